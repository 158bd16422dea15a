"""java.util's sets and Collections, with Python's protocol as Jython lays it over them."""

from __future__ import annotations

from typing import Any, Dict, List

from ..lang.object import as_java, unboxed
from ..registry import java_class
from .lists import JavaCollection
from .map_order import DEFAULT_CAPACITY, capacity_of_copy, grown, hash_order


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
