"""java.lang.Integer, Long, Short, Byte, Double and Float."""

from __future__ import annotations

import math
import struct
from typing import Any, ClassVar, Dict

from ..registry import java_class
from . import numbers
from .java_value import JavaValue
from .long_value import java_long
from .signature import constructor_takes
from .statics import Static, add_statics
from .throwable import NullPointerException, NumberFormatException


@java_class("java.lang.Number")
class Number(JavaValue):
    """The base class."""

    def __init__(self, *_: Any) -> None:
        raise TypeError("can't instantiate abstract class (java.lang.Number)")

    def intValue(self) -> int:
        return _narrowed(self._value, 32)

    def longValue(self) -> int:
        return java_long(_narrowed(self._value, 64))

    def shortValue(self) -> int:
        return _wrapped(_narrowed(self._value, 32), 16)

    def byteValue(self) -> int:
        return _wrapped(_narrowed(self._value, 32), 8)

    def doubleValue(self) -> float:
        return float(self._value)

    def floatValue(self) -> float:
        return numbers.to_float(float(self._value))


def _wrapped(value: int, bits: int) -> int:
    half = 1 << (bits - 1)
    return ((value + half) & ((1 << bits) - 1)) - half


def _narrowed(value: Any, bits: int) -> int:
    """A cast: whole numbers lose their upper bits, a double goes to the nearest that there is."""
    if isinstance(value, float):
        most = (1 << (bits - 1)) - 1
        return max(-most - 1, min(most, numbers.double_to_long(value)))
    return _wrapped(value, bits)


def _whole(text: Any, radix: int, bits: int) -> int:
    """parseInt and its kin."""
    if text is None:
        raise NumberFormatException("Cannot parse null string")
    if bits == 64:
        return numbers.parse_long(text, radix)
    value = numbers.parse_int(text, radix)
    if not -(1 << (bits - 1)) <= value < 1 << (bits - 1):
        raise NumberFormatException(f'Value out of range. Value:"{text}" Radix:{radix}')
    return value


def _floating(text: Any) -> float:
    if text is None:
        raise NullPointerException('Cannot invoke "String.trim()" because "in" is null')
    return numbers.parse_double(text)


class _Whole(Number):
    bits: ClassVar[int] = 32

    def _hold(self, value: Any) -> None:
        self._value = value if isinstance(value, int) else _whole(value, 10, self.bits)

    def hashCode(self) -> int:
        value: int = self._value
        return numbers.wrap32(value ^ (value >> 32)) if self.bits == 64 else value


@java_class("java.lang.Integer")
class Integer(_Whole):
    """32 bits."""

    _primitive = "int"
    MAX_VALUE: ClassVar[int] = 2**31 - 1
    MIN_VALUE: ClassVar[int] = -(2**31)

    __init__ = constructor_takes("String", "int")(_Whole._hold)


@java_class("java.lang.Long")
class Long(_Whole):
    """64 bits."""

    _primitive, bits = "long", 64
    MAX_VALUE: ClassVar[int] = java_long(2**63 - 1)
    MIN_VALUE: ClassVar[int] = java_long(-(2**63))

    __init__ = constructor_takes("String", "long")(_Whole._hold)

    def unboxed(self) -> int:
        return java_long(self._value)


@java_class("java.lang.Short")
class Short(_Whole):
    """16 bits."""

    _primitive, bits = "short", 16
    MAX_VALUE: ClassVar[int] = 2**15 - 1
    MIN_VALUE: ClassVar[int] = -(2**15)

    __init__ = constructor_takes("String", "short")(_Whole._hold)


@java_class("java.lang.Byte")
class Byte(_Whole):
    """8 bits."""

    _primitive, bits = "byte", 8
    MAX_VALUE: ClassVar[int] = 127
    MIN_VALUE: ClassVar[int] = -128

    __init__ = constructor_takes("String", "byte")(_Whole._hold)


class _Floating(Number):
    MAX_VALUE: ClassVar[float]
    MIN_VALUE: ClassVar[float]
    NaN: ClassVar[float] = math.nan
    POSITIVE_INFINITY: ClassVar[float] = math.inf
    NEGATIVE_INFINITY: ClassVar[float] = -math.inf

    def _hold(self, value: Any) -> None:
        self._value = self._rounded(value if isinstance(value, float) else _floating(value))

    def _rounded(self, value: float) -> float:
        return value

    def isNaN(self) -> bool:
        return bool(self._value != self._value)

    def isInfinite(self) -> bool:
        return math.isinf(self._value)

    def _compared(self, value: float) -> int:
        return _double_order(self._value, value)


@java_class("java.lang.Double")
class Double(_Floating):
    """64 bits, floating."""

    _primitive = "double"
    MAX_VALUE = 1.7976931348623157e308
    MIN_VALUE = 5e-324

    __init__ = constructor_takes("String", "double")(_Floating._hold)

    def hashCode(self) -> int:
        bits = _double_bits(self._value)
        return numbers.wrap32(bits ^ ((bits & (1 << 64) - 1) >> 32))


@java_class("java.lang.Float")
class Float(_Floating):
    """32 bits, floating."""

    _primitive = "float"
    MAX_VALUE = 3.4028234663852886e38
    MIN_VALUE = 1.401298464324817e-45

    __init__ = constructor_takes("String", "double", "float")(_Floating._hold)

    def _rounded(self, value: float) -> float:
        return numbers.to_float(value)

    def toString(self) -> str:
        return _float_text(self._value)

    def hashCode(self) -> int:
        return int(struct.unpack(">i", struct.pack(">f", self._value))[0])


