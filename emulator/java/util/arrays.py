"""java.util.Arrays."""

from __future__ import annotations

from typing import Any, List

from ..lang.object import JavaObject
from ..lang.throwable import ArrayIndexOutOfBoundsException, NoSuchMethodException, UnsupportedOperationException
from ..lang.value_text import java_text, python_text
from ..registry import java_class
from .comparing import order_of
from .lists import ArrayList, JavaList, SubList
from .refusal import refused


class FixedList(ArrayList):
    """What asList gives: values can be set, none added or taken out."""

    java_name = "java.util.Arrays$ArrayList"

    add = clear = addAll = append = extend = insert = pop = __delitem__ = refused

    def remove(self, value: Any) -> Any:
        raise UnsupportedOperationException("remove") if value in self._values else UnsupportedOperationException()

    def __copy__(self) -> Any:
        advice = "Could not copy Java object because it is not Cloneable or known to be immutable. Consider monkeypatching __copy__ for "
        raise TypeError(advice + self.java_name)

    def _discard(self, *_: Any) -> Any:
        raise UnsupportedOperationException("remove")

    def _place(self, index: int, length: int) -> int:
        if not 0 <= index < length:
            raise ArrayIndexOutOfBoundsException(f"Index {index} out of bounds for length {length}")
        return index

    def __getitem__(self, index: Any) -> Any:
        if isinstance(index, slice):  # Jython makes a list of the same class, which this one does not let
            raise NoSuchMethodException("java.util.Arrays$ArrayList.<init>()")
        return super().__getitem__(index)

    def sort(self, *arguments: Any, **options: Any) -> None:
        """By a comparator, null for the natural order."""
        if not arguments:
            raise TypeError("sort(): expected 1 args; got 0")
        self._values.sort(key=order_of(arguments[0], "sort", "1st"))

    def _part(self, values: List[Any]) -> JavaList:
        return RandomAccessSubList(values)


class RandomAccessSubList(SubList):
    """A part of it."""

    java_name = "java.util.AbstractList$RandomAccessSubList"


@java_class("java.util.Arrays")
class Arrays(JavaObject):
    """The static helpers."""

    @staticmethod
    def asList(*values: Any) -> FixedList:
        """A list of the arguments, or of one sequence."""
        return FixedList(values[0] if len(values) == 1 and isinstance(values[0], (list, tuple)) else values)

    @staticmethod
    def toString(values: Any) -> str:  # type: ignore[override]
        """[a, b]."""
        if values and all(isinstance(value, str) and len(value) == 1 for value in values):  # a char[]
            return ArrayList(values).toString()
        return "[" + ", ".join([python_text(value) if isinstance(value, str) else java_text(value) for value in values]) + "]"

    @staticmethod
    def sort(values: Any, *more: Any) -> None:
        """Sorts the array that Jython makes of a list, which stays as it is."""

    @staticmethod
    def fill(values: Any, *more: Any) -> None:
        """Fills the array that Jython makes of a list, which stays as it is."""

    @staticmethod
    def equals(first: Any, second: Any) -> bool:  # type: ignore[override]
        return list(first) == list(second)
