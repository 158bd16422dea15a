"""Where work from outside comes into a run that serves: a processor that listens rings, the scheduler waits.

Closed (the rule), a run ends when it is quiet. Open, it waits for the next ring instead. A clock that jumps still jumps to the next moment
at which something is due; only when there is none does the run wait, and then in real time.
"""

from __future__ import annotations

import threading
from typing import Optional

from ..base.clock import Clock, RealClock


class Door:
    """``ring`` may be called by any thread."""

    def __init__(self) -> None:
        self._rung = threading.Event()
        self.is_open = False

    def open(self) -> None:
        """From now on the run waits for rings."""
        self.is_open = True

    def close(self) -> None:
        """The run ends when it is quiet."""
        self.is_open = False
        self._rung.set()

    def ring(self) -> None:
        """Something came in."""
        self._rung.set()

    def listen(self) -> None:
        """Forget earlier rings: what they told of is looked at now."""
        self._rung.clear()

    def wait(self, clock: Clock, until_ms: Optional[int], only_a_ring: bool) -> None:
        """Come back at a ring, or at the moment; ``only_a_ring``: nothing is due by itself, so that a clock that jumps has no reason to."""
        if self.is_open and (only_a_ring or isinstance(clock, RealClock)):
            real = isinstance(clock, RealClock) and until_ms is not None
            self._rung.wait(max(0, (until_ms or 0) - clock.now_ms()) / 1000 if real else None)
        elif until_ms is not None:
            clock.wait_until(until_ms)
