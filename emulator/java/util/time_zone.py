"""java.util.TimeZone. The default is the machine's where TZ names it, else UTC."""

from __future__ import annotations

import os

from ..lang.object import JavaObject
from ..registry import java_class


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
        return TimeZone(identifier)

    @staticmethod
    def getDefault() -> TimeZone:
        return TimeZone(default_zone())

    def getID(self) -> str:
        return self._identifier
