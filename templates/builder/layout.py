"""Where things stand on the canvas, and how lines run between them.

NiFi's own sizes on its 8-px grid: processor 352x128, group 384x176, port 240x48, funnel 48x48, queue box 224x56. Nodes stand in cells,
``(column, row)``, wide enough for a queue box between two of them. A line runs straight where nothing is in its way; else one bend leads it
round, and the queue box sits on the bend. The search is plain and always finds the same way.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import Dict, Iterator, List, Sequence, Tuple

from emulator.flow.model import Connection, Position

Size = Tuple[float, float]
Box = Tuple[float, float, float, float]  # left, top, right, bottom
Bends = Tuple[Position, ...]

GRID = 8
PROCESSOR, GROUP, PORT, FUNNEL, QUEUE = (352.0, 128.0), (384.0, 176.0), (240.0, 48.0), (48.0, 48.0), (224.0, 56.0)
CELL = (640.0, 256.0)
_STEP = (64, 32)  # of the search for a bend
_MARGIN = 12.0  # what a line keeps off a box


def centre(cell: Tuple[float, float]) -> Position:
    """The middle of a cell."""
    return cell[0] * CELL[0] + PROCESSOR[0] / 2, cell[1] * CELL[1] + PROCESSOR[1] / 2


def place(cell: Tuple[float, float], size: Size) -> Position:
    """The top left corner of something of this size in the middle of a cell, on the grid."""
    x, y = centre(cell)
    return _snap(x - size[0] / 2), _snap(y - size[1] / 2)


def note(cell: Tuple[float, float], cells: Tuple[float, float]) -> Tuple[Position, Size]:
    """Corner and size of a label that begins at a cell and covers some."""
    size = cells[0] * CELL[0] - (CELL[0] - PROCESSOR[0]), cells[1] * CELL[1] - (CELL[1] - PROCESSOR[1])
    return (cell[0] * CELL[0], cell[1] * CELL[1]), size


def box(position: Position, size: Size) -> Box:
    """The rectangle of something."""
    return position[0], position[1], position[0] + size[0], position[1] + size[1]


def route(connections: Sequence[Connection], boxes: Dict[str, Box]) -> List[Connection]:
    """The connections, each without bends given a clear way; those that have bends keep them."""
    drawn = tuple((boxes[c.source.id], boxes[c.destination.id], tuple(c.bends)) for c in connections)
    ways = _ways(drawn, tuple(boxes.values()))
    return [replace(connection, bends=list(bends)) for connection, bends in zip(connections, ways)]


@lru_cache(maxsize=256)  # a card is built alone and in its flow, and each for every file
def _ways(drawn: Tuple[Tuple[Box, Box, Bends], ...], boxes: Tuple[Box, ...]) -> List[Bends]:
    """The bends of each (source's box, destination's box, bends so far)."""
    fixed = [_points(*ends) for ends in drawn if ends[2]]
    labels = [queue_box(points) for points in fixed]
    lines = [segment for points in fixed for segment in _segments(points)]
    ways: List[Bends] = []
    for source, destination, bends in drawn:
        if not bends:
            bends = tuple(_way(source, destination, boxes, labels, lines))
            points = _points(source, destination, bends)
            labels.append(queue_box(points))
            lines.extend(_segments(points))
        ways.append(bends)
    return ways


def _way(
    source: Box, destination: Box, boxes: Tuple[Box, ...], labels: List[Box], lines: List[Tuple[Position, Position]]
) -> List[Position]:
    start, end = _middle(source), _middle(destination)
    own = {source, destination}
    others = [b for b in set(boxes) if b not in own]
    for strict in (True, False):
        for bends in _candidates(start, end, boxes):
            points = [start, *bends, end]
            label = queue_box(points)
            segments = _segments(points)
            blocked = any(_overlap(label, b) for b in (*others, *own, *labels))
            blocked = blocked or any(_crosses(s, b) for s in segments for b in others)
            blocked = blocked or (bool(bends) and any(_passes(points, b) for b in own))
            if strict:
                blocked = blocked or any(_crosses(s, b) for s in segments for b in labels) or any(_crosses(s, label) for s in lines)
            if not blocked:
                return bends
    return []


def _candidates(start: Position, end: Position, boxes: Tuple[Box, ...]) -> Iterator[List[Position]]:
    if start != end:
        yield []
    left, top = min(b[0] for b in boxes) - CELL[0] / 2, min(b[1] for b in boxes) - CELL[1]
    right, bottom = max(b[2] for b in boxes) + CELL[0] / 2, max(b[3] for b in boxes) + CELL[1]
    xs = [_snap(left) + _STEP[0] * i for i in range(int((right - left) / _STEP[0]) + 1)]
    ys = [_snap(top) + _STEP[1] * i for i in range(int((bottom - top) / _STEP[1]) + 1)]
    points = [(x, y) for x in xs for y in ys]
    yield from ([p] for p in sorted(points, key=lambda p: (_length(start, p) + _length(p, end), p)))


def line(connection: Connection, boxes: Dict[str, Box]) -> List[Position]:
    """The points of a connection that was routed, from the middle of its source to that of its destination."""
    return _points(boxes[connection.source.id], boxes[connection.destination.id], tuple(connection.bends))


def _points(source: Box, destination: Box, bends: Bends) -> List[Position]:
    return [_middle(source), *bends, _middle(destination)]


def queue_box(points: List[Position]) -> Box:
    """The queue box: half way, on the bend, or on the second of several: label index 1, which an XML import always makes of it."""
    x, y = points[min(2, len(points) - 2)] if len(points) > 2 else ((points[0][0] + points[1][0]) / 2, (points[0][1] + points[1][1]) / 2)
    return x - QUEUE[0] / 2, y - QUEUE[1] / 2, x + QUEUE[0] / 2, y + QUEUE[1] / 2


def _segments(points: List[Position]) -> List[Tuple[Position, Position]]:
    return list(zip(points, points[1:]))


def _passes(points: List[Position], own: Box) -> bool:
    """True when the way comes back through a box it starts or ends at."""
    inside = [own[0] < x < own[2] and own[1] < y < own[3] for x, y in points]
    return any(inside[1:-1]) or sum(_crosses(s, own) for s in _segments(points)) > 1


def _crosses(segment: Tuple[Position, Position], rectangle: Box) -> bool:
    """Liang and Barsky: does any part of the line lie in the rectangle and its margin?"""
    (x1, y1), (x2, y2) = segment
    left, top, right, bottom = rectangle[0] - _MARGIN, rectangle[1] - _MARGIN, rectangle[2] + _MARGIN, rectangle[3] + _MARGIN
    if (x1 < left and x2 < left) or (x1 > right and x2 > right) or (y1 < top and y2 < top) or (y1 > bottom and y2 > bottom):
        return False  # both ends on one side: most pairs end here
    low, high = 0.0, 1.0
    for delta, near, far in ((x2 - x1, left - x1, right - x1), (y2 - y1, top - y1, bottom - y1)):
        if delta == 0:
            continue
        first, last = (near / delta, far / delta) if delta > 0 else (far / delta, near / delta)
        low, high = max(low, first), min(high, last)
        if low > high:
            return False
    return True


def _overlap(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _middle(rectangle: Box) -> Position:
    return (rectangle[0] + rectangle[2]) / 2, (rectangle[1] + rectangle[3]) / 2


def _length(a: Position, b: Position) -> float:
    return float(((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2) ** 0.5)


def _snap(value: float) -> float:
    return float(round(value / GRID) * GRID)
