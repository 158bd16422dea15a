"""The order in which Java's hash collections give back what was put in.

HashMap and HashSet: buckets by the low bits of the spread hash, each a list in order of insertion, doubled when more than three quarters
full; a bucket that would become a tree (eight in one, 64 buckets) keeps that order too. ConcurrentHashMap is what Jython 2.7 builds its
dict and set on: 32 buckets at first, and a resize turns part of each bucket round (ConcurrentHashMap.transfer).
"""

from __future__ import annotations

from functools import lru_cache
from typing import Dict, Iterable, List, Optional, Tuple

from .hashing import string_hash

Bucket = List[Tuple[int, str]]


def _spread(text: str, added: int = 0, times: int = 1) -> int:
    value = (string_hash(text) * times + added) & 0xFFFFFFFF
    return value ^ (value >> 16)


def hash_map_order(keys: Iterable[str], capacity: int = 16, added: int = 0) -> List[str]:
    """Keys in the order of a java.util.HashMap (or HashSet) that they were put in one after the other.

    ``added``: for objects whose hash code is that of their name plus a number (301 for NiFi's Relationship).
    """
    return list(_map_order(tuple(keys), capacity, added))


@lru_cache(maxsize=1024)
def _map_order(keys: Tuple[str, ...], capacity: int, added: int) -> List[str]:
    size, buckets = capacity, {}  # type: int, Dict[int, Bucket]
    entries: Dict[str, int] = {}
    for key in keys:
        if key in entries:
            continue
        hashed = entries[key] = _spread(key, added)
        bucket = buckets.setdefault(hashed & (size - 1), [])
        bucket.append((hashed, key))
        if len(entries) > size * 3 // 4 or (len(bucket) > 8 and size < 64):
            size *= 2
            buckets = _split(buckets, size)
    return [key for index in sorted(buckets) for _, key in buckets[index]]


def _split(buckets: Dict[int, Bucket], size: int) -> Dict[int, Bucket]:
    split: Dict[int, Bucket] = {}
    for index in sorted(buckets):
        for hashed, key in buckets[index]:
            split.setdefault(hashed & (size - 1), []).append((hashed, key))
    return split


hash_set_order = hash_map_order


class ConcurrentOrder:
    """The order of keys in a java.util.concurrent.ConcurrentHashMap, kept up to date by put and remove.

    ``added``, ``times``: for objects whose hash code is that of their name so many times, plus a number.
    """

    def __init__(self, capacity: int = 32, added: int = 0, times: int = 1) -> None:
        self._capacity, self._added, self._times = capacity, added, times
        self._table: Optional[List[Bucket]] = None
        self._threshold = 0
        self._count = 0

    def put(self, key: str) -> None:
        """A key put in; one that is there keeps its place."""
        table = self._allocated()
        hashed = self._hashed(key)
        bucket = table[hashed & (len(table) - 1)]
        if any(known == key for _, known in bucket):
            return
        bucket.append((hashed, key))
        if len(bucket) >= 9 and len(table) < 64:
            self._presize(len(table) * 2)
        self._count += 1
        while self._count >= self._threshold:
            self._double()

    def put_all(self, keys: List[str]) -> None:
        """putAll: makes room first, so the order can differ from single puts."""
        size = len(keys)
        if self._table is None:
            self._capacity = max(self._capacity, _table_size(size))
            self._allocated()
        self._presize(size)
        for key in keys:
            self.put(key)

    def remove(self, key: str) -> None:
        if self._table is None:
            return
        bucket = self._table[self._hashed(key) & (len(self._table) - 1)]
        for index, (_, other) in enumerate(bucket):
            if other == key:
                del bucket[index]
                self._count -= 1
                return

    def keys(self) -> List[str]:
        return [key for bucket in self._table or () for _, key in bucket]

    def _hashed(self, key: str) -> int:
        return _spread(key, self._added, self._times) & 0x7FFFFFFF

    def _allocated(self) -> List[Bucket]:
        if self._table is None:
            self._table = [[] for _ in range(self._capacity)]
            self._threshold = self._capacity - (self._capacity >> 2)
        return self._table

    def _presize(self, size: int) -> None:
        size_wanted = _table_size(size)
        while size_wanted > self._threshold:
            self._double()

    def _double(self) -> None:
        table = self._allocated()
        size = len(table)
        halves: List[Bucket] = [[] for _ in range(2 * size)]
        for index, bucket in enumerate(table):
            if bucket:
                halves[index], halves[index + size] = _transfer(bucket, size)
        self._table = halves
        self._threshold = (size << 1) - (size >> 1)


def _table_size(size: int) -> int:
    least, power = size + (size >> 1) + 1, 1
    while power < least:
        power <<= 1
    return power


def _transfer(bucket: Bucket, bit: int) -> Tuple[Bucket, Bucket]:
    """One bucket split in two: its longest tail that stays together keeps its order, the rest is put in front, last first."""
    last = len(bucket) - 1
    while last > 0 and bucket[last - 1][0] & bit == bucket[-1][0] & bit:
        last -= 1
    low: Bucket = []
    high: Bucket = []
    (high if bucket[-1][0] & bit else low).extend(bucket[last:])
    for entry in bucket[:last]:
        (high if entry[0] & bit else low).insert(0, entry)
    return low, high


def concurrent_map_order(keys: Iterable[str], capacity: int = 32) -> List[str]:
    """Keys in the order of a Jython 2.7 dict or set that they were put in one after the other."""
    order = ConcurrentOrder(capacity)
    for key in keys:
        order.put(key)
    return order.keys()


def property_order(names: Iterable[str]) -> List[str]:
    """The properties that are set, by name, in the order in which a NiFi component lists them (AbstractComponentNode's ConcurrentHashMap
    of PropertyDescriptor)."""
    order = ConcurrentOrder(16, 287, 47)
    for name in names:
        order.put(name)
    return order.keys()
