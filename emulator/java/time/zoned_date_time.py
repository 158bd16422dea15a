"""java.time.ZonedDateTime."""

from __future__ import annotations

from typing import Any, Dict, Optional

from ..lang.signature import static_takes, takes
from ..registry import java_class
from .chrono.chrono_local_date import ChronoZonedDateTime
from .clock_now import NOW, now
from .date_parts import add_parts
from .instant import Instant
from .local_at_offset import LocalAtOffset, add_comparisons
from .local_date_time import UNITS, LocalDateTime
from .offset_date_time import OffsetDateTime
from .parse_factory import add_parse
from .steps import add_steps
from .zone_id import ZoneId, ZoneOffset

_OTHER = "java.time.chrono.ChronoZonedDateTime"


@java_class("java.time.ZonedDateTime")
class ZonedDateTime(LocalAtOffset, ChronoZonedDateTime):
    """A LocalDateTime in a zone, with the offset that holds there."""

    _offset: int
    _zone: Any

    @staticmethod
    def _of(local: LocalDateTime, offset: int, zone: Any) -> ZonedDateTime:
        result = ZonedDateTime.__new__(ZonedDateTime)
        result._local, result._offset, result._zone = local, offset, zone
        return result

    @staticmethod
    def _of_local(local: LocalDateTime, zone: Any, preferred: Optional[int] = None) -> ZonedDateTime:
        seconds, offset = zone._of_local(local._local_seconds(), preferred)
        return ZonedDateTime._of(LocalDateTime._of_local(seconds, local._nanos % 10**9), offset, zone)

    @staticmethod
    @static_takes(
        "java.time.LocalDateTime, java.time.ZoneId", "java.time.LocalDate, java.time.LocalTime, java.time.ZoneId",
        "int, int, int, int, int, int, int, java.time.ZoneId",
    )  # fmt: skip
    def of(*parts: Any) -> ZonedDateTime:
        return ZonedDateTime._of_local(parts[0] if len(parts) == 2 else LocalDateTime.of(*parts[:-1]), parts[-1])

    @staticmethod
    @static_takes("java.time.Instant, java.time.ZoneId")
    def ofInstant(instant: Any, zone: Any) -> ZonedDateTime:
        offset = zone._offset_at(instant._seconds)
        return ZonedDateTime._of(LocalDateTime._of_local(instant._seconds + offset, instant._nanos), offset, zone)

    @staticmethod
    @static_takes(*NOW)
    def now(zone: Any = None) -> ZonedDateTime:
        seconds, nanos, where = now(zone)
        return ZonedDateTime.ofInstant(Instant._of(seconds, nanos), where)

    @staticmethod
    @static_takes("java.time.temporal.TemporalAccessor")
    def _from(temporal: Any) -> ZonedDateTime:
        return temporal._query_zoned()  # type: ignore[no-any-return]

    def _query_zoned(self) -> ZonedDateTime:
        return self

    def _query_offset_date_time(self) -> OffsetDateTime:
        return self.toOffsetDateTime()

    def _query_instant(self) -> Instant:
        return Instant._of(self._local._local_seconds() - self._offset, self._local._nanos % 10**9)

    def _query_zone(self) -> Any:
        return self._zone

    def _values(self) -> Dict[str, int]:
        return {**self._local._values(), "INSTANT_SECONDS": self._query_instant()._seconds, "OFFSET_SECONDS": self._offset}

    def _same(self, local: LocalDateTime) -> ZonedDateTime:
        return ZonedDateTime._of_local(local, self._zone, self._offset)

    def _moved(self, amount: int, unit: Any) -> ZonedDateTime:
        if unit.isDateBased():
            return self._same(self._local._moved(amount, unit))
        return ZonedDateTime.ofInstant(self._query_instant()._moved(amount, unit), self._zone)

    def _distance(self, end: Any, unit: Any) -> int:
        other = ZonedDateTime._from(end).withZoneSameInstant(self._zone)
        if unit.isDateBased():
            return self._local._distance(other._local, unit)
        return self._query_instant()._distance(other._query_instant(), unit)

    def getZone(self) -> ZoneId:
        return self._zone  # type: ignore[no-any-return]

    def getOffset(self) -> ZoneOffset:
        return ZoneOffset._of(self._offset)

    def toOffsetDateTime(self) -> OffsetDateTime:
        return OffsetDateTime._of(self._local, self.getOffset())

    @takes("java.time.ZoneId")
    def withZoneSameInstant(self, zone: Any) -> ZonedDateTime:
        return ZonedDateTime.ofInstant(self._query_instant(), zone)

    @takes("java.time.ZoneId")
    def withZoneSameLocal(self, zone: Any) -> ZonedDateTime:
        return ZonedDateTime._of_local(self._local, zone, self._offset)

    def withFixedOffsetZone(self) -> ZonedDateTime:
        return ZonedDateTime._of(self._local, self._offset, self.getOffset())

    def toString(self) -> str:
        text = self._local.toString() + ZoneOffset._of(self._offset)._id
        return text if isinstance(self._zone, ZoneOffset) else f"{text}[{self._zone._id}]"

    def _key(self) -> Any:
        return self._local._key(), self._offset, self._zone._id


add_comparisons(ZonedDateTime, _OTHER)
add_parts(ZonedDateTime)
add_steps(ZonedDateTime, UNITS)
add_parse(ZonedDateTime, "ISO_ZONED_DATE_TIME")
setattr(ZonedDateTime, "from", staticmethod(ZonedDateTime._from))  # a word of Python
