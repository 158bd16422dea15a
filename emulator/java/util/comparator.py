"""java.util.Comparator."""

from __future__ import annotations

from typing import Any

from ..lang.object import JavaObject
from ..registry import java_class
from .comparing import natural


@java_class("java.util.Comparator")
class Comparator(JavaObject):
    """A script implements compare(a, b)."""

    @staticmethod
    def naturalOrder() -> Comparator:
        return _Natural(1)

    @staticmethod
    def reverseOrder() -> Comparator:
        return _Natural(-1)

    def reversed(self) -> Comparator:
        return Reversed(self)


class ReverseComparator(Comparator):
    """Collections.reverseOrder()."""

    java_name = "java.util.Collections$ReverseComparator"

    def compare(self, first: Any, second: Any) -> int:
        return natural(second, first)


class _Natural(Comparator):
    java_name = "java.util.Comparators$NaturalOrderComparator"

    def __init__(self, sign: int) -> None:
        self._sign = sign

    def compare(self, first: Any, second: Any) -> int:
        return self._sign * natural(first, second)


class Reversed(Comparator):
    java_name = "java.util.Collections$ReverseComparator2"

    def __init__(self, other: Any) -> None:
        self._other = other

    def compare(self, first: Any, second: Any) -> int:
        return -int(self._other.compare(first, second))
