"""AES (FIPS 197) over one block, in 32-bit words: what javax.crypto.Cipher stands on, as Python's library has no cipher."""

from __future__ import annotations

import struct
from functools import cache
from typing import List, Sequence, Tuple

Words = Tuple[int, ...]
_REDUCE = 0x11B  # x^8 + x^4 + x^3 + x + 1


def _times(a: int, b: int) -> int:
    """The product of two bytes in GF(2^8)."""
    product = 0
    while b:
        if b & 1:
            product ^= a
        a <<= 1
        if a & 0x100:
            a ^= _REDUCE
        b >>= 1
    return product


@cache
def _boxes() -> Tuple[bytes, bytes]:
    """The S-box and its inverse."""
    powers = [1]
    for _ in range(254):
        powers.append(_times(powers[-1], 3))
    logarithms = {value: exponent for exponent, value in enumerate(powers)}
    forward, backward = bytearray(256), bytearray(256)
    for value in range(256):
        inverse = powers[-logarithms[value] % 255] if value else 0
        doubled = inverse << 8 | inverse
        mixed = inverse ^ (doubled >> 4 ^ doubled >> 5 ^ doubled >> 6 ^ doubled >> 7) & 0xFF ^ 0x63
        forward[value], backward[mixed] = mixed, value
    return bytes(forward), bytes(backward)


def _turned(words: Sequence[int]) -> List[Words]:
    """A table for each byte of a word."""
    return [tuple((word >> shift | word << 32 - shift) & 0xFFFFFFFF for word in words) for shift in (0, 8, 16, 24)]


@cache
def _tables() -> Tuple[List[Words], List[Words]]:
    """SubBytes and MixColumns in one look-up for each byte of a column, and their inverses."""
    forward, backward = _boxes()

    def column(value: int, factors: Sequence[int]) -> int:
        return int.from_bytes(bytes(_times(value, factor) for factor in factors), "big")

    return _turned([column(value, (2, 1, 1, 3)) for value in forward]), _turned([column(value, (14, 9, 13, 11)) for value in backward])


class Aes:
    """``encrypt`` and ``decrypt`` take blocks of 16 bytes; the key has 16, 24 or 32."""

    block_size = 16

    def __init__(self, key: bytes) -> None:
        self._keys = _expanded(key)
        self._inverse_keys = _inverted(self._keys)

    def encrypt(self, block: bytes) -> bytes:
        return _crypt(block, self._keys, _tables()[0], _boxes()[0], 1)

    def decrypt(self, block: bytes) -> bytes:
        return _crypt(block, self._inverse_keys, _tables()[1], _boxes()[1], -1)


def _expanded(key: bytes) -> List[int]:
    """The words of the round keys (KeyExpansion)."""
    box, size = _boxes()[0], len(key) // 4
    words = list(struct.unpack(f">{size}I", key))
    constant = 1
    for place in range(size, 4 * (size + 7)):
        word = words[-1]
        if place % size == 0:
            word = _substituted((word << 8 | word >> 24) & 0xFFFFFFFF, box) ^ constant << 24
            constant = _times(constant, 2)
        elif size == 8 and place % size == 4:
            word = _substituted(word, box)
        words.append(words[place - size] ^ word)
    return words


def _substituted(word: int, box: bytes) -> int:
    return int.from_bytes(word.to_bytes(4, "big").translate(box), "big")


def _inverted(keys: List[int]) -> List[int]:
    """The round keys of the equivalent inverse cipher: from the last to the first, those between with InvMixColumns."""
    box, tables = _boxes()[0], _tables()[1]
    inverted: List[int] = []
    for start in range(len(keys) - 4, -1, -4):
        words = keys[start : start + 4]
        if 0 < start < len(keys) - 4:
            mixed = []
            for word in words:
                first, second, third, fourth = word.to_bytes(4, "big").translate(box)
                mixed.append(tables[0][first] ^ tables[1][second] ^ tables[2][third] ^ tables[3][fourth])
            words = mixed
        inverted += words
    return inverted


def _crypt(block: bytes, keys: List[int], tables: List[Words], box: bytes, turn: int) -> bytes:
    """The rounds; ``turn`` says to which side ShiftRows goes."""
    first, second, third, fourth = tables
    state = [word ^ key for word, key in zip(struct.unpack(">4I", block), keys)]
    for start in range(4, len(keys) - 4, 4):
        state = [
            first[state[column] >> 24]
            ^ second[state[(column + turn) % 4] >> 16 & 0xFF]
            ^ third[state[(column + 2) % 4] >> 8 & 0xFF]
            ^ fourth[state[(column - turn) % 4] & 0xFF]
            ^ keys[start + column]
            for column in range(4)
        ]
    last = []
    for column in range(4):
        shifted = (
            state[column] & 0xFF000000
            | state[(column + turn) % 4] & 0xFF0000
            | state[(column + 2) % 4] & 0xFF00
            | state[(column - turn) % 4] & 0xFF
        )
        last.append(_substituted(shifted, box) ^ keys[len(keys) - 4 + column])
    return struct.pack(">4I", *last)
