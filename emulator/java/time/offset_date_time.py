"""java.time.OffsetDateTime."""

from __future__ import annotations

from typing import Any, Dict

from ..lang.signature import static_takes, takes
from ..registry import java_class, lookup
from .clock_now import NOW, now
from .date_parts import add_parts
from .instant import Instant
from .local_at_offset import LocalAtOffset, add_comparisons
from .local_date_time import UNITS, LocalDateTime
from .parse_factory import add_parse
from .steps import add_steps
from .zone_id import ZoneOffset

_SELF = "java.time.OffsetDateTime"


@java_class(_SELF)
class OffsetDateTime(LocalAtOffset):
    """A LocalDateTime with an offset from UTC."""

    _offset: Any

    @staticmethod
    def _of(local: LocalDateTime, offset: Any) -> OffsetDateTime:
        result = OffsetDateTime.__new__(OffsetDateTime)
        result._local, result._offset = local, offset
        return result

    @staticmethod
    @static_takes(
        "java.time.LocalDateTime, java.time.ZoneOffset", "java.time.LocalDate, java.time.LocalTime, java.time.ZoneOffset",
        "int, int, int, int, int, int, int, java.time.ZoneOffset",
    )  # fmt: skip
    def of(*parts: Any) -> OffsetDateTime:
        return OffsetDateTime._of(parts[0] if len(parts) == 2 else LocalDateTime.of(*parts[:-1]), parts[-1])

    @staticmethod
    @static_takes("java.time.Instant, java.time.ZoneId")
    def ofInstant(instant: Any, zone: Any) -> OffsetDateTime:
        seconds = zone._offset_at(instant._seconds)
        return OffsetDateTime._of(LocalDateTime._of_local(instant._seconds + seconds, instant._nanos), ZoneOffset._of(seconds))

    @staticmethod
    @static_takes(*NOW)
    def now(zone: Any = None) -> OffsetDateTime:
        seconds, nanos, where = now(zone)
        return OffsetDateTime.ofInstant(Instant._of(seconds, nanos), where)

    @staticmethod
    @static_takes("java.time.temporal.TemporalAccessor")
    def _from(temporal: Any) -> OffsetDateTime:
        return temporal._query_offset_date_time()  # type: ignore[no-any-return]

    def _query_offset_date_time(self) -> OffsetDateTime:
        return self

    def _query_instant(self) -> Instant:
        return Instant._of(self._local._local_seconds() - int(self._offset._seconds), self._local._nanos % 10**9)

    def _query_zone(self) -> Any:
        return self._offset

    def _values(self) -> Dict[str, int]:
        instant = self._query_instant()
        return {**self._local._values(), "INSTANT_SECONDS": instant._seconds, "OFFSET_SECONDS": self._offset._seconds}

    def _same(self, local: LocalDateTime) -> OffsetDateTime:
        return OffsetDateTime._of(local, self._offset)

    def _moved(self, amount: int, unit: Any) -> OffsetDateTime:
        return self._same(self._local._moved(amount, unit))

    def _distance(self, end: Any, unit: Any) -> int:
        other = OffsetDateTime._from(end).withOffsetSameInstant(self._offset)
        return self._local._distance(other._local, unit)

    def getOffset(self) -> Any:
        return self._offset

    def toZonedDateTime(self) -> Any:
        zoned: Any = lookup("java.time.ZonedDateTime")
        return zoned._of_local(self._local, self._offset)

    @takes("java.time.ZoneId")
    def atZoneSameInstant(self, zone: Any) -> Any:
        zoned: Any = lookup("java.time.ZonedDateTime")
        return zoned.ofInstant(self._query_instant(), zone)

    @takes("java.time.ZoneOffset")
    def withOffsetSameInstant(self, offset: Any) -> OffsetDateTime:
        return OffsetDateTime.ofInstant(self._query_instant(), offset)

    @takes("java.time.ZoneOffset")
    def withOffsetSameLocal(self, offset: Any) -> OffsetDateTime:
        return OffsetDateTime._of(self._local, offset)

    def hashCode(self) -> int:
        return self._local.hashCode() ^ int(self._offset._seconds)

    def toString(self) -> str:
        return self._local.toString() + str(self._offset._id)

    def _key(self) -> Any:
        return self._local._key(), self._offset._seconds


add_comparisons(OffsetDateTime, _SELF)
add_parts(OffsetDateTime)
add_steps(OffsetDateTime, UNITS)
add_parse(OffsetDateTime, "ISO_OFFSET_DATE_TIME")
setattr(OffsetDateTime, "from", staticmethod(OffsetDateTime._from))  # a word of Python
