"""Clocks: the only place from which the emulator takes the time.

``VirtualClock`` stands still until somebody advances it, so penalties, cron schedules and back-offs cost nothing offline.
"""

from __future__ import annotations

import time
from typing import Literal, Protocol, Union

from .errors import InputError

START_MS = 1_700_000_000_000  # 2023-11-14T22:13:20Z: where every virtual clock starts, so that a run is the same at any time
SCRIPT_SECONDS = 60.0  # of real time that a trigger of a script may last, unless somebody says otherwise


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
    """A clock that jumps: waiting costs no time. ``start_ms``: milliseconds since 1970 UTC."""

    def __init__(self, start_ms: int = START_MS) -> None:
        self._now_ms = start_ms

    def now_ms(self) -> int:
        return self._now_ms

    def wait_until(self, moment_ms: int) -> None:
        self._now_ms = max(self._now_ms, moment_ms)


ClockChoice = Union[Clock, Literal["virtual", "real"]]


def chosen_clock(clock: ClockChoice) -> Clock:
    """The clock that a caller names: 'virtual' starts at ``START_MS``, 'real' is the machine's; InputError for another word."""
    if isinstance(clock, str):
        if clock not in ("virtual", "real"):
            raise InputError(f"there is no clock {clock!r}", "", "Give 'virtual', 'real' or a clock such as emulator.VirtualClock(0)")
        return RealClock() if clock == "real" else VirtualClock(START_MS)
    return clock
