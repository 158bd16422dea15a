"""A drawing as it is kept, and where the numbers of the main road stand in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Dict, Tuple

from .sizes import Box, Position


@dataclass(frozen=True)
class Drawn:
    """``places``: key -> top left corner; ``bends`` and ``labels`` (middles of queue boxes): link -> positions."""

    places: Dict[str, Position]
    bends: Dict[str, Tuple[Position, ...]]
    labels: Dict[str, Position]

    def label_index(self, link: str) -> int:
        """The bend on which the queue box lies; of a line without bends what NiFi says of a new one."""
        bends, label = self.bends[link], self.labels[link]
        return bends.index(label) if bends else 1


def number_box(rectangle: Box) -> Box:
    """Where the number of a box on the main road stands: to the left of its head; above a port."""
    if rectangle[3] - rectangle[1] < 100:
        return rectangle[0], rectangle[1] - 32, rectangle[0] + 48, rectangle[1] - 4
    return rectangle[0] - 52, rectangle[1], rectangle[0] - 4, rectangle[1] + 28
