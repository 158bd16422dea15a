"""java.util.Date, java.util.TimeZone and java.text.SimpleDateFormat as objects, over ``simple_date_format``.

The default time zone is the machine's where TZ names it, else UTC. Left out: the deprecated fields of Date, Calendar, locales.
"""

from __future__ import annotations

import os
from typing import Any, Optional

from ...base.clock import RealClock
from ..lang.exceptions import ParseException
from ..lang.object import JavaObject
from ..lang.throwable import NullPointerException
from ..registry import java_class
from . import simple_date_format


def default_zone() -> str:
    """The identifier of the default time zone."""
    return os.environ.get("TZ", "").lstrip(":") or "UTC"


@java_class("java.util.TimeZone")
class TimeZone(JavaObject):
    """A time zone by its identifier."""

    def __init__(self, identifier: str) -> None:
        self._identifier = identifier

    @staticmethod
    def getTimeZone(identifier: str) -> TimeZone:
        """The time zone of an identifier."""
        return TimeZone(identifier)

    @staticmethod
    def getDefault() -> TimeZone:
        """The default time zone."""
        return TimeZone(default_zone())

    def getID(self) -> str:
        """The identifier."""
        return self._identifier


@java_class("java.util.Date")
class Date(JavaObject):
    """A moment: ``Date()`` is now, ``Date(millis)`` any other."""

    def __init__(self, millis: Optional[int] = None) -> None:
        self._millis = RealClock().now_ms() if millis is None else int(millis)

    def getTime(self) -> int:
        """Milliseconds since 1970."""
        return self._millis

    def setTime(self, millis: int) -> None:
        """Another moment."""
        self._millis = int(millis)

    def before(self, other: Date) -> bool:
        """Whether it is earlier."""
        return self._millis < other._millis

    def after(self, other: Date) -> bool:
        """Whether it is later."""
        return self._millis > other._millis

    def compareTo(self, other: Date) -> int:
        """-1, 0 or 1."""
        return (self._millis > other._millis) - (self._millis < other._millis)

    def toString(self) -> str:
        """EEE MMM dd HH:mm:ss zzz yyyy."""
        return simple_date_format.date_to_string(self._millis, default_zone())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Date) and other._millis == self._millis

    def __hash__(self) -> int:
        return hash(self._millis)


@java_class("java.text.SimpleDateFormat")
class SimpleDateFormat(JavaObject):
    """A pattern that formats and parses."""

    def __init__(self, pattern: str, *_: Any) -> None:
        if pattern is None:
            raise NullPointerException()
        simple_date_format.compile(pattern)
        self._pattern, self._zone = pattern, default_zone()

    def format(self, moment: Any) -> str:
        """The text of a Date or of milliseconds."""
        millis = moment.getTime() if isinstance(moment, Date) else int(moment)
        return simple_date_format.format_ms(self._pattern, millis, self._zone)

    def parse(self, text: str) -> Date:
        """The Date of a text; ParseException when it does not fit."""
        millis = simple_date_format.parse(self._pattern, text, self._zone)
        if millis is None:
            raise ParseException(f'Unparseable date: "{text}"')
        return Date(millis)

    def setTimeZone(self, zone: TimeZone) -> None:
        """Format and parse in another time zone."""
        self._zone = zone.getID()

    def getTimeZone(self) -> TimeZone:
        """The time zone."""
        return TimeZone(self._zone)

    def toPattern(self) -> str:
        """The pattern."""
        return self._pattern
