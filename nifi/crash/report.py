"""The table of a crash run, a line as soon as its point is done."""

from __future__ import annotations

from .judge import Verdict
from .play import Run
from .points import Point

WIDTHS = (44, 15, 25, 16, 7)
HEADINGS = ("killed at", "repeats at ERP", "repeats of the write-back", "ended as without", "seconds")


def line(*cells: object) -> str:
    return "  ".join(str(cell).ljust(width) for cell, width in zip(cells, WIDTHS)).rstrip()


def heading() -> str:
    return line(*HEADINGS) + "\n" + line(*("-" * width for width in WIDTHS))


def row(point: Point, run: Run, verdict: Verdict) -> str:
    """One point; below it what is broken."""
    if not run.killed:
        return line(point, "not reached", "", "yes" if not verdict.broken else "NO", f"{run.seconds:.0f}")
    first = line(point, verdict.erp, verdict.write_back, "NO" if verdict.broken else "yes", f"{run.seconds:.0f}")
    return "\n".join([first, *(f"    {sentence}" for sentence in verdict.broken)])
