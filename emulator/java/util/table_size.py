"""How many buckets the table of a java.util.HashMap has: by what it has held, which decides the order of its entries (``map_order``)."""

from __future__ import annotations

DEFAULT_CAPACITY = 16


def table_size_for(entries: int) -> int:
    """The smallest power of two that is not below ``wanted``."""
    return 1 << max(0, entries - 1).bit_length()


def capacity_of_copy(entries: int) -> int:
    """The table of ``new HashMap(map)``."""
    return table_size_for(int(entries / 0.75 + 1.0)) if entries else DEFAULT_CAPACITY


def grown(capacity: int, entries: int) -> int:
    """The table after it has held that many entries."""
    while entries > capacity * 0.75:
        capacity <<= 1
    return capacity
