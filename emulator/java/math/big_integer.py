"""java.math.BigInteger: only what a script makes itself is one; every BigInteger that Java hands out is a long of Python (JavaProxy)."""

from __future__ import annotations

from array import array
from typing import Any, ClassVar, Optional

from ..io.streams import to_java_bytes
from ..lang.comparable import Comparable
from ..lang.long_value import java_long
from ..lang.numbers import long_to_string, quotient, whole_from_text, whole_to_text, wrap32, wrap64
from ..lang.signature import constructor_takes, static_takes, takes
from ..lang.throwable import ArithmeticException, NullPointerException, NumberFormatException
from ..registry import java_class
from ..util.hashing import big_hash

_SELF = "java.math.BigInteger"
_SMALL = (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37)


@java_class("java.math.BigInteger")
class BigInteger(Comparable):
    """A whole number."""

    ZERO: ClassVar[int]
    ONE: ClassVar[int]
    TWO: ClassVar[int]
    TEN: ClassVar[int]

    _value: int

    @constructor_takes("String", "byte[]", "String, int", "int, byte[]")
    def __init__(self, value: Any, more: Any = 10) -> None:
        if value is None:
            raise NullPointerException('Cannot invoke "String.length()" because "val" is null')
        if isinstance(value, str):
            self._value = _parsed(value, more)
        elif isinstance(value, int):
            self._value = int.from_bytes(more, "big") * value
        else:
            if not value:
                raise NumberFormatException("Zero length BigInteger")
            self._value = int.from_bytes(value, "big", signed=True)

    @staticmethod
    @static_takes("long")
    def valueOf(value: int) -> int:
        return java_long(value)

    @takes(_SELF)
    def add(self, other: Any) -> int:
        return java_long(self._value + other._value)

    @takes(_SELF)
    def subtract(self, other: Any) -> int:
        return java_long(self._value - other._value)

    @takes(_SELF)
    def multiply(self, other: Any) -> int:
        return java_long(self._value * other._value)

    @takes(_SELF)
    def divide(self, other: Any) -> int:
        """Towards zero."""
        return java_long(quotient(self._value, _divisor(other)))

    @takes(_SELF)
    def remainder(self, other: Any) -> int:
        """With the sign of this."""
        remainder = abs(self._value) % abs(_divisor(other))
        return java_long(-remainder if self._value < 0 else remainder)

    @takes(_SELF)
    def mod(self, other: Any) -> int:
        """Never negative."""
        if other._value <= 0:
            raise ArithmeticException("BigInteger: modulus not positive")
        return java_long(self._value % other._value)

    @takes("int")
    def pow(self, exponent: int) -> int:
        if exponent < 0:
            raise ArithmeticException("Negative exponent")
        return java_long(self._value**exponent)

    @takes(_SELF, _SELF)
    def gcd(self, other: Any) -> int:
        from math import gcd

        return java_long(gcd(self._value, other._value))

    @takes(f"{_SELF}, {_SELF}")
    def modPow(self, exponent: Any, modulus: Any) -> int:
        if modulus._value <= 0:
            raise ArithmeticException("BigInteger: modulus not positive")
        return java_long(pow(self._value, exponent._value, modulus._value))

    @takes(_SELF)
    def modInverse(self, modulus: Any) -> int:
        if modulus._value <= 0:
            raise ArithmeticException("BigInteger: modulus not positive")
        try:
            return java_long(pow(self._value, -1, modulus._value))
        except ValueError:
            raise ArithmeticException("BigInteger not invertible.")

    def negate(self) -> int:
        return java_long(-self._value)

    def abs(self) -> int:
        return java_long(abs(self._value))

    def signum(self) -> int:
        return (self._value > 0) - (self._value < 0)

    def bitLength(self) -> int:
        return (self._value if self._value >= 0 else ~self._value).bit_length()

    def bitCount(self) -> int:
        return bin(self._value if self._value >= 0 else ~self._value).count("1")

    @takes("int")
    def testBit(self, place: int) -> bool:
        return bool(self._value >> place & 1)

    @takes("int")
    def shiftLeft(self, count: int) -> int:
        return java_long(self._value << count if count >= 0 else self._value >> -count)

    @takes("int")
    def shiftRight(self, count: int) -> int:
        return java_long(self._value >> count if count >= 0 else self._value << -count)

    @takes(_SELF)
    def and_(self, other: Any) -> int:
        return java_long(self._value & other._value)

    @takes(_SELF)
    def or_(self, other: Any) -> int:
        return java_long(self._value | other._value)

    def not_(self) -> int:
        return java_long(~self._value)

    def sqrt(self) -> int:
        from math import isqrt

        if self._value < 0:
            raise ArithmeticException("Negative BigInteger")
        return java_long(isqrt(self._value))

    @takes("int")
    def isProbablePrime(self, certainty: int) -> bool:
        """By Fermat's test on twelve bases."""
        value = abs(self._value)
        if value < 2 or any(value % small == 0 for small in _SMALL if small != value):
            return False
        return all(pow(base, value - 1, value) == 1 for base in _SMALL if base % value)

    @takes(_SELF)
    def xor(self, other: Any) -> int:
        return java_long(self._value ^ other._value)

    @takes(_SELF)
    def max(self, other: Any) -> int:
        return java_long(max(self._value, other._value))

    @takes(_SELF)
    def min(self, other: Any) -> int:
        return java_long(min(self._value, other._value))

    def intValue(self) -> int:
        return wrap32(self._value)

    def longValue(self) -> int:
        return java_long(wrap64(self._value))

    def doubleValue(self) -> float:
        try:
            return float(self._value)
        except OverflowError:
            return float("-inf") if self._value < 0 else float("inf")

    def intValueExact(self) -> int:
        if not -(2**31) <= self._value < 2**31:
            raise ArithmeticException("BigInteger out of int range")
        return self._value

    def longValueExact(self) -> int:
        if not -(2**63) <= self._value < 2**63:
            raise ArithmeticException("BigInteger out of long range")
        return java_long(self._value)

    @takes("", "int")
    def toString(self, radix: int = 10) -> str:
        return whole_to_text(self._value) if radix == 10 else long_to_string(self._value, radix)

    def toByteArray(self) -> array[int]:
        return to_java_bytes(self._value.to_bytes(self.bitLength() // 8 + 1, "big", signed=True))

    def hashCode(self) -> int:
        return big_hash(self._value)

    def _key(self) -> int:
        return self._value


def _divisor(other: Any) -> int:
    if other._value == 0:
        raise ArithmeticException("BigInteger divide by zero")
    return int(other._value)


def _parsed(text: str, radix: int) -> int:
    if not text:
        raise NumberFormatException("Zero length BigInteger")
    digits: Optional[str] = text[1:] if text[0] in "+-" else text
    try:
        if not digits or digits[0] in "+-" or "_" in digits or not digits.isalnum():
            raise ValueError(text)
        value = whole_from_text(digits) if radix == 10 and digits.isdigit() else int(digits, radix)
    except ValueError:
        if "+" in (digits or "+") or "-" in (digits or "-"):
            raise NumberFormatException("Illegal embedded sign character" if digits else "Zero length BigInteger")
        raise NumberFormatException(f'For input string: "{digits}"' + ("" if radix == 10 else f" under radix {radix}"))
    return -value if text[0] == "-" else value


BigInteger.ZERO, BigInteger.ONE, BigInteger.TWO, BigInteger.TEN = java_long(0), java_long(1), java_long(2), java_long(10)
for _keyword in ("and", "or", "not"):
    setattr(BigInteger, _keyword, getattr(BigInteger, _keyword + "_"))
