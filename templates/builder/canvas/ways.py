"""The cheapest way of a line from box to box over the lattice, among what lies there already."""

from __future__ import annotations

import heapq
from typing import Dict, List, NamedTuple, Optional, Set, Tuple

from .field import COLUMNS, ROWS, SIDES, Field
from .graph import Link
from .lattice import Point
from .sizes import STEP

BEND = 2.5
_JOIN, _UNDER, _NEAR, _ASTRAY = 0.8, 7.0, 0.7, 3.0
NEVER = float("inf")
WIDE = COLUMNS + 1


class Prices(NamedTuple):
    """What it costs a line to come to a point, by its number: on the way across, on the way down; and where it must not turn."""

    across: Dict[int, float]
    down: Dict[int, float]
    no_turn: Set[int]


def number(point: Point) -> int:
    """A point's number."""
    return point[1] * WIDE + point[0]


def cheapest(field: Field, link: Link, closed: Set[Point], prices: Prices) -> Optional[List[Point]]:
    """The cheapest way (A* over points and the direction in which they are reached). ``closed``: where it must not begin."""
    out, into = field.sides(link, link.source), field.sides(link, link.destination)
    across, down, no_turn = prices
    joined = {edge for edge, others in field.edges.items() if others and all(field.joins(link, other) for other in others)}
    goals = {number(point): (side, cost) for point, side, cost in field.terminals(link.destination) if side in into}
    left, top, right, bottom = (value / STEP for value in field.boxes[link.destination])
    low, high = field.gap(link)
    moves = ((-WIDE, 2, 0), (1, 1, 1), (WIDE, 2, 2), (-1, 1, 3))

    def guess(x: int, y: int) -> float:
        return max(0.0, left - x, x - right) + max(0.0, top - y, y - bottom) - 1

    heap: List[Tuple[float, float, int]] = []
    best: Dict[int, float] = {}
    came: Dict[int, int] = {}
    for (x, y), side, cost in field.terminals(link.source):
        place = y * WIDE + x
        if (x, y) in closed or place in no_turn or side not in out:
            continue
        total = cost + field.under.get((x, y), 0) * _UNDER
        best[place * 4 + side] = total
        heapq.heappush(heap, (total + guess(x, y), total, place * 4 + side))
    end, end_cost = -1, NEVER
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
            total = cost + slant + (0.0 if (side + 2) % 4 == direction else BEND)
            if total < end_cost and (side != direction or state not in came):
                end, end_cost = state, total
        x, y = place % WIDE, place // WIDE
        for offset, way, side in moves:
            if (side + 2) % 4 == direction or (side != direction and not turns):
                continue
            nx, ny = x + SIDES[side][0], y + SIDES[side][1]
            if not (0 <= nx <= COLUMNS and 0 <= ny <= ROWS) or (nx, ny) in field.blocked:
                continue
            following = place + offset
            extra = (across if way == 1 else down).get(following, 0.0)
            if extra == NEVER:
                continue
            edge = ((x, y), (nx, ny)) if (x, y) < (nx, ny) else ((nx, ny), (x, y))
            near = _NEAR if link.main and (nx, ny) in field.close else 0.0
            if link.main and way == 1 and not low < ny < high:
                near += _ASTRAY
            step = _JOIN if edge in joined else 1.0 + near + extra + field.under.get((nx, ny), 0) * _UNDER
            total = cost + step + (BEND if side != direction else 0.0)
            reached = following * 4 + side
            if total < best.get(reached, NEVER) - 1e-9:
                best[reached] = total
                came[reached] = state
                heapq.heappush(heap, (total + guess(nx, ny), total, reached))
    if end < 0:
        return None
    track = [end // 4]
    while end in came:
        end = came[end]
        track.append(end // 4)
    return [(place % WIDE, place // WIDE) for place in track[::-1]]
