"""java.util.Arrays."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from typing import Any, List, Tuple

from ...base.errors import NotEmulated
from ..lang.object import JavaObject, identity_hash
from ..lang.throwable import (
    ArrayIndexOutOfBoundsException,
    IllegalArgumentException,
    NegativeArraySizeException,
    NoSuchMethodException,
    NullPointerException,
    UnsupportedOperationException,
)
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
    """The static helpers: arrays of numbers are array.array, those of objects lists, which Jython copies for each call."""

    def __init__(self, *_: Any) -> None:
        raise TypeError("No visible constructors for class (java.util.Arrays)")

    @staticmethod
    def asList(*values: Any) -> FixedList:
        """A list of the arguments, or of one sequence."""
        return FixedList(values[0] if len(values) == 1 and isinstance(values[0], (list, tuple, array)) else values)

    @staticmethod
    def toString(values: Any) -> str:  # type: ignore[override]
        """Jython takes Object.toString for it: ``['a', 'b']`` of a list, ``[I@…`` of an array."""
        if values is None:
            raise NullPointerException(_NO_OBJECT)
        if isinstance(values, array):
            return f"[{_SIGNATURES.get(values.typecode, values.typecode.upper())}@{identity_hash(values):x}"
        return str(python_text(values) if isinstance(values, (list, tuple)) else java_text(values))

    @staticmethod
    def hashCode(values: Any) -> int:  # type: ignore[override]
        """Jython takes Object.hashCode for it: a list has none, an array one of its own."""
        if values is None:
            raise NullPointerException(_NO_OBJECT)
        return identity_hash(values) if isinstance(values, array) else hash(values)

    @staticmethod
    def sort(*values_and_bounds: Any) -> None:
        """Sort an array of numbers, or a part of it. The array that Jython makes of a list is sorted, the list stays as it is."""
        if not 1 <= len(values_and_bounds) <= 4:
            raise TypeError(f"sort(): expected 1-4 args; got {len(values_and_bounds)}")
        values, *more = values_and_bounds
        if _is_array("sort", values, "a"):
            start, end = _part(values, *more) if len(more) > 1 else (0, len(values))
            values[start:end] = array(values.typecode, sorted(values[start:end]))

    @staticmethod
    def fill(values: Any, *more: Any) -> None:
        """Fill an array of numbers, or a part of it, with a value; a list stays as it is."""
        if len(more) not in (1, 3):
            raise TypeError(f"fill(): expected 2 or 4 args; got {1 + len(more)}")
        if _is_array("fill", values, "a") and not isinstance(more[-1], str):
            start, end = _part(values, *more[:2]) if len(more) > 1 else (0, len(values))
            values[start:end] = array(values.typecode, [more[-1]]) * (end - start)

    @staticmethod
    def copyOf(values: Any, *length: Any) -> Any:
        """The first so many, filled up with zeros."""
        if len(length) not in (1, 2):
            raise TypeError(f"copyOf(): expected 2-3 args; got {1 + len(length)}")
        if not isinstance(length[0], int):
            raise TypeError("copyOf(): 2nd arg can't be coerced to int")
        numbers = _numbers("copyOf", values)
        if length[0] < 0:
            raise NegativeArraySizeException(str(length[0]))
        return _cut(numbers, 0, length[0])

    @staticmethod
    def copyOfRange(values: Any, *bounds: Any) -> Any:
        """A part, filled up with zeros."""
        if len(bounds) not in (2, 3):
            raise TypeError(f"copyOfRange(): expected 3-4 args; got {1 + len(bounds)}")
        numbers, start, end = _numbers("copyOfRange", values), bounds[0], bounds[1]
        if start > end:
            raise IllegalArgumentException(f"{start} > {end}")
        if start < 0:
            kind = _KINDS[numbers.typecode]
            raise ArrayIndexOutOfBoundsException(f"arraycopy: source index {start} out of bounds for {kind}[{len(numbers)}]")
        if start > len(numbers):
            raise ArrayIndexOutOfBoundsException(f"arraycopy: length {len(numbers) - start} is negative")
        return _cut(numbers, start, end)

    @staticmethod
    def equals(first: Any, *second: Any) -> bool:
        """Jython takes Object.equals for it: arrays are equal to themselves alone."""
        if len(second) != 1:
            raise TypeError(f"equals(): expected 2-3 or 6-7 args; got {1 + len(second)}")
        if first is None:
            raise NullPointerException(_NO_OBJECT)
        return first is second[0] if isinstance(first, array) else bool(first == second[0])

    @staticmethod
    def binarySearch(values: Any, wanted: Any) -> int:
        """Where it stands in a sorted array or list; -(place + 1) where it is not and would stand."""
        _is_array("binarySearch", values, "a")
        place = bisect_left(values, wanted)
        return place if place < len(values) and values[place] == wanted else -(place + 1)


_NO_OBJECT = 'Cannot invoke "Object.getClass()" because "obj" is null'
_KINDS = {"b": "byte", "h": "short", "i": "int", "q": "long", "l": "long", "f": "float", "d": "double"}
_SIGNATURES = {"q": "J", "l": "J"}


def _is_array(call: str, values: Any, name: str) -> bool:
    """Whether it is an array that stays the script's own; Jython makes a copy of a list."""
    if values is None:
        raise NullPointerException(f'Cannot read the array length because "{name}" is null')
    if isinstance(values, array):
        return True
    if isinstance(values, (list, tuple, str)):
        return False
    raise TypeError(
        f"{call}(): 1st arg can't be coerced to byte[], char[], double[], float[], int[], java.lang.Object[], long[], short[]"
    )


def _numbers(call: str, values: Any) -> array[Any]:
    if _is_array(call, values, "original"):
        numbers: array[Any] = values
        return numbers
    raise NotEmulated(f"java.util.Arrays.{call} of a list", "", "make an array of it with jarray, or take a slice of the list")


def _part(values: array[Any], start: int, end: int, *_: Any) -> Tuple[int, int]:
    """Arrays.rangeCheck."""
    if start > end:
        raise IllegalArgumentException(f"fromIndex({start}) > toIndex({end})")
    for place in (start, end):
        if place < 0 or (place is end and place > len(values)):
            raise ArrayIndexOutOfBoundsException(f"Array index out of range: {place}")
    return start, end


def _cut(numbers: array[Any], start: int, end: int) -> array[Any]:
    part = numbers[start:end]
    return part + array(part.typecode, [0]) * (end - start - len(part))
