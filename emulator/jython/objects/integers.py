"""Python 2's whole numbers: ``int`` of 32 bits and ``long``, and its division.

A ``Long`` is an int that says so (a Java long handed back, ``5L``); an int outside 32 bits is a long too, whatever its class.
"""

from __future__ import annotations

import math
import operator
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

    def conjugate(self) -> Long:
        """Itself."""
        return self

    real = numerator = property(conjugate)
    imag = property(lambda self: Long(0))
    denominator = property(lambda self: Long(1))


def _kept(name: str) -> Callable[..., Any]:
    method = getattr(int, name)

    def call(self: Long, *arguments: Any) -> Any:
        try:
            result = method(self, *arguments)
        except ZeroDivisionError:
            raise _long_by_zero() from None
        if result is NotImplemented and name == "__rsub__":
            raise TypeError(ByteString("xxx"))  # PyLong.coerce; the other operators ask canCoerce first
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


def _long_by_zero() -> ZeroDivisionError:
    return ZeroDivisionError(ByteString("long division or modulo"))


def divide(left: Any, right: Any) -> Any:
    """``/``: whole numbers divide to a whole number."""
    if type(left) is int and type(right) is int and right and LOWEST <= left <= HIGHEST and LOWEST <= right <= HIGHEST:
        return left // right
    if isinstance(left, int) and isinstance(right, int):
        return floor_divide(left, right)
    if not isinstance(left, float) and type(left).__name__ == "timedelta":  # of datetime, which is not imported for this
        if not isinstance(right, int):
            raise TypeError(ByteString(f"unsupported operand type(s) for /: 'timedelta' and '{later.type_name(right).rpartition('.')[2]}'"))
        if not right and is_long((left.days * 86400 + left.seconds) * 10**6 + left.microseconds):
            raise _long_by_zero()
        return left // right
    return left / right


