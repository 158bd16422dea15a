"""Attributes packed small: what an event's FlowFile has in common with the event before is not kept again.

Names stand once for all FlowFiles that have the same ones in the same order, short values once, long values are compressed.
"""

from __future__ import annotations

from typing import Any, Dict, List, Optional, Tuple

from ..core.attributes import Attributes
from .long_text import LONG, Kept, Shelf

# capacity, names, what it is based on or None, the places of its own values among the names, then those values.
Packed = Tuple[Any, ...]
_BASED = 4  # where the values begin
_DEEPEST = 12  # how many stand upon each other
_MOST_SHARED = _MOST_ALIVE = 10_000


class Sharer:
    """Gives of equal things the one that came first."""

    def __init__(self) -> None:
        self._shared: Dict[Any, Any] = {}

    def share(self, value: Any) -> Any:
        """The first of its equals; those of long ago are forgotten."""
        if len(self._shared) > _MOST_SHARED:
            self._shared.clear()
        return self._shared.setdefault(value, value)

    def __len__(self) -> int:
        return len(self._shared)


class AttributesPacker:
    """Packs the attributes of one run's events."""

    def __init__(self, sharer: Sharer) -> None:
        self._share = sharer.share
        self._shelf = Shelf()
        self._latest: Dict[str, Tuple[Attributes, Packed, int]] = {}  # of each FlowFile that is alive, with how deep it stands
        self._last: Optional[Tuple[Attributes, Packed, int]] = None

    def pack(self, uuid: str, attributes: Dict[str, str]) -> Packed:
        """The attributes of a FlowFile at an event."""
        before = self._latest.get(uuid) or self._last
        if before is None or before[0] is not attributes:
            kept = attributes if isinstance(attributes, Attributes) else Attributes(attributes)
            before = self._last = self._entry(kept, before)
            if len(self._latest) > _MOST_ALIVE:
                self._latest.clear()
        self._latest[uuid] = before
        return before[1]

    def ended(self, uuid: str) -> None:
        """There will be no more events of this FlowFile."""
        self._latest.pop(uuid, None)

    def _entry(self, attributes: Attributes, before: Optional[Tuple[Attributes, Packed, int]]) -> Tuple[Attributes, Packed, int]:
        names = self._share(tuple(attributes))
        if before is not None and before[2] < _DEEPEST:
            former, base, depth = before
            if names is base[1]:
                changed = [place for place, (value, old) in enumerate(zip(attributes.values(), former.values())) if value != old]
                if not changed and attributes.capacity == base[0]:
                    return attributes, base, depth
            else:
                changed = [place for place, (name, value) in enumerate(attributes.items()) if former.get(name) != value]
            if 2 * len(changed) < len(names):
                values = list(attributes.values())
                own = [self._kept(values[place]) for place in changed]
                return attributes, (attributes.capacity, names, base, self._share(tuple(changed)), *own), depth + 1
        return attributes, (attributes.capacity, names, None, (), *map(self._kept, attributes.values())), 0

    def _kept(self, value: str) -> Kept:
        return self._share(value) if len(value) < LONG else self._shelf.put(value)


def unpacked(packed: Packed) -> Attributes:
    """The attributes, made anew."""
    capacity, names = packed[:2]
    layers: List[Packed] = [packed]
    while layers[-1][2] is not None:
        layers.append(layers[-1][2])
    root = layers.pop()
    values: Dict[str, Kept] = dict(zip(root[1], root[_BASED:]))
    for layer in reversed(layers):
        values.update((layer[1][place], value) for place, value in zip(layer[3], layer[_BASED:]))
    return Attributes({name: str(values[name]) for name in names}, capacity)
