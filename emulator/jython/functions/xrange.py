"""``xrange``."""

from __future__ import annotations

from typing import Any

from ..objects.bytestring import ByteString
from ..objects.integers import HIGHEST, LOWEST


class XRange:
    """``xrange``."""

    def __init__(self, *arguments: int) -> None:
        if not all(hasattr(type(argument), "__index__") for argument in arguments):
            raise TypeError("an integer is required")
        if len(arguments) == 3 and not arguments[2]:
            raise ValueError("xrange() arg 3 must not be zero")
        if not all(LOWEST <= argument <= HIGHEST for argument in arguments):
            raise OverflowError(ByteString("long int too large to convert to int"))
        self._range = range(*[int(argument) for argument in arguments])

    def __iter__(self) -> Any:
        return iter(self._range)

    def __len__(self) -> int:
        return len(self._range)

    def __getitem__(self, index: int) -> int:
        if not hasattr(type(index), "__index__"):
            raise TypeError(ByteString("xrange indices must be integers"))
        try:
            return self._range[index]
        except IndexError:
            raise IndexError(ByteString("xrange object index out of range")) from None

    def __repr__(self) -> str:
        return "x" + repr(self._range).replace("range(0, ", "range(") if self._range.start == 0 else "x" + repr(self._range)


XRange.__name__ = XRange.__qualname__ = "xrange"
