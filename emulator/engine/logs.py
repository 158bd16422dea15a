"""The log of a run: every message of every component, with the moment and where it came from."""

from __future__ import annotations

from collections import deque
from typing import Callable, Deque, List, Optional, Tuple

from ..base.clock import Clock
from ..base.record import record
from ..core.log import ComponentLog
from .long_text import Kept, Shelf

LEVELS = ("trace", "debug", "info", "warn", "error")


@record(frozen=True)
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
        self._kept: Deque[Tuple[int, str, str, Kept, bool]] = deque(maxlen=limit)
        self._shelf = Shelf()

    @property
    def records(self) -> List[LogRecord]:
        """The records, oldest first."""
        return [LogRecord(moment, level, path, str(text), bulletin) for moment, level, path, text, bulletin in self._kept]

    def log_of(self, identifier: str, path: str, short_name: str, bulletin_level: str) -> ComponentLog:
        """The log that a component writes to."""
        level = bulletin_level.lower()
        threshold = LEVELS.index(level) if level in LEVELS else len(LEVELS)  # NONE: no bulletins

        def sink(level: str, message: str) -> None:
            moment, bulletin = self._clock.now_ms(), LEVELS.index(level) >= threshold
            self._kept.append((moment, level, path, self._shelf.put(message), bulletin))
            if self._listener:
                self._listener(LogRecord(moment, level, path, message, bulletin))

        return ComponentLog(sink, f"{short_name}[id={identifier}]")

    def of(self, path: str, level: Optional[str] = None) -> List[str]:
        """Messages of one component, perhaps of one level only."""
        return [str(text) for _, its_level, component, text, _ in self._kept if component == path and level in (None, its_level)]
