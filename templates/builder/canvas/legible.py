"""What a person could not read on a canvas: too far out, boxes on boxes, lines through boxes or across the main road."""

from __future__ import annotations

from typing import Dict, Iterator, List, NamedTuple, Tuple

from . import lanes, sizes
from .drawn import Drawn
from .graph import Graph, Link
from .sizes import Box, Position, box, overlap, queue

Segment = Tuple[Position, Position]
_ASIDE = (0.37, 0.61)


class Figures(NamedTuple):
    """``zoom``: of NiFi's Fit in a window of 1920 x 1080; the others count."""

    zoom: float
    crossings: int
    main_crossings: int


def faults(graph: Graph, drawn: Drawn) -> List[str]:
    """One sentence for each thing that is not as it should be."""
    return [*_size(graph, drawn), *_rows(graph, drawn), *_boxes(graph, drawn), *_lines(graph, drawn)]


def figures(graph: Graph, drawn: Drawn) -> Figures:
    """The zoom, and how often lines cross."""
    crossed = list(_crossed(graph, drawn))
    main = sum(one.main or other.main for one, other in crossed)
    return Figures(_zoom(graph, drawn), len(crossed) - main, main)


def _zoom(graph: Graph, drawn: Drawn) -> float:
    left, top, right, bottom = extent(graph, drawn)
    return sizes.zoom(right - left, bottom - top)


def extent(graph: Graph, drawn: Drawn) -> Box:
    """The rectangle that everything lies in, the notes included."""
    rectangles = [*places(graph, drawn).values(), *queues(graph, drawn).values()]
    xs = [x for bends in drawn.bends.values() for x, _ in bends] + [edge for r in rectangles for edge in (r[0], r[2])]
    ys = [y for bends in drawn.bends.values() for _, y in bends] + [edge for r in rectangles for edge in (r[1], r[3])]
    return min(xs), 0.0, max(xs), max(ys)


def _size(graph: Graph, drawn: Drawn) -> Iterator[str]:
    zoom = _zoom(graph, drawn)
    if zoom <= sizes.LEAST_ZOOM:  # NiFi's Fit leaves room for the width of the outermost lines as well
        yield f"fits the window at a zoom of {zoom:.2f} only"


def _rows(graph: Graph, drawn: Drawn) -> Iterator[str]:
    """The main road from left to right in rows of its own, side roads not between its boxes."""
    boxes = places(graph, drawn)
    middles = {key: ((r[0] + r[2]) / 2, (r[1] + r[3]) / 2) for key, r in boxes.items()}
    for row in lanes.main_rows(graph):
        heights = {middles[key][1] for key in row}
        if len(heights) != 1:
            yield f"the row of {next(iter(row))} is not straight"
        in_order = sorted(row, key=lambda key: row[key])
        if sorted(in_order, key=lambda key: middles[key][0]) != in_order:
            yield f"the row of {in_order[0]} does not run from left to right"
        xs = [middles[key][0] for key in row]
        for item in graph.beside():
            if middles[item.key][1] in heights and min(xs) < middles[item.key][0] < max(xs):
                yield f"{item.key} stands in the main road"


def _boxes(graph: Graph, drawn: Drawn) -> Iterator[str]:
    solid = [*places(graph, drawn).items(), *queues(graph, drawn).items()]
    for place, (key, rectangle) in enumerate(solid):
        for other, there in solid[:place]:
            if overlap(rectangle, there):
                yield f"{key} lies on {other}"


def _lines(graph: Graph, drawn: Drawn) -> Iterator[str]:
    boxes = places(graph, drawn)
    for link in graph.links:
        pieces = legs(graph, drawn, link)
        for key, rectangle in boxes.items():
            if key not in (link.source, link.destination) and any(crosses(leg, rectangle) for leg in pieces):
                yield f"{link.key} runs through {key}"
    for line, other in _crossed(graph, drawn):
        if line.main or other.main:
            yield f"{line.key} crosses the main road at {other.key}" if other.main else f"{other.key} crosses the main road at {line.key}"


