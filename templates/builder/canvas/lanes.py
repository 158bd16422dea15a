"""Places: the main road in rows from left to right, side roads in lanes below their row, errors and outcomes along the lower edge.

A lane has as many seats as a row. Who sits where is found by trying exchanges, always the same ones, that make ways shorter.
"""

from __future__ import annotations

import math
import random
from typing import Dict, Iterator, List, NamedTuple, Sequence, Tuple

from .graph import Graph
from .sizes import HEIGHT, STEP, Position

COLUMNS = 5
PITCH = {"PROCESSOR": 608.0, "GROUP": 640.0}
LEFT = 320.0  # the middle of the first column
_ROUND = 3.0  # what going round the end of a row costs, in columns
_CROSSING = 0.8
_MOST_GAP = 224
_HIGH = {"OUTPUT_PORT": 0.6, "FUNNEL": 8.0}  # what a row above the lower edge costs
_ROW = 0.4  # what one more row costs
_LOWEST = 52.5  # below the last row: a line and its queue box
_QUICK, _LONG = 60, 300  # exchanges that are tried for each box


class Seat(NamedTuple):
    """``row``: counted over rows and lanes from the top; ``region``: how many rows of the main road are above."""

    row: int
    column: int
    region: int


class Plan(NamedTuple):
    """``heights``: of each row or lane; ``main``: whether it belongs to the main road."""

    heights: Tuple[float, ...]
    main: Tuple[bool, ...]


def main_rows(graph: Graph) -> List[Dict[str, int]]:
    """The rows of the main road: key -> column. A box to which the road comes back stands before the second part of it."""
    if graph.seats:
        seated = ({key: column for column, key in enumerate(row) if key and graph.items[key].number} for row in graph.seats)
        return [row for row in seated if row]
    hubs = [key for key in dict.fromkeys(graph.road) if graph.road.count(key) > 1]
    if not hubs:
        keys = list(graph.road)
        return [{key: column for column, key in enumerate(keys[i : i + COLUMNS])} for i in range(0, len(keys), COLUMNS)]
    hub = hubs[0]
    loops: List[List[str]] = [[]]
    for key in graph.road:
        if key == hub:
            loops.append([])
        else:
            loops[-1].append(key)
    before, first, *others = loops
    rows: List[Dict[str, int]] = [{key: column for column, key in enumerate([*before, *first], 1)}]
    for place, loop in enumerate(others):
        start = 0
        while start < len(loop):
            row = {key: column for column, key in enumerate(loop[start : start + COLUMNS - 1], 1)}
            rows.append({hub: 0, **row} if place == 0 and start == 0 else row)
            start += COLUMNS - 1
    return rows


def _plans(graph: Graph, rows: Sequence[Dict[str, int]]) -> Iterator[Tuple[Plan, List[Seat]]]:
    """Each way to put lanes between the rows that fits the window, with the free seats of it."""
    beside = graph.beside()
    low = [item for item in beside if item.kind in ("OUTPUT_PORT", "FUNNEL")]
    tall = len(beside) - len(low)
    height = max((item.size[1] for item in graph.items.values() if item.kind in ("PROCESSOR", "GROUP")), default=48.0)
    free = sum(COLUMNS - len(row) for row in rows)
    fewest = math.ceil(max(0, tall - free) / COLUMNS)
    for lanes in range(fewest, fewest + 2):
        for counts in ((0, *spread) for spread in _spread(lanes, len(rows))):
            heights: List[float] = []
            main: List[bool] = []
            seats: List[Seat] = []
            for region, count in enumerate(counts):
                for _ in range(count):
                    seats += [Seat(len(heights), column, region) for column in range(COLUMNS)]
                    heights.append(height)
                    main.append(False)
                if region < len(rows):
                    taken = set(rows[region].values())
                    seats += [Seat(len(heights), column, region + 1) for column in range(COLUMNS) if column not in taken]
                    heights.append(height)
                    main.append(True)
            if low:
                seats += [Seat(len(heights), column, len(rows)) for column in range(COLUMNS)]
                heights.append(48.0)
                main.append(False)
            plan = Plan(tuple(heights), tuple(main))
            if len(seats) >= len(beside) and gap(plan, graph.band) >= 64:
                yield plan, seats


