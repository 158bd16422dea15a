"""The table of a crash run, a line as soon as its point is done."""

from __future__ import annotations

from typing import Counter

from .judge import Verdict
from .play import Run
from .points import Point

WIDTHS = (50, 27, 16, 7)
HEADINGS = ("killed at", "repeated", "ended as without", "seconds")


def line(*cells: object) -> str:
    return "  ".join(str(cell).ljust(width) for cell, width in zip(cells, WIDTHS)).rstrip()


def heading() -> str:
    return line(*HEADINGS) + "\n" + line(*("-" * width for width in WIDTHS))


def row(point: Point, run: Run, verdict: Verdict) -> str:
    """One point; below it what is broken."""
    repeated = counted(verdict.repeats) if run.killed else "not reached"
    first = line(point, repeated, "NO" if verdict.broken else "yes", f"{run.seconds:.0f}")
    return "\n".join([first, *([f"    there: {run.note}"] if run.note else []), *(f"    {sentence}" for sentence in verdict.broken)])


def counted(repeats: Counter[str]) -> str:
    """``1 write, 1 call``"""
    return ", ".join(f"{times} {kind}" for kind, times in sorted(repeats.items())) or "-"
