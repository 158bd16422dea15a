"""java.util.Collections and what it gives: empty, of one value, read-only."""

from __future__ import annotations

from typing import Any, Iterable

from ..lang.object import as_java
from ..registry import java_class
from .comparing import natural
from .exceptions import NoSuchElementException
from .lists import ArrayList, JavaList, refused
from .maps import JavaMap, LinkedHashMap, UnmodifiableMap
from .sets import LinkedHashSet


@java_class("java.util.Collections$UnmodifiableList")
class UnmodifiableList(ArrayList):
    """A list that refuses every change; immutable lists of Collections as well."""

    add = set = remove = clear = addAll = removeAll = retainAll = sort = append = extend = insert = pop = reverse = refused
    _discard = __setitem__ = __delitem__ = refused


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
class Collections:
    """The static helpers."""

    @staticmethod
    def emptyMap() -> UnmodifiableMap:
        return UnmodifiableMap(LinkedHashMap())

    @staticmethod
    def emptyList() -> EmptyList:
        return EmptyList()

    @staticmethod
    def emptySet() -> EmptySet:
        return EmptySet()

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
        return UnmodifiableList(source)

    @staticmethod
    def unmodifiableSet(source: Iterable[Any]) -> UnmodifiableSet:
        """A read-only copy."""
        return UnmodifiableSet(source)

    @staticmethod
    def sort(values: JavaList, comparator: Any = None) -> None:
        values.sort(comparator)

    @staticmethod
    def reverse(values: Any) -> None:
        values.reverse()


def _extreme(values: Iterable[Any], sign: int, comparator: Any) -> Any:
    compare = comparator[0].compare if comparator and comparator[0] is not None else natural
    items = [as_java(value) for value in values]
    if not items:
        raise NoSuchElementException()
    chosen = items[0]
    for item in items[1:]:
        if compare(item, chosen) * sign > 0:
            chosen = item
    return chosen
