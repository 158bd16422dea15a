"""The order in which Jython's dicts and sets iterate: java.util.concurrent.ConcurrentHashMap over Java's hash codes.

``PyDictionary`` makes ``new ConcurrentHashMap(16, .75f, 2)``: 32 bins at first. A key's bin is ``(h ^ h >>> 16) & (n - 1)``; a bin keeps
the order of insertion; when the table doubles, the tail of a bin that stays together keeps its order ("last run") and the rest turns
round. ``putAll`` (``dict(d)``, ``copy()``, ``update``) makes the table big enough first. A table never shrinks.
Left out: bins of 16 and more keys that collide wholly (a Java tree). ``None`` has an identity hash in Jython; here it comes last.
"""

from __future__ import annotations

from collections import deque
from operator import itemgetter
from typing import Any, Callable, Optional

from ...java.util.hashing import big_hash, long_hash, string_hash
from ...java.util.table_size import DEFAULT_CAPACITY, grown
from .integers import is_long

FIRST_TABLE, FIRST_OF_NAMES = 32, 8
_MASK = 0xFFFFFFFF
_REMEMBERED = 2048
_LARGE, _LARGE_REMEMBERED = 100, 16  # of a state that grows with the work each tuple of keys is a new one
_orders: dict[tuple[tuple[Any, ...], int], Callable[[Any], tuple[Any, ...]]] = {}
_large: deque[tuple[tuple[Any, ...], int]] = deque()


def ordered(keys: tuple[Any, ...], table: int = 0) -> tuple[Any, ...]:
    """Keys given in the order of insertion, in Jython's order. ``table``: the size that the table has grown to before."""
    if len(keys) < 2:
        return keys
    found = _orders.get((keys, table)) if isinstance(keys[0], str) else None
    if found is not None:
        return found(keys)
    for key in keys:
        if not isinstance(key, str):
            return tuple([keys[index] for index in _permutation(keys, table)])
    return permutation(keys, table)(keys)


def permutation(keys: tuple[Any, ...], table: int = 0) -> Callable[[Any], tuple[Any, ...]]:
    """What picks the values of these string keys in Jython's order (two keys at least), remembered for each tuple of keys."""
    found = _orders.get((keys, table))
    if found is None:
        if len(_orders) >= _REMEMBERED:
            _orders.clear()
        if len(keys) >= _LARGE:
            _forget_large((keys, table))
        found = _orders[(keys, table)] = itemgetter(*_permutation(keys, table))
    return found


def _forget_large(newest: tuple[tuple[Any, ...], int]) -> None:
    _large.append(newest)
    if len(_large) > _LARGE_REMEMBERED:
        _orders.pop(_large.popleft(), None)


def table_for(count: int) -> int:
    """The table that ``count`` keys grow to, put one by one."""
    table = FIRST_TABLE
    while count >= table - (table >> 2):
        table <<= 1
    return table


def presized(count: int, table: int) -> int:
    """The table after putAll of ``count`` keys into ``table`` bins (0: none yet) has made room (ConcurrentHashMap.tryPresize)."""
    wanted, power = count + (count >> 1) + 1, 1
    while power < wanted:
        power <<= 1
    table = table or max(power, FIRST_TABLE)
    while power > table - (table >> 2):
        table <<= 1
    return table


def frozen_order(keys: tuple[Any, ...]) -> tuple[Any, ...]:
    """Keys given in the order of insertion, as the java.util.HashSet has them that a PyFrozenSet is kept in."""
    mask = grown(DEFAULT_CAPACITY, len(keys)) - 1
    return tuple(sorted(keys, key=lambda key: spread(hash_code(key)) & mask))


def order_of_names(keys: tuple[Any, ...]) -> tuple[Any, ...]:
    """Keys given in the order of insertion, as the PyStringMap of an instance or a function has them, which begins with a small table."""
    return tuple([keys[index] for index in _permutation(keys, 0, FIRST_OF_NAMES)])


def _permutation(keys: tuple[Any, ...], table: int, first: int = FIRST_TABLE) -> list[int]:
    hashes = [spread(hash_code(key)) for key in keys]
    size = max(table, first)
    bins: dict[int, list[int]] = {}
    for index, code in enumerate(hashes):
        bins.setdefault(code & (size - 1), []).append(index)
        while index + 1 >= size - (size >> 2):
            bins = _doubled(bins, hashes, size)
            size <<= 1
    return [index for number in sorted(bins) for index in bins[number]]


def _doubled(bins: dict[int, list[int]], hashes: list[int], size: int) -> dict[int, list[int]]:
    """ConcurrentHashMap.transfer."""
    result: dict[int, list[int]] = {}
    for number, members in bins.items():
        bits = [hashes[index] & size for index in members]
        last = len(members) - 1
        while last and bits[last - 1] == bits[last]:
            last -= 1
        low: list[int] = []
        high: list[int] = []
        (high if bits[last] else low).extend(members[last:])
        for place in range(last):
            (high if bits[place] else low).insert(0, members[place])
        if low:
            result[number] = low
        if high:
            result[number + size] = high
    return result


def spread(code: int) -> int:
    """ConcurrentHashMap.spread."""
    return (code ^ (code >> 16)) & 0x7FFFFFFF


def hash_code(key: Any) -> int:
    """Java's hashCode of a Python value in Jython, as 32 unsigned bits."""
    if isinstance(key, str):
        return string_hash(key) & _MASK
    if isinstance(key, int):
        return big_hash(key) & _MASK if is_long(key) and not -(2**31) <= key < 2**31 else key & _MASK
    if isinstance(key, float):
        return _float_hash(key)
    if isinstance(key, tuple):
        return _tuple_hash(key)
    if key is None:
        return 0x1F
    own: Optional[Callable[[], int]] = None if isinstance(key, type) else getattr(key, "hashCode", None)
    return (own() if callable(own) else hash(key)) & _MASK


def _float_hash(value: float) -> int:
    """PyFloat.hashCode."""
    if value != value:
        return 0
    if value in (float("inf"), float("-inf")):
        return (314159 if value > 0 else -271828) & _MASK
    if value == int(value):
        return hash_code(int(value))
    import struct

    return long_hash(struct.unpack(">q", struct.pack(">d", value))[0]) & _MASK


def _tuple_hash(value: tuple[Any, ...]) -> int:
    """PyTuple.hashCode."""
    code, multiplier, count = 0x345678, 1000003, len(value)
    for item in reversed(value):
        count -= 1
        code = ((code ^ hash_code(item)) * multiplier) & _MASK
        multiplier = (multiplier + 82520 + 2 * count) & _MASK
    return (code + 97531) & _MASK