def _spread(lanes: int, places: int) -> Iterator[Tuple[int, ...]]:
    if places == 1:
        yield (lanes,)
        return
    for first in range(lanes + 1):
        for others in _spread(lanes - first, places - 1):
            yield (first, *others)


def gap(plan: Plan, band: float) -> float:
    """What stays free between two rows."""
    if len(plan.heights) == 1:
        return _MOST_GAP
    return min(_MOST_GAP, (HEIGHT - 48 - band - sum(plan.heights)) / (len(plan.heights) - 1))


def _tops(plan: Plan, band: float) -> List[float]:
    """The middle of each row, on the lattice."""
    between, y, middles = gap(plan, band), band, []
    for height in plan.heights:
        middles.append(math.floor((y + height / 2) / STEP) * STEP)
        y += height + between
    shift = math.ceil((band + plan.heights[0] / 2 - middles[0]) / STEP) * STEP
    return [float(middle + shift) for middle in middles]


def places(graph: Graph, seed: int, most: int) -> List[Dict[str, Position]]:
    """The best placings, at most so many, best first: key -> middle of its box."""
    if graph.seats:
        return [_seated(graph)]
    rows = main_rows(graph)
    pitch = PITCH["GROUP" if any(item.kind == "GROUP" for item in graph.items.values()) else "PROCESSOR"]
    quick = [
        (_Search(graph, rows, plan, seats, seed).run(_QUICK)[0] + _ROW * len(plan.heights), number, plan, seats)
        for number, (plan, seats) in enumerate(_plans(graph, rows))
    ]
    ranked: List[Tuple[float, int, Dict[str, Position]]] = []
    for _, number, plan, seats in sorted(quick, key=lambda entry: entry[:2])[: most + 1]:
        cost, taken = _Search(graph, rows, plan, seats, seed).run(_LONG)
        middles = _tops(plan, graph.band)
        where = {key: (LEFT + seat.column * pitch, middles[seat.row]) for key, seat in taken.items()}
        ranked.append((cost + _ROW * len(plan.heights), number, where))
    return [where for _, _, where in sorted(ranked, key=lambda entry: entry[:2])[:most]]


