"""java.util.Date. Of the texts that its constructor reads only that of its toString is emulated."""

from __future__ import annotations

from typing import Any

from ...base.clock import RealClock
from ...base.errors import NotEmulated
from ..lang.comparable import Comparable
from ..lang.long_value import java_long
from ..lang.signature import constructor_takes, static_takes, takes
from ..lang.throwable import IllegalArgumentException, NullPointerException
from ..registry import java_class, lookup
from ..text.calendar_fields import Fields, Stamps, fields_of, local_ms
from ..text.date_formatting import DATE_TO_STRING, date_to_string, format_ms, parse
from ..text.time_zones import zone
from .hashing import long_hash
from .time_zone import default_zone

_FIELDS = ("year", "month", "day", "hour_of_day", "minute", "second")


@java_class("java.util.Date")
class Date(Comparable):
    """A moment: ``Date()`` is now, ``Date(millis)`` any other."""

    @constructor_takes("", "String", "long", "int, int, int", "int, int, int, int, int", "int, int, int, int, int, int")
    def __init__(self, *parts: Any) -> None:
        if not parts:
            self._millis = RealClock().now_ms()
        elif len(parts) > 1:
            self._millis = _local(parts, default_zone())
        else:
            self._millis = parts[0] if isinstance(parts[0], int) else _read(parts[0])

    @staticmethod
    @static_takes("java.time.Instant")
    def _from(instant: Any) -> Date:
        if instant is None:
            raise NullPointerException('Cannot invoke "java.time.Instant.toEpochMilli()" because "instant" is null')
        return Date(int(instant.toEpochMilli()))

    @staticmethod
    @static_takes("int, int, int, int, int, int")
    def UTC(*fields: int) -> int:
        """Milliseconds of a year after 1900, month from 0, day, hour, minute and second."""
        return java_long(_local(fields, "UTC"))

    @staticmethod
    @static_takes("String")
    def parse(text: Any) -> int:
        return java_long(_read(text))

    def getTime(self) -> int:
        """Milliseconds since 1970."""
        return java_long(self._millis)

    @takes("long")
    def setTime(self, millis: int) -> None:
        self._millis = millis

    def toInstant(self) -> Any:
        instant: Any = lookup("java.time.Instant")
        return instant.ofEpochMilli(self._millis)

    @takes("java.util.Date")
    def before(self, other: Any) -> bool:
        return bool(self._millis < _not_null(other)._millis)

    @takes("java.util.Date")
    def after(self, other: Any) -> bool:
        return bool(self._millis > _not_null(other)._millis)

    @takes("java.util.Date")
    def compareTo(self, other: Any) -> int:
        """-1, 0 or 1."""
        return super().compareTo(_not_null(other))

    def clone(self) -> Date:
        return Date(self._millis)

    def _fields(self) -> Fields:
        return fields_of(self._millis + zone(default_zone()).offset_ms(self._millis)[0])

    def getYear(self) -> int:
        """Years after 1900."""
        return self._fields().year - 1900

    def getMonth(self) -> int:
        """From 0."""
        return self._fields().month

    def getDate(self) -> int:
        """Day of the month."""
        return self._fields().day

    def getDay(self) -> int:
        """Day of the week, 0 is Sunday."""
        return self._fields().day_of_week - 1

    def getHours(self) -> int:
        return self._fields().hour

    def getMinutes(self) -> int:
        return self._fields().minute

    def getSeconds(self) -> int:
        return self._fields().second

    def _set(self, **changes: int) -> None:
        fields = self._fields()
        values = {"year": fields.year, "month": fields.month, "day": fields.day, "hour_of_day": fields.hour,
                  "minute": fields.minute, "second": fields.second, **changes}  # fmt: skip
        local = local_ms({name: (value, 1) for name, value in values.items()}) + fields.millisecond
        self._millis = local - zone(default_zone()).offset_of_local_ms(local)

    @takes("int")
    def setYear(self, year: int) -> None:
        self._set(year=year + 1900)

    @takes("int")
    def setMonth(self, month: int) -> None:
        self._set(month=month)

    @takes("int")
    def setDate(self, day: int) -> None:
        self._set(day=day)

    @takes("int")
    def setHours(self, hours: int) -> None:
        self._set(hour_of_day=hours)

    @takes("int")
    def setMinutes(self, minutes: int) -> None:
        self._set(minute=minutes)

    @takes("int")
    def setSeconds(self, seconds: int) -> None:
        self._set(second=seconds)

    def getTimezoneOffset(self) -> int:
        """Minutes that UTC is ahead."""
        return -zone(default_zone()).offset_ms(self._millis)[0] // 60_000

    def toGMTString(self) -> str:
        return format_ms("d MMM yyyy HH:mm:ss 'GMT'", self._millis, "UTC")

    def toLocaleString(self) -> str:
        return format_ms("MMM d, yyyy, h:mm:ss a", self._millis, default_zone())

    def toString(self) -> str:
        """EEE MMM dd HH:mm:ss zzz yyyy."""
        return date_to_string(self._millis, default_zone())

    def hashCode(self) -> int:
        return long_hash(self._millis)

    def _key(self) -> int:
        return self._millis

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Date) and other._millis == self._millis

    def __hash__(self) -> int:
        return hash(self._millis)


setattr(Date, "from", staticmethod(Date._from))  # a word of Python


def _not_null(other: Any) -> Any:
    if other is None:
        raise NullPointerException('Cannot invoke "Object.getClass()" because "date" is null')
    return other


def _local(values: Any, time_zone: str) -> int:
    fields: Stamps = {name: (value, 1) for name, value in zip(_FIELDS, values)}
    fields["year"] = (fields["year"][0] + 1900, 1)
    local = local_ms(fields)
    return local - zone(time_zone).offset_of_local_ms(local)


def _read(text: Any) -> int:
    """Date.parse."""
    millis = parse(DATE_TO_STRING, text, default_zone()) if text is not None else None
    if millis is not None:
        return millis
    if text is None or not any(char.isdigit() for char in text) or text[:4].isdigit() and text[4:5] == "-":
        raise IllegalArgumentException()
    raise NotEmulated(f"java.util.Date({text!r})", "", "read it with java.text.SimpleDateFormat")
