"""java.time.LocalDateTime."""

from __future__ import annotations

from typing import Any, ClassVar, Dict

from ..lang.long_value import java_long
from ..lang.numbers import quotient
from ..lang.signature import static_takes, takes
from ..registry import java_class, lookup
from .chrono.chrono_local_date import ChronoLocalDateTime
from .clock_now import NOW, now
from .date_parts import add_parts
from .local_date import LocalDate
from .local_time import LocalTime, time_values
from .parse_factory import add_parse
from .steps import add_steps
from .temporal.chrono_field import FIELDS

_DAY = 86_400 * 10**9
_OTHER = "java.time.chrono.ChronoLocalDateTime"
_TAIL = ("int, int", "int, int, int", "int, int, int, int")
UNITS = ("Years", "Months", "Weeks", "Days", "Hours", "Minutes", "Seconds", "Nanos")


@java_class("java.time.LocalDateTime")
class LocalDateTime(ChronoLocalDateTime):
    """A LocalDate and the nanoseconds of its day."""

    MIN: ClassVar[LocalDateTime]
    MAX: ClassVar[LocalDateTime]
    _date: LocalDate
    _nanos: int

    @staticmethod
    def _of(date: LocalDate, nanos: int) -> LocalDateTime:
        result = LocalDateTime.__new__(LocalDateTime)
        result._date, result._nanos = date, nanos
        return result

    @staticmethod
    def _of_local(seconds: int, nanos: int) -> LocalDateTime:
        days, second = divmod(seconds, 86_400)
        return LocalDateTime._of(LocalDate._of_day(days), second * 10**9 + nanos)

    @staticmethod
    @static_takes(
        *(f"int, int, int, {tail}" for tail in _TAIL), *(f"int, java.time.Month, int, {tail}" for tail in _TAIL),
        "java.time.LocalDate, java.time.LocalTime",
    )  # fmt: skip
    def of(*parts: Any) -> LocalDateTime:
        if len(parts) == 2:
            return LocalDateTime._of(parts[0], parts[1]._nanos)
        return LocalDateTime._of(LocalDate.of(*parts[:3]), LocalTime.of(*parts[3:])._nanos)

    @staticmethod
    @static_takes("java.time.Instant, java.time.ZoneId")
    def ofInstant(instant: Any, zone: Any) -> LocalDateTime:
        return LocalDateTime._of_local(instant._seconds + zone._offset_at(instant._seconds), instant._nanos)

    @staticmethod
    @static_takes("long, int, java.time.ZoneOffset")
    def ofEpochSecond(seconds: int, nanos: int, offset: Any) -> LocalDateTime:
        return LocalDateTime._of_local(seconds + offset._seconds, FIELDS["NANO_OF_SECOND"].checked(nanos))

    @staticmethod
    @static_takes(*NOW)
    def now(zone: Any = None) -> LocalDateTime:
        seconds, nanos, where = now(zone)
        return LocalDateTime._of_local(seconds + where._offset_at(seconds), nanos)

    @staticmethod
    @static_takes("java.time.temporal.TemporalAccessor")
    def _from(temporal: Any) -> LocalDateTime:
        return temporal._query_date_time()  # type: ignore[no-any-return]

    def _query_date(self) -> LocalDate:
        return self._date

    def _query_time(self) -> LocalTime:
        return LocalTime._of(self._nanos)

    def _query_date_time(self) -> LocalDateTime:
        return self

    def _local_seconds(self) -> int:
        return self._date._days() * 86_400 + self._nanos // 10**9

    def _values(self) -> Dict[str, int]:
        return {**self._date._values(), **time_values(self._nanos)}

    def toLocalDate(self) -> LocalDate:
        return self._date

    def toLocalTime(self) -> LocalTime:
        return LocalTime._of(self._nanos)

    def _with_date(self, date: LocalDate) -> LocalDateTime:
        return LocalDateTime._of(date, self._nanos)

    def _with_time(self, time: LocalTime) -> LocalDateTime:
        return LocalDateTime._of(self._date, time._nanos)

    def _adjusted(self, temporal: Any) -> Any:
        return temporal._with_date(self._date)._with_time(self.toLocalTime())

    def _with_field(self, name: str, value: int) -> LocalDateTime:
        if name in time_values(0):
            return self._with_time(self.toLocalTime()._with_field(name, value))
        return self._with_date(self._date._with_field(name, value))

    def _moved(self, amount: int, unit: Any) -> LocalDateTime:
        if not unit.isTimeBased():
            return LocalDateTime._of(self._date._moved(amount, unit), self._nanos)
        days, nanos = divmod(self._nanos + amount * int(unit._nanos), _DAY)
        return LocalDateTime._of(LocalDate._of_day(self._date._days() + days), nanos)

    def _distance(self, end: Any, unit: Any) -> int:
        other = LocalDateTime._from(end)
        if unit.isTimeBased():
            nanos = (other._date._days() - self._date._days()) * _DAY + other._nanos - self._nanos
            return quotient(nanos, unit._nanos)
        date = other._date
        if date._days() > self._date._days() and other._nanos < self._nanos:
            date = LocalDate._of_day(date._days() - 1)
        elif date._days() < self._date._days() and other._nanos > self._nanos:
            date = LocalDate._of_day(date._days() + 1)
        return self._date._distance(date, unit)

    def _truncated(self, nanos: int) -> LocalDateTime:
        return LocalDateTime._of(self._date, self._nanos // nanos * nanos)

    @takes("java.time.ZoneId")
    def atZone(self, zone: Any) -> Any:
        zoned: Any = lookup("java.time.ZonedDateTime")
        return zoned._of_local(self, zone)

    @takes("java.time.ZoneOffset")
    def atOffset(self, offset: Any) -> Any:
        moments: Any = lookup("java.time.OffsetDateTime")
        return moments._of(self, offset)

    @takes("java.time.ZoneOffset")
    def toInstant(self, offset: Any) -> Any:
        moments: Any = lookup("java.time.Instant")
        return moments._of(self._local_seconds() - offset._seconds, self._nanos % 10**9)

    @takes("java.time.ZoneOffset")
    def toEpochSecond(self, offset: Any) -> int:
        return java_long(self._local_seconds() - int(offset._seconds))

    @takes(_OTHER)
    def isBefore(self, other: Any) -> bool:
        return bool(self._key() < other._key())

    @takes(_OTHER)
    def isAfter(self, other: Any) -> bool:
        return bool(self._key() > other._key())

    @takes(_OTHER)
    def isEqual(self, other: Any) -> bool:
        return bool(self._key() == other._key())

    @takes(_OTHER)
    def compareTo(self, other: Any) -> int:
        return self._date.compareTo(other._date) or (self._nanos > other._nanos) - (self._nanos < other._nanos)

    def hashCode(self) -> int:
        return self._date.hashCode() ^ self.toLocalTime().hashCode()

    def toString(self) -> str:
        return f"{self._date.toString()}T{self.toLocalTime().toString()}"

    def _key(self) -> Any:
        return self._date._date, self._nanos


add_parts(LocalDateTime)
add_steps(LocalDateTime, UNITS)
add_parse(LocalDateTime, "ISO_LOCAL_DATE_TIME")
setattr(LocalDateTime, "from", staticmethod(LocalDateTime._from))  # a word of Python
LocalDateTime.MIN = LocalDateTime._of(LocalDate.MIN, 0)
LocalDateTime.MAX = LocalDateTime._of(LocalDate.MAX, _DAY - 1)