def floor_divide(left: Any, right: Any) -> Any:
    """``//``: of floats the floor of their quotient (PyFloat.float___floordiv__), which C's is not; a long stays a long."""
    if type(left) is int and type(right) is int and right and LOWEST <= left <= HIGHEST and LOWEST <= right <= HIGHEST:
        return left // right
    if isinstance(left, int) and isinstance(right, int):
        if not is_long(left) and not is_long(right):
            return left // right
        if not right:
            raise _long_by_zero()
        return Long(int(left) // int(right))
    if isinstance(left, float) and isinstance(right, (int, float)) or isinstance(right, float) and isinstance(left, int):
        quotient = left / right
        return float(math.floor(quotient)) if quotient and math.isfinite(quotient) else quotient  # a zero keeps its sign
    if _of_complex(left, right):
        return _complex_floor(left, right)
    return _with_complex("//", operator.floordiv, left, right) if _has_complex(left, right) else left // right


def _has_complex(left: Any, right: Any) -> bool:
    return isinstance(left, complex) or isinstance(right, complex)


def _with_complex(sign: str, work: Callable[[Any, Any], Any], left: Any, right: Any) -> Any:
    """A complex number and what is no number: Python 3.9 has words of its own for it."""
    try:
        return work(left, right)
    except TypeError:
        names = f"'{later.type_name(left)}' and '{later.type_name(right)}'"
        raise TypeError(ByteString(f"unsupported operand type(s) for {sign}: {names}")) from None


def _of_complex(left: Any, right: Any) -> bool:
    return isinstance(left, complex) and isinstance(right, _NUMBERS) or isinstance(right, complex) and isinstance(left, _NUMBERS)


def _complex_floor(left: Any, right: Any) -> complex:
    """PyComplex.__floordiv__: the floor of the quotient's real part."""
    if not right:
        raise ZeroDivisionError(ByteString("complex division"))
    real = (left / right).real
    return complex(math.floor(real) if math.isfinite(real) else real)


def divide_both(left: Any, right: Any) -> Any:
    """``divmod(left, right)``."""
    if isinstance(left, int) and isinstance(right, int) and (is_long(left) or is_long(right)):
        return floor_divide(left, right), modulo(left, right)
    if isinstance(left, (int, float)) and isinstance(right, (int, float)) and (isinstance(left, float) or isinstance(right, float)):
        quotient = floor_divide(left, right)
        return quotient, left - quotient * right
    return (floor_divide(left, right), modulo(left, right)) if _of_complex(left, right) else divmod(left, right)


def power(left: Any, right: Any) -> Any:
    """``**``: PyInteger, PyLong and PyFloat._pow."""
    if not isinstance(left, (int, float)) or not isinstance(right, (int, float)):
        return left**right
    if isinstance(left, int) and isinstance(right, int):
        if right >= 0:
            result = int(left) ** int(right)
            return Long(result) if is_long(left) or is_long(right) or is_long(result) else result
        if not left and (is_long(left) or is_long(right)):
            raise ZeroDivisionError(ByteString("zero to a negative power"))
    base, exponent = float(left), float(right)
    if not base and exponent < 0:
        raise ZeroDivisionError(ByteString("0.0 cannot be raised to a negative power"))
    if base < 0 and math.isfinite(base) and math.isfinite(exponent) and exponent != math.floor(exponent):
        raise ValueError(ByteString("negative number cannot be raised to a fractional power"))
    return float_power(base, exponent)


def float_power(left: Any, right: Any) -> float:
    """``math.pow``: what overflows is infinite, as in Java's Math.pow."""
    try:
        return math.pow(left, right)
    except OverflowError:
        return -math.inf if left < 0 and right % 2 else math.inf


def shift_left(left: Any, right: Any) -> Any:
    """``<<``."""
    result = left << right
    return Long(result) if type(result) is int and is_long(result) else result


def item(container: Any, key: Any) -> Any:
    """``container[key]``: the error of an index names it."""
    try:
        return container[key]
    except KeyError as error:
        if key is None and error.args == (None,) and type(error) is KeyError:
            raise KeyError() from None  # Py.KeyError(None) has no arguments
        raise
    except IndexError:
        if not isinstance(key, int) or not _indexed(container):
            raise
        if not LOWEST <= key <= HIGHEST:
            raise _beyond_int() from None
        raise IndexError(ByteString(f"index out of range: {key!r}")) from None
    except TypeError:
        if isinstance(container, BaseException) and not hasattr(container, "__getitem__"):
            return item(container.args, key)
        raise


def _indexed(container: Any) -> bool:
    return isinstance(container, (list, tuple, str)) or type(container).__name__ == "deque"


def modulo(left: Any, right: Any) -> Any:
    """``%`` of numbers, and formatting of strings."""
    if type(left) is int and type(right) is int and right and LOWEST <= left <= HIGHEST and LOWEST <= right <= HIGHEST:
        return left % right
    if isinstance(left, str):
        own = isinstance(left, ByteString) and type(left) is not ByteString  # a script's class may have a % of its own
        return left % right if own else later.percent(left, right)
    if isinstance(left, int) and isinstance(right, int) and (is_long(left) or is_long(right)):
        if not right:
            raise _long_by_zero()
        return Long(int(left) % int(right))
    if _of_complex(left, right):
        return left - _complex_floor(left, right) * right
    return _with_complex("%", operator.mod, left, right) if _has_complex(left, right) else left % right


def delete_item(container: Any, key: Any) -> None:
    """``del container[key]``."""
    if type(container) in _SEQUENCES and type(key) is not slice:
        refuse_index(container, key)
        raise TypeError(ByteString(f"'{later.type_name(container)}' object does not support item deletion"))
    if isinstance(container, _CHANGEABLE) and isinstance(key, int) and not LOWEST <= key <= HIGHEST:
        raise _beyond_int()
    del container[key]


def _beyond_int() -> IndexError:
    return IndexError(ByteString("cannot fit 'long' into an index-sized integer"))


def refuse_index(container: Any, key: Any) -> None:
    """SequenceIndexDelegate.checkIdx, which comes before the words of what cannot change."""
    if not hasattr(type(key), "__index__"):
        raise TypeError(ByteString(f"{later.type_name(container)} indices must be integers"))
    if not LOWEST <= key <= HIGHEST:
        raise _beyond_int()
    if not -len(container) <= key < len(container):
        raise IndexError(ByteString(f"{later.type_name(container)} assignment index out of range"))


_SEQUENCES = (str, ByteString, tuple)
_NUMBERS = (int, float, complex)
_CHANGEABLE = (list, bytearray)
later.give(refuse_index)


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
