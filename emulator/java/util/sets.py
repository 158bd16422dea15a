"""java.util's sets and Collections, with Python's protocol as Jython lays it over them."""

from __future__ import annotations

from typing import Any, Dict, Iterable, List

from ..lang.object import as_java
from ..lang.throwable import UnsupportedOperationException
from ..registry import java_class
from .lists import ArrayList, JavaCollection, JavaList
from .map_order import DEFAULT_CAPACITY, capacity_of_copy, grown, hash_order
from .maps import JavaMap, LinkedHashMap, UnmodifiableMap


@java_class("java.util.Set")
class JavaSet(JavaCollection):
    """A set in the order of insertion."""

    def __init__(self, source: Any = None) -> None:
        self._table: Dict[Any, None] = {}
        if source is not None and not isinstance(source, int):
            self.addAll(source)

    def _all(self) -> List[Any]:
        return list(self._table)

    def contains(self, value: Any) -> bool:
        return value in self._table

    def add(self, value: Any) -> bool:
        if value in self._table:
            return False
        self._table[as_java(value)] = None
        return True

    def remove(self, value: Any) -> bool:
        """Take a value out; whether it was there."""
        return self._discard(value)

    def _discard(self, value: Any) -> bool:
        if value not in self._table:
            return False
        del self._table[value]
        return True

    def __eq__(self, other: object) -> bool:
        return isinstance(other, (JavaSet, set, frozenset)) and set(other) == set(self._table)

    def __hash__(self) -> int:
        return sum(hash(value) for value in self._table)


@java_class("java.util.HashSet")
class HashSet(JavaSet):
    """In the order of its hash table."""

    def __init__(self, source: Any = None) -> None:
        sized = hasattr(source, "__len__")
        self._capacity = max(DEFAULT_CAPACITY, capacity_of_copy(len(source))) if sized else DEFAULT_CAPACITY
        super().__init__(source)

    def add(self, value: Any) -> bool:
        changed = super().add(value)
        self._capacity = grown(self._capacity, len(self._table))
        return changed

    def _all(self) -> List[Any]:
        return hash_order(self._table, self._capacity)


@java_class("java.util.LinkedHashSet")
class LinkedHashSet(JavaSet):
    """In the order of insertion."""


@java_class("java.util.TreeSet")
class TreeSet(JavaSet):
    """Sorted."""

    def _all(self) -> List[Any]:
        return sorted(self._table)


def _read_only(*_: Any, **__: Any) -> Any:
    raise UnsupportedOperationException()


@java_class("java.util.Collections$UnmodifiableList")
class UnmodifiableList(ArrayList):
    """A list that refuses every change; immutable lists of Collections as well."""

    add = set = remove = clear = addAll = removeAll = retainAll = sort = append = extend = insert = pop = reverse = _read_only
    _discard = __setitem__ = __delitem__ = _read_only


@java_class("java.util.Collections$EmptyList")
class EmptyList(UnmodifiableList):
    """What session.get(0) gives."""


@java_class("java.util.Collections$UnmodifiableSet")
class UnmodifiableSet(LinkedHashSet):
    """A set that refuses every change."""

    def __init__(self, source: Iterable[Any] = ()) -> None:
        self._table = dict.fromkeys(source)

    add = remove = clear = addAll = removeAll = retainAll = _discard = _read_only


@java_class("java.util.Collections")
class Collections:
    """The static helpers."""

    @staticmethod
    def emptyMap() -> UnmodifiableMap:
        """An immutable empty map."""
        return UnmodifiableMap(LinkedHashMap())

    @staticmethod
    def emptyList() -> EmptyList:
        """An immutable empty list."""
        return EmptyList()

    @staticmethod
    def emptySet() -> UnmodifiableSet:
        """An immutable empty set."""
        return UnmodifiableSet()

    @staticmethod
    def singletonMap(key: Any, value: Any) -> UnmodifiableMap:
        """An immutable map of one entry."""
        return UnmodifiableMap(LinkedHashMap({key: value}))

    @staticmethod
    def singletonList(value: Any) -> UnmodifiableList:
        """An immutable list of one value."""
        return UnmodifiableList([value])

    @staticmethod
    def singleton(value: Any) -> UnmodifiableSet:
        """An immutable set of one value."""
        return UnmodifiableSet([value])

    @staticmethod
    def unmodifiableMap(source: Any) -> UnmodifiableMap:
        """A read-only view."""
        return UnmodifiableMap(source if isinstance(source, JavaMap) else LinkedHashMap(source))

    @staticmethod
    def unmodifiableList(source: Iterable[Any]) -> UnmodifiableList:
        """A read-only copy."""
        return UnmodifiableList(source)

    @staticmethod
    def unmodifiableSet(source: Iterable[Any]) -> UnmodifiableSet:
        """A read-only copy."""
        return UnmodifiableSet(source)

    @staticmethod
    def sort(values: JavaList, comparator: Any = None) -> None:
        """Sort a list in place."""
        values.sort(comparator)

    @staticmethod
    def reverse(values: Any) -> None:
        """Turn a list round in place."""
        values.reverse()


@java_class("java.util.Arrays")
class Arrays:
    """The static helpers."""

    @staticmethod
    def asList(*values: Any) -> ArrayList:
        """A list of the arguments, or of one sequence."""
        return ArrayList(values[0] if len(values) == 1 and isinstance(values[0], (list, tuple)) else values)

    @staticmethod
    def toString(values: Iterable[Any]) -> str:
        """[a, b]."""
        return ArrayList(values).toString()
