"""java.util's sets and Collections, with Python's protocol as Jython lays it over them."""

from __future__ import annotations

import functools
from typing import Any, Dict, List

from ..lang.object import as_java, unboxed
from ..registry import java_class
from .comparing import natural
from .exceptions import NoSuchElementException
from .lists import JavaCollection
from .map_order import hash_order
from .table_size import DEFAULT_CAPACITY, capacity_of_copy, grown


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
        return unboxed(value) in self._table

    def add(self, value: Any) -> bool:
        if value in self._table:
            return False
        self._table[as_java(value)] = None
        return True

    def remove(self, value: Any) -> None:
        """JavaProxySet: as a set of Python; KeyError for what is not there."""
        if not self._discard(unboxed(value)):
            raise KeyError(value)

    def discard(self, value: Any) -> None:
        """Take a value out where it is there."""
        self._discard(unboxed(value))

    def update(self, *others: Any) -> None:
        """Add all of the others."""
        for values in others:
            self.addAll(values)

    def union(self, *others: Any) -> Any:
        """A set with all of them."""
        result = type(self)(self._all())
        result.update(*others)
        return result

    def __or__(self, other: Any) -> Any:
        return self.union(other)

    def _discard(self, value: Any) -> bool:
        if value not in self._table:
            return False
        del self._table[value]
        return True

    def __eq__(self, other: object) -> bool:
        is_set = isinstance(other, JavaSet) or hasattr(type(other), "issubset")  # a set of Python or of a script
        return is_set and set(other) == set(self._table)  # type: ignore[call-overload]

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
        return sorted(self._table, key=functools.cmp_to_key(natural))

    def add(self, value: Any) -> bool:
        for item in self._table:
            natural(as_java(value), item)  # ClassCastException for what cannot be compared
            break
        return super().add(value)

    def first(self) -> Any:
        return self._some()[0]

    def last(self) -> Any:
        return self._some()[-1]

    def _some(self) -> List[Any]:
        if not self._table:
            raise NoSuchElementException()
        return self._all()
