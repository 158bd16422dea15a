"""A line that tells how far a long run is, on a terminal, from the first second on."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Callable, Optional, TextIO

if TYPE_CHECKING:
    from ..engine.run import FlowRun

AFTER, EVERY = 1.0, 0.3  # seconds
_CLEAR = "\r\x1b[K"


class Progress:
    """``look(run)`` after each round; ``end()`` takes the line away. Nothing where ``stream`` is no terminal."""

    def __init__(self, stream: Optional[TextIO] = None, now: Callable[[], float] = time.monotonic) -> None:
        self._stream, self._now = stream or sys.stderr, now
        self._is_shown = False
        self._next = now() + AFTER if self._stream.isatty() else float("inf")

    def look(self, run: FlowRun) -> None:
        """Write the line anew, when it is time."""
        moment = self._now()
        if moment < self._next:
            return
        self._next, self._is_shown = moment + EVERY, True
        ended, waiting = run.ended, sum(count for _, count, _ in run.connections().values())
        words = "%s triggers, %s FlowFiles ended, %s wait, %s of the flow's time"
        passed = run.elapsed_ms / 1000
        time_of_flow = "%.0f s" % passed if passed < 120 else "%.0f min" % (passed / 60)
        line = words % (f"{run.triggers:,}", f"{ended:,}", f"{waiting:,}", time_of_flow)
        self._stream.write(_CLEAR + line)
        self._stream.flush()

    def end(self) -> None:
        """Before anything else is printed."""
        if self._is_shown:
            self._stream.write(_CLEAR)
            self._stream.flush()
            self._is_shown = False
