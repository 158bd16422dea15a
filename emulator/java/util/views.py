"""What a java.util.Map shows of itself: keySet(), values() and entrySet() look at the map, and taking out of them takes out of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Dict, List, Tuple, Type

from ..registry import java_class
from .entry import Entry
from .lists import JavaCollection
from .refusal import refused

if TYPE_CHECKING:
    from .maps import JavaMap


class _View(JavaCollection):
    def __init__(self, owner: JavaMap) -> None:
        self._owner = owner

    def clear(self) -> None:
        self._owner.clear()

    def remove(self, value: Any) -> bool:
        """Take a value out of the map; whether it was there."""
        return self._discard(value)


class _SetView(_View):
    def __eq__(self, other: object) -> bool:
        return isinstance(other, (JavaCollection, set, frozenset)) and set(self) == set(other)

    def __hash__(self) -> int:
        return sum(hash(value) for value in self)


@java_class("java.util.HashMap$KeySet")
class KeySet(_SetView):
    """The keys."""

    def _all(self) -> List[Any]:
        return self._owner._ordered()

    def _discard(self, value: Any) -> bool:
        contained = self._owner.containsKey(value)
        self._owner.remove(value)
        return contained


@java_class("java.util.HashMap$EntrySet")
class EntrySet(_SetView):
    """The entries."""

    def _all(self) -> List[Any]:
        return [Entry(self._owner, key) for key in self._owner._ordered()]

    def _discard(self, value: Any) -> bool:
        contained = self.contains(value)
        if contained:
            self._owner.remove(value.getKey())
        return contained


@java_class("java.util.HashMap$Values")
class Values(_View):
    """The values."""

    def _all(self) -> List[Any]:
        return [self._owner._table[key] for key in self._owner._ordered()]

    def _discard(self, value: Any) -> bool:
        for key in self._owner._ordered():
            if self._owner._table[key] == value:
                self._owner.remove(key)
                return True
        return False


class SynchronizedKeySet(KeySet):
    """The keys of a Hashtable."""

    java_name = "java.util.Collections$SynchronizedSet"


class SynchronizedEntrySet(EntrySet):
    """The entries of a Hashtable."""

    java_name = "java.util.Collections$SynchronizedSet"


@java_class("java.util.Collections$UnmodifiableCollection")
class UnmodifiableValues(Values):
    """The values of an unmodifiable map."""

    add = addAll = clear = remove = removeAll = retainAll = _discard = refused


@java_class("java.util.Collections$UnmodifiableMap$UnmodifiableEntrySet$UnmodifiableEntry")
class UnmodifiableEntry(Entry):
    """One entry of an unmodifiable map."""


@java_class("java.util.Collections$UnmodifiableMap$UnmodifiableEntrySet")
class UnmodifiableEntrySet(EntrySet):
    """The entries of an unmodifiable map."""

    def _all(self) -> List[Any]:
        return [UnmodifiableEntry(self._owner, key) for key in self._owner._ordered()]

    add = addAll = clear = remove = removeAll = retainAll = _discard = refused


class UnmodifiableKeySet(KeySet):
    """The keys of an unmodifiable map; its class is the one of Collections.unmodifiableSet."""

    java_name = "java.util.Collections$UnmodifiableSet"
    add = addAll = clear = remove = removeAll = retainAll = _discard = refused


class LinkedKeySet(KeySet):
    """The keys of a LinkedHashMap."""

    java_name = "java.util.LinkedHashMap$LinkedKeySet"


class LinkedEntrySet(EntrySet):
    """The entries of a LinkedHashMap."""

    java_name = "java.util.LinkedHashMap$LinkedEntrySet"


class TreeKeySet(KeySet):
    """The keys of a TreeMap."""

    java_name = "java.util.TreeMap$KeySet"


class TreeEntrySet(EntrySet):
    """The entries of a TreeMap."""

    java_name = "java.util.TreeMap$EntrySet"


_VIEWS: Dict[str, Tuple[Type[KeySet], Type[EntrySet]]] = {
    "java.util.LinkedHashMap": (LinkedKeySet, LinkedEntrySet),
    "java.util.TreeMap": (TreeKeySet, TreeEntrySet),
}


def key_set(owner: Any) -> KeySet:
    """The keys of a map, in the class that its own has for them."""
    return _VIEWS.get(owner.java_name, (KeySet, EntrySet))[0](owner)


def entry_set(owner: Any) -> EntrySet:
    """The entries of a map, likewise."""
    return _VIEWS.get(owner.java_name, (KeySet, EntrySet))[1](owner)
