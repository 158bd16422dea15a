"""Points of the lattice on which lines run, and what lies between them."""

from __future__ import annotations

from typing import Iterator, Sequence, Tuple

from .sizes import STEP, Box, Position

Point = Tuple[int, int]


def inside(rectangle: Box, margin: float) -> Iterator[Point]:
    """Every point of a rectangle and its margin."""
    left, top, right, bottom = rectangle[0] - margin, rectangle[1] - margin, rectangle[2] + margin, rectangle[3] + margin
    for x in range(int(left // STEP) + 1, int(-(-right // STEP))):
        for y in range(int(top // STEP) + 1, int(-(-bottom // STEP))):
            yield x, y


def lattice(position: Position) -> Point:
    """The point nearest to a position."""
    return round(position[0] / STEP), round(position[1] / STEP)


def lies_in(point: Point, rectangle: Box, margin: float = 0.0) -> bool:
    """Does a point lie in a rectangle or its margin?"""
    x, y = point[0] * STEP, point[1] * STEP
    return rectangle[0] - margin < x < rectangle[2] + margin and rectangle[1] - margin < y < rectangle[3] + margin


def between(first: Point, second: Point) -> Iterator[Point]:
    """The points from one to another that stands above, below or beside it."""
    steps = max(abs(first[0] - second[0]), abs(first[1] - second[1]))
    dx, dy = (second[0] > first[0]) - (second[0] < first[0]), (second[1] > first[1]) - (second[1] < first[1])
    return ((first[0] + dx * step, first[1] + dy * step) for step in range(steps + 1))


def aligned(first: Point, second: Point, third: Point) -> bool:
    """Three points in a row or a column."""
    return (first[0] == second[0] == third[0]) or (first[1] == second[1] == third[1])


def turns(track: Sequence[Point], place: int) -> bool:
    """Does a track turn here?"""
    return not aligned(track[place - 1], track[place], track[place + 1])


def ways_at(track: Sequence[Point], place: int) -> int:
    """1: across, 2: down, 3: both, at a bend or an end."""
    if place in (0, len(track) - 1):
        return 3
    first, second = track[place - 1], track[place + 1]
    return 3 if first[0] != second[0] and first[1] != second[1] else 1 if first[1] == second[1] else 2
