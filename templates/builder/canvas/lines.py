"""Lines: from box to box along the lattice, never through a box or across the main road, each with a place for its queue box.

Lines that end at the same box may join on the way to it, as roads do. The others bargain: each takes its cheapest way; then those that
lie on one another are drawn again, round by round, and where they met becomes dearer, until each has a way of its own.
"""

from __future__ import annotations

import random
from typing import Dict, Iterator, List, Optional, Set, Tuple

from .field import Field, Line
from .graph import Link
from .lattice import Point, aligned, between, inside, lattice, lies_in, turns
from .sizes import STEP, Position, box, overlap, queue
from .ways import NEVER, Prices, cheapest, number

_CROSS, _SHARE, _CLASH = 10.0, 40.0, 60.0  # side roads across each other, on each other; queue boxes on each other
_LABEL_ON_LINE, _LABEL_ON_MAIN, _NOWHERE = 9.0, 27.0, 400.0
_ALONG, _LATER = 0.02, 0.3  # what it costs a queue box to lie far from the beginning: each step, each bend
_MET, _MET_MAIN, _LAIN = 6.0, 30.0, 1.5  # what a point becomes dearer by
_DEARER, _DEAREST = 1.25, 6.0
_AGAIN = 0.25  # the share of lines that are drawn again though they lie on nothing
_STARTS = 4


