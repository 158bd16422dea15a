"""java.text.SimpleDateFormat as an object, over ``date_formatting``: in English alone."""

from __future__ import annotations

from typing import Any

from ...base.errors import NotEmulated
from ..lang.object import JavaObject
from ..lang.signature import constructor_takes, takes
from ..lang.throwable import IllegalArgumentException, NullPointerException
from ..registry import java_class
from ..util.date import Date
from ..util.map_order import hash_code
from ..util.time_zone import TimeZone, default_zone
from . import date_formatting, date_pattern
from .exceptions import ParseException

_DEFAULT = "M/d/yy, h:mm a"


@java_class("java.text.DateFormat")
class DateFormat(JavaObject):
    """The base class; its factories are not emulated."""


@java_class("java.text.SimpleDateFormat")
class SimpleDateFormat(DateFormat):
    """A pattern that formats and parses."""

    @constructor_takes("", "String", "String, java.util.Locale", "String, java.text.DateFormatSymbols")
    def __init__(self, pattern: Any = _DEFAULT, locale: Any = None) -> None:
        if pattern is None:
            raise NullPointerException()
        refuse_other_languages(locale)
        date_pattern.compile(pattern)
        self._pattern: str = pattern
        self._zone, self._lenient = default_zone(), True

    @takes("Object", "Object, java.lang.StringBuffer, java.text.FieldPosition")
    def format(self, moment: Any, *_: Any) -> str:
        """The text of a Date or of milliseconds."""
        if moment is None:
            raise NullPointerException("date must not be null")
        if not isinstance(moment, (int, float)) and not hasattr(moment, "getTime"):
            raise IllegalArgumentException("Cannot format given Object as a Date")
        millis = int(moment) if isinstance(moment, (int, float)) else int(moment.getTime())
        return date_formatting.format_ms(self._pattern, millis, self._zone)

    @takes("String", "String, java.text.ParsePosition")
    def parse(self, text: Any, *_: Any) -> Date:
        """The Date of a text; ParseException when it does not fit."""
        if text is None:
            raise NullPointerException('Cannot invoke "String.length()" because "text" is null')
        millis = date_formatting.parse(self._pattern, text, self._zone, lenient=self._lenient)
        if millis is None:
            raise ParseException(f'Unparseable date: "{text}"')
        return Date(millis)

    @takes("java.util.TimeZone")
    def setTimeZone(self, zone: Any) -> None:
        self._zone = zone.getID() if zone is not None else self._zone

    def getTimeZone(self) -> TimeZone:
        return TimeZone(self._zone)

    @takes("boolean")
    def setLenient(self, lenient: bool) -> None:
        self._lenient = lenient

    def isLenient(self) -> bool:
        return self._lenient

    def toPattern(self) -> str:
        return self._pattern

    @takes("String")
    def applyPattern(self, pattern: str) -> None:
        date_pattern.compile(pattern)
        self._pattern = pattern

    def hashCode(self) -> int:
        return hash_code(self._pattern)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, SimpleDateFormat) and (other._pattern, other._zone) == (self._pattern, self._zone)

    def __hash__(self) -> int:
        return hash(self._pattern)


def refuse_other_languages(locale: Any) -> None:
    """NotEmulated for a Locale whose names of months are not English."""
    if locale is not None and locale.getLanguage() not in ("", "en"):
        raise NotEmulated(f"dates in the language {locale.getLanguage()}", "", "names of months and weekdays are English here")
