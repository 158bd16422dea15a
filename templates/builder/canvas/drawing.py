"""Draws a canvas, and keeps what was found: a search takes seconds, and the same graph always has the same drawing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Dict, List, Tuple

from . import lanes, legible, sizes
from .drawn import Drawn, number_box
from .graph import Graph
from .lines import Drawing
from .sizes import Box, Position, box

KEPT = Path(__file__).resolve().parents[2] / "canvas"
_SEEDS = range(1, 3)
_TRIES, _MOST = 2, 6  # placings that are drawn whole, of which the best is taken; when none is without fault
_ROUNDS = 8
_drawn: Dict[str, Drawn] = {}


def draw(graph: Graph) -> Drawn:
    """The drawing of a graph: as it is kept, else searched for."""
    name = graph.fingerprint()
    if name not in _drawn:
        path = KEPT / f"{name}.json"
        _drawn[name] = _read(json.loads(path.read_text(encoding="utf-8"))) if path.exists() else search(graph)
    return _drawn[name]


def forget() -> None:
    """What is kept is searched for anew."""
    _drawn.clear()
    for path in KEPT.glob("*.json"):
        path.unlink()


def kept(graph: Graph) -> Tuple[str, str]:
    """The name under which the drawing of a graph is kept, and the text of that file."""
    drawn = draw(graph)
    text = json.dumps({"places": drawn.places, "bends": drawn.bends, "labels": drawn.labels}, indent=1)
    return f"canvas/{graph.fingerprint()}.json", text + "\n"


def _read(stored: Any) -> Drawn:
    def pair(value: List[float]) -> Position:
        return float(value[0]), float(value[1])

    return Drawn(
        {key: pair(value) for key, value in stored["places"].items()},
        {key: tuple(pair(value) for value in bends) for key, bends in stored["bends"].items()},
        {key: pair(value) for key, value in stored["labels"].items()},
    )


def search(graph: Graph) -> Drawn:
    """The best of some placings and rounds: with the fewest faults, then the fewest lines that touch, then the fewest crossings."""
    ranked: List[Tuple[Tuple[int, int, int], Drawn]] = []
    for tried, places in enumerate((places for seed in _SEEDS for places in lanes.places(graph, seed, _MOST)), 1):
        drawing = _drawing(graph, places)
        for met in drawing.rounds(_ROUNDS):
            drawn = _as_drawn(drawing)
            rank = len(legible.faults(graph, drawn)), met, legible.figures(graph, drawn).crossings
            ranked.append((rank, drawn))
            if rank == (0, 0, 0):
                break
        best, drawn = min(ranked, key=lambda entry: entry[0])
        if best == (0, 0, 0) or (tried >= _TRIES and best[0] == 0):
            break
    return drawn


def _drawing(graph: Graph, places: Dict[str, Position]) -> Drawing:
    rectangles = {key: box(places[key], item.size) for key, item in graph.items.items()}
    numbers = [number_box(rectangles[key]) for key in graph.items if graph.items[key].number]
    notes: Box = (0.0, 0.0, sizes.WIDTH, float(graph.notes))
    return Drawing(graph, places, [*numbers, notes])


def _as_drawn(drawing: Drawing) -> Drawn:
    corners = {key: (rectangle[0], rectangle[1]) for key, rectangle in drawing.boxes.items()}
    bends = {key: line.bends for key, line in drawing.lines.items()}
    return Drawn(corners, bends, {key: line.label for key, line in drawing.lines.items()})
