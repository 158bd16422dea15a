"""A Java long that is handed to a script: an int here, a Python long once Jython's types are there."""

from __future__ import annotations

from typing import Callable

_make: Callable[[int], int] = int


def java_long(value: int) -> int:
    """The value as scripts see a long."""
    return _make(value)


def use_for_longs(make: Callable[[int], int]) -> None:
    """Let ``make(value)`` make them: who runs the scripts knows how."""
    global _make
    _make = make
