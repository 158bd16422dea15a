"""java.math.BigDecimal: an unscaled value and a scale, exact. Left out: sqrt beyond its first rounding, precisionUp of pow."""

from __future__ import annotations

from typing import Any, ClassVar, Optional, Tuple

from ..lang.comparable import Comparable
from ..lang.long_value import java_long
from ..lang.numbers import double_to_string, quotient, to_float, whole_to_text, wrap32, wrap64
from ..lang.signature import constructor_takes, static_takes, takes
from ..lang.throwable import ArithmeticException, IllegalArgumentException, NullPointerException
from ..registry import java_class
from ..util.hashing import big_hash
from . import decimal_text
from .rounding_mode import MODES, MathContext, RoundingMode

_SELF = "java.math.BigDecimal"
_MODE = "java.math.RoundingMode"
_CONTEXT = "java.math.MathContext"
_NOT_EXACT = "Rounding necessary"


@java_class("java.math.BigDecimal")
class BigDecimal(Comparable):
    """A decimal number."""

    ZERO: ClassVar[BigDecimal]
    ONE: ClassVar[BigDecimal]
    TEN: ClassVar[BigDecimal]
    ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR = 0, 1, 2, 3
    ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_UNNECESSARY = 4, 5, 6, 7

    _unscaled: int
    _scale: int

    @constructor_takes(
        "String", "char[]", "int", "long", "double", "java.math.BigInteger",
        f"String, {_CONTEXT}", "java.math.BigInteger, int", f"int, {_CONTEXT}", f"long, {_CONTEXT}", f"double, {_CONTEXT}",
    )  # fmt: skip
    def __init__(self, value: Any, more: Any = None) -> None:
        if value is None:
            raise NullPointerException('Cannot invoke "String.toCharArray()" because "val" is null')
        if isinstance(value, str):
            self._unscaled, self._scale = decimal_text.parse(value)
        elif isinstance(value, float):
            self._unscaled, self._scale = decimal_text.of_double(value)
        else:
            self._unscaled, self._scale = int(getattr(value, "_value", value)), more if isinstance(more, int) else 0
        if isinstance(more, MathContext):
            rounded = self._rounded(more)
            self._unscaled, self._scale = rounded._unscaled, rounded._scale

    @staticmethod
    def _of(unscaled: int, scale: int) -> BigDecimal:
        result = BigDecimal.__new__(BigDecimal)
        result._unscaled, result._scale = unscaled, scale
        return result

    @staticmethod
    @static_takes("long", "double", "long, int")
    def valueOf(value: Any, scale: int = 0) -> BigDecimal:
        if isinstance(value, float):
            return BigDecimal._of(*decimal_text.parse(double_to_string(value)))
        return BigDecimal._of(value, scale)

    def _aligned(self, other: BigDecimal) -> Tuple[int, int, int]:
        scale = max(self._scale, other._scale)
        return self._unscaled * 10 ** (scale - self._scale), other._unscaled * 10 ** (scale - other._scale), scale

    @takes(_SELF, f"{_SELF}, {_CONTEXT}")
    def add(self, other: Optional[BigDecimal], context: Optional[MathContext] = None) -> BigDecimal:
        mine, theirs, scale = self._aligned(_not_null(other, "augend"))
        return BigDecimal._of(mine + theirs, scale)._rounded(context)

    @takes(_SELF, f"{_SELF}, {_CONTEXT}")
    def subtract(self, other: Optional[BigDecimal], context: Optional[MathContext] = None) -> BigDecimal:
        mine, theirs, scale = self._aligned(_not_null(other, "subtrahend"))
        return BigDecimal._of(mine - theirs, scale)._rounded(context)

    @takes(_SELF, f"{_SELF}, {_CONTEXT}")
    def multiply(self, other: Optional[BigDecimal], context: Optional[MathContext] = None) -> BigDecimal:
        factor = _not_null(other, "multiplicand")
        return BigDecimal._of(self._unscaled * factor._unscaled, self._scale + factor._scale)._rounded(context)

    @takes(_SELF, f"{_SELF}, int", f"{_SELF}, {_MODE}", f"{_SELF}, {_CONTEXT}", f"{_SELF}, int, int", f"{_SELF}, int, {_MODE}")
    def divide(self, other: Optional[BigDecimal], *how: Any) -> BigDecimal:
        divisor = _not_null(other, "divisor")
        if how and not isinstance(how[-1], MathContext):
            return self._divided_to_scale(divisor, how[0] if len(how) == 2 else self._scale, _mode(how[-1]))
        if divisor._unscaled == 0:
            raise ArithmeticException("Division undefined" if self._unscaled == 0 else "Division by zero")
        if how and how[0].getPrecision():
            return self._divided_in_context(divisor, how[0])
        return self._divided_exactly(divisor)

    def _divided_to_scale(self, divisor: BigDecimal, scale: int, mode: RoundingMode) -> BigDecimal:
        if divisor._unscaled == 0:
            raise ArithmeticException("Division undefined" if self._unscaled == 0 and not mode else "/ by zero")
        shift = scale + divisor._scale - self._scale
        top, bottom = self._unscaled * 10 ** max(shift, 0), divisor._unscaled * 10 ** max(-shift, 0)
        return BigDecimal._of(_divided(top, bottom, mode), scale)

    def _divided_exactly(self, divisor: BigDecimal) -> BigDecimal:
        preferred = self._scale - divisor._scale
        from math import gcd

        bottom = abs(divisor._unscaled) // (gcd(self._unscaled, divisor._unscaled) or 1)
        twos = fives = 0
        while bottom % 2 == 0:
            bottom, twos = bottom // 2, twos + 1
        while bottom % 5 == 0:
            bottom, fives = bottom // 5, fives + 1
        if bottom != 1 and self._unscaled:
            raise ArithmeticException("Non-terminating decimal expansion; no exact representable decimal result.")
        shift = max(twos, fives) if self._unscaled else 0
        whole = quotient(self._unscaled * 10**shift, divisor._unscaled)
        return BigDecimal._of(whole, preferred + shift)._stripped(preferred)

    def _divided_in_context(self, divisor: BigDecimal, context: MathContext) -> BigDecimal:
        preferred, digits = self._scale - divisor._scale, context.getPrecision()
        shift = digits + _length(divisor._unscaled) - _length(self._unscaled) + 3
        top, bottom = self._unscaled * 10 ** max(shift, 0), divisor._unscaled * 10 ** max(-shift, 0)
        whole, remainder = divmod(abs(top), abs(bottom))
        sign = -1 if (top < 0) != (bottom < 0) else 1
        sticky = whole * 10 + (1 if remainder else 0)  # a digit that says that something follows
        result = BigDecimal._of(sign * sticky, preferred + shift + 1)._rounded(context)
        return result._stripped(preferred)

    def _stripped(self, least: int) -> BigDecimal:
        """Without zeros at the end, down to a scale."""
        unscaled, scale = self._unscaled, self._scale
        while scale > least and unscaled % 10 == 0:
            unscaled, scale = unscaled // 10, scale - 1
        return BigDecimal._of(unscaled, scale)

    def _rounded(self, context: Optional[MathContext]) -> BigDecimal:
        """To the digits of a context."""
        if context is None or not context.getPrecision():
            return self
        number = self
        while _length(number._unscaled) > context.getPrecision():
            drop = _length(number._unscaled) - context.getPrecision()
            number = BigDecimal._of(_divided(number._unscaled, 10**drop, context.getRoundingMode()), number._scale - drop)
        return number

    @takes(_SELF)
    def divideToIntegralValue(self, other: Optional[BigDecimal]) -> BigDecimal:
        divisor = _not_null(other, "divisor")
        if divisor._unscaled == 0:
            raise ArithmeticException("Division undefined" if self._unscaled == 0 else "Division by zero")
        mine, theirs, _ = self._aligned(divisor)
        whole = quotient(mine, theirs)
        preferred = self._scale - divisor._scale
        if preferred >= 0:
            return BigDecimal._of(whole * 10**preferred, preferred)
        return BigDecimal._of(whole, 0)._stripped(preferred)

    @takes(_SELF)
    def remainder(self, other: Optional[BigDecimal]) -> BigDecimal:
        return self.subtract(self.divideToIntegralValue(other).multiply(other))

    @takes("int", f"int, {_CONTEXT}")
    def pow(self, exponent: int, context: Optional[MathContext] = None) -> BigDecimal:
        if not 0 <= exponent <= 999_999_999:
            raise ArithmeticException("Invalid operation")
        return BigDecimal._of(self._unscaled**exponent, self._scale * exponent)._rounded(context)

    @takes("", _CONTEXT)
    def negate(self, context: Optional[MathContext] = None) -> BigDecimal:
        return BigDecimal._of(-self._unscaled, self._scale)._rounded(context)

    @takes("", _CONTEXT)
    def abs(self, context: Optional[MathContext] = None) -> BigDecimal:
        return BigDecimal._of(abs(self._unscaled), self._scale)._rounded(context)

    @takes("", _CONTEXT)
    def plus(self, context: Optional[MathContext] = None) -> BigDecimal:
        return self._rounded(context)

    @takes(_CONTEXT)
    def round(self, context: MathContext) -> BigDecimal:
        return self._rounded(context)

    @takes(_CONTEXT)
    def sqrt(self, context: MathContext) -> BigDecimal:
        if self._unscaled < 0:
            raise ArithmeticException("Attempted square root of negative BigDecimal")
        from math import isqrt

        digits = context.getPrecision() + 4
        shift = 2 * digits + (self._scale % 2)
        root = isqrt(self._unscaled * 10**shift)
        sticky = root * 10 + (1 if root * root != self._unscaled * 10**shift else 0)
        return BigDecimal._of(sticky, (self._scale + shift) // 2 + 1)._rounded(context)._stripped(self._scale // 2)

    def signum(self) -> int:
        return (self._unscaled > 0) - (self._unscaled < 0)

    def scale(self) -> int:
        return self._scale

    def precision(self) -> int:
        return _length(self._unscaled)

    def unscaledValue(self) -> int:
        return java_long(self._unscaled)

    @takes("int", "int, int", f"int, {_MODE}")
    def setScale(self, scale: int, how: Any = 7) -> BigDecimal:
        mode = _mode(how)
        if scale >= self._scale:
            return BigDecimal._of(self._unscaled * 10 ** (scale - self._scale), scale)
        return BigDecimal._of(_divided(self._unscaled, 10 ** (self._scale - scale), mode), scale)

    def stripTrailingZeros(self) -> BigDecimal:
        return self._stripped(-(2**31)) if self._unscaled else BigDecimal._of(0, 0)

    @takes("int")
    def movePointLeft(self, count: int) -> BigDecimal:
        return self._moved(self._scale + count)

    @takes("int")
    def movePointRight(self, count: int) -> BigDecimal:
        return self._moved(self._scale - count)

    def _moved(self, scale: int) -> BigDecimal:
        return BigDecimal._of(self._unscaled, scale) if scale >= 0 else BigDecimal._of(self._unscaled * 10**-scale, 0)

    @takes("int")
    def scaleByPowerOfTen(self, power: int) -> BigDecimal:
        return BigDecimal._of(self._unscaled, self._scale - power)

    def ulp(self) -> BigDecimal:
        return BigDecimal._of(1, self._scale)

    @takes(_SELF)
    def max(self, other: BigDecimal) -> BigDecimal:
        return self if self._key() >= other._key() else other

    @takes(_SELF)
    def min(self, other: BigDecimal) -> BigDecimal:
        return self if self._key() <= other._key() else other

    def _whole(self) -> int:
        return _divided(self._unscaled, 10**self._scale, MODES["DOWN"]) if self._scale > 0 else self._unscaled * 10**-self._scale

    def _exact(self, bits: int) -> int:
        if self._scale > 0 and self._unscaled % 10**self._scale:
            raise ArithmeticException(_NOT_EXACT)
        if not -(2 ** (bits - 1)) <= self._whole() < 2 ** (bits - 1):
            raise ArithmeticException("Overflow")
        return self._whole()

    def intValue(self) -> int:
        return wrap32(self._whole())

    def longValue(self) -> int:
        return java_long(wrap64(self._whole()))

    def intValueExact(self) -> int:
        return self._exact(32)

    def longValueExact(self) -> int:
        return java_long(self._exact(64))

    def doubleValue(self) -> float:
        return float(self.toString())

    def floatValue(self) -> float:
        return to_float(self.doubleValue())

    def toBigInteger(self) -> int:
        """As scripts get every BigInteger that Java hands out: a long."""
        return java_long(self._whole())

    def toBigIntegerExact(self) -> int:
        if self._scale > 0 and self._unscaled % 10**self._scale:
            raise ArithmeticException(_NOT_EXACT)
        return java_long(self._whole())

    def toString(self) -> str:
        return decimal_text.written(self._unscaled, self._scale)

    def toEngineeringString(self) -> str:
        return decimal_text.written(self._unscaled, self._scale, engineering=True)

    def toPlainString(self) -> str:
        return decimal_text.plain(self._unscaled, self._scale)

    def hashCode(self) -> int:
        value = abs(self._unscaled)
        if self._unscaled.bit_length() < 64:
            mixed = wrap32((value >> 32) * 31 + (value & 0xFFFFFFFF))
            return wrap32(31 * (-mixed if self._unscaled < 0 else mixed) + self._scale)
        return wrap32(31 * big_hash(self._unscaled) + self._scale)

    def _key(self) -> Any:
        from fractions import Fraction

        return Fraction(self._unscaled) / Fraction(10) ** self._scale

    def __eq__(self, other: object) -> bool:
        return isinstance(other, BigDecimal) and (other._unscaled, other._scale) == (self._unscaled, self._scale)

    def __hash__(self) -> int:
        return hash((self._unscaled, self._scale))


def _length(unscaled: int) -> int:
    return len(whole_to_text(abs(unscaled)))


def _not_null(other: Optional[BigDecimal], name: str) -> BigDecimal:
    if other is None:
        raise NullPointerException(f'Cannot read field "{"scale" if name != "augend" else "intCompact"}" because "{name}" is null')
    return other


def _mode(how: Any) -> RoundingMode:
    if isinstance(how, RoundingMode):
        return how
    if not 0 <= how <= 7:
        raise IllegalArgumentException("Invalid rounding mode")
    return RoundingMode.valueOf(how)


def _divided(top: int, bottom: int, mode: RoundingMode) -> int:
    """A quotient rounded to a whole number."""
    negative = (top < 0) != (bottom < 0)
    whole, remainder = divmod(abs(top), abs(bottom))
    name = mode.name()
    if remainder:
        if name == "UNNECESSARY":
            raise ArithmeticException(_NOT_EXACT)
        twice = 2 * remainder - abs(bottom)
        up = {
            "UP": True, "DOWN": False, "CEILING": not negative, "FLOOR": negative,
            "HALF_UP": twice >= 0, "HALF_DOWN": twice > 0, "HALF_EVEN": twice > 0 or (twice == 0 and whole % 2 == 1),
        }[name]  # fmt: skip
        whole += 1 if up else 0
    return -whole if negative else whole


BigDecimal.ZERO, BigDecimal.ONE, BigDecimal.TEN = BigDecimal._of(0, 0), BigDecimal._of(1, 0), BigDecimal._of(10, 0)
