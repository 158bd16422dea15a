"""java.time.temporal.ChronoUnit and TemporalUnit."""

from __future__ import annotations

from typing import Any, ClassVar, Dict

from ...lang.constants import Constant, fill
from ...lang.object import JavaObject
from ...lang.signature import takes
from ...registry import java_class, lookup


@java_class("java.time.temporal.TemporalUnit")
class TemporalUnit(JavaObject):
    """A unit of time."""


@java_class("java.time.temporal.ChronoUnit")
class ChronoUnit(Constant, TemporalUnit):
    """``_nanos``: how long it is, estimated from months on; ``_months`` of those that are whole months."""

    DAYS: ClassVar[ChronoUnit]

    def __init__(self, name: str, ordinal: int, shown: str, nanos: int, months: int) -> None:
        super().__init__(name, ordinal)
        self._shown, self._nanos, self._months = shown, nanos, months

    @takes("java.time.temporal.Temporal, java.time.temporal.Temporal")
    def between(self, first: Any, second: Any) -> int:
        """Whole units from one moment to another."""
        return first.until(second, self)  # type: ignore[no-any-return]

    def getDuration(self) -> Any:
        duration: Any = lookup("java.time.Duration")
        return duration.ofSeconds(self._nanos // 10**9, self._nanos % 10**9)

    def isDateBased(self) -> bool:
        return self._ordinal >= 7 and self._name != "FOREVER"

    def isTimeBased(self) -> bool:
        return self._ordinal < 7

    def isDurationEstimated(self) -> bool:
        return self._ordinal >= 7

    def toString(self) -> str:
        return self._shown


_SECOND = 10**9
_YEAR = 31_556_952 * _SECOND
_UNITS = (
    ("NANOS", "Nanos", 1, 0), ("MICROS", "Micros", 1000, 0), ("MILLIS", "Millis", 10**6, 0), ("SECONDS", "Seconds", _SECOND, 0),
    ("MINUTES", "Minutes", 60 * _SECOND, 0), ("HOURS", "Hours", 3600 * _SECOND, 0), ("HALF_DAYS", "HalfDays", 43_200 * _SECOND, 0),
    ("DAYS", "Days", 86_400 * _SECOND, 0), ("WEEKS", "Weeks", 604_800 * _SECOND, 0), ("MONTHS", "Months", _YEAR // 12, 1),
    ("YEARS", "Years", _YEAR, 12), ("DECADES", "Decades", 10 * _YEAR, 120), ("CENTURIES", "Centuries", 100 * _YEAR, 1200),
    ("MILLENNIA", "Millennia", 1000 * _YEAR, 12_000), ("ERAS", "Eras", 10**9 * _YEAR, 0), ("FOREVER", "Forever", 2**63 * _SECOND, 0),
)  # fmt: skip
UNITS: Dict[str, ChronoUnit] = {row[0]: ChronoUnit(row[0], place, *row[1:]) for place, row in enumerate(_UNITS)}
fill(ChronoUnit, UNITS)
