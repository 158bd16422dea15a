"""Python 2's whole numbers: ``int`` of 32 bits and ``long``, and its division.

A ``Long`` is an int that says so (a Java long handed back, ``5L``); an int outside 32 bits is a long too, whatever its class.
"""

from __future__ import annotations

from typing import Any, Callable

from ...java.lang.long_value import use_for_longs
from .bytestring import ByteString
from .later import later

LOWEST, HIGHEST = -(2**31), 2**31 - 1
_KEEP = (
    "__add__",
    "__radd__",
    "__sub__",
    "__rsub__",
    "__mul__",
    "__rmul__",
    "__floordiv__",
    "__rfloordiv__",
    "__mod__",
    "__rmod__",
    "__neg__",
    "__pos__",
    "__abs__",
    "__invert__",
    "__and__",
    "__rand__",
    "__or__",
    "__ror__",
    "__xor__",
    "__rxor__",
    "__lshift__",
    "__rlshift__",
    "__rshift__",
    "__rrshift__",
    "__pow__",
    "__rpow__",
)


class Long(int):
    """An int of the type ``long``."""

    __slots__ = ()

    def __repr__(self) -> str:
        return int.__repr__(self) + "L"

    def __str__(self) -> str:
        return int.__repr__(self)


def _kept(name: str) -> Callable[..., Any]:
    method = getattr(int, name)

    def call(self: Long, *arguments: Any) -> Any:
        result = method(self, *arguments)
        return Long(result) if type(result) is int else result

    call.__name__ = name
    return call


for _name in _KEEP:
    setattr(Long, _name, _kept(_name))
Long.__name__ = Long.__qualname__ = "long"
use_for_longs(Long)


def is_long(value: Any) -> bool:
    """Is an int a ``long`` to Jython?"""
    return isinstance(value, Long) or not LOWEST <= value <= HIGHEST


def divide(left: Any, right: Any) -> Any:
    """``/``: whole numbers divide to a whole number."""
    if isinstance(left, int) and isinstance(right, int):
        if not right and (is_long(left) or is_long(right)):
            raise ZeroDivisionError(ByteString("long division or modulo"))
        return left // right
    if not isinstance(left, float) and type(left).__name__ == "timedelta":  # of datetime, which is not imported for this
        if not isinstance(right, int):
            raise TypeError(ByteString(f"unsupported operand type(s) for /: 'timedelta' and '{later.type_name(right).rpartition('.')[2]}'"))
        return left // right
    return left / right


def item(container: Any, key: Any) -> Any:
    """``container[key]``: the error of an index names it."""
    try:
        return container[key]
    except KeyError as error:
        if key is None and error.args == (None,) and type(error) is KeyError:
            raise KeyError() from None  # Py.KeyError(None) has no arguments
        raise
    except IndexError:
        if not isinstance(key, int) or not isinstance(container, (list, tuple, str)):
            raise
        raise IndexError(ByteString(f"index out of range: {int(key)}")) from None


def modulo(left: Any, right: Any) -> Any:
    """``%`` of numbers, and formatting of strings."""
    if isinstance(left, str):
        own = isinstance(left, ByteString) and type(left) is not ByteString  # a script's class may have a % of its own
        return left % right if own else later.percent(left, right)
    return left % right


def float_text(value: float) -> str:
    """``str(float)``: twelve digits, an exponent from 1e11 on."""
    text = f"{value:.12g}"
    digits = text.lstrip("-").partition(".")[0]
    if len(digits) == 12 and digits.isdigit():
        mantissa, _, exponent = f"{value:.11e}".partition("e")
        text = f"{mantissa.rstrip('0').rstrip('.')}e{exponent}"
    return text + ".0" if text.lstrip("-").isdigit() else text


def float_repr(value: float) -> str:
    """``repr(float)``."""
    return float.__repr__(value)
