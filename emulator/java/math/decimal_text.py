"""BigDecimal's text: reading it as BigDecimal(char[]) does, writing it as toString, toEngineeringString and toPlainString do.

A BigDecimal is its unscaled value and its scale: 12.50 is (1250, 2).
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Tuple

from ..lang.numbers import whole_from_text, whole_to_text
from ..lang.throwable import NumberFormatException

_NUMBER = re.compile(r"([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?")
_ALLOWED = frozenset("0123456789.eE+-")


def parse(text: str) -> Tuple[int, int]:
    """Unscaled value and scale; NumberFormatException."""
    match = _NUMBER.fullmatch(text) if text.isascii() else None
    if match is None or not (match[2] or match[3]):
        raise NumberFormatException(_complaint(text))
    sign, whole, fraction, exponent = match.groups()
    fraction = fraction or ""
    value = whole_from_text(whole + fraction)
    return (-value if sign == "-" else value), len(fraction) - int(exponent or 0)


def _complaint(text: str) -> str | None:
    for char in text[1:] if text[:1] in ("+", "-") else text:
        if char not in _ALLOWED or char in "+-":
            return f'Character {char} is neither a decimal digit number, decimal point, nor "e" notation exponential mark.'
        if char in "eE":
            break
    return None


def of_double(value: float) -> Tuple[int, int]:
    """BigDecimal(double): exactly what the double is."""
    sign, digits, exponent = Decimal(value).as_tuple()
    if not isinstance(exponent, int):
        raise NumberFormatException("Infinite or NaN")
    unscaled = whole_from_text("".join(map(str, digits))) * (-1 if sign else 1)
    return (unscaled * 10**exponent, 0) if exponent > 0 else (unscaled, -exponent)


def written(unscaled: int, scale: int, engineering: bool = False) -> str:
    """toString, or toEngineeringString."""
    digits, sign = whole_to_text(abs(unscaled)), "-" if unscaled < 0 else ""
    exponent = len(digits) - 1 - scale
    if scale >= 0 and exponent >= -6:
        return sign + _plain(digits, scale)
    if engineering:
        return sign + _engineering(digits, exponent, unscaled == 0)
    mantissa = digits[0] + ("." + digits[1:] if len(digits) > 1 else "")
    return f"{sign}{mantissa}" + (f"E{exponent:+d}" if exponent else "")


def _engineering(digits: str, exponent: int, zero: bool) -> str:
    count = exponent % 3
    exponent -= count
    count += 1
    if zero:
        if count == 2:
            mantissa, exponent = "0.00", exponent + 3
        elif count == 3:
            mantissa, exponent = "0.0", exponent + 3
        else:
            mantissa = "0"
    elif count >= len(digits):
        mantissa = digits.ljust(count, "0")
    else:
        mantissa = digits[:count] + "." + digits[count:]
    return mantissa + (f"E{exponent:+d}" if exponent else "")


def plain(unscaled: int, scale: int) -> str:
    """toPlainString."""
    digits, sign = whole_to_text(abs(unscaled)), "-" if unscaled < 0 else ""
    if scale <= 0:
        return sign + (digits + "0" * -scale if unscaled else digits)
    return sign + _plain(digits, scale)


def _plain(digits: str, scale: int) -> str:
    if not scale:
        return digits
    digits = digits.rjust(scale + 1, "0")
    return f"{digits[:-scale]}.{digits[-scale:]}"
