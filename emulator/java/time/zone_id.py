"""java.time.ZoneId, its ZoneOffset and ZoneRegion, and the rules of one."""

from __future__ import annotations

import re
from typing import Any, ClassVar, Optional, Tuple

from ..lang.comparable import FactoryMade
from ..lang.object import JavaObject
from ..lang.signature import static_takes, takes
from ..lang.throwable import NullPointerException
from ..registry import java_class
from ..text.time_zones import identifiers, zone
from ..text.zone_names import OLD_NAMES
from ..util.sets import HashSet
from ..util.time_zone import default_zone
from .exceptions import DateTimeException
from .zone.exceptions import ZoneRulesException

_OFFSET = re.compile(r"([+-])(?:(\d\d?)|(\d\d):(\d\d)|(\d\d)(\d\d)|(\d\d):(\d\d):(\d\d)|(\d\d)(\d\d)(\d\d))")
_REGION = re.compile(r"[A-Za-z][A-Za-z0-9~/._+-]+")
_PREFIXES = ("UTC", "GMT", "UT")
_NO_REGIONS = frozenset(("EST", "MST", "HST", *OLD_NAMES))


@java_class("java.time.ZoneId")
class ZoneId(FactoryMade):
    """A zone by its id."""

    _id: str

    @staticmethod
    @static_takes("String", "String, java.util.Map")
    def of(identifier: Any, names: Any = None) -> ZoneId:
        if identifier is None:
            raise NullPointerException("zoneId")
        identifier = (names or {}).get(identifier, identifier)
        if len(identifier) <= 1 or identifier[0] in "+-":
            return ZoneOffset.of(identifier)
        for prefix in _PREFIXES:
            remainder = identifier[len(prefix) :]
            if identifier.startswith(prefix) and (not remainder or remainder[0] in "+-"):
                return _prefixed(prefix, remainder)
        return _region(identifier)

    @staticmethod
    def systemDefault() -> ZoneId:
        return ZoneId.of(default_zone())

    @staticmethod
    def getAvailableZoneIds() -> HashSet:
        return HashSet(sorted(identifiers() - _NO_REGIONS))

    def getId(self) -> str:
        return self._id

    def getRules(self) -> ZoneRules:
        return ZoneRules(self)

    def normalized(self) -> ZoneId:
        return self

    def _offset_at(self, seconds: int) -> int:
        raise NotImplementedError

    def _of_local(self, seconds: int, preferred: Optional[int] = None) -> Tuple[int, int]:
        """A local time in seconds that exists, and its offset: in a gap the time is moved, in an overlap the earlier holds."""
        raise NotImplementedError

    def _key(self) -> str:
        return self._id

    def toString(self) -> str:
        return self._id


@java_class("java.time.ZoneRegion")
class ZoneRegion(ZoneId):
    """A zone with rules: Europe/Istanbul, UTC, GMT+03:00."""

    _fixed: Optional[int] = None

    def _offset_at(self, seconds: int) -> int:
        return zone(self._id).offset_s(seconds) if self._fixed is None else self._fixed

    def _of_local(self, seconds: int, preferred: Optional[int] = None) -> Tuple[int, int]:
        if self._fixed is not None:
            return seconds, self._fixed
        before, after = zone(self._id).offsets_of_local_s(seconds)
        if before < after:
            return seconds + after - before, after
        return seconds, after if preferred == after else before

    def normalized(self) -> ZoneId:
        return self if self._fixed is None else ZoneOffset._of(self._fixed)


