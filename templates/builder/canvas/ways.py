"""Lines: from box to box along the lattice, never through a box or across the main road, each with a place for its queue box.

Lines that end at the same box may join on the way to it, as roads do. The rest is a shortest way: steps, bends, crossings of side roads
and queue boxes that lie on the way have their price. A line that was drawn is taken away and drawn again while that makes things better.
"""

from __future__ import annotations

import heapq
from typing import Dict, Iterator, List, NamedTuple, Optional, Sequence, Set, Tuple

from .graph import Graph, Link
from .lattice import Point, aligned, between, inside, lattice, lies_in, turns, ways_at
from .sizes import HEIGHT, STEP, WIDTH, Box, Position, box, overlap, queue

_CLEAR = 12.0
_BEND, _CROSS, _UNDER, _JOIN, _SLANT, _NEAR = 2.5, 10.0, 7.0, 0.8, 0.05, 0.7
_LABEL_ON_LINE, _NO_LABEL = 9.0, 400.0
_PASSES = 3
_CROSS_MAIN, _ASTRAY = 150.0, 3.0
_NEVER = float("inf")
_SIDES = ((0, -1), (1, 0), (0, 1), (-1, 0))
_COLUMNS, _ROWS = int(WIDTH // STEP), int(HEIGHT // STEP)


class Line(NamedTuple):
    """A line as found. ``bends``: without the ends; ``label``: the middle of its queue box; ``cost``: what it is worth to avoid."""

    bends: Tuple[Position, ...]
    label: Position
    track: Tuple[Point, ...]
    cost: float
    placed: bool


class Drawing:
    """One canvas with its boxes in place."""

    def __init__(self, graph: Graph, places: Dict[str, Position], notes: Sequence[Box]) -> None:
        self.graph, self.places = graph, places
        self.boxes = {key: box(places[key], item.size) for key, item in graph.items.items()}
        self.solid = [*self.boxes.values(), *notes]
        self.blocked: Set[Point] = set()
        for rectangle in self.solid:
            self.blocked.update(inside(rectangle, _CLEAR))
        self.close: Set[Point] = {point for rectangle in self.boxes.values() for point in inside(rectangle, 48.0)}
        self.lines: Dict[str, Line] = {}
        self._used: Dict[Point, List[Tuple[str, int]]] = {}  # point -> (link, which directions it has there)
        self._edges: Dict[Tuple[Point, Point], List[str]] = {}
        self._under: Dict[Point, int] = {}
        self._links = {link.key: link for link in graph.links}

    def draw(self) -> None:
        """Every line: the main road first, then short ones; then better ones in their place."""
        order = sorted(self.graph.links, key=lambda link: (not link.main, self._far(link)))
        for link in order:
            self._put(link, self._best(link))
        for _ in range(_PASSES):
            changed = False
            for link in order:
                if link.main:
                    continue
                old = self.lines[link.key]
                self._take(link)
                old_cost = self._price(link, old)
                if old.placed and old_cost <= len(old.track) + 4 * _BEND:
                    self._put(link, old)
                    continue
                new = self._best(link)
                better = new.cost < old_cost - 0.01
                self._put(link, new if better else old._replace(cost=old_cost))
                changed = changed or better
            if not changed:
                break

    def cost(self) -> float:
        """What all lines cost together."""
        return sum(line.cost for line in self.lines.values())

    def _far(self, link: Link) -> float:
        one, two = self.places[link.source], self.places[link.destination]
        return abs(one[0] - two[0]) + abs(one[1] - two[1])

    # -- one line ---------------------------------------------------------------------------------------------
    def _best(self, link: Link) -> Line:
        straight = self._straight(link)
        if straight:
            return straight
        found: Optional[Line] = None
        closed: Set[Point] = set()
        for turn in range(8):
            track = self._search(link, closed) or (self._search(link, set(), True) if found is None else None)
            if track is None:
                break
            line = self._labelled(link, track)
            if found is None or line.cost < found.cost:
                found = line
            if line.placed and (turn > 2 or line.cost <= self._track_cost(link, track) + 1):
                break
            closed.update(self._beside(link, track[0], 0 if line.placed else turn))
        if found is None:
            one, two = self.places[link.source], self.places[link.destination]
            return Line((), ((one[0] + two[0]) / 2, (one[1] + two[1]) / 2), (), 10_000.0, False)
        return found

    def _beside(self, link: Link, start: Point, reach: int) -> Set[Point]:
        """The ways out of a box on the side of this one, so many steps to each hand."""
        side = next((side for point, side, _ in self._terminals(link.source) if point == start), 0)
        return {
            point
            for point, other, _ in self._terminals(link.source)
            if other == side and abs(point[0] - start[0]) + abs(point[1] - start[1]) <= reach
        }

    def _straight(self, link: Link) -> Optional[Line]:
        """The way from one box to its neighbour in the row or below it, when nothing stands or runs between."""
        one, two = self.places[link.source], self.places[link.destination]
        if (one[0] == two[0]) == (one[1] == two[1]):
            return None
        a, b = self.boxes[link.source], self.boxes[link.destination]
        free = max(b[0] - a[2], a[0] - b[2]) if one[1] == two[1] else max(b[1] - a[3], a[1] - b[3])
        size = queue(link.rows)
        if free < (size[0] if one[1] == two[1] else size[1]) + 24:
            return None
        points = list(between(lattice(one), lattice(two)))
        track = [point for point in points if not (lies_in(point, a) or lies_in(point, b))]
        if not track or any(point in self.blocked and not self._own(point, link) for point in track):
            return None
        if any(self._taken(link, one_point, two_point) for one_point, two_point in zip(track, track[1:])):
            return None
        if any(self._crossing(link, point, 1 if one[1] == two[1] else 2) is None for point in track):
            return None
        middle = (one[0] + two[0]) / 2, (one[1] + two[1]) / 2
        label = box(middle, size)
        if any(overlap(label, rectangle, 4) for rectangle in (*self.solid, *self._labels())):
            return None
        cost = self._track_cost(link, track) + self._label_cost(link, label)
        if cost > len(track) + 12 and not link.main:
            return None
        return Line((), middle, tuple(track), cost, True)

    def _own(self, point: Point, link: Link) -> bool:
        """Blocked by the boxes at its ends alone."""
        x, y = point[0] * STEP, point[1] * STEP
        ends = (self.boxes[link.source], self.boxes[link.destination])
        return not any(
            rectangle not in ends
            and rectangle[0] - _CLEAR < x < rectangle[2] + _CLEAR
            and rectangle[1] - _CLEAR < y < rectangle[3] + _CLEAR
            for rectangle in self.solid
        )

    def _sides(self, link: Link, key: str) -> Tuple[int, ...]:
        """The sides at which a line may touch a box: the main road comes from the left or above and leaves to the right or below."""
        if not link.main or self.graph.road.count(key) > 1:
            return (0, 1, 2, 3)
        return (1, 2) if key == link.source else (3, 0)

    def _gap(self, link: Link) -> Tuple[float, float]:
        """Between which heights the main road goes on to its next row: right above that, or below its last one when it comes back."""
        one, two = self.boxes[link.source], self.boxes[link.destination]
        if two[1] > one[3]:
            edge = max((b[3] for b in self.boxes.values() if b[3] <= two[1]), default=one[3])
            return edge / STEP, two[1] / STEP
        edge = min((b[1] for b in self.boxes.values() if b[1] >= one[3]), default=one[3] + 5 * STEP)
        return one[3] / STEP, edge / STEP

    def _terminals(self, key: str) -> Iterator[Tuple[Point, int, float]]:
        """Where lines leave a box: the point outside, the side, and what its slant costs."""
        left, top, right, bottom = self.boxes[key]
        x, y = lattice(self.places[key])
        for side, (dx, dy) in enumerate(_SIDES):
            reach = (right - left) / 2 if dx == 0 else (bottom - top) / 2
            spread = max(1, int((reach - 16) // STEP))
            out = 1
            while lies_in((x + dx * out, y + dy * out), (left - _CLEAR, top - _CLEAR, right + _CLEAR, bottom + _CLEAR)):
                out += 1
            for shift in range(-spread, spread + 1):
                point = (x + dx * out + (shift if dx == 0 else 0), y + dy * out + (shift if dy == 0 else 0))
                if point not in self.blocked and 0 <= point[0] <= _COLUMNS and 0 <= point[1] <= _ROWS:
                    yield point, side, abs(shift) * STEP * _SLANT

    def _search(self, link: Link, closed: Set[Point], across_main: bool = False) -> Optional[List[Point]]:
        """The cheapest way from box to box (A* over points and the direction in which they are reached)."""
        wide = _COLUMNS + 1
        out, into = self._sides(link, link.source), self._sides(link, link.destination)
        across, down, no_turn = self._obstacles(link, across_main)
        joined = {edge for edge, others in self._edges.items() if others and all(self._joins(link, other) for other in others)}
        goals = {y * wide + x: (side, cost) for (x, y), side, cost in self._terminals(link.destination) if side in into}
        left, top, right, bottom = (value / STEP for value in self.boxes[link.destination])
        low, high = self._gap(link)
        moves = ((-wide, 2, 0), (1, 1, 1), (wide, 2, 2), (-1, 1, 3))

        def guess(x: int, y: int) -> float:
            return max(0.0, left - x, x - right) + max(0.0, top - y, y - bottom) - 1

        heap: List[Tuple[float, float, int]] = []
        best: Dict[int, float] = {}
        came: Dict[int, int] = {}
        for (x, y), side, cost in self._terminals(link.source):
            place = y * wide + x
            if (x, y) in closed or place in no_turn or side not in out:
                continue
            total = cost + self._under.get((x, y), 0) * _UNDER
            best[place * 4 + side] = total
            heapq.heappush(heap, (total + guess(x, y), total, place * 4 + side))
        end, end_cost = -1, float("inf")
        while heap:
            estimate, cost, state = heapq.heappop(heap)
            if estimate >= end_cost:
                break
            if cost > best[state] + 1e-9:
                continue
            place, direction = divmod(state, 4)
            turns = place not in no_turn
            if place in goals and turns:
                side, slant = goals[place]
                total = cost + slant + (0.0 if (side + 2) % 4 == direction else _BEND)
                if total < end_cost and (side != direction or state not in came):
                    end, end_cost = state, total
            x, y = place % wide, place // wide
            for offset, way, side in moves:
                if (side + 2) % 4 == direction or (side != direction and not turns):
                    continue
                nx, ny = x + _SIDES[side][0], y + _SIDES[side][1]
                if not (0 <= nx <= _COLUMNS and 0 <= ny <= _ROWS) or (nx, ny) in self.blocked:
                    continue
                following = place + offset
                extra = (across if way == 1 else down).get(following, 0.0)
                if extra == _NEVER:
                    continue
                edge = ((x, y), (nx, ny)) if (x, y) < (nx, ny) else ((nx, ny), (x, y))
                near = _NEAR if link.main and (nx, ny) in self.close else 0.0
                if link.main and way == 1 and not low < ny < high:
                    near += _ASTRAY
                step = _JOIN if edge in joined else 1.0 + near + extra + self._under.get((nx, ny), 0) * _UNDER
                total = cost + step + (_BEND if side != direction else 0.0)
                reached = following * 4 + side
                if total < best.get(reached, _NEVER) - 1e-9:
                    best[reached] = total
                    came[reached] = state
                    heapq.heappush(heap, (total + guess(nx, ny), total, reached))
        if end < 0:
            return None
        track = [end // 4]
        while end in came:
            end = came[end]
            track.append(end // 4)
        return [(place % wide, place // wide) for place in track[::-1]]

    def _obstacles(self, link: Link, across_main: bool) -> Tuple[Dict[int, float], Dict[int, float], Set[int]]:
        """What other lines cost this one, by point: on its way across, on its way down; and where it must not turn."""
        across: Dict[int, float] = {}
        down: Dict[int, float] = {}
        no_turn: Set[int] = set()
        for (x, y), uses in self._used.items():
            place = y * (_COLUMNS + 1) + x
            for other, ways in uses:
                if self._joins(link, other):
                    continue
                no_turn.add(place)
                main = link.main or self._links[other].main
                shut, price = main and not across_main, _CROSS_MAIN if main else _CROSS
                across[place] = _NEVER if shut or ways & 1 else across.get(place, 0.0) + price
                down[place] = _NEVER if shut or ways & 2 else down.get(place, 0.0) + price
        return across, down, no_turn

    def _step(self, link: Link, point: Point, following: Point, side: int) -> Optional[float]:
        edge = (point, following) if point < following else (following, point)
        others = self._edges.get(edge)
        if others:
            if link.main or any(not self._joins(link, other) for other in others):
                return None
            return _JOIN
        crossing = self._crossing(link, following, 1 if side % 2 else 2)
        if crossing is None:
            return None
        return 1.0 + crossing + self._under.get(following, 0) * _UNDER

    def _joins(self, link: Link, other: str) -> bool:
        there = self._links[other]
        return there.destination == link.destination and not there.main

    def _crossing(self, link: Link, point: Point, way: int, start: bool = False) -> Optional[float]:
        """What it costs to come to a point: None where another line stands in the way. ``way``: 1 across, 2 down, 3 both."""
        cost = 0.0
        for other, ways in self._used.get(point, ()):
            if self._joins(link, other):
                continue
            if link.main or self._links[other].main or start or ways & way or ways == 3:
                return None
            cost += _CROSS
        return cost

    def _may_turn(self, link: Link, point: Point) -> bool:
        return all(self._joins(link, other) for other, _ in self._used.get(point, ()))

    def _taken(self, link: Link, one: Point, two: Point) -> bool:
        others = self._edges.get((one, two) if one < two else (two, one), ())
        return any(link.main or not self._joins(link, other) for other in others)

    # -- its queue box ----------------------------------------------------------------------------------------
    def _labelled(self, link: Link, track: List[Point]) -> Line:
        """The bends of a track, and the queue box on the second of them, where it lies on nothing."""
        corners = [point for place, point in enumerate(track) if 0 < place < len(track) - 1 and turns(track, place)]
        source, destination = lattice(self.places[link.source]), lattice(self.places[link.destination])
        first, last = track[0], track[-1]
        head_straight = aligned(source, first, corners[0] if corners else last)
        tail_straight = aligned(destination, last, corners[-1] if corners else first)
        stops = [first, *[corner for corner in corners if corner not in (first, last)], *([last] if last != first else [])]
        runs = [(stops[place], stops[place + 1]) for place in range(len(stops) - 1)]
        options: List[Tuple[float, List[Point], Point]] = []
        size = queue(link.rows)
        for number, (one, two) in enumerate(runs[: 2 if head_straight else 1]):
            before = [first] if number == 0 else [stops[1]]
            after = stops[number + 1 :]
            for place, point in enumerate(between(one, two)):
                options.append((0.02 * place + 0.3 * number, [*before, point, *after], point))
        if not runs:
            options.append((0.0, [first], first))
        base = self._track_cost(link, track)
        chosen: Optional[Tuple[float, List[Point], Point]] = None
        for extra, points, at in options:
            label = box((at[0] * STEP, at[1] * STEP), size)
            if label[0] < 0 or label[1] < 0 or label[2] > WIDTH or label[3] > HEIGHT:
                continue
            if any(overlap(label, rectangle, 6) for rectangle in self.solid) or any(overlap(label, other, 2) for other in self._labels()):
                continue
            cost = extra + self._label_cost(link, label)
            if chosen is None or cost < chosen[0]:
                chosen = (cost, points, at)
        if chosen is None:
            _, points, at = min(options, key=lambda option: self._lies_on(link, option[2]))
            bends = self._bends(points, tail_straight)
            return Line(bends, (at[0] * STEP, at[1] * STEP), tuple(track), base + _NO_LABEL, False)
        cost, points, at = chosen
        return Line(self._bends(points, tail_straight), (at[0] * STEP, at[1] * STEP), tuple(track), base + cost, True)

    def _bends(self, points: List[Point], tail_straight: bool) -> Tuple[Position, ...]:
        """Without the last point where the line runs straight into the box, and without what stands there twice or stands in a row."""
        kept = points[:-1] if tail_straight and len(points) > 2 else points
        slim: List[Point] = []
        for place, point in enumerate(kept):
            if slim and point == slim[-1] and place != 1:
                continue
            if place > 2 and len(slim) > 2 and aligned(slim[-2], slim[-1], point):
                slim.pop()
            slim.append(point)
        return tuple((point[0] * float(STEP), point[1] * float(STEP)) for point in slim)

    def _labels(self) -> Iterator[Box]:
        return (box(line.label, queue(self._links[key].rows)) for key, line in self.lines.items())

    def _lies_on(self, link: Link, at: Point) -> int:
        label = box((at[0] * STEP, at[1] * STEP), queue(link.rows))
        outside = label[0] < 0 or label[1] < 0 or label[2] > WIDTH or label[3] > HEIGHT
        return 10 * outside + sum(overlap(label, other) for other in (*self.solid, *self._labels()))

    def _label_cost(self, link: Link, label: Box) -> float:
        """Lines of others that would run under it."""
        under = {other for point in inside(label, 2) for other, _ in self._used.get(point, ()) if other != link.key}
        return sum(3 * _LABEL_ON_LINE if self._links[other].main else _LABEL_ON_LINE for other in under)

    def _track_cost(self, link: Link, track: Sequence[Point]) -> float:
        cost = 0.0
        for place, (one, two) in enumerate(zip(track, track[1:])):
            side = 1 if one[1] == two[1] else 0
            step = self._step(link, one, two, side)
            cost += _CROSS_MAIN if step is None else step
            if place and turns(track, place):
                cost += _BEND
        return cost

    def _price(self, link: Link, line: Line) -> float:
        """What a line that was drawn earlier costs among those that are there now."""
        cost = self._track_cost(link, line.track) if line.track else 10_000.0
        label = box(line.label, queue(link.rows))
        clash = any(overlap(label, other, 2) for other in self._labels())
        return cost + self._label_cost(link, label) + (_NO_LABEL if clash or not line.placed else 0.0)

    # -- what is drawn ----------------------------------------------------------------------------------------
    def _put(self, link: Link, line: Line) -> None:
        self.lines[link.key] = line
        for place, point in enumerate(line.track):
            self._used.setdefault(point, []).append((link.key, ways_at(line.track, place)))
        for one, two in zip(line.track, line.track[1:]):
            self._edges.setdefault((one, two) if one < two else (two, one), []).append(link.key)
        for point in inside(box(line.label, queue(link.rows)), 2):
            self._under[point] = self._under.get(point, 0) + 1

    def _take(self, link: Link) -> None:
        line = self.lines.pop(link.key)
        for point in line.track:
            self._used[point] = [entry for entry in self._used[point] if entry[0] != link.key]
        for one, two in zip(line.track, line.track[1:]):
            self._edges[(one, two) if one < two else (two, one)].remove(link.key)
        for point in inside(box(line.label, queue(link.rows)), 2):
            self._under[point] -= 1
