"""Clocks: the only place from which the emulator takes the time.

``VirtualClock`` stands still until somebody advances it, so penalties, cron schedules and back-offs cost nothing offline.
"""

from __future__ import annotations

import time
from typing import Protocol


class Clock(Protocol):
    """What every room asks for the time."""

    def now_ms(self) -> int:
        """Milliseconds since 1970-01-01T00:00:00Z."""

    def wait_until(self, moment_ms: int) -> None:
        """Come back when ``now_ms() >= moment_ms``."""


class RealClock:
    """The machine's own clock."""

    def now_ms(self) -> int:
        return time.time_ns() // 1_000_000

    def wait_until(self, moment_ms: int) -> None:
        delay = moment_ms - self.now_ms()
        if delay > 0:
            time.sleep(delay / 1000)


class VirtualClock:
    """A clock that jumps: waiting costs no time."""

    def __init__(self, start_ms: int) -> None:
        self._now_ms = start_ms

    def now_ms(self) -> int:
        return self._now_ms

    def wait_until(self, moment_ms: int) -> None:
        self._now_ms = max(self._now_ms, moment_ms)
