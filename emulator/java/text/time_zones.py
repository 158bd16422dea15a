"""java.util.TimeZone: ids, offsets and names in Locale.US.

Offsets come from Python's zoneinfo, and so from the machine's time zone data (on Windows: ``pip install tzdata``). An id that nobody knows
is GMT, as in Java.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta, tzinfo
from functools import lru_cache
from typing import Dict, FrozenSet, List, NamedTuple, Optional, Tuple

from ...base.errors import NotEmulated

_CUSTOM = re.compile(r"GMT([+-])(?:([0-9]{1,2})|([0-9]{1,2}):([0-9]{2})|([0-9]{1,2})([0-9]{2}))")
_FIXED = {"EST": -18000, "MST": -25200, "HST": -36000, "UTC": 0, "GMT": 0, "UCT": 0, "Zulu": 0, "Etc/UTC": 0, "Etc/GMT": 0, "GMT0": 0}
_DAY_MS = 86_400_000
_FIRST_MS = -2_208_988_800_000  # 1900-01-01: sun.util.calendar.ZoneInfo knows no transitions before
_RULES_YEAR = 2035
_CYCLE_DAYS = 146_097  # 400 years
_EPOCH_DAYS = 719_162  # 1970-01-01 as days after 0001-01-01


class Names(NamedTuple):
    """How a zone is called: short and long, standard and in summer."""

    short: str
    long: str
    summer_short: str
    summer_long: str


class Zone:
    """One zone. ``names`` are Java's; ``raw_ms`` is its standard offset of today, which Java takes for everything before 1900."""

    def __init__(self, identifier: str, info: Optional[tzinfo], fixed_s: int = 0) -> None:
        self.identifier, self._info, self._fixed = identifier, info, fixed_s
        self.names = _names_of(identifier, fixed_s)
        self.raw_ms = self._raw()

    def offset_ms(self, utc_ms: int) -> Tuple[int, bool]:
        """Offset from UTC at a moment, and whether it is summer time."""
        if self._info is None or utc_ms < _FIRST_MS:
            return self.raw_ms, False
        from datetime import timezone

        moment = _civil(utc_ms).replace(tzinfo=timezone.utc).astimezone(self._info)
        return _ms(moment.utcoffset()), bool(moment.dst())

    def offset_of_local_ms(self, local_ms: int) -> int:
        """Offset for a local time: an hour that does not exist or exists twice is taken as standard time."""
        if self._info is None or local_ms - self.raw_ms < _FIRST_MS:
            return self.raw_ms
        local = _civil(local_ms).replace(tzinfo=self._info)
        return min(_ms(local.utcoffset()), _ms(local.replace(fold=1).utcoffset()))

    def standard_ms(self, local_ms: int) -> int:
        """The zone's offset without summer time, about a local time."""
        if self._info is None or local_ms - self.raw_ms < _FIRST_MS:
            return self.raw_ms
        local = _civil(local_ms).replace(tzinfo=self._info)
        return _ms(local.utcoffset()) - _ms(local.dst())

    def _raw(self) -> int:
        if self._info is None:
            return self._fixed * 1000
        later = datetime(_RULES_YEAR, 1, 1, tzinfo=self._info)
        return _ms(later.utcoffset()) - _ms(later.dst())

    def offset_s(self, utc_s: int) -> int:
        """Offset in seconds at a moment, as java.time has it: by the zone's oldest rules too."""
        if self._info is None:
            return self._fixed
        from datetime import timezone

        return _ms(_civil(utc_s * 1000).replace(tzinfo=timezone.utc).astimezone(self._info).utcoffset()) // 1000

    def offsets_of_local_s(self, local_s: int) -> Tuple[int, int]:
        """The offsets before and after a change at this local time, twice the same where there is none; the first is less in a gap."""
        if self._info is None:
            return self._fixed, self._fixed
        local = _civil(local_s * 1000).replace(tzinfo=self._info)
        return _ms(local.utcoffset()) // 1000, _ms(local.replace(fold=1).utcoffset()) // 1000

    def savings_ms(self) -> int:
        """TimeZone.getDSTSavings: by the rules that hold for good."""
        if self._info is None:
            return 0
        return max(_ms(datetime(_RULES_YEAR, month, 15, tzinfo=self._info).dst()) for month in (1, 7))


def _ms(delta: Optional[timedelta]) -> int:
    return int((delta or timedelta()).total_seconds() * 1000)


