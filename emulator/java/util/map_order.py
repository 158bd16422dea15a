"""The order in which java.util.HashMap gives its entries.

A table of 2^n buckets walked in order, entries of one bucket in the order of insertion (resizing keeps it). The size of the table is what
history leaves behind: it doubles above three quarters and never shrinks, and a copy is sized after the number of entries
(HashMap.putMapEntries: n / 0.75 + 1, rounded up to a power of two). Left out: bins of eight and more that become trees.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Dict, Iterable, List, Mapping, Tuple, TypeVar

from .hashing import long_hash, string_hash

K = TypeVar("K")
V = TypeVar("V")

_TEXTS = {str}
_LARGE = 100  # keys; of a state that grows with the work each tuple of keys is a new one, and few are remembered


def hash_order(keys: Iterable[K], capacity: int) -> List[K]:
    """Keys, given in the order of insertion, in the order of iteration."""
    inserted = tuple(keys)
    if not set(map(type, inserted)) <= _TEXTS:
        return _order(inserted, capacity)
    remembered = _order_of_texts if len(inserted) < _LARGE else _order_of_many_texts
    return list(remembered(inserted, capacity))


def _order(keys: Tuple[K, ...], capacity: int) -> List[K]:
    mask = capacity - 1

    def bucket(key: Any) -> int:
        code = (string_hash(key) if isinstance(key, str) else hash_code(key)) & 0xFFFFFFFF
        return (code ^ (code >> 16)) & mask

    return sorted(keys, key=bucket)


_order_of_texts, _order_of_many_texts = lru_cache(maxsize=1024)(_order), lru_cache(maxsize=16)(_order)


def hash_code(value: Any) -> int:
    """Objects.hashCode of a value of Python as the Java value that Jython would make of it."""
    if isinstance(value, str):
        return string_hash(value)
    if value is None:
        return 0
    if isinstance(value, bool):
        return 1231 if value else 1237
    if isinstance(value, int):
        return value if -(1 << 31) <= value < 1 << 31 else long_hash(value)
    if isinstance(value, float):
        import struct

        (bits,) = struct.unpack(">q", struct.pack(">d", value))
        return long_hash(bits)
    hash_method = getattr(value, "hashCode", None)
    return int(hash_method()) if hash_method else hash(value)


def reordered(values: Mapping[K, V], capacity: int, into: int) -> Dict[K, V]:
    """A plain copy whose order of insertion is right for a table of size ``into``."""
    if into >= capacity:
        return dict(values)
    return {key: values[key] for key in hash_order(values, capacity)}
