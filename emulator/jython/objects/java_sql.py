"""java.sql.Timestamp, Date and Time: what a datetime, date or time becomes in a script's global name (datetime.__tojava__)."""

from __future__ import annotations

import datetime
from typing import Any

from ...base.errors import NotEmulated
from ...java.lang.comparable import Comparable
from ...java.lang.object import JavaObject
from ...java.lang.throwable import IllegalArgumentException, NullPointerException
from ...java.registry import java_class
from ...java.util.hashing import long_hash


class _Moment(Comparable):
    """A moment in milliseconds; ordered as java.util.Date is. A script's datetime, date or time is compared as its java.sql class."""

    def __init__(self, millis: int, nanos: int = 0) -> None:
        self._millis, self._nanos = millis, nanos

    def getTime(self) -> int:
        """Milliseconds since 1970."""
        return self._millis

    def setTime(self, millis: int) -> None:
        """Another moment."""
        self._millis, self._nanos = int(millis), int(millis) % 1000 * 1_000_000

    def getYear(self) -> int:
        """Years since 1900."""
        return self._local().year - 1900

    def getMonth(self) -> int:
        """0 for January."""
        return self._local().month - 1

    def getDate(self) -> int:
        """The day of the month."""
        return self._local().day

    def getDay(self) -> int:
        """The day of the week, 0 for Sunday."""
        return self._local().isoweekday() % 7

    def getHours(self) -> int:
        """The hour of the day."""
        return self._local().hour

    def getMinutes(self) -> int:
        """The minute of the hour."""
        return self._local().minute

    def getSeconds(self) -> int:
        """The second of the minute."""
        return self._local().second

    def getTimezoneOffset(self) -> int:
        """Minutes from local time to UTC."""
        offset = self._local().astimezone().utcoffset()
        return -int(offset.total_seconds() // 60) if offset else 0

    def toGMTString(self) -> str:
        """7 Feb 2023 08:35:10 GMT."""
        moment = datetime.datetime.fromtimestamp(self._millis // 1000, datetime.timezone.utc)
        return f"{moment.day} {moment:%b %Y %H:%M:%S} GMT"

    def toLocaleString(self) -> str:
        """Feb 7, 2023, 8:35:10 AM, as in the United States."""
        moment = self._local()
        return f"{moment:%b} {moment.day}, {moment.year}, {moment.hour % 12 or 12}:{moment:%M:%S %p}"

    def compareTo(self, other: Any) -> int:
        """-1, 0 or 1."""
        if other is None:
            raise NullPointerException('Cannot invoke "java.util.Date.getTime()" because "o" is null')
        other = from_python(other)
        first, second = (self._millis, self._nanos), (other._millis, other._nanos)
        return (first > second) - (first < second)

    def before(self, other: Any) -> bool:
        """Is it earlier?"""
        return self.compareTo(other) < 0

    def after(self, other: Any) -> bool:
        """Is it later?"""
        return self.compareTo(other) > 0

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Moment) and self.compareTo(other) == 0

    def __hash__(self) -> int:
        return long_hash(self._millis) & 0xFFFFFFFF

    def _order(self, other: Any) -> Any:
        return self.compareTo(other) if other is None or isinstance(other, _COMPARED) else NotImplemented

    def _local(self) -> datetime.datetime:
        return datetime.datetime.fromtimestamp(self._millis // 1000)


_COMPARED = (_Moment, datetime.datetime, datetime.date, datetime.time)


class _LocalMoment(JavaObject):
    """What toLocalDateTime() and its like give: a java.time object that shows itself; more of it is not emulated."""

    def __init__(self, text: str) -> None:
        self._text = text

    def toString(self) -> str:
        """ISO 8601."""
        return self._text

    def __getattr__(self, name: str) -> Any:
        raise NotEmulated(f"{type(self).java_name}.{name}", "", "keep the Python datetime inside a function")

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and str(other) == self._text

    def __hash__(self) -> int:
        return hash(self._text)


def _java_time(name: str, text: str) -> Any:
    return type(name, (_LocalMoment,), {"java_name": f"java.time.{name}"})(text)


def _clock(moment: datetime.datetime, nanos: int) -> str:
    """The time of day as java.time writes it: seconds and fractions only where there are any."""
    fraction = f"{nanos:09d}"
    while fraction.endswith("000"):
        fraction = fraction[:-3]
    seconds = f":{moment:%S}" if moment.second or nanos else ""
    return f"{moment:%H:%M}{seconds}{'.' + fraction if fraction else ''}"


@java_class("java.sql.Timestamp")
class Timestamp(_Moment):
    """A datetime."""

    def getNanos(self) -> int:
        """Nanoseconds of the second."""
        return self._nanos

    def toLocalDateTime(self) -> Any:
        """The java.time.LocalDateTime."""
        moment = self._local()
        return _java_time("LocalDateTime", f"{moment:%Y-%m-%d}T{_clock(moment, self._nanos)}")

    def toInstant(self) -> Any:
        """The java.time.Instant."""
        moment = datetime.datetime.fromtimestamp(self._millis // 1000, datetime.timezone.utc)
        clock = _clock(moment, self._nanos)
        return _java_time("Instant", f"{moment:%Y-%m-%d}T{clock}{':00' if clock.count(':') == 1 else ''}Z")

    def toString(self) -> str:
        """2020-01-02 03:04:05.000678, zeros at the end left out but one."""
        fraction = f"{self._nanos:09d}".rstrip("0") or "0"
        return f"{self._local():%Y-%m-%d %H:%M:%S}.{fraction}"


@java_class("java.sql.Date")
class SqlDate(_Moment):
    """A date."""

    def getHours(self) -> int:
        """A date has none."""
        raise IllegalArgumentException()

    getMinutes = getSeconds = getHours

    def toLocalDate(self) -> Any:
        """The java.time.LocalDate."""
        return _java_time("LocalDate", self.toString())

    def toString(self) -> str:
        """2020-01-02."""
        return f"{self._local():%Y-%m-%d}"


@java_class("java.sql.Time")
class SqlTime(_Moment):
    """A time of the day."""

    def getYear(self) -> int:
        """A time has none."""
        raise IllegalArgumentException()

    getMonth = getDate = getDay = getYear

    def toLocalTime(self) -> Any:
        """The java.time.LocalTime."""
        return _java_time("LocalTime", _clock(self._local(), 0))

    def toString(self) -> str:
        """03:04:05."""
        return f"{self._local():%H:%M:%S}"


def from_python(value: Any) -> Any:
    """A datetime, date or time as its java.sql class; another value as it is."""
    if isinstance(value, datetime.datetime):
        millis = round(value.replace(microsecond=0).timestamp() * 1000) + value.microsecond // 1000
        return Timestamp(millis, value.microsecond * 1000)
    if isinstance(value, datetime.date):
        return SqlDate(round(datetime.datetime(value.year, value.month, value.day).timestamp() * 1000))
    if isinstance(value, datetime.time):
        moment = datetime.datetime(1970, 1, 1, value.hour, value.minute, value.second)
        return SqlTime(round(moment.timestamp() * 1000) + value.microsecond // 1000)
    return value
