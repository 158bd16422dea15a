"""The order in which a defaultdict iterates: its map is a Guava LoadingCache (com.google.common.cache.LocalCache) of four segments.

An iterator goes through the segments, the table of each and the chain in a place of it from the last to the first; a new key comes first
in its chain, and doubling a table turns round what does not stay together. Left out: what taking keys out does to chains and tables.
"""

from __future__ import annotations

from typing import Any, Dict, List

from .order import hash_code

_SEGMENTS = 4
_FIRST_TABLE = 4
_MASK = 0xFFFFFFFF


def cached(keys: tuple[Any, ...]) -> tuple[Any, ...]:
    """Keys given in the order of insertion, in the cache's order."""
    segments: List[List[int]] = [[] for _ in range(_SEGMENTS)]
    hashes = [_rehashed(hash_code(key)) for key in keys]
    for index, code in enumerate(hashes):
        segments[code >> 30].append(index)
    return tuple([keys[index] for segment in reversed(segments) for index in _segment(segment, hashes)])


def _segment(members: List[int], hashes: List[int]) -> List[int]:
    size, table = _FIRST_TABLE, dict[int, List[int]]()
    for count, index in enumerate(members):
        if count + 1 > size * 3 // 4:
            table, size = _doubled(table, hashes, size), size * 2
        table.setdefault(hashes[index] & (size - 1), []).insert(0, index)
    return [index for place in sorted(table, reverse=True) for index in table[place]]


def _doubled(table: Dict[int, List[int]], hashes: List[int], size: int) -> Dict[int, List[int]]:
    """Segment.expand: the longest tail of a chain that stays together is taken over; the entries before it are put in front of it."""
    result: Dict[int, List[int]] = {}
    for chain in table.values():
        places = [hashes[index] & (size * 2 - 1) for index in chain]
        tail = len(chain) - 1
        while tail and places[tail - 1] == places[tail]:
            tail -= 1
        result[places[tail]] = chain[tail:]
        for place, index in zip(places[:tail], chain):
            result.setdefault(place, []).insert(0, index)
    return result


def _rehashed(code: int) -> int:
    """LocalCache.rehash."""
    code = (code + (code << 15 ^ 0xFFFFCD7D)) & _MASK
    code ^= code >> 10
    code = (code + (code << 3)) & _MASK
    code ^= code >> 6
    code = (code + (code << 2) + (code << 14)) & _MASK
    return code ^ code >> 16
