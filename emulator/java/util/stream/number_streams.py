"""java.util.stream.IntStream, LongStream and DoubleStream."""

from __future__ import annotations

from typing import Any, ClassVar

from ...lang.long_value import java_long
from ...lang.object import as_java
from ...registry import java_class
from ..function.interfaces import function
from ..optional_numbers import OptionalDouble, OptionalInt, OptionalLong
from .stream import Pipeline, Stream


class _Numbers(Pipeline):
    """``_number`` is the type of Java's numbers, for results."""

    _optional: ClassVar[Any] = OptionalInt
    _number: ClassVar[Any] = staticmethod(lambda value: value)

    def sum(self) -> Any:
        return self._number(sum(self._take()))

    def max(self) -> Any:
        return self._optional(max(self._take(), default=None))

    def min(self) -> Any:
        return self._optional(min(self._take(), default=None))

    def average(self) -> OptionalDouble:
        values = list(self._take())
        return OptionalDouble(sum(values) / len(values) if values else None)

    def boxed(self) -> Stream:
        return Stream(map(self._number, self._take()), self._closers)

    def map(self, mapper: Any) -> Any:
        return self._next(map(function("map", "IntUnaryOperator", mapper), self._take()))

    def mapToObj(self, mapper: Any) -> Stream:
        change = function("mapToObj", "IntFunction", mapper)
        return Stream((as_java(change(value)) for value in self._take()), self._closers)


@java_class("java.util.stream.IntStream")
class IntStream(_Numbers):
    @staticmethod
    def range(start: int, end: int) -> IntStream:
        return IntStream(range(start, end))

    @staticmethod
    def rangeClosed(start: int, end: int) -> IntStream:
        return IntStream(range(start, end + 1))


@java_class("java.util.stream.LongStream")
class LongStream(_Numbers):
    _optional = OptionalLong
    _number = staticmethod(java_long)


@java_class("java.util.stream.DoubleStream")
class DoubleStream(_Numbers):
    _optional = OptionalDouble
    _number = float
