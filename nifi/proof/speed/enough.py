"""How many times a work is done in a round."""

from __future__ import annotations

from typing import Callable

Work = Callable[[int], float]  # so many times → seconds


def enough(work: Work, seconds: float) -> int:
    """How often it is done in that time; warms it up."""
    times = 10
    while True:
        took = work(times)
        if took >= seconds / 4:
            return max(10, round(times * seconds / took))
        times *= 4
