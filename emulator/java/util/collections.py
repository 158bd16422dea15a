"""java.util.Collections and what it gives: empty, of one value, read-only."""

from __future__ import annotations

from typing import Any, Dict, Iterable, List

from ..lang.object import JavaObject, as_java
from ..lang.signature import static_takes
from ..lang.statics import Static, add_statics
from ..lang.throwable import IllegalArgumentException, IndexOutOfBoundsException, NullPointerException
from ..registry import java_class
from . import list_work
from .comparator import Comparator, ReverseComparator, Reversed
from .enumeration import CollectionEnumeration
from .iterator import JavaIterator
from .lists import ArrayList, JavaCollection, JavaList
from .maps import JavaMap, LinkedHashMap, UnmodifiableMap
from .refusal import refused
from .sets import LinkedHashSet


@java_class("java.util.Collections$UnmodifiableList")
class UnmodifiableList(ArrayList):
    """A list that refuses every change; immutable lists of Collections as well."""

    add = set = remove = clear = addAll = removeAll = retainAll = sort = append = extend = insert = pop = reverse = refused
    _discard = __setitem__ = __delitem__ = refused


@java_class("java.util.Collections$CopiesList")
class CopiesList(UnmodifiableList):
    """Collections.nCopies."""

    def _place(self, index: int, length: int) -> int:
        if not 0 <= index < length:
            raise IndexOutOfBoundsException(f"Index: {index}, Size: {length}")
        return index


@java_class("java.util.Collections$UnmodifiableRandomAccessList")
class UnmodifiableRandomAccessList(UnmodifiableList):
    """Collections.unmodifiableList of a list with an array behind it."""


@java_class("java.util.Collections$SynchronizedList")
class SynchronizedList(ArrayList):
    """Collections.synchronizedList."""


@java_class("java.util.Collections$SynchronizedRandomAccessList")
class SynchronizedRandomAccessList(SynchronizedList):
    """Collections.synchronizedList of a list with an array behind it."""


class UnmodifiableCollection(JavaCollection):
    """Collections.unmodifiableCollection."""

    java_name = "java.util.Collections$UnmodifiableCollection"

    def __init__(self, source: Any) -> None:
        self._source = source

    def _all(self) -> List[Any]:
        return list(self._source)

    add = addAll = remove = removeAll = retainAll = clear = _discard = refused


@java_class("java.util.Collections$EmptyMap")
class EmptyMap(UnmodifiableMap):
    """Collections.emptyMap."""


@java_class("java.util.Collections$EmptyList")
class EmptyList(UnmodifiableList):
    """What session.get(0) gives."""

    def _place(self, index: int, length: int) -> int:
        raise IndexOutOfBoundsException(f"Index: {index}")


@java_class("java.util.Collections$SingletonList")
class SingletonList(CopiesList):
    """Collections.singletonList."""


@java_class("java.util.Collections$UnmodifiableSet")
class UnmodifiableSet(LinkedHashSet):
    """A set that refuses every change."""

    def __init__(self, source: Iterable[Any] = ()) -> None:
        self._table = dict.fromkeys(source)

    add = remove = clear = addAll = removeAll = retainAll = _discard = refused


@java_class("java.util.Collections$SingletonSet")
class SingletonSet(UnmodifiableSet):
    """Collections.singleton."""


@java_class("java.util.Collections$EmptySet")
class EmptySet(UnmodifiableSet):
    """Collections.emptySet."""


@java_class("java.util.Collections$SingletonMap")
class SingletonMap(UnmodifiableMap):
    """Collections.singletonMap."""


@java_class("java.util.Collections")
class Collections(JavaObject):
    """Static methods alone."""

    EMPTY_LIST = EmptyList()
    EMPTY_SET = EmptySet()
    EMPTY_MAP = EmptyMap(LinkedHashMap())

    def __init__(self, *_: Any) -> None:
        raise TypeError("No visible constructors for class (java.util.Collections)")

    @staticmethod
    def addAll(values: Any, *items: Any) -> bool:
        """Add items, or those of one sequence; whether the collection changed."""
        added = items[0] if len(items) == 1 and isinstance(items[0], (list, tuple)) else items
        return list_work.add_all(_some_collection(values), added)


@static_takes("java.util.Collection")
def _some_collection(values: Any) -> Any:
    return values


_some_collection.__name__ = "addAll"


def _copies(count: int, value: Any) -> CopiesList:
    if count < 0:
        raise IllegalArgumentException(f"List length = {count}")
    return CopiesList([value] * count)


def _not_null(source: Any) -> Any:
    if source is None:
        raise NullPointerException()
    return source


def _over(view: Any, source: Any) -> Any:
    """A list that looks at another."""
    if isinstance(source, (JavaList, list)):
        view._values = source._values if isinstance(source, JavaList) else source
    return view


def _unmodifiable_list(source: Any) -> Any:
    is_array = isinstance(_not_null(source), ArrayList)
    return _over((UnmodifiableRandomAccessList if is_array else UnmodifiableList)(source), source)


def _synchronized_list(source: Any) -> Any:
    is_array = isinstance(_not_null(source), ArrayList)
    return _over((SynchronizedRandomAccessList if is_array else SynchronizedList)(source), source)


def _unmodifiable_map(source: Any) -> UnmodifiableMap:
    return UnmodifiableMap(source if isinstance(_not_null(source), JavaMap) else LinkedHashMap(source))


def _reverse_order(comparator: Any = None) -> Comparator:
    return ReverseComparator() if comparator is None else Reversed(comparator)


def _enumerated(source: Any) -> ArrayList:
    return ArrayList(list(source))


_NOTHING: Dict[str, Static] = {
    "emptyMap": (("",), lambda: Collections.EMPTY_MAP),
    "emptyList": (("",), lambda: Collections.EMPTY_LIST),
    "emptySet": (("",), lambda: Collections.EMPTY_SET),
    "emptyIterator": (("",), lambda: JavaIterator([])),
    "emptyEnumeration": (("",), lambda: CollectionEnumeration([])),
}
_MADE: Dict[str, Static] = {
    "nCopies": (("int, Object",), _copies),
    "singletonMap": (("Object, Object",), lambda key, value: SingletonMap(LinkedHashMap({as_java(key): as_java(value)}))),
    "singletonList": (("Object",), lambda value: SingletonList([value])),
    "singleton": (("Object",), lambda value: SingletonSet([value])),
    "unmodifiableMap": (("java.util.Map",), _unmodifiable_map),
    "unmodifiableList": (("java.util.List",), _unmodifiable_list),
    "synchronizedList": (("java.util.List",), _synchronized_list),
    "unmodifiableCollection": (("java.util.Collection",), lambda source: UnmodifiableCollection(_not_null(source))),
    "unmodifiableSet": (("java.util.Set",), lambda source: UnmodifiableSet(_not_null(source))),
    "reverseOrder": (("", "java.util.Comparator"), _reverse_order),
    "enumeration": (("java.util.Collection",), lambda source: CollectionEnumeration(_not_null(source))),
    "list": (("java.util.Enumeration",), lambda source: _enumerated(_not_null(source))),
}
add_statics(Collections, {**_NOTHING, **_MADE, **list_work.STATICS})
