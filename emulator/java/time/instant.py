"""java.time.Instant."""

from __future__ import annotations

from typing import Any, ClassVar, Dict

from ..lang.long_value import java_long
from ..lang.numbers import quotient
from ..lang.signature import static_takes, takes
from ..registry import java_class, lookup
from .clock_now import moment
from .duration import hash_of
from .local_date_time import LocalDateTime
from .steps import add_steps
from .temporal.temporal import Temporal, unsupported_unit

_SECOND = 10**9
_LEAST, _MOST = -31_557_014_167_219_200, 31_556_889_864_403_199


@java_class("java.time.Instant")
class Instant(Temporal):
    """Seconds since 1970 and nanoseconds."""

    EPOCH: ClassVar[Instant]
    MIN: ClassVar[Instant]
    MAX: ClassVar[Instant]
    _seconds: int
    _nanos: int

    @staticmethod
    def _of(seconds: int, nanos: int) -> Instant:
        from .exceptions import DateTimeException

        if not _LEAST <= seconds <= _MOST:
            raise DateTimeException("Instant exceeds minimum or maximum instant")
        result = Instant.__new__(Instant)
        result._seconds, result._nanos = seconds, nanos
        return result

    @staticmethod
    def _of_nanos(nanos: int) -> Instant:
        return Instant._of(*divmod(nanos, _SECOND))

    @staticmethod
    @static_takes("", "java.time.Clock")
    def now() -> Instant:
        return Instant._of(*moment())

    @staticmethod
    @static_takes("long", "long, long")
    def ofEpochSecond(seconds: int, nanos: int = 0) -> Instant:
        return Instant._of_nanos(seconds * _SECOND + nanos)

    @staticmethod
    @static_takes("long")
    def ofEpochMilli(millis: int) -> Instant:
        return Instant._of_nanos(millis * 10**6)

    @staticmethod
    @static_takes("java.time.temporal.TemporalAccessor")
    def _from(temporal: Any) -> Instant:
        return temporal if isinstance(temporal, Instant) else temporal._query_instant()

    @staticmethod
    @static_takes("java.lang.CharSequence")
    def parse(text: Any) -> Instant:
        formats: Any = lookup("java.time.format.DateTimeFormatter")
        return formats.ISO_INSTANT._parsed_as(text, "Instant")  # type: ignore[no-any-return]

    def _query_instant(self) -> Instant:
        return self

    def _values(self) -> Dict[str, int]:
        return {
            "NANO_OF_SECOND": self._nanos, "MICRO_OF_SECOND": self._nanos // 1000, "MILLI_OF_SECOND": self._nanos // 10**6,
            "INSTANT_SECONDS": self._seconds,
        }  # fmt: skip

    def getEpochSecond(self) -> int:
        return java_long(self._seconds)

    def getNano(self) -> int:
        return self._nanos

    def toEpochMilli(self) -> int:
        return java_long((self._seconds * _SECOND + self._nanos) // 10**6)

    def _moved(self, amount: int, unit: Any) -> Instant:
        if not unit.isTimeBased() and unit.name() != "DAYS":
            raise unsupported_unit(unit)
        return Instant._of_nanos(self._total() + amount * int(unit._nanos))

    def _distance(self, end: Any, unit: Any) -> int:
        if not unit.isTimeBased() and unit.name() != "DAYS":
            raise unsupported_unit(unit)
        return quotient(Instant._from(end)._total() - self._total(), unit._nanos)

    def _total(self) -> int:
        return self._seconds * _SECOND + self._nanos

    def _truncated(self, nanos: int) -> Instant:
        return Instant._of_nanos(self._total() // nanos * nanos)

    def _has_unit(self, unit: Any) -> bool:
        return bool(unit.isTimeBased()) or unit.name() == "DAYS"

    @takes("java.time.ZoneId")
    def atZone(self, zone: Any) -> Any:
        zoned: Any = lookup("java.time.ZonedDateTime")
        return zoned.ofInstant(self, zone)

    @takes("java.time.ZoneOffset")
    def atOffset(self, offset: Any) -> Any:
        moments: Any = lookup("java.time.OffsetDateTime")
        return moments.ofInstant(self, offset)

    @takes("java.time.Instant")
    def isBefore(self, other: Any) -> bool:
        return bool(self._key() < other._key())

    @takes("java.time.Instant")
    def isAfter(self, other: Any) -> bool:
        return bool(self._key() > other._key())

    @takes("java.time.Instant")
    def compareTo(self, other: Any) -> int:
        return int((self._seconds > other._seconds) - (self._seconds < other._seconds) or self._nanos - other._nanos)

    def hashCode(self) -> int:
        return hash_of(self._seconds, self._nanos)

    def toString(self) -> str:
        """With seconds always."""
        local = LocalDateTime._of_local(self._seconds, self._nanos) if -(10**16) < self._seconds < 10**16 else None
        if local is None:
            return _far(self._seconds, self._nanos)
        text = local.toString()
        return text + (":00Z" if len(text.partition("T")[2]) == 5 else "Z")

    def _key(self) -> Any:
        return self._seconds, self._nanos


def _far(seconds: int, nanos: int) -> str:
    """Beyond the years that a LocalDate has."""
    from .days import from_epoch_day
    from .local_time import time_text

    days, second = divmod(seconds, 86_400)
    year, month, day = from_epoch_day(days)
    text = time_text(second * _SECOND + nanos)
    return f"{year:+d}-{month:02}-{day:02}T{text}" + (":00Z" if len(text) == 5 else "Z")


add_steps(Instant, ("Seconds", "Millis", "Nanos"))
setattr(Instant, "from", staticmethod(Instant._from))  # a word of Python
Instant.EPOCH = Instant._of(0, 0)
Instant.MIN, Instant.MAX = Instant._of(_LEAST, 0), Instant._of(_MOST, _SECOND - 1)
