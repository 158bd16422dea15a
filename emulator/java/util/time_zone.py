"""java.util.TimeZone. The default is the machine's where TZ names it, else UTC."""

from __future__ import annotations

import os
from typing import Any, ClassVar, List

from ...base.errors import NotEmulated
from ..lang.object import JavaObject
from ..lang.signature import static_takes, takes
from ..lang.throwable import NullPointerException
from ..registry import java_class, lookup
from ..text.time_zones import identifiers, zone


def default_zone() -> str:
    """The identifier of the default time zone."""
    return os.environ.get("TZ", "").lstrip(":") or "UTC"


@java_class("java.util.TimeZone")
class TimeZone(JavaObject):
    """A time zone by its identifier; one that nobody knows is GMT."""

    SHORT: ClassVar[int] = 0
    LONG: ClassVar[int] = 1

    def __init__(self, identifier: str) -> None:
        self._zone = zone(identifier)

    @staticmethod
    @static_takes("String", "java.time.ZoneId")
    def getTimeZone(identifier: Any) -> TimeZone:
        if identifier is None:
            raise NullPointerException('Cannot invoke "String.length()" because "id" is null')
        return TimeZone(identifier if isinstance(identifier, str) else identifier.getId())

    @staticmethod
    @static_takes("java.util.TimeZone")
    def setDefault(zone: Any) -> None:
        raise NotEmulated("java.util.TimeZone.setDefault", "", "the default is that of the variable TZ, else UTC")

    @staticmethod
    def getDefault() -> TimeZone:
        return TimeZone(default_zone())

    @staticmethod
    @static_takes("", "int")
    def getAvailableIDs(raw_offset: Any = None) -> List[str]:
        names = sorted(identifiers())
        return names if raw_offset is None else [name for name in names if zone(name).raw_ms == raw_offset]

    def getID(self) -> str:
        return self._zone.identifier

    def getRawOffset(self) -> int:
        """Milliseconds, without summer time."""
        return self._zone.raw_ms

    @takes("long")
    def getOffset(self, millis: int) -> int:
        """Milliseconds, at a moment."""
        return self._zone.offset_ms(millis)[0]

    def getDSTSavings(self) -> int:
        return self._zone.savings_ms()

    def useDaylightTime(self) -> bool:
        return self._zone.savings_ms() != 0

    def observesDaylightTime(self) -> bool:
        return self.useDaylightTime()

    @takes("java.util.Date")
    def inDaylightTime(self, moment: Any) -> bool:
        return self._zone.offset_ms(int(moment.getTime()))[1]

    @takes("", "java.util.Locale", "boolean, int", "boolean, int, java.util.Locale")
    def getDisplayName(self, *how: Any) -> str:
        names = self._zone.names
        summer, style = (how[0], how[1]) if len(how) > 1 else (False, self.LONG)
        if style == self.SHORT:
            return names.summer_short if summer else names.short
        return names.summer_long if summer else names.long

    def toZoneId(self) -> Any:
        zone_id: Any = lookup("java.time.ZoneId")
        return zone_id.of(self._zone.identifier)

    @takes("java.util.TimeZone")
    def hasSameRules(self, other: Any) -> bool:
        """The same offsets now and in summer."""
        return (other._zone.raw_ms, other._zone.savings_ms()) == (self._zone.raw_ms, self._zone.savings_ms())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, TimeZone) and other._zone.identifier == self._zone.identifier

    def __hash__(self) -> int:
        return hash(self._zone.identifier)
