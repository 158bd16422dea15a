"""MatchedElement and WalkedPath: what each level of the specification matched on the way down.

A path is a list of ``(value, Matched)``, the last entry the level at hand; ``&(n,m)`` counts levels from its end.
"""

from __future__ import annotations

from typing import Any, List, Optional, Tuple

from .errors import OutOfBounds

Step = Tuple[Any, "Matched"]
Path = List[Step]


class Matched:
    """One match: the key, what its stars caught, how many children matched so far (``#``), the size of the list before it was expanded."""

    __slots__ = ("count", "keys", "size")

    def __init__(self, keys: Tuple[str, ...], size: Optional[int] = None) -> None:
        self.keys, self.size, self.count = keys, size, 0


def level(path: Path, up: int) -> Step:
    """WalkedPath.elementFromEnd."""
    if up >= len(path):
        raise OutOfBounds(f"A reference goes {up} levels up, {len(path)} are there")
    return path[-1 - up]


def key_at(path: Path, up: int, group: int) -> str:
    """MatchedElement.getSubKeyRef of a level."""
    keys = level(path, up)[1].keys
    if group >= len(keys):
        raise OutOfBounds(f"MatchedElement {list(keys)} cannot be indexed with index {group}")
    return keys[group]