class Drawing(Field):
    """The lines of one canvas."""

    _price = 1.0

    def rounds(self, most: int) -> Iterator[int]:
        """Draw every line; then again and again what is in the way. Yields after each round how often lines lie on one another."""
        self._dear: Dict[Point, float] = {}
        chance = random.Random(1)
        order = sorted(self.graph.links, key=lambda link: (not link.main, self._far(link)))
        for link in order:
            self.put(link, self._best(link))
        met_at: Set[str] = set()
        for played in range(most):
            if played:
                moving = self._moving(met_at)
                again = [link for link in order if not link.main and (link.key in moving or chance.random() < _AGAIN)]
                chance.shuffle(again)
                self._draw_again(again)
            met, met_at = self._met()
            yield met

    def _draw_again(self, again: List[Link]) -> None:
        """Lines that end at the same box are taken away together; after them room is dearer."""
        ends: Dict[str, List[Link]] = {}
        for link in again:
            ends.setdefault(link.destination, []).append(link)
        for links in ends.values():
            for link in links:
                self.take(link)
            for link in sorted(links, key=self._far):
                self.put(link, self._best(link))
        self._price = min(_DEAREST, self._price * _DEARER)

    def _far(self, link: Link) -> float:
        first, second = self.places[link.source], self.places[link.destination]
        return abs(first[0] - second[0]) + abs(first[1] - second[1])

    def _met(self) -> Tuple[int, Set[str]]:
        """How often lines lie on one another, and which; the points where they do become dearer."""
        count = 0
        met: Set[str] = set()
        for point, uses in self.used.items():
            for place, (key, ways) in enumerate(uses):
                for other, theirs in uses[:place]:
                    if self.joins(self.links[key], other) or self.joins(self.links[other], key):
                        continue
                    main = self.links[key].main or self.links[other].main
                    if main or ways & theirs:
                        self._dear[point] = self._dear.get(point, 0.0) + (_MET_MAIN if main else _MET)
                        met.update((key, other))
                        count += 1
        return count, met

    def _moving(self, met: Set[str]) -> Set[str]:
        """What is drawn again: all that ends where a line in the way ends, because together they take one way."""
        for key, line in self.lines.items():
            if not line.placed:
                met.add(key)
                for point in inside(self.queue_box(self.links[key], line), 2):
                    self._dear[point] = self._dear.get(point, 0.0) + _LAIN
        ends = {self.links[key].destination for key in met}
        return {key for key, link in self.links.items() if link.destination in ends}

    # -- one line ---------------------------------------------------------------------------------------------
    def _best(self, link: Link) -> Line:
        straight = self._straight(link)
        if straight:
            return straight
        best: Optional[Line] = None
        prices = self._prices(link)
        closed: Set[Point] = set()
        for reach in range(_STARTS):
            track = cheapest(self, link, closed, prices)
            if track is None:
                break
            line = self._labelled(link, track)
            if best is None or line.cost < best.cost:
                best = line
            if line.placed:
                break
            closed.update(self._beside(link, track[0], reach))
        if best is None:
            first, second = self.places[link.source], self.places[link.destination]
            return Line((), ((first[0] + second[0]) / 2, (first[1] + second[1]) / 2), (), NEVER, False)
        return best

    def _beside(self, link: Link, start: Point, reach: int) -> Set[Point]:
        """The ways out of a box on the side of this one, so many steps to each hand."""
        side = next((side for point, side, _ in self.terminals(link.source) if point == start), 0)
        return {
            point
            for point, other, _ in self.terminals(link.source)
            if other == side and abs(point[0] - start[0]) + abs(point[1] - start[1]) <= reach
        }

    def _straight(self, link: Link) -> Optional[Line]:
        """The way from one box to its neighbour in the row or below it, when nothing stands or runs between."""
        first, second = self.places[link.source], self.places[link.destination]
        if (first[0] == second[0]) == (first[1] == second[1]):
            return None
        a, b = self.boxes[link.source], self.boxes[link.destination]
        across = first[1] == second[1]
        free = max(b[0] - a[2], a[0] - b[2]) if across else max(b[1] - a[3], a[1] - b[3])
        size = queue(link.rows)
        if free < (size[0] if across else size[1]) + 24:
            return None
        points = list(between(lattice(first), lattice(second)))
        track = [point for point in points if not (lies_in(point, a) or lies_in(point, b))]
        if not track or any(point in self.blocked and not self.own(point, link) for point in track):
            return None
        others = [entry for point in track for entry in self.used.get(point, ()) if not self.joins(link, entry[0])]
        if any(link.main or self.links[other].main or ways & (1 if across else 2) for other, ways in others):
            return None
        middle = (first[0] + second[0]) / 2, (first[1] + second[1]) / 2
        label = box(middle, size)
        if any(overlap(label, rectangle, 4) for rectangle in (*self.solid, *self.queue_boxes())):
            return None
        cost = _CROSS * len(others) + self._label_cost(link, middle)
        if cost > _CROSS and not link.main:
            return None
        return Line((), middle, tuple(track), cost, True)

    def _prices(self, link: Link) -> Prices:
        """What other lines cost this one: the main road stops it, side roads are crossed, or shared when there is no other way yet."""
        prices = Prices({}, {}, set())
        for point, dear in self._dear.items():
            prices.across[number(point)] = prices.down[number(point)] = dear
        for point, uses in self.used.items():
            place = number(point)
            for other, ways in uses:
                if self.joins(link, other):
                    continue
                if self.links[other].main:
                    prices.no_turn.add(place)
                    prices.across[place] = prices.down[place] = NEVER
                    break
                for way, table in ((1, prices.across), (2, prices.down)):
                    table[place] = table.get(place, 0.0) + (_SHARE * self._price if ways & way else _CROSS)
        return prices

    # -- its queue box ----------------------------------------------------------------------------------------
    def _labelled(self, link: Link, track: List[Point]) -> Line:
        """The bends of a track, and the queue box on it, where it lies on as little as can be."""
        inner = [point for place, point in enumerate(track) if 0 < place < len(track) - 1 and turns(track, place)]
        stops = list(dict.fromkeys([track[0], *inner, track[-1]]))
        ends_straight = aligned(lattice(self.places[link.destination]), stops[-1], stops[-2] if len(stops) > 1 else stops[0])
        runs = list(zip(stops, stops[1:])) or [(stops[0], stops[0])]
        options = [
            (_ALONG * steps + _LATER * run + self._label_cost(link, (at[0] * STEP, at[1] * STEP)), run, steps, at)
            for run, (first, second) in enumerate(runs)
            for steps, at in enumerate(between(first, second))
            if not self.lies_on(box((at[0] * STEP, at[1] * STEP), queue(link.rows)), 6)
        ]
        cost, run, _, at = min(options) if options else (_NOWHERE * self._price, 0, 0, stops[0])
        points = list(dict.fromkeys([*stops[: run + 1], at, *stops[run + 1 :]]))
        if ends_straight and len(points) > 1 and points[-1] != at:
            points.pop()
        label = at[0] * float(STEP), at[1] * float(STEP)
        return Line(_bends(points, at), label, tuple(track), cost, bool(options) and not self._lain_on(link, label))

    def _lain_on(self, link: Link, middle: Position) -> int:
        label = box(middle, queue(link.rows))
        return sum(overlap(label, other, 2) for other in self.queue_boxes())

    def _label_cost(self, link: Link, middle: Position) -> float:
        """Queue boxes that it would lie on, lines of others that would run under it."""
        points = inside(box(middle, queue(link.rows)), 2)
        under = {other for point in points for other, _ in self.used.get(point, ()) if other != link.key}
        on_lines = sum(_LABEL_ON_MAIN if self.links[other].main else _LABEL_ON_LINE for other in under)
        return on_lines + _CLASH * self._price * self._lain_on(link, middle)


def _bends(points: List[Point], label: Point) -> Tuple[Position, ...]:
    """The points of a line at which it turns or its queue box lies; its first and last ones always."""
    last = len(points) - 1
    turning = (
        point
        for place, point in enumerate(points)
        if place in (0, last) or point == label or not aligned(points[place - 1], point, points[place + 1])
    )
    return tuple((point[0] * float(STEP), point[1] * float(STEP)) for point in turning)
