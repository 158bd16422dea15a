"""Draws a canvas, and keeps what was found: a search takes seconds, and the same graph always has the same drawing."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Dict, List, Tuple

from . import lanes, legible, sizes
from .drawn import Drawn, number_box
from .graph import Graph
from .sizes import Box, Position, box
from .ways import Drawing

KEPT = Path(__file__).resolve().parents[2] / "canvas"
_MAKERS = ("sizes.py", "graph.py", "lanes.py", "lattice.py", "ways.py", "drawn.py", "drawing.py")
_SEEDS = range(1, 4)
_TRIES, _MOST = 2, 6  # placings that are drawn whole, of which the best is taken; when none is without fault


@lru_cache(maxsize=1)
def makers() -> str:
    """What draws: when it changes, everything is drawn anew."""
    return sha256(b"".join((Path(__file__).parent / name).read_bytes() for name in _MAKERS)).hexdigest()


_made: Dict[str, Drawn] = {}


def draw(graph: Graph) -> Drawn:
    """The drawing of a graph: as kept, else found anew."""
    print_ = graph.fingerprint(makers())
    if print_ not in _made:
        path = KEPT / f"{print_}.json"
        _made[print_] = _read(json.loads(path.read_text(encoding="utf-8"))) if path.exists() else search(graph)
    return _made[print_]


def kept(graph: Graph) -> Tuple[str, str]:
    """The name under which the drawing of a graph is kept, and the text of that file."""
    drawn = draw(graph)
    told = {"places": drawn.places, "bends": drawn.bends, "labels": drawn.labels, "crossings": drawn.crossings}
    return f"canvas/{graph.fingerprint(makers())}.json", json.dumps(told, indent=1) + "\n"


def _read(told: Any) -> Drawn:
    def pair(value: List[float]) -> Position:
        return float(value[0]), float(value[1])

    return Drawn(
        {key: pair(value) for key, value in told["places"].items()},
        {key: tuple(pair(value) for value in bends) for key, bends in told["bends"].items()},
        {key: pair(value) for key, value in told["labels"].items()},
        int(told["crossings"]),
    )


def search(graph: Graph) -> Drawn:
    """The best of some placings: the first in which nothing is illegible, else the one with the fewest faults, by what its lines cost."""
    best: Tuple[int, float, int] = (1_000_000, float("inf"), 0)
    chosen: Drawn = Drawn({}, {}, {}, 0)
    for number, places in enumerate(places for seed in _SEEDS for places in lanes.places(graph, seed, _MOST)):
        drawn, cost = _drawn(graph, places)
        rank = (len(legible.faults(graph, drawn)), cost, number)
        if rank < best:
            best, chosen = rank, drawn
        if number + 1 >= _TRIES and best[0] == 0:
            break
    return replace(chosen, crossings=legible.figures(graph, chosen).crossings)


def _drawn(graph: Graph, places: Dict[str, Position]) -> Tuple[Drawn, float]:
    rectangles = {key: box(places[key], item.size) for key, item in graph.items.items()}
    numbers = [number_box(rectangles[key]) for key in graph.items if graph.items[key].number]
    notes: Box = (0.0, 0.0, sizes.WIDTH, float(graph.notes))
    drawing = Drawing(graph, places, [*numbers, notes])
    drawing.draw()
    corners = {key: (rectangle[0], rectangle[1]) for key, rectangle in drawing.boxes.items()}
    bends = {key: line.bends for key, line in drawing.lines.items()}
    return Drawn(corners, bends, {key: line.label for key, line in drawing.lines.items()}, 0), drawing.cost()
