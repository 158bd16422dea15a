"""Python 2's operators of numbers: whole numbers divide to a whole number, a long stays a long, and what overflows is infinite.

Why the tree sends an operator here, and which, stands in ``source/tree_operators.py``.
"""

from __future__ import annotations

import math
import operator
from typing import Any, Callable

from .bytestring import ByteString
from .integers import HIGHEST, LOWEST, Long, is_long, long_by_zero
from .later import later


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
            raise long_by_zero()
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
            raise long_by_zero()
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
    return Long(result) if type(result) is int and is_long(result) else _of_bool(left, right, result)


def shift_right(left: Any, right: Any) -> Any:
    """``>>``."""
    if isinstance(right, int) and not LOWEST <= right <= HIGHEST and isinstance(left, int):
        raise OverflowError(ByteString("long int too large to convert to int"))
    return _of_bool(left, right, left >> right)


def _of_bool(left: Any, right: Any, result: Any) -> Any:
    """Of a bool and a long comes a long: a bool cannot ask a Long first, as an int does."""
    return Long(result) if type(left) is bool and type(right) is Long else result


def _with_bool(work: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
    return lambda left, right: _of_bool(left, right, work(left, right))


and_, or_, xor = _with_bool(operator.and_), _with_bool(operator.or_), _with_bool(operator.xor)
add, sub, mul = _with_bool(operator.add), _with_bool(operator.sub), _with_bool(operator.mul)


def modulo(left: Any, right: Any) -> Any:
    """``%`` of numbers, and formatting of strings."""
    if type(left) is int and type(right) is int and right and LOWEST <= left <= HIGHEST and LOWEST <= right <= HIGHEST:
        return left % right
    if isinstance(left, str):
        if type(left) is not ByteString and isinstance(left, ByteString):  # a script's class may have a % of its own
            return left % right
        return later.percent(left, right)
    if isinstance(left, int) and isinstance(right, int) and (is_long(left) or is_long(right)):
        if not right:
            raise long_by_zero()
        return Long(int(left) % int(right))
    if _of_complex(left, right):
        return left - _complex_floor(left, right) * right
    if isinstance(left, bytearray):
        raise TypeError(ByteString(f"unsupported operand type(s) for %: 'bytearray' and '{later.type_name(right)}'"))
    return _with_complex("%", operator.mod, left, right) if _has_complex(left, right) else left % right


_NUMBERS = (int, float, complex)
