"""The JVM's message digests that Python's hashlib need not have: MD2 (RFC 1319), SHA-512/224 and SHA-512/256 (FIPS 180-4)."""

from __future__ import annotations

import struct
from typing import Callable, Dict, Iterator, List

_MASK = 0xFFFFFFFFFFFFFFFF


def _pi_digits() -> Iterator[int]:
    """Decimal digits of pi, one after the other (Gibbons' spigot); MD2's table is shuffled by them."""
    q, r, t, k, m, x = 1, 0, 1, 1, 3, 3
    while True:
        if 4 * q + r - t < m * t:
            yield m
            q, r, m = 10 * q, 10 * (r - m * t), (10 * (3 * q + r)) // t - 10 * m
        else:
            q, r, t, k, m, x = q * k, (2 * q + r) * x, t * x, k + 1, (q * (7 * k + 2) + r * x) // (t * x), x + 2


def _random_below(limit: int, digits: Iterator[int]) -> int:
    x, y = next(digits), 10
    if limit > 10:
        x, y = x * 10 + next(digits), 100
    if limit > 100:
        x, y = x * 10 + next(digits), 1000
    return x % limit if x < limit * (y // limit) else _random_below(limit, digits)


def _md2_table() -> List[int]:
    """The Durstenfeld shuffle of 0 to 255 with pi's digits."""
    table, digits = list(range(256)), _pi_digits()
    for i in range(2, 257):
        j = _random_below(i, digits)
        table[j], table[i - 1] = table[i - 1], table[j]
    return table


def md2(data: bytes) -> bytes:
    """MD2"""
    table = _md2_table()
    padding = 16 - len(data) % 16
    data += bytes([padding]) * padding
    checksum, last = [0] * 16, 0
    for start in range(0, len(data), 16):
        for j in range(16):
            checksum[j] ^= table[data[start + j] ^ last]
            last = checksum[j]
    state = [0] * 48
    for start in range(0, len(data) + 16, 16):
        block = (data + bytes(checksum))[start : start + 16]
        for j in range(16):
            state[16 + j] = block[j]
            state[32 + j] = state[16 + j] ^ state[j]
        t = 0
        for i in range(18):
            for j in range(48):
                state[j] ^= table[t]
                t = state[j]
            t = (t + i) % 256
    return bytes(state[:16])


def _primes(count: int) -> List[int]:
    primes: List[int] = []
    candidate = 2
    while len(primes) < count:
        if all(candidate % prime for prime in primes):
            primes.append(candidate)
        candidate += 1
    return primes


def _cube_root_bits(prime: int) -> int:
    """The first 64 bits of the fraction of a cube root: SHA-512's constants."""
    low, high = 0, 1 << 70
    while low < high:
        middle = (low + high + 1) // 2
        if middle**3 <= prime << 192:
            low = middle
        else:
            high = middle - 1
    return low & _MASK


def _rotated(value: int, by: int) -> int:
    return (value >> by | value << (64 - by)) & _MASK


def _compress(state: List[int], block: bytes, constants: List[int]) -> List[int]:
    w = list(struct.unpack(">16Q", block))
    for i in range(16, 80):
        s0 = _rotated(w[i - 15], 1) ^ _rotated(w[i - 15], 8) ^ w[i - 15] >> 7
        s1 = _rotated(w[i - 2], 19) ^ _rotated(w[i - 2], 61) ^ w[i - 2] >> 6
        w.append((w[i - 16] + s0 + w[i - 7] + s1) & _MASK)
    a, b, c, d, e, f, g, h = state
    for i in range(80):
        s1 = _rotated(e, 14) ^ _rotated(e, 18) ^ _rotated(e, 41)
        first = (h + s1 + (e & f ^ ~e & g) + constants[i] + w[i]) & _MASK
        s0 = _rotated(a, 28) ^ _rotated(a, 34) ^ _rotated(a, 39)
        second = (s0 + (a & b ^ a & c ^ b & c)) & _MASK
        a, b, c, d, e, f, g, h = (first + second) & _MASK, a, b, c, (d + first) & _MASK, e, f, g
    return [(one + other) & _MASK for one, other in zip(state, (a, b, c, d, e, f, g, h))]


def _sha512(data: bytes, state: List[int]) -> bytes:
    constants = [_cube_root_bits(prime) for prime in _primes(80)]
    padded = data + b"\x80" + bytes(-(len(data) + 17) % 128) + (8 * len(data)).to_bytes(16, "big")
    for start in range(0, len(padded), 128):
        state = _compress(state, padded[start : start + 128], constants)
    return struct.pack(">8Q", *state)


def _sha512t(bits: int) -> Callable[[bytes], bytes]:
    """SHA-512/t: the initial values are SHA-512 of the name, with SHA-512's own values changed by a5…a5."""

    def digest(data: bytes) -> bytes:
        roots = [_square_root_bits(prime) ^ 0xA5A5A5A5A5A5A5A5 for prime in _primes(8)]
        initial = list(struct.unpack(">8Q", _sha512(f"SHA-512/{bits}".encode("ascii"), roots)))
        return _sha512(data, initial)[: bits // 8]

    return digest


def _square_root_bits(prime: int) -> int:
    from math import isqrt

    return isqrt(prime << 128) & _MASK


DIGESTS: Dict[str, Callable[[bytes], bytes]] = {"md2": md2, "sha512_224": _sha512t(224), "sha512_256": _sha512t(256)}
