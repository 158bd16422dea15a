"""The decimal digits of a double, as java.lang.Double.toString of JDK 17 picks them."""

from __future__ import annotations

from typing import Tuple


def digits_of(value: float) -> Tuple[str, int]:
    """Digits and decimal exponent of a positive finite double: value = 0.DIGITS × 10^exponent."""
    mantissa, _, exponent = f"{value!r}".partition("e")
    whole, _, fraction = mantissa.partition(".")
    digits = (whole + fraction).lstrip("0")
    shift = len(whole) if whole.strip("0") else len(digits) - len(fraction)
    return digits.rstrip("0") or "0", shift + int(exponent or 0)
