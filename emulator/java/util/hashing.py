"""hashCode of strings and whole numbers."""

from __future__ import annotations

from typing import Dict

_LONGEST_REMEMBERED, _MOST_REMEMBERED = 64, 8192
_remembered: Dict[str, int] = {}


def string_hash(text: str) -> int:
    """String.hashCode as a signed int of 32 bits; remembered for short texts, as a Java string remembers its own."""
    code = _remembered.get(text)
    if code is None:
        code = _computed(text)
        if len(text) <= _LONGEST_REMEMBERED:
            if len(_remembered) >= _MOST_REMEMBERED:
                _remembered.clear()
            _remembered[text] = code
    return code


def _computed(text: str) -> int:
    value = 0
    if text.isascii():
        for byte in str.encode(text, "ascii"):
            value = (31 * value + byte) & 0xFFFFFFFF
    else:
        data = str.encode(text, "utf-16-be", "surrogatepass")
        for i in range(0, len(data), 2):
            value = (31 * value + (data[i] << 8 | data[i + 1])) & 0xFFFFFFFF
    return value - (1 << 32) if value & 0x80000000 else value


def long_hash(value: int) -> int:
    """Long.hashCode, of a double's bits too."""
    from ..lang.numbers import wrap32

    bits = value & 0xFFFFFFFFFFFFFFFF
    return wrap32(bits ^ bits >> 32)


def big_hash(value: int) -> int:
    """BigInteger.hashCode: over the words of 32 bits, the highest first."""
    from ..lang.numbers import wrap32

    code, magnitude = 0, abs(value)
    for shift in range((magnitude.bit_length() + 31) // 32 * 32 - 32, -1, -32):
        code = (31 * code + (magnitude >> shift & 0xFFFFFFFF)) & 0xFFFFFFFF
    return wrap32(-code if value < 0 else code)