def legs(graph: Graph, drawn: Drawn, link: Link) -> List[Segment]:
    """The straight pieces of a line, from the edge of one box to the edge of the other."""
    boxes = places(graph, drawn)
    source, destination = boxes[link.source], boxes[link.destination]
    bends = list(drawn.bends[link.key])
    start, end = middle(source), middle(destination)
    points = [start, *bends, end]
    points[0], points[-1] = edge(source, points[1]), edge(destination, points[-2])
    return list(zip(points, points[1:]))


def _crossed(graph: Graph, drawn: Drawn) -> Iterator[Tuple[Link, Link]]:
    """Pairs of lines that run across each other, as often as they do; lines that join on the way to one box do not."""
    lines = [(link, _whole(legs(graph, drawn, link))) for link in graph.links]
    for place, (link, own) in enumerate(lines):
        for other, theirs in lines[:place]:
            if link.destination == other.destination:
                continue
            for piece in own:
                for leg in theirs:
                    if _across(piece, leg):
                        yield link, other


def _whole(pieces: List[Segment]) -> List[Segment]:
    """Pieces in a row made one."""
    joined: List[Segment] = []
    for piece in pieces:
        if joined and _turn(*joined[-1][0], *joined[-1][1], *piece[1]) == 0 and piece[0] == joined[-1][1]:
            joined[-1] = (joined[-1][0], piece[1])
        else:
            joined.append(piece)
    return joined


def places(graph: Graph, drawn: Drawn) -> Dict[str, Box]:
    """Where each box stands."""
    return {key: (x, y, x + graph.items[key].size[0], y + graph.items[key].size[1]) for key, (x, y) in drawn.places.items()}


def queues(graph: Graph, drawn: Drawn) -> Dict[str, Box]:
    """Where each queue box lies."""
    return {link.key: box(drawn.labels[link.key], queue(link.rows)) for link in graph.links}


def middle(rectangle: Box) -> Position:
    """The middle of a rectangle."""
    return (rectangle[0] + rectangle[2]) / 2, (rectangle[1] + rectangle[3]) / 2


def edge(rectangle: Box, towards: Position) -> Position:
    """Where a line from the middle leaves a box, as NiFi draws it (nf-canvas-utils.js, getPerimeterPoint)."""
    x, y = middle(rectangle)
    dx, dy = towards[0] - x, towards[1] - y
    if dx == dy == 0:
        return x, y
    across = (rectangle[2] - rectangle[0]) / 2 / abs(dx) if dx else float("inf")
    down = (rectangle[3] - rectangle[1]) / 2 / abs(dy) if dy else float("inf")
    part = min(across, down, 1.0)
    return x + dx * part, y + dy * part


def _across(first: Segment, second: Segment) -> bool:
    """The second is moved by less than a pixel, so that lines which cross at a bend cross in one piece of each."""
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = *first, *((x + _ASIDE[0], y + _ASIDE[1]) for x, y in second)
    if (
        _turn(ax, ay, bx, by, cx, cy) * _turn(ax, ay, bx, by, dx, dy) < 0
        and _turn(cx, cy, dx, dy, ax, ay) * _turn(cx, cy, dx, dy, bx, by) < 0
    ):
        return True
    return _along(first, second)


def _along(first: Segment, second: Segment) -> bool:
    """Two pieces that lie on each other for a way."""
    for axis in (0, 1):
        cross = 1 - axis
        if first[0][cross] == first[1][cross] == second[0][cross] == second[1][cross]:
            low = max(min(first[0][axis], first[1][axis]), min(second[0][axis], second[1][axis]))
            high = min(max(first[0][axis], first[1][axis]), max(second[0][axis], second[1][axis]))
            return high > low
    return False


def _turn(ax: float, ay: float, bx: float, by: float, cx: float, cy: float) -> float:
    return (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)


def crosses(leg: Segment, rectangle: Box) -> bool:
    """Does any part of the line lie in the rectangle? (Liang and Barsky)"""
    (x1, y1), (x2, y2) = leg
    low, high = 0.0, 1.0
    for delta, near, far in ((x2 - x1, rectangle[0] - x1, rectangle[2] - x1), (y2 - y1, rectangle[1] - y1, rectangle[3] - y1)):
        if delta == 0:
            if near > 0 or far < 0:
                return False
            continue
        first, last = (near / delta, far / delta) if delta > 0 else (far / delta, near / delta)
        low, high = max(low, first), min(high, last)
        if low > high:
            return False
    return True
