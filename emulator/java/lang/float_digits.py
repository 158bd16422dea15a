"""The decimal digits of a double, as java.lang.Double.toString of JDK 17 picks them (FloatingDecimal.BinaryToASCIIBuffer.dtoa).

That is David Gay's method with a stopping test of its own, so the digits are not always the shortest: 2.0E23 is 1.9999999999999998E23.
"""

from __future__ import annotations

import struct
from functools import lru_cache
from typing import List, Tuple

_HIGH_BIT = 1 << 52
_LONG_POWERS_OF_5 = 27


def _bits_of_5(power: int) -> int:
    """How many bits 5^power has: exact up to where a long ends, three for each above."""
    if power >= _LONG_POWERS_OF_5:
        return power * 3
    return (5**power).bit_length() if power else 0


@lru_cache(maxsize=4096)
def digits_of(value: float) -> Tuple[str, int]:
    """Digits and decimal exponent of a positive finite double: value = 0.DIGITS × 10^exponent."""
    bits = struct.unpack(">q", struct.pack(">d", value))[0]
    fraction, exponent = bits & (_HIGH_BIT - 1), bits >> 52
    significant = 53
    if exponent == 0:
        significant = fraction.bit_length()
        fraction <<= 53 - significant
        exponent = significant - 52
    else:
        fraction |= _HIGH_BIT
    exponent -= 1023
    trailing = (fraction & -fraction).bit_length() - 1
    fraction_bits = 53 - trailing
    tiny = max(0, fraction_bits - exponent - 1)
    if tiny == 0 and exponent <= 62:
        return _of_whole(fraction << (exponent - 52) if exponent >= 52 else fraction >> (52 - exponent), exponent - significant)
    return _developed(fraction, exponent, significant, tiny, trailing)


def _of_whole(value: int, excess: int) -> Tuple[str, int]:
    """A whole number that fits into a long; digits below what the mantissa says are rounded away."""
    dropped = len(str(1 << (excess - 1))) - 1 if excess > 2 else 0
    if dropped:
        unit = 10**dropped
        value = value // unit + (1 if value % unit >= unit >> 1 else 0)
    text = str(value)
    return text.rstrip("0"), len(text) + dropped


def _estimated_exponent(fraction: int, exponent: int) -> int:
    scaled = struct.unpack(">d", struct.pack(">q", (1023 << 52) | (fraction & (_HIGH_BIT - 1))))[0]
    estimate = (scaled - 1.5) * 0.289529654 + 0.176091259 + exponent * 0.301029995663981
    whole = int(estimate)
    return whole - 1 if estimate < whole else whole


def _developed(fraction: int, exponent: int, significant: int, tiny: int, trailing: int) -> Tuple[str, int]:
    """Digit by digit: value = b / s, m is half the distance to the next double, all scaled to whole numbers."""
    decimal = _estimated_exponent(fraction, exponent)
    b5, s5 = max(0, -decimal), max(0, decimal)
    b2, s2 = b5 + tiny + exponent, s5 + tiny
    m2 = b2 - significant
    fraction >>= trailing
    fraction_bits = 53 - trailing
    b2 -= fraction_bits - 1
    common = min(b2, s2)
    b2, s2, m2 = b2 - common, s2 - common, m2 - common
    if fraction_bits == 1:
        m2 -= 1
    if m2 < 0:
        b2, s2, m2 = b2 - m2, s2 - m2, 0
    in_longs = fraction_bits + b2 + _bits_of_5(b5) < 64 and s2 + 1 + _bits_of_5(s5 + 1) < 64
    b, s, m = fraction * 5**b5 << b2, 5**s5 << s2, 5**b5 << m2
    return _digits(b, s, m, decimal, strict=in_longs)


def _digits(b: int, s: int, m: int, decimal: int, strict: bool) -> Tuple[str, int]:
    """``strict``: with longs a remainder exactly at the limit goes on, with big numbers it stops."""
    tens = s * 10
    limit = tens + 1 if strict else tens
    digits: List[int] = []
    digit, b = divmod(b, s)
    b, m = b * 10, m * 10
    low, high = b < m, b + m >= limit
    if digit == 0 and not high:
        decimal -= 1
    else:
        digits.append(digit)
    if decimal < -3 or decimal >= 8:
        low = high = False
    while not low and not high:
        digit, b = divmod(b, s)
        b, m = b * 10, m * 10
        low, high = b < m, b + m >= limit
        digits.append(digit)
    if high and (not low or 2 * b > tens or (2 * b == tens and digits[-1] % 2 == 1)):
        decimal += _rounded_up(digits)
    return "".join(map(str, digits)), decimal + 1


def _rounded_up(digits: List[int]) -> int:
    """One more in the last digit; 1 when the number got a digit more."""
    at = len(digits) - 1
    while at > 0 and digits[at] == 9:
        digits[at] = 0
        at -= 1
    if digits[at] == 9:
        digits[at] = 1
        return 1
    digits[at] += 1
    return 0
