"""java.text.SimpleDateFormat as an object, over ``date_formatting``. Left out: Calendar, locales."""

from __future__ import annotations

from typing import Any

from ..lang.object import JavaObject
from ..lang.throwable import NullPointerException
from ..registry import java_class
from ..util.date import Date
from ..util.time_zone import TimeZone, default_zone
from . import date_formatting, date_pattern
from .exceptions import ParseException


@java_class("java.text.SimpleDateFormat")
class SimpleDateFormat(JavaObject):
    """A pattern that formats and parses."""

    def __init__(self, pattern: str, *_: Any) -> None:
        if pattern is None:
            raise NullPointerException()
        date_pattern.compile(pattern)
        self._pattern, self._zone = pattern, default_zone()

    def format(self, moment: Any) -> str:
        """The text of a Date or of milliseconds."""
        millis = moment.getTime() if isinstance(moment, Date) else int(moment)
        return date_formatting.format_ms(self._pattern, millis, self._zone)

    def parse(self, text: str) -> Date:
        """The Date of a text; ParseException when it does not fit."""
        millis = date_formatting.parse(self._pattern, text, self._zone)
        if millis is None:
            raise ParseException(f'Unparseable date: "{text}"')
        return Date(millis)

    def setTimeZone(self, zone: TimeZone) -> None:
        self._zone = zone.getID()

    def getTimeZone(self) -> TimeZone:
        return TimeZone(self._zone)

    def toPattern(self) -> str:
        return self._pattern
