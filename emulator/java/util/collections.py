"""java.util.Collections and what it gives: empty, of one value, read-only."""

from __future__ import annotations

from typing import Any, Iterable

from ..lang.object import JavaObject, as_java, unboxed
from ..registry import java_class
from .comparing import order_of
from .exceptions import NoSuchElementException
from .lists import ArrayList, JavaList
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


@java_class("java.util.Collections$UnmodifiableRandomAccessList")
class UnmodifiableRandomAccessList(UnmodifiableList):
    """Collections.unmodifiableList of a list with an array behind it."""


@java_class("java.util.Collections$EmptyMap")
class EmptyMap(UnmodifiableMap):
    """Collections.emptyMap."""


@java_class("java.util.Collections$EmptyList")
class EmptyList(UnmodifiableList):
    """What session.get(0) gives."""


@java_class("java.util.Collections$SingletonList")
class SingletonList(UnmodifiableList):
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
    """The static helpers."""

    @staticmethod
    def emptyMap() -> UnmodifiableMap:
        return EmptyMap(LinkedHashMap())

    @staticmethod
    def emptyList() -> EmptyList:
        return EmptyList()

    @staticmethod
    def emptySet() -> EmptySet:
        return EmptySet()

    @staticmethod
    def frequency(values: Iterable[Any], value: Any) -> int:
        return [item for item in values].count(unboxed(value))

    @staticmethod
    def addAll(values: Any, *items: Any) -> bool:
        """Add items, or those of one sequence; whether the collection changed."""
        return bool(values.addAll(items[0] if len(items) == 1 and isinstance(items[0], (list, tuple)) else items))

    @staticmethod
    def nCopies(count: int, value: Any) -> UnmodifiableList:
        return CopiesList([value] * count)

    @staticmethod
    def swap(values: Any, first: int, second: int) -> None:
        values.set(first, values.set(second, values.get(first)))

    @staticmethod
    def max(values: Iterable[Any], *comparator: Any) -> Any:
        """The last in their natural order, or a comparator's."""
        return _extreme(values, 1, comparator)

    @staticmethod
    def min(values: Iterable[Any], *comparator: Any) -> Any:
        """The first in their natural order, or a comparator's."""
        return _extreme(values, -1, comparator)

    @staticmethod
    def singletonMap(key: Any, value: Any) -> UnmodifiableMap:
        return SingletonMap(LinkedHashMap({as_java(key): as_java(value)}))

    @staticmethod
    def singletonList(value: Any) -> UnmodifiableList:
        return SingletonList([value])

    @staticmethod
    def singleton(value: Any) -> UnmodifiableSet:
        return SingletonSet([value])

    @staticmethod
    def unmodifiableMap(source: Any) -> UnmodifiableMap:
        """A read-only view."""
        return UnmodifiableMap(source if isinstance(source, JavaMap) else LinkedHashMap(source))

    @staticmethod
    def unmodifiableList(source: Iterable[Any]) -> UnmodifiableList:
        """A read-only copy."""
        return UnmodifiableRandomAccessList(source) if isinstance(source, ArrayList) else UnmodifiableList(source)

    @staticmethod
    def unmodifiableSet(source: Iterable[Any]) -> UnmodifiableSet:
        """A read-only copy."""
        return UnmodifiableSet(source)

    @staticmethod
    def sort(values: JavaList, comparator: Any = None) -> None:
        values._values.sort(key=order_of(comparator, "sort"))

    @staticmethod
    def reverse(values: Any) -> None:
        values.reverse()


def _extreme(values: Iterable[Any], sign: int, comparator: Any) -> Any:
    name = "max" if sign > 0 else "min"
    key = order_of(comparator[0] if comparator else None, name)
    items = [as_java(value) for value in values]
    if not items:
        raise NoSuchElementException()
    chosen = items[0]
    for item in items[1:]:
        if (key(item) > key(chosen)) if sign > 0 else (key(item) < key(chosen)):
            chosen = item
    return chosen