@java_class("java.time.ZoneOffset")
class ZoneOffset(ZoneId):
    """A fixed distance from UTC."""

    UTC: ClassVar[ZoneOffset]
    MIN: ClassVar[ZoneOffset]
    MAX: ClassVar[ZoneOffset]
    _seconds: int

    @staticmethod
    def _of(seconds: int) -> ZoneOffset:
        result = ZoneOffset.__new__(ZoneOffset)
        result._seconds, result._id = seconds, offset_text(seconds)
        return result

    @staticmethod
    @static_takes("String")
    def of(identifier: Any, names: Any = None) -> ZoneOffset:
        if identifier is None:
            raise NullPointerException("offsetId")
        if identifier == "Z":
            return ZoneOffset.UTC
        match = _OFFSET.fullmatch(identifier)
        if match is None:
            raise DateTimeException(f"Invalid ID for ZoneOffset, invalid format: {identifier}")
        hours, minutes, seconds = [int(part) for part in [*(part for part in match.groups()[1:] if part is not None), "0", "0"]][:3]
        sign = -1 if match[1] == "-" else 1
        return _checked(sign * hours, sign * minutes, sign * seconds)

    @staticmethod
    @static_takes("int")
    def ofHours(hours: int) -> ZoneOffset:
        return _checked(hours, 0, 0)

    @staticmethod
    @static_takes("int, int")
    def ofHoursMinutes(hours: int, minutes: int) -> ZoneOffset:
        return _checked(hours, minutes, 0)

    @staticmethod
    @static_takes("int, int, int")
    def ofHoursMinutesSeconds(hours: int, minutes: int, seconds: int) -> ZoneOffset:
        return _checked(hours, minutes, seconds)

    @staticmethod
    @static_takes("int")
    def ofTotalSeconds(seconds: int) -> ZoneOffset:
        if not -64_800 <= seconds <= 64_800:
            raise DateTimeException("Zone offset not in valid range: -18:00 to +18:00")
        return ZoneOffset._of(seconds)

    def getTotalSeconds(self) -> int:
        return self._seconds

    @takes("java.time.ZoneOffset")
    def compareTo(self, other: Any) -> int:
        """The larger offset comes first."""
        return int(other._seconds) - self._seconds

    def hashCode(self) -> int:
        return self._seconds

    def _offset_at(self, seconds: int) -> int:
        return self._seconds

    def _of_local(self, seconds: int, preferred: Optional[int] = None) -> Tuple[int, int]:
        return seconds, self._seconds


@java_class("java.time.zone.ZoneRules")
class ZoneRules(JavaObject):
    """The offsets of a zone."""

    def __init__(self, zone_id: ZoneId) -> None:
        self._zone = zone_id

    @takes("java.time.Instant", "java.time.LocalDateTime")
    def getOffset(self, moment: Any) -> ZoneOffset:
        if hasattr(moment, "toEpochMilli"):
            return ZoneOffset._of(self._zone._offset_at(moment._seconds))
        return ZoneOffset._of(self._zone._of_local(moment._local_seconds())[1])

    def isFixedOffset(self) -> bool:
        return isinstance(self._zone, ZoneOffset) or getattr(self._zone, "_fixed", None) is not None


def offset_text(seconds: int) -> str:
    """Z, +03:00, +01:01:01."""
    if seconds == 0:
        return "Z"
    minutes, remainder = divmod(abs(seconds), 60)
    return f"{'-' if seconds < 0 else '+'}{minutes // 60:02}:{minutes % 60:02}" + (f":{remainder:02}" if remainder else "")


def _checked(hours: int, minutes: int, seconds: int) -> ZoneOffset:
    if not -18 <= hours <= 18:
        raise DateTimeException(f"Zone offset hours not in valid range: value {hours} is not in the range -18 to 18")
    for name, value in (("minutes", minutes), ("seconds", seconds)):
        if not -59 <= value <= 59:
            raise DateTimeException(f"Zone offset {name} not in valid range: value {value} is not in the range -59 to 59")
    if any(part * other < 0 for part in (hours, minutes, seconds) for other in (hours, minutes, seconds)):
        raise DateTimeException("Zone offset minutes and seconds must have the same sign as hours")
    return ZoneOffset.ofTotalSeconds((hours * 60 + minutes) * 60 + seconds)


def _made(identifier: str, fixed: Optional[int]) -> ZoneRegion:
    result = ZoneRegion.__new__(ZoneRegion)
    result._id, result._fixed = identifier, fixed
    return result


def _prefixed(prefix: str, remainder: str) -> ZoneId:
    if not remainder:
        return _made(prefix, 0)
    offset = ZoneOffset.of(remainder)
    return _made(prefix + (offset._id if offset._seconds else ""), offset._seconds)


def _region(identifier: str) -> ZoneRegion:
    if not _REGION.fullmatch(identifier):
        raise DateTimeException(f"Invalid ID for region-based ZoneId, invalid format: {identifier}")
    if identifier in _NO_REGIONS or identifier not in identifiers():
        raise ZoneRulesException(f"Unknown time-zone ID: {identifier}")
    return _made(identifier, None)


ZoneOffset.UTC, ZoneOffset.MIN, ZoneOffset.MAX = ZoneOffset._of(0), ZoneOffset._of(-64_800), ZoneOffset._of(64_800)
