"""java.time.LocalTime."""

from __future__ import annotations

from typing import Any, ClassVar, Dict

from ..lang.long_value import java_long
from ..lang.numbers import quotient
from ..lang.signature import static_takes, takes
from ..registry import java_class
from ..util.hashing import long_hash
from .clock_now import NOW, now
from .parse_factory import add_parse
from .steps import add_steps
from .temporal.chrono_field import FIELDS
from .temporal.temporal import Temporal, unsupported_unit

_DAY = 86_400 * 10**9
_PARTS = (("HOUR_OF_DAY", 3600 * 10**9), ("MINUTE_OF_HOUR", 60 * 10**9), ("SECOND_OF_MINUTE", 10**9), ("NANO_OF_SECOND", 1))


@java_class("java.time.LocalTime")
class LocalTime(Temporal):
    """Nanoseconds of a day."""

    MIDNIGHT: ClassVar[LocalTime]
    NOON: ClassVar[LocalTime]
    MIN: ClassVar[LocalTime]
    MAX: ClassVar[LocalTime]
    _nanos: int

    @staticmethod
    def _of(nanos: int) -> LocalTime:
        result = LocalTime.__new__(LocalTime)
        result._nanos = nanos
        return result

    @staticmethod
    @static_takes("int, int", "int, int, int", "int, int, int, int")
    def of(*parts: int) -> LocalTime:
        return LocalTime._of(sum(FIELDS[name].checked(value) * nanos for value, (name, nanos) in zip(parts, _PARTS)))

    @staticmethod
    @static_takes("long")
    def ofSecondOfDay(seconds: int) -> LocalTime:
        return LocalTime._of(FIELDS["SECOND_OF_DAY"].checked(seconds) * 10**9)

    @staticmethod
    @static_takes("long")
    def ofNanoOfDay(nanos: int) -> LocalTime:
        return LocalTime._of(FIELDS["NANO_OF_DAY"].checked(nanos))

    @staticmethod
    @static_takes(*NOW)
    def now(zone: Any = None) -> LocalTime:
        seconds, nanos, where = now(zone)
        return LocalTime._of((seconds + where._offset_at(seconds)) % 86_400 * 10**9 + nanos)

    @staticmethod
    @static_takes("java.time.temporal.TemporalAccessor")
    def _from(temporal: Any) -> LocalTime:
        return temporal._query_time()  # type: ignore[no-any-return]

    def _query_time(self) -> LocalTime:
        return self

    def _values(self) -> Dict[str, int]:
        return time_values(self._nanos)

    def getHour(self) -> int:
        return self._nanos // (3600 * 10**9)

    def getMinute(self) -> int:
        return self._nanos // (60 * 10**9) % 60

    def getSecond(self) -> int:
        return self._nanos // 10**9 % 60

    def getNano(self) -> int:
        return self._nanos % 10**9

    def _moved(self, amount: int, unit: Any) -> LocalTime:
        if not unit.isTimeBased():
            raise unsupported_unit(unit)
        return LocalTime._of((self._nanos + amount * unit._nanos) % _DAY)

    def _distance(self, end: Any, unit: Any) -> int:
        if not unit.isTimeBased():
            raise unsupported_unit(unit)
        return quotient(LocalTime._from(end)._nanos - self._nanos, unit._nanos)

    def _truncated(self, nanos: int) -> LocalTime:
        return LocalTime._of(self._nanos // nanos * nanos)

    def _has_unit(self, unit: Any) -> bool:
        return bool(unit.isTimeBased())

    def _with_field(self, name: str, value: int) -> LocalTime:
        return LocalTime._of(with_time_field(self._nanos, name, value))

    def _adjusted(self, temporal: Any) -> Any:
        return temporal._with_time(self)

    @takes("int")
    def withHour(self, hour: int) -> LocalTime:
        return self._with_field("HOUR_OF_DAY", FIELDS["HOUR_OF_DAY"].checked(hour))

    @takes("int")
    def withMinute(self, minute: int) -> LocalTime:
        return self._with_field("MINUTE_OF_HOUR", FIELDS["MINUTE_OF_HOUR"].checked(minute))

    @takes("int")
    def withSecond(self, second: int) -> LocalTime:
        return self._with_field("SECOND_OF_MINUTE", FIELDS["SECOND_OF_MINUTE"].checked(second))

    @takes("int")
    def withNano(self, nano: int) -> LocalTime:
        return self._with_field("NANO_OF_SECOND", FIELDS["NANO_OF_SECOND"].checked(nano))

    @takes("java.time.LocalDate")
    def atDate(self, date: Any) -> Any:
        return date.atTime(self)

    def toSecondOfDay(self) -> int:
        return self._nanos // 10**9

    def toNanoOfDay(self) -> int:
        return java_long(self._nanos)

    @takes("java.time.LocalTime")
    def isBefore(self, other: Any) -> bool:
        return self._nanos < int(other._nanos)

    @takes("java.time.LocalTime")
    def isAfter(self, other: Any) -> bool:
        return self._nanos > int(other._nanos)

    def hashCode(self) -> int:
        return long_hash(self._nanos)

    def toString(self) -> str:
        return time_text(self._nanos)

    def _key(self) -> int:
        return self._nanos


def time_values(nanos: int) -> Dict[str, int]:
    """The fields of a time of day."""
    seconds = nanos // 10**9
    hour, minute = seconds // 3600, seconds // 60
    return {
        "NANO_OF_SECOND": nanos % 10**9, "NANO_OF_DAY": nanos, "MICRO_OF_SECOND": nanos % 10**9 // 1000, "MICRO_OF_DAY": nanos // 1000,
        "MILLI_OF_SECOND": nanos % 10**9 // 10**6, "MILLI_OF_DAY": nanos // 10**6, "SECOND_OF_MINUTE": seconds % 60,
        "SECOND_OF_DAY": seconds,
        "MINUTE_OF_HOUR": minute % 60, "MINUTE_OF_DAY": minute, "HOUR_OF_AMPM": hour % 12, "CLOCK_HOUR_OF_AMPM": hour % 12 or 12,
        "HOUR_OF_DAY": hour, "CLOCK_HOUR_OF_DAY": hour or 24, "AMPM_OF_DAY": hour // 12,
    }  # fmt: skip


def with_time_field(nanos: int, name: str, value: int) -> int:
    """A time of day with another hour, minute, second or nanosecond."""
    sizes = dict(_PARTS)
    if name == "NANO_OF_DAY":
        return value
    if name not in sizes:
        raise unsupported_unit(FIELDS[name])
    return nanos + (value - time_values(nanos)[name]) * sizes[name]


def time_text(nanos: int) -> str:
    """LocalTime.toString: seconds and a fraction of 3, 6 or 9 digits only where there are any."""
    seconds, fraction = divmod(nanos, 10**9)
    text = f"{seconds // 3600:02}:{seconds // 60 % 60:02}"
    if seconds % 60 or fraction:
        text += f":{seconds % 60:02}"
    if fraction:
        digits = 3 if fraction % 10**6 == 0 else 6 if fraction % 1000 == 0 else 9
        text += f".{fraction:09}"[: digits + 1]
    return text


add_steps(LocalTime, ("Hours", "Minutes", "Seconds", "Nanos"))
add_parse(LocalTime, "ISO_LOCAL_TIME")
setattr(LocalTime, "from", staticmethod(LocalTime._from))  # a word of Python
LocalTime.MIDNIGHT = LocalTime.MIN = LocalTime._of(0)
LocalTime.NOON, LocalTime.MAX = LocalTime._of(_DAY // 2), LocalTime._of(_DAY - 1)
