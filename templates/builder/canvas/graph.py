"""What is to be drawn: boxes, links, and the main road among them."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Dict, List, Tuple

from .sizes import SIZE, Size


@dataclass(frozen=True)
class Item:
    """A box. ``kind``: PROCESSOR, GROUP, INPUT_PORT, OUTPUT_PORT or FUNNEL; ``number``: its place on the main road, 0: it is beside it."""

    key: str
    kind: str
    number: int = 0

    @property
    def size(self) -> Size:
        """Width and height."""
        return SIZE[self.kind]


@dataclass(frozen=True)
class Link:
    """A line from one box to another. ``rows``: lines of text in its queue box."""

    key: str
    source: str
    destination: str
    rows: int
    main: bool = False


@dataclass
class Graph:
    """``road``: keys of the main road in order; one that it comes back to stands there again."""

    items: Dict[str, Item]
    links: List[Link]
    road: Tuple[str, ...]
    notes: int = 0  # height of the notes at the top
    band: int = 64  # where the first row may begin
    seats: Tuple[Tuple[str, ...], ...] = ()  # rows of keys, "" for an empty seat; none: they are searched for

    def beside(self) -> List[Item]:
        """The boxes of the side roads, in the order in which they were drawn."""
        return [item for item in self.items.values() if not item.number]

    def fingerprint(self) -> str:
        """The same for the same graph."""
        parts = [
            [[item.key, item.kind, item.number] for item in self.items.values()],
            [[link.key, link.source, link.destination, link.rows, link.main] for link in self.links],
            self.road,
            self.notes,
            self.band,
            self.seats,
        ]
        return hashlib.sha256(json.dumps(parts).encode("utf-8")).hexdigest()[:24]