def _civil(ms: int) -> datetime:
    """A naive datetime; years that Python cannot say are moved by whole cycles of 400 years."""
    days, day_ms = divmod(ms, _DAY_MS)
    days += _EPOCH_DAYS
    if not 2 <= days < 3_652_057:
        days = days % _CYCLE_DAYS + (0 if days < 2 else 5 * _CYCLE_DAYS)
        days += _CYCLE_DAYS if days < 2 else 0
    return datetime(1, 1, 1) + timedelta(days=days, milliseconds=day_ms)


@lru_cache(maxsize=256)
def zone(identifier: str) -> Zone:
    """TimeZone.getTimeZone"""
    from .zone_names import OLD_NAMES

    if identifier in _FIXED:
        return Zone(identifier, None, _FIXED[identifier])
    loaded = _load(OLD_NAMES.get(identifier, identifier)) if identifier in _by_identifier() else None
    if loaded is not None:
        return Zone(identifier, loaded)
    custom = _CUSTOM.fullmatch(identifier)
    if custom:
        sign, only, hours, minutes, packed_hours, packed_minutes = custom.groups()
        hour, minute = int(only or hours or packed_hours), int(minutes or packed_minutes or 0)
        if hour <= 23 and minute <= 59:
            seconds = (hour * 3600 + minute * 60) * (-1 if sign == "-" else 1)
            return Zone(f"GMT{sign}{hour:02}:{minute:02}" if seconds else "GMT", None, seconds)
    return Zone("GMT", None, 0)


@lru_cache(maxsize=1)
def identifiers() -> FrozenSet[str]:
    """Every id that Java knows."""
    return frozenset((*_by_identifier(), *_FIXED))


def _load(identifier: str) -> Optional[tzinfo]:
    import zoneinfo

    try:
        return zoneinfo.ZoneInfo(identifier)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        raise NotEmulated(f"time zone {identifier}", "", "install time zone data: pip install tzdata")


@lru_cache(maxsize=1)
def _rows() -> List[Tuple[Names, List[str]]]:
    from .zone_names import NAMES

    rows = []
    for line in NAMES.replace("\n ", " ").strip("\n").split("\n"):
        names, _, identifiers = line.partition("=")
        short, long, summer_short, summer_long = names.split(";")
        rows.append((Names(short, long, summer_short, summer_long), identifiers.split()))
    return rows


@lru_cache(maxsize=1)
def _by_identifier() -> Dict[str, Names]:
    return {identifier: names for names, identifiers in _rows() for identifier in identifiers}


def _names_of(identifier: str, fixed_s: int) -> Names:
    if identifier in _by_identifier():
        return _by_identifier()[identifier]
    hours, minutes = divmod(abs(fixed_s) // 60, 60)
    name = f"GMT{'-' if fixed_s < 0 else '+'}{hours:02}:{minutes:02}"
    return Names(name, name, name, name)


@lru_cache(maxsize=1)
def _spoken() -> Dict[str, Tuple[str, str]]:
    """Name in lower case → zone id, and 'standard', 'summer' or 'both'."""
    from .zone_names import PARSED_AS

    zones: Dict[str, Tuple[str, str]] = {}
    for names, identifiers in _rows():
        for standard, summer in ((names.short, names.summer_short), (names.long, names.summer_long)):
            zones.setdefault(standard.lower(), (identifiers[0], "both" if standard == summer else "standard"))
            zones.setdefault(summer.lower(), (identifiers[0], "both" if standard == summer else "summer"))
    for name, identifier in PARSED_AS.items():
        zones[name.lower()] = (identifier, zones.get(name.lower(), ("", "standard"))[1])
    return zones


def parse_name(text: str, start: int, current: Zone) -> Optional[Tuple[int, Zone, str]]:
    """SimpleDateFormat.subParseZoneString: end of the name, its zone and season; the zone at hand is tried first."""
    names = current.names
    for standard, summer in ((names.long, names.summer_long), (names.short, names.summer_short)):
        for name, season in ((standard, "standard"), (summer, "summer")):
            if text[start : start + len(name)].lower() == name.lower():
                return start + len(name), current, "both" if standard == summer else season
    zones = _spoken()
    for length in range(min(len(text) - start, 60), 2, -1):
        place = zones.get(text[start : start + length].lower())
        if place:
            return start + length, zone(place[0]), place[1]
    return None