def _seated(graph: Graph) -> Dict[str, Position]:
    """Rows that the card has said, as far apart as fits; what is left goes below rows of the main road, the last ones first."""
    heights = [max(graph.items[key].size[1] for key in row if key) for row in graph.seats]
    steps, more = divmod(int((HEIGHT - graph.band - sum(heights) - _LOWEST) // STEP), len(heights) - 1)
    main = [row for row, keys in enumerate(graph.seats[:-1]) if graph.items[keys[0]].number]
    wider = set(main[len(main) - min(more, len(main)) :])
    where: Dict[str, Position] = {}
    top = float(graph.band)
    for row, keys in enumerate(graph.seats):
        where.update({key: (LEFT + column * PITCH["PROCESSOR"], top + heights[row] / 2) for column, key in enumerate(keys) if key})
        top += heights[row] + STEP * (steps + (row in wider))
    return where


class _Search:
    """Simulated annealing over who sits where, with a clock of exchanges, not of seconds."""

    def __init__(self, graph: Graph, rows: Sequence[Dict[str, int]], plan: Plan, seats: List[Seat], seed: int) -> None:
        self.random = random.Random(seed)
        self.graph, self.plan = graph, plan
        main_at = [row for row, main in enumerate(plan.main) if main]
        self.taken: Dict[str, Seat] = {
            key: Seat(main_at[place], column, place) for place, row in enumerate(rows) for key, column in row.items()
        }
        self.fixed = set(self.taken)
        low = [seat for seat in seats if seat.row == len(plan.heights) - 1 and plan.heights[-1] == 48.0]
        high = [seat for seat in seats if seat not in low]
        for item in graph.beside():
            pool = low if low and item.kind in ("OUTPUT_PORT", "FUNNEL") else high
            self.taken[item.key] = (pool or low or high).pop(0)
        self.free: List[Seat] = [*high, *low]
        self.links = [link for link in graph.links if not link.main]
        self.of: Dict[str, List[int]] = {}
        for place, link in enumerate(self.links):
            for key in {link.source, link.destination}:
                self.of.setdefault(key, []).append(place)

    def run(self, tries: int) -> Tuple[float, Dict[str, Seat]]:
        """The cost and the seats."""
        movable = [key for key in self.taken if key not in self.fixed]
        cost = self._cost(range(len(self.links)))
        best, seats = cost, dict(self.taken)
        steps = tries * len(movable) if movable else 0
        for step in range(steps):
            heat = 2.0 * (1 - step / steps) ** 2 + 1e-6
            key = self.random.choice(movable)
            other = self.random.choice([*movable, *range(len(self.free))]) if self.free else self.random.choice(movable)
            if other == key or not self._may(key, other):
                continue
            touched = sorted({*self.of.get(key, []), *(self.of.get(other, []) if isinstance(other, str) else [])})
            before = self._cost(touched)
            self._exchange(key, other)
            after = self._cost(touched)
            if after <= before or self.random.random() < math.exp((before - after) / heat):
                cost += after - before
                if cost < best - 1e-9:
                    best, seats = cost, dict(self.taken)
            else:
                self._exchange(key, other)
        return best, seats

    def _may(self, key: str, other: object) -> bool:
        """The lower edge is for ports and funnels."""
        last, low = len(self.plan.heights) - 1, self.plan.heights[-1] == 48.0
        if not low:
            return True
        seats = [(key, self.taken[other] if isinstance(other, str) else self.free[other])]  # type: ignore[call-overload]
        if isinstance(other, str):
            seats.append((other, self.taken[key]))
        return all(seat.row != last or self.graph.items[name].size[1] <= 48 for name, seat in seats)

    def _exchange(self, key: str, other: object) -> None:
        if isinstance(other, str):
            self.taken[key], self.taken[other] = self.taken[other], self.taken[key]
        else:
            self.taken[key], self.free[other] = self.free[other], self.taken[key]  # type: ignore[call-overload]

    def _cost(self, places: Sequence[int]) -> float:
        chosen = set(places)
        total = 0.0
        for place in places:
            link = self.links[place]
            first, second = self.taken[link.source], self.taken[link.destination]
            total += self._length(link.source, first, link.destination, second)
            for other in range(len(self.links)):
                if other in chosen and other <= place:
                    continue
                across = self.links[other]
                if across.destination == link.destination or {across.source, across.destination} & {link.source, link.destination}:
                    continue
                if _cross(first, second, self.taken[across.source], self.taken[across.destination]):
                    total += _CROSSING
        for key in dict.fromkeys(name for place in places for name in (self.links[place].source, self.links[place].destination)):
            item, seat = self.graph.items[key], self.taken[key]
            if item.kind in ("OUTPUT_PORT", "FUNNEL") and key not in self.fixed:
                total += _HIGH[item.kind] * (len(self.plan.heights) - 1 - seat.row)
        return total

    def _regions(self, key: str, seat: Seat) -> Tuple[int, ...]:
        if key not in self.fixed:
            return (seat.region,)
        return (seat.region, seat.region + 1) if seat.region == 0 else (seat.region + 1,)

    def _length(self, source: str, first: Seat, destination: str, second: Seat) -> float:
        across, down = abs(first.column - second.column), abs(first.row - second.row)
        regions = set(self._regions(source, first)) & set(self._regions(destination, second))
        length = across + 0.5 * down
        if not regions:
            left, right = first.column + second.column, 2 * (COLUMNS - 1) - first.column - second.column
            top = {seat.region for key, seat in ((source, first), (destination, second)) if key in self.fixed}
            length = (min(left, right) if 0 in top else left) + 0.5 * down + _ROUND
        elif down == 0 and across > 1:
            length += 0.6
        elif down > 1:
            length += 0.4 * (down - 1)
        return length


def _cross(a: Seat, b: Seat, c: Seat, d: Seat) -> bool:
    ax, ay, bx, by, cx, cy, dx, dy = a[1], a[0], b[1], b[0], c[1], c[0], d[1], d[0]
    if max(ax, bx) <= min(cx, dx) or max(cx, dx) <= min(ax, bx):
        return False
    first, second = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax), (bx - ax) * (dy - ay) - (by - ay) * (dx - ax)
    if first * second >= 0:
        return False
    return ((dx - cx) * (ay - cy) - (dy - cy) * (ax - cx)) * ((dx - cx) * (by - cy) - (dy - cy) * (bx - cx)) < 0
