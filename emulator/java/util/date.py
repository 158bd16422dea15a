"""java.util.Date, without its deprecated fields."""

from __future__ import annotations

from typing import Optional

from ...base.clock import RealClock
from ..lang.object import JavaObject
from ..registry import java_class
from ..text.date_formatting import date_to_string
from .time_zone import default_zone


@java_class("java.util.Date")
class Date(JavaObject):
    """A moment: ``Date()`` is now, ``Date(millis)`` any other."""

    def __init__(self, millis: Optional[int] = None) -> None:
        self._millis = RealClock().now_ms() if millis is None else int(millis)

    def getTime(self) -> int:
        """Milliseconds since 1970."""
        return self._millis

    def setTime(self, millis: int) -> None:
        self._millis = int(millis)

    def before(self, other: Date) -> bool:
        return self._millis < other._millis

    def after(self, other: Date) -> bool:
        return self._millis > other._millis

    def compareTo(self, other: Date) -> int:
        """-1, 0 or 1."""
        return (self._millis > other._millis) - (self._millis < other._millis)

    def toString(self) -> str:
        """EEE MMM dd HH:mm:ss zzz yyyy."""
        return date_to_string(self._millis, default_zone())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Date) and other._millis == self._millis

    def __hash__(self) -> int:
        return hash(self._millis)
