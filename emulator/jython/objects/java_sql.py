"""java.sql.Timestamp, Date and Time: what a datetime, date or time becomes in a script's global name (datetime.__tojava__)."""

from __future__ import annotations

import datetime
from typing import Any

from ...java.lang.object import JavaObject
from ...java.registry import java_class


class _Moment(JavaObject):
    """A moment in milliseconds; ordered as java.util.Date is."""

    def __init__(self, millis: int, nanos: int = 0) -> None:
        self._millis, self._nanos = millis, nanos

    def getTime(self) -> int:
        """Milliseconds since 1970."""
        return self._millis

    def compareTo(self, other: Any) -> int:
        """-1, 0 or 1."""
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
        return (self._millis ^ (self._millis >> 32)) & 0xFFFFFFFF

    def __lt__(self, other: Any) -> bool:
        return self.compareTo(other) < 0

    def __le__(self, other: Any) -> bool:
        return self.compareTo(other) <= 0

    def __gt__(self, other: Any) -> bool:
        return self.compareTo(other) > 0

    def __ge__(self, other: Any) -> bool:
        return self.compareTo(other) >= 0

    def _local(self) -> datetime.datetime:
        return datetime.datetime.fromtimestamp(self._millis // 1000)


@java_class("java.sql.Timestamp")
class Timestamp(_Moment):
    """A datetime."""

    def getNanos(self) -> int:
        """Nanoseconds of the second."""
        return self._nanos

    def toString(self) -> str:
        """2020-01-02 03:04:05.000678, zeros at the end left out but one."""
        fraction = f"{self._nanos:09d}".rstrip("0") or "0"
        return f"{self._local():%Y-%m-%d %H:%M:%S}.{fraction}"


@java_class("java.sql.Date")
class SqlDate(_Moment):
    """A date."""

    def toString(self) -> str:
        """2020-01-02."""
        return f"{self._local():%Y-%m-%d}"


@java_class("java.sql.Time")
class SqlTime(_Moment):
    """A time of the day."""

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
