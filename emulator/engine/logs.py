"""The log of a run: every message of every component, with the moment and where it came from."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import Callable, Deque, List, Optional

from ..base.clock import Clock
from ..core.log import ComponentLog

LEVELS = ("trace", "debug", "info", "warn", "error")


@dataclass(frozen=True)
class LogRecord:
    """One message; a ``bulletin`` when its level reaches the component's bulletin level."""

    time_ms: int
    level: str
    component: str
    message: str
    bulletin: bool


class Logs:
    """Keeps the latest ``limit`` records; ``listener`` sees each one as it comes."""

    def __init__(self, clock: Clock, listener: Optional[Callable[[LogRecord], None]] = None, limit: Optional[int] = None) -> None:
        self._clock, self._listener = clock, listener
        self.records: Deque[LogRecord] = deque(maxlen=limit)

    def log_of(self, identifier: str, path: str, short_name: str, bulletin_level: str) -> ComponentLog:
        """The log that a component writes to."""
        level = bulletin_level.lower()
        threshold = LEVELS.index(level) if level in LEVELS else len(LEVELS)  # NONE: no bulletins

        def sink(level: str, message: str) -> None:
            record = LogRecord(self._clock.now_ms(), level, path, message, LEVELS.index(level) >= threshold)
            self.records.append(record)
            if self._listener:
                self._listener(record)

        return ComponentLog(sink, f"{short_name}[id={identifier}]")

    def of(self, path: str, level: Optional[str] = None) -> List[str]:
        """Messages of one component, perhaps of one level only."""
        return [one.message for one in self.records if one.component == path and level in (None, one.level)]
