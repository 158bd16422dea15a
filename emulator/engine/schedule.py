"""When a processor may be triggered: every period, or at the moments of a cron schedule.

A timer-driven processor runs at once and again a period after each trigger ended (scheduleWithFixedDelay); a cron-driven one at its
moments only, and one that passed without work is gone (TimerDrivenSchedulingAgent, QuartzSchedulingAgent of NiFi 1.16.3).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Optional

from ..base.units import period_ms
from ..base.versions import DEFAULT_VERSION, Version
from ..flow.model import Scheduling
from ..stubs.missing import refused_strategy

if TYPE_CHECKING:
    from .cron import Cron

SPRING_SINCE: Version = (2,)


class Schedule:
    """``due_ms`` is the earliest moment of the next trigger; None when a cron schedule has no more."""

    def __init__(self, scheduling: Scheduling, where: str, nifi: Version = DEFAULT_VERSION) -> None:
        refused = refused_strategy(scheduling, where)
        if refused:
            raise refused
        self._cron = _cron(scheduling.period, where, nifi) if scheduling.strategy == "CRON_DRIVEN" else None
        self._period_ms = 0 if self._cron else period_ms(scheduling.period, where)
        self.due_ms: Optional[int] = 0

    @property
    def is_cron(self) -> bool:
        """Whether it has moments that can pass."""
        return self._cron is not None

    def start(self, now_ms: int) -> None:
        """The processor is started now."""
        self.due_ms = self._cron.next_after(now_ms) if self._cron else now_ms

    def triggered(self, now_ms: int) -> None:
        """A trigger has ended now."""
        self.due_ms = self._cron.next_after(now_ms) if self._cron else now_ms + self._period_ms

    def skip_past(self, now_ms: int) -> None:
        """Let cron moments go that passed while there was no work."""
        if self._cron and self.due_ms is not None and self.due_ms < now_ms:
            self.due_ms = self._cron.next_after(now_ms - 1)


def _cron(text: str, where: str, nifi: Version) -> Cron:
    if nifi >= SPRING_SINCE:
        from .spring_cron import SpringCron

        return SpringCron(text, where)
    from .cron import Cron

    return Cron(text, where)
