"""What lies on the lattice of one canvas: its boxes, the lines that are drawn and their queue boxes."""

from __future__ import annotations

from typing import Dict, Iterator, List, NamedTuple, Sequence, Set, Tuple

from .graph import Graph, Link
from .lattice import Point, inside, lattice, lies_in, ways_at
from .sizes import HEIGHT, STEP, WIDTH, Box, Position, box, overlap, queue

COLUMNS, ROWS = int(WIDTH // STEP), int(HEIGHT // STEP)
SIDES = ((0, -1), (1, 0), (0, 1), (-1, 0))
_CLEAR = 12.0
_CLOSE = 48.0
_SLANT = 0.05


class Line(NamedTuple):
    """A line as drawn. ``bends``: without the ends; ``label``: the middle of its queue box; ``placed``: that lies on nothing."""

    bends: Tuple[Position, ...]
    label: Position
    track: Tuple[Point, ...]
    cost: float
    placed: bool


class Field:
    """One canvas with its boxes in place. ``notes``: rectangles that are kept free too."""

    def __init__(self, graph: Graph, places: Dict[str, Position], notes: Sequence[Box]) -> None:
        self.graph, self.places = graph, places
        self.boxes = {key: box(places[key], item.size) for key, item in graph.items.items()}
        self.solid = [*self.boxes.values(), *notes]
        self.blocked: Set[Point] = {point for rectangle in self.solid for point in inside(rectangle, _CLEAR)}
        self.close: Set[Point] = {point for rectangle in self.boxes.values() for point in inside(rectangle, _CLOSE)}
        self.links = {link.key: link for link in graph.links}
        self.lines: Dict[str, Line] = {}
        self.used: Dict[Point, List[Tuple[str, int]]] = {}  # point -> (link, the directions that it has there)
        self.edges: Dict[Tuple[Point, Point], List[str]] = {}
        self.under: Dict[Point, int] = {}  # point -> how many queue boxes lie on it

    def put(self, link: Link, line: Line) -> None:
        """Draw a line."""
        self.lines[link.key] = line
        for place, point in enumerate(line.track):
            self.used.setdefault(point, []).append((link.key, ways_at(line.track, place)))
        for first, second in zip(line.track, line.track[1:]):
            self.edges.setdefault(_edge(first, second), []).append(link.key)
        for point in inside(self.queue_box(link, line), 2):
            self.under[point] = self.under.get(point, 0) + 1

    def take(self, link: Link) -> None:
        """Take a line away."""
        line = self.lines.pop(link.key)
        for point in line.track:
            self.used[point] = [entry for entry in self.used[point] if entry[0] != link.key]
        for first, second in zip(line.track, line.track[1:]):
            self.edges[_edge(first, second)].remove(link.key)
        for point in inside(self.queue_box(link, line), 2):
            self.under[point] -= 1

    def queue_box(self, link: Link, line: Line) -> Box:
        """Where the queue box of a line lies."""
        return box(line.label, queue(link.rows))

    def queue_boxes(self) -> Iterator[Box]:
        """Every queue box that is drawn."""
        return (self.queue_box(self.links[key], line) for key, line in self.lines.items())

    def joins(self, link: Link, other: str) -> bool:
        """Lines that end at the same box may join on the way to it; nothing joins the main road."""
        there = self.links[other]
        return there.destination == link.destination and not there.main

    def sides(self, link: Link, key: str) -> Tuple[int, ...]:
        """The sides at which a line may touch a box.

        The main road comes from the left or above and leaves to the right or below; to the right alone where a box stands below.
        """
        if not link.main or self.graph.road.count(key) > 1:
            return (0, 1, 2, 3)
        if key == link.destination:
            return (3, 0)
        x, y = self.places[key]
        below = any(there == x and y < height < self.places[link.destination][1] for there, height in self.places.values())
        return (1,) if below else (1, 2)

    def gap(self, link: Link) -> Tuple[float, float]:
        """Between which heights the main road goes on to its next row: right above that, or below its last one when it comes back."""
        first, second = self.boxes[link.source], self.boxes[link.destination]
        if second[1] > first[3]:
            edge = max((b[3] for b in self.boxes.values() if b[3] <= second[1]), default=first[3])
            return edge / STEP, second[1] / STEP
        edge = min((b[1] for b in self.boxes.values() if b[1] >= first[3]), default=first[3] + 5 * STEP)
        return first[3] / STEP, edge / STEP

    def terminals(self, key: str) -> Iterator[Tuple[Point, int, float]]:
        """Where lines leave a box: the point outside, the side, and what its slant costs."""
        left, top, right, bottom = self.boxes[key]
        x, y = lattice(self.places[key])
        for side, (dx, dy) in enumerate(SIDES):
            reach = (right - left) / 2 if dx == 0 else (bottom - top) / 2
            spread = max(1, int((reach - 16) // STEP))
            out = 1
            while lies_in((x + dx * out, y + dy * out), self.boxes[key], _CLEAR):
                out += 1
            for shift in range(-spread, spread + 1):
                point = (x + dx * out + (shift if dx == 0 else 0), y + dy * out + (shift if dy == 0 else 0))
                if point not in self.blocked and 0 <= point[0] <= COLUMNS and 0 <= point[1] <= ROWS:
                    yield point, side, abs(shift) * STEP * _SLANT

    def own(self, point: Point, link: Link) -> bool:
        """Blocked by the boxes at its ends alone."""
        ends = (self.boxes[link.source], self.boxes[link.destination])
        return not any(rectangle not in ends and lies_in(point, rectangle, _CLEAR) for rectangle in self.solid)

    def lies_on(self, rectangle: Box, margin: float) -> bool:
        """Does a rectangle lie on a box, a note, or outside the window?"""
        outside = rectangle[0] < 0 or rectangle[1] < 0 or rectangle[2] > WIDTH or rectangle[3] > HEIGHT
        return outside or any(overlap(rectangle, there, margin) for there in self.solid)


def _edge(first: Point, second: Point) -> Tuple[Point, Point]:
    return (first, second) if first < second else (second, first)
