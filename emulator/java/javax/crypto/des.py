"""DES and triple DES (FIPS 46-3) over one block: what javax.crypto.Cipher stands on."""

from __future__ import annotations

from typing import List, Sequence


def _numbers(text: str) -> List[int]:
    return [int(number) for number in text.split()]


# The standard's tables: bits are counted from 1 at the left.
_INITIAL = [start - 8 * step for start in (58, 60, 62, 64, 57, 59, 61, 63) for step in range(8)]
_FINAL = [_INITIAL.index(bit) + 1 for bit in range(1, 65)]
_EXPANSION = [(4 * row + column - 1) % 32 + 1 for row in range(8) for column in range(6)]
_SPREAD = _numbers("16 7 20 21 29 12 28 17 1 15 23 26 5 18 31 10 2 8 24 14 32 27 3 9 19 13 30 6 22 11 4 25")
_KEY_BITS = _numbers(
    "57 49 41 33 25 17 9 1 58 50 42 34 26 18 10 2 59 51 43 35 27 19 11 3 60 52 44 36 "
    "63 55 47 39 31 23 15 7 62 54 46 38 30 22 14 6 61 53 45 37 29 21 13 5 28 20 12 4"
)
_ROUND_BITS = _numbers(
    "14 17 11 24 1 5 3 28 15 6 21 10 23 19 12 4 26 8 16 7 27 20 13 2 "
    "41 52 31 37 47 55 30 40 51 45 33 48 44 49 39 56 34 53 46 42 50 36 29 32"
)
_SHIFTS = (1, 1, 2, 2, 2, 2, 2, 2, 1, 2, 2, 2, 2, 2, 2, 1)
_BOXES = [
    _numbers(row)
    for row in (
        "14 4 13 1 2 15 11 8 3 10 6 12 5 9 0 7 0 15 7 4 14 2 13 1 10 6 12 11 9 5 3 8 "
        "4 1 14 8 13 6 2 11 15 12 9 7 3 10 5 0 15 12 8 2 4 9 1 7 5 11 3 14 10 0 6 13",
        "15 1 8 14 6 11 3 4 9 7 2 13 12 0 5 10 3 13 4 7 15 2 8 14 12 0 1 10 6 9 11 5 "
        "0 14 7 11 10 4 13 1 5 8 12 6 9 3 2 15 13 8 10 1 3 15 4 2 11 6 7 12 0 5 14 9",
        "10 0 9 14 6 3 15 5 1 13 12 7 11 4 2 8 13 7 0 9 3 4 6 10 2 8 5 14 12 11 15 1 "
        "13 6 4 9 8 15 3 0 11 1 2 12 5 10 14 7 1 10 13 0 6 9 8 7 4 15 14 3 11 5 2 12",
        "7 13 14 3 0 6 9 10 1 2 8 5 11 12 4 15 13 8 11 5 6 15 0 3 4 7 2 12 1 10 14 9 "
        "10 6 9 0 12 11 7 13 15 1 3 14 5 2 8 4 3 15 0 6 10 1 13 8 9 4 5 11 12 7 2 14",
        "2 12 4 1 7 10 11 6 8 5 3 15 13 0 14 9 14 11 2 12 4 7 13 1 5 0 15 10 3 9 8 6 "
        "4 2 1 11 10 13 7 8 15 9 12 5 6 3 0 14 11 8 12 7 1 14 2 13 6 15 0 9 10 4 5 3",
        "12 1 10 15 9 2 6 8 0 13 3 4 14 7 5 11 10 15 4 2 7 12 9 5 6 1 13 14 0 11 3 8 "
        "9 14 15 5 2 8 12 3 7 0 4 10 1 13 11 6 4 3 2 12 9 5 15 10 11 14 1 7 6 0 8 13",
        "4 11 2 14 15 0 8 13 3 12 9 7 5 10 6 1 13 0 11 7 4 9 1 10 14 3 5 12 2 15 8 6 "
        "1 4 11 13 12 3 7 14 10 15 6 8 0 5 9 2 6 11 13 8 1 4 10 7 9 5 0 15 14 2 3 12",
        "13 2 8 4 6 15 11 1 10 9 3 14 5 0 12 7 1 15 13 8 10 3 7 4 12 5 6 11 0 14 9 2 "
        "7 11 4 1 9 12 14 2 0 6 10 13 15 3 5 8 2 1 14 7 4 10 8 13 15 12 9 0 3 5 6 11",
    )
]


def _picked(value: int, width: int, places: Sequence[int]) -> int:
    """The bits of a value of so many bits at these places, one behind the other."""
    result = 0
    for place in places:
        result = result << 1 | value >> width - place & 1
    return result


def _round_keys(key: bytes) -> List[int]:
    chosen = _picked(int.from_bytes(key, "big"), 64, _KEY_BITS)
    left, right = chosen >> 28, chosen & 0xFFFFFFF
    keys = []
    for shift in _SHIFTS:
        left, right = ((half << shift | half >> 28 - shift) & 0xFFFFFFF for half in (left, right))
        keys.append(_picked(left << 28 | right, 56, _ROUND_BITS))
    return keys


def _mixed(half: int, key: int) -> int:
    """The cipher function f: 32 bits and a round key's 48 to 32 bits."""
    wide = _picked(half, 32, _EXPANSION) ^ key
    result = 0
    for number, box in enumerate(_BOXES):
        six = wide >> 42 - 6 * number & 0x3F
        result = result << 4 | box[(six >> 4 & 2 | six & 1) * 16 + (six >> 1 & 0xF)]
    return _picked(result, 32, _SPREAD)


def _crypt(block: bytes, keys: Sequence[int]) -> bytes:
    both = _picked(int.from_bytes(block, "big"), 64, _INITIAL)
    left, right = both >> 32, both & 0xFFFFFFFF
    for key in keys:
        left, right = right, left ^ _mixed(right, key)
    return _picked(right << 32 | left, 64, _FINAL).to_bytes(8, "big")


class Des:
    """``encrypt`` and ``decrypt`` take blocks of 8 bytes; the key has 8."""

    block_size = 8

    def __init__(self, key: bytes) -> None:
        self._keys = _round_keys(key)

    def encrypt(self, block: bytes) -> bytes:
        return _crypt(block, self._keys)

    def decrypt(self, block: bytes) -> bytes:
        return _crypt(block, self._keys[::-1])


class TripleDes:
    """Encrypt, decrypt, encrypt with the three parts of a key of 24 bytes."""

    block_size = 8

    def __init__(self, key: bytes) -> None:
        self._first, self._second, self._third = Des(key[:8]), Des(key[8:16]), Des(key[16:])

    def encrypt(self, block: bytes) -> bytes:
        return self._third.encrypt(self._second.decrypt(self._first.encrypt(block)))

    def decrypt(self, block: bytes) -> bytes:
        return self._first.decrypt(self._second.encrypt(self._third.decrypt(block)))
