"""Java's numbers as text, and their 32 and 64 bit arithmetic (JDK 17).

``double_to_string`` is Double.toString: the digits that FloatingDecimal.dtoa of JDK 17 makes, which are not always the shortest (2.0E23
prints as 1.9999999999999998E23; mended in JDK 19). Parsing takes ASCII digits only.
"""

from __future__ import annotations

import math
import re
import struct

from .throwable import NumberFormatException

LONG_MIN, LONG_MAX = -(1 << 63), (1 << 63) - 1
INT_MIN, INT_MAX = -(1 << 31), (1 << 31) - 1

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_DOUBLE = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?[fFdD]?", re.ASCII)
_HEX_DOUBLE = r"([+-]?0[xX](?:[0-9a-fA-F]+\.?|[0-9a-fA-F]*\.[0-9a-fA-F]+)[pP][+-]?\d+)[fFdD]?"
_NAMED = {"NaN": math.nan, "Infinity": math.inf}


def wrap32(value: int) -> int:
    """The value as an int of 32 bits."""
    return ((value + (1 << 31)) & 0xFFFFFFFF) - (1 << 31)


def wrap64(value: int) -> int:
    """The value as a long of 64 bits."""
    return ((value + (1 << 63)) & 0xFFFFFFFFFFFFFFFF) - (1 << 63)


def quotient(value: int, divisor: int) -> int:
    """Java's division of whole numbers: towards zero. The divisor is not 0."""
    whole = abs(value) // abs(divisor)
    return -whole if (value < 0) != (divisor < 0) else whole


def double_to_string(value: float) -> str:
    """Double.toString."""
    if value != value:
        return "NaN"
    sign = "-" if math.copysign(1.0, value) < 0 else ""
    if math.isinf(value):
        return sign + "Infinity"
    if value == 0:
        return sign + "0.0"
    from .float_digits import digits_of

    digits, exponent = digits_of(abs(value))
    if -3 < exponent < 8:
        return sign + _plain(digits, exponent)
    return f"{sign}{digits[0]}.{digits[1:] or '0'}E{exponent - 1}"


def _plain(digits: str, exponent: int) -> str:
    if exponent <= 0:
        return "0." + "0" * -exponent + digits
    return digits[:exponent].ljust(exponent, "0") + "." + (digits[exponent:] or "0")


def to_float(value: float) -> float:
    """(float): a double as the nearest number of 32 bits."""
    return float(struct.unpack("f", struct.pack("f", value))[0])


def double_to_long(value: float) -> int:
    """The cast (long) of a double: NaN is 0, what does not fit is the nearest long."""
    if value != value:
        return 0
    if math.isinf(value):
        return LONG_MAX if value > 0 else LONG_MIN
    return max(LONG_MIN, min(LONG_MAX, int(value)))


def long_to_string(value: int, radix: int = 10) -> str:
    """Long.toString: a radix outside 2 to 36 is taken as 10."""
    if not 2 <= radix <= 36 or radix == 10:
        return str(value)
    number, text = abs(value), ""
    while number:
        number, digit = divmod(number, radix)
        text = _DIGITS[digit] + text
    return ("-" if value < 0 else "") + (text or "0")


def parse_long(text: str, radix: int = 10) -> int:
    """Long.parseLong."""
    return _parse_whole(text, radix, LONG_MIN, LONG_MAX)


def parse_int(text: str, radix: int = 10) -> int:
    """Integer.parseInt."""
    return _parse_whole(text, radix, INT_MIN, INT_MAX)


def _parse_whole(text: str, radix: int, least: int, most: int) -> int:
    if not 2 <= radix <= 36:
        side = "less than Character.MIN_RADIX" if radix < 2 else "greater than Character.MAX_RADIX"
        raise NumberFormatException(f"radix {radix} {side}")
    digits = text[1:] if text[:1] in ("+", "-") else text
    if not digits or len(digits) > 5000 or any(one not in _DIGITS[:radix] for one in digits.lower()) or not digits.isascii():
        raise _malformed(text, radix)
    value = int(digits, radix) if len(digits) < 4000 else most + 2
    value = -value if text[0] == "-" else value
    if not least <= value <= most:
        raise _malformed(text, radix)
    return value


def _malformed(text: str, radix: int) -> NumberFormatException:
    return NumberFormatException(f'For input string: "{text}"' + ("" if radix == 10 else f" under radix {radix}"))


def decode_long(text: str) -> int:
    """Long.decode: a sign, then 0x, # or a leading 0 (octal) choose the radix."""
    if not text:
        raise NumberFormatException("Zero length string")
    sign, digits, radix = ("-" if text[0] == "-" else ""), text[1:] if text[0] in "+-" else text, 10
    for prefix, base in (("0x", 16), ("0X", 16), ("#", 16), ("0", 8)):
        if digits.startswith(prefix) and (base != 8 or len(digits) > 1):
            digits, radix = digits[len(prefix) :], base
            break
    if digits[:1] in ("+", "-"):
        raise NumberFormatException("Sign character in wrong position")
    return parse_long(sign + digits, radix)


def parse_double(text: str) -> float:
    """Double.parseDouble."""
    trimmed = text.strip("".join(map(chr, range(33))))
    if _DOUBLE.fullmatch(trimmed):
        return float(trimmed.rstrip("fFdD"))
    sign, name = (-1.0, trimmed[1:]) if trimmed[:1] == "-" else (1.0, trimmed[1:] if trimmed[:1] == "+" else trimmed)
    if name in _NAMED:
        return sign * _NAMED[name]
    hexadecimal = re.fullmatch(_HEX_DOUBLE, trimmed, re.ASCII)
    if hexadecimal:
        return _from_hex(hexadecimal.group(1))
    raise NumberFormatException(f'For input string: "{text}"' if trimmed else "empty String")


def _from_hex(text: str) -> float:
    try:
        return float.fromhex(text)
    except OverflowError:
        return -math.inf if text.startswith("-") else math.inf


def whole_from_text(text: str) -> int:
    """Decimal digits of any number as an int (Python limits int(text) to some thousands of digits)."""
    if len(text) < 4000:
        return int(text)
    from decimal import Decimal

    return int(Decimal(text))


def whole_to_text(value: int) -> str:
    """The other way round."""
    if -(1 << 12000) < value < (1 << 12000):
        return str(value)
    from decimal import Decimal

    return format(Decimal(value), "f")