def _float_text(value: float) -> str:
    """Float.toString: the fewest digits that make the same float."""
    if value == 0 or not math.isfinite(value):
        return numbers.double_to_string(value)
    digits = next(count for count in range(1, 10) if numbers.to_float(float(f"{value:.{count}g}")) == value)
    return numbers.double_to_string(float(f"{value:.{digits}g}"))


def _double_bits(value: float) -> int:
    return int(struct.unpack(">q", struct.pack(">d", value))[0])


def _hexadecimal(value: float) -> str:
    """Double.toHexString."""
    if not math.isfinite(value):
        return numbers.double_to_string(value)
    digits, _, exponent = value.hex().partition("p")
    whole, _, fraction = digits.partition(".")
    return f"{whole}.{fraction.rstrip('0') or '0'}p{int(exponent)}"


def _double_order(first: float, second: float) -> int:
    """Double.compare: -0.0 below 0.0, NaN above all."""
    if first != second and first == first and second == second:
        return -1 if first < second else 1
    mine, theirs = _double_bits(first), _double_bits(second)
    return (mine > theirs) - (mine < theirs)


def _order(first: int, second: int) -> int:
    return (first > second) - (first < second)


def _unsigned(value: int, bits: int, layout: str) -> str:
    return format(value & ((1 << bits) - 1), layout)


def _whole_statics(kind: str, bits: int, parse: str) -> Dict[str, Static]:
    """What Integer, Long, Short and Byte share; ``kind`` is their primitive's name."""

    def number_of(value: Any, radix: int = 10) -> int:
        whole = value if isinstance(value, int) else _whole(value, radix, bits)
        return java_long(whole) if bits == 64 else int(whole)

    return {
        parse: (("String", "String, int"), number_of),
        "valueOf": (("String", kind, "String, int"), number_of),
        "toString": ((kind,) if bits < 32 else (kind, f"{kind}, int"), lambda value, radix=10: numbers.long_to_string(value, radix)),
        "compare": ((f"{kind}, {kind}",), _order if bits >= 32 else lambda first, second: first - second),
        "hashCode": ((kind,), lambda value: numbers.wrap32(value ^ (value >> 32)) if bits == 64 else value),
    }


def _wide_statics(kind: str, bits: int) -> Dict[str, Static]:
    """What Integer and Long have besides."""
    number_of, two = java_long if bits == 64 else int, (f"{kind}, {kind}",)
    return {
        "toHexString": ((kind,), lambda value: _unsigned(value, bits, "x")),
        "toBinaryString": ((kind,), lambda value: _unsigned(value, bits, "b")),
        "toOctalString": ((kind,), lambda value: _unsigned(value, bits, "o")),
        "toUnsignedString": ((kind,), lambda value: _unsigned(value, bits, "d")),
        "max": (two, lambda first, second: number_of(max(first, second))),
        "min": (two, lambda first, second: number_of(min(first, second))),
        "sum": (two, lambda first, second: number_of(_wrapped(first + second, bits))),
        "signum": ((kind,), lambda value: _order(value, 0)),
        "bitCount": ((kind,), lambda value: _unsigned(value, bits, "b").count("1")),
        "reverse": ((kind,), lambda value: number_of(_wrapped(int(_unsigned(value, bits, f"0{bits}b")[::-1], 2), bits))),
        "decode": (("String",), lambda text: number_of(_decoded(text, bits))),
    }


def _decoded(text: str, bits: int) -> int:
    value = numbers.decode_long(text)
    if not -(1 << (bits - 1)) <= value < 1 << (bits - 1):
        raise NumberFormatException(f'For input string: "{text}"')
    return value


def _floating_statics(kind: str, parse: str, number_of: Any, text: Any) -> Dict[str, Static]:
    two = (f"{kind}, {kind}",)
    return {
        parse: (("String",), lambda value: number_of(_floating(value))),
        "valueOf": (("String", kind), lambda value: number_of(value if isinstance(value, float) else _floating(value))),
        "toString": ((kind,), lambda value: text(number_of(value))),
        "compare": (two, _double_order),
        "isNaN": ((kind,), lambda value: value != value),
        "isInfinite": ((kind,), math.isinf),
        "isFinite": ((kind,), math.isfinite),
        "max": (two, lambda first, second: max(first, second)),
        "min": (two, lambda first, second: min(first, second)),
        "sum": (two, lambda first, second: number_of(first + second)),
    }


_OF_INTEGER: Dict[str, Static] = {
    "parseUnsignedInt": (("String", "String, int"), lambda text, radix=10: numbers.wrap32(numbers.parse_long(text, radix))),
    "getInteger": (("String",), lambda name: None),  # of a system property
}
_OF_DOUBLE: Dict[str, Static] = {
    "toHexString": (("double",), _hexadecimal),
    "doubleToLongBits": (("double",), lambda value: java_long(_double_bits(value))),
}
add_statics(Integer, {**_whole_statics("int", 32, "parseInt"), **_wide_statics("int", 32), **_OF_INTEGER})
add_statics(Long, {**_whole_statics("long", 64, "parseLong"), **_wide_statics("long", 64)})
add_statics(Short, _whole_statics("short", 16, "parseShort"))
add_statics(Byte, {**_whole_statics("byte", 8, "parseByte"), "toUnsignedInt": (("byte",), lambda value: value & 0xFF)})
add_statics(Double, {**_floating_statics("double", "parseDouble", float, numbers.double_to_string), **_OF_DOUBLE})
add_statics(Float, _floating_statics("float", "parseFloat", numbers.to_float, _float_text))
for _class in (Integer, Long, Short, Byte):
    setattr(_class, "SIZE", _class.bits)  # noqa: B010  names that Java has and no type checker here
    setattr(_class, "BYTES", _class.bits // 8)  # noqa: B010
