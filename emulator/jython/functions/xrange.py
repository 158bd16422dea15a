"""``xrange``."""

from __future__ import annotations

from typing import Any

from ..objects.bytestring import ByteString
from ..objects.integers import HIGHEST, LOWEST


def _whole(value: Any) -> int:
    """PyObject.asInt: a float loses its fraction."""
    if isinstance(value, complex):
        raise TypeError(ByteString("can't convert complex to int; use e.g. int(abs(z))"))
    if not hasattr(type(value), "__index__") and not isinstance(value, float):
        raise TypeError("an integer is required")
    return int(value)


class XRange:
    """``xrange``."""

    def __init__(self, *values: Any) -> None:
        arguments = [_whole(value) for value in values]
        if len(arguments) == 3 and not arguments[2]:
            raise ValueError("xrange() arg 3 must not be zero")
        if not all(LOWEST <= argument <= HIGHEST for argument in arguments):
            raise OverflowError(ByteString("long int too large to convert to int"))
        self._range = range(*arguments)

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
        first, step = self._range.start, self._range.step
        end = first + len(self._range) * step
        if step != 1:
            return f"xrange({first}, {end}, {step})"
        return f"xrange({first}, {end})" if first else f"xrange({end})"


XRange.__name__ = XRange.__qualname__ = "xrange"
