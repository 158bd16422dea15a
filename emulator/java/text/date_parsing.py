"""SimpleDateFormat.parse and subParse: text to calendar fields, in Locale.US."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Dict, NamedTuple, Optional, Sequence, Tuple

from .calendar_fields import Stamps
from .time_zones import Zone, parse_name

if TYPE_CHECKING:
    from .date_pattern import Piece

_NUMBER = re.compile(r"-?[0-9]+")
_FIELDS: Dict[str, str] = {
    "G": "era",
    "y": "year",
    "Y": "week_year",
    "M": "month",
    "L": "month",
    "d": "day",
    "k": "hour_of_day",
    "H": "hour_of_day",
    "m": "minute",
    "s": "second",
    "S": "millisecond",
    "E": "day_of_week",
    "u": "day_of_week",
    "D": "day_of_year",
    "F": "day_of_week_in_month",
    "w": "week_of_year",
    "W": "week_of_month",
    "a": "am_pm",
    "h": "hour",
    "K": "hour",
}
# Fields whose letters count when they follow a number without anything between (shouldObeyCount).
_COUNTED = frozenset("yYdkHmsSDFwWhKu")


class Parsed(NamedTuple):
    """The fields, and what was said of the zone: an offset, or a name with its summer time."""

    fields: Stamps
    zone: Zone
    offset_ms: Optional[int]
    summer_ms: Optional[int]


class _State:
    def __init__(self, zone: Zone) -> None:
        self.fields: Stamps = {}
        self.stamp = 0
        self.zone = zone
        self.offset_ms: Optional[int] = None
        self.summer_ms: Optional[int] = None

    def set(self, name: str, value: int) -> None:
        self.stamp += 1
        self.fields[name] = (value, self.stamp)


def parse(pieces: Sequence[Piece], text: str, zone: Zone, century_start: int) -> Optional[Parsed]:
    """The fields of a text, None when it does not fit the pattern."""
    state = _State(zone)
    at: Optional[int] = 0
    for index, piece in enumerate(pieces):
        assert at is not None
        if not piece.letter:
            if not text.startswith(piece.text, at):
                return None
            at += len(piece.text)
            continue
        following = pieces[index + 1] if index + 1 < len(pieces) else None
        obey = following is not None and (following.letter in _COUNTED or (following.letter == "M" and following.times <= 2))
        at = _field(state, piece, text, at, obey, century_start)
        if at is None:
            return None
    if not at:  # ParseException, even when the pattern is empty
        return None
    return Parsed(state.fields, state.zone, state.offset_ms, state.summer_ms)


def _field(state: _State, piece: Piece, text: str, start: int, obey: bool, century_start: int) -> Optional[int]:
    at = start
    while at < len(text) and text[at] in " \t":
        at += 1
    if at >= len(text):
        return None
    letter = piece.letter
    if letter in "zZ":
        return _zone(state, text, at)
    if letter == "X":
        return _iso_zone(state, text, at, piece.times)
    if letter in "GEa" or (letter in "ML" and piece.times > 2):
        return _named(state, letter, text, at)
    return _numbered(state, piece, text, start, at, obey, century_start)


def _numbered(state: _State, piece: Piece, text: str, start: int, at: int, obey: bool, century_start: int) -> Optional[int]:
    letter, end = piece.letter, len(text)
    if obey:
        end = start + piece.times
        if end > len(text):
            return None
    match = _NUMBER.match(text, at, end)
    if match is None:
        return None
    digits = match.group()
    value = ((int(digits[:4000]) + (1 << 31)) & 0xFFFFFFFF) - (1 << 31) if len(digits) < 19 else (-1 if digits[0] == "-" else (1 << 31) - 1)
    if letter in "yY" and piece.times <= 2 and len(digits) == 2 and digits.isdigit():
        value += century_start // 100 * 100 + (100 if value < century_start % 100 else 0)
    elif letter in "ML":
        value -= 1
    elif (letter == "k" and value == 24) or (letter == "h" and value == 12):
        value = 0
    elif letter == "u":
        value = value % 7 + 1 if 1 <= value <= 7 else value
    state.set(_FIELDS[letter], value)
    return match.end()


def _named(state: _State, letter: str, text: str, at: int) -> Optional[int]:
    """The longest name that the text goes on with, whatever its case."""
    from .date_pattern import MONTHS, WEEKDAYS

    names, first = {"G": (("BC", "AD"), 0), "a": (("AM", "PM"), 0), "E": (WEEKDAYS, 1)}.get(letter, (MONTHS, 0))
    best: Tuple[int, int] = (0, -1)
    for index, name in enumerate(names):
        for length in {len(name), min(3, len(name))}:
            if length > best[0] and text[at : at + length].lower() == name[:length].lower():
                best = (length, index)
    if best[1] < 0:
        return None
    state.set(_FIELDS[letter], best[1] + first)
    return at + best[0]


def _zone(state: _State, text: str, at: int) -> Optional[int]:
    """GMT with an offset, a name, or ±hhmm."""
    if text[at] in "+-":
        return _offset(state, text, at, minutes=True, colon=False, lenient=False)
    if text[at : at + 3].lower() == "gmt":
        if text[at + 3 : at + 4] in ("+", "-"):
            return _offset(state, text, at + 3, minutes=True, colon=True, lenient=True)
        state.offset_ms = 0
        return at + 3
    name = parse_name(text, at, state.zone)
    if name is None:
        return None
    end, state.zone, season = name
    savings = state.zone.savings_ms() if season == "summer" else 0
    if season == "standard" or savings:
        state.summer_ms = savings
    return end


def _iso_zone(state: _State, text: str, at: int, count: int) -> Optional[int]:
    if text[at] == "Z":
        state.offset_ms = 0
        return at + 1
    if text[at] not in "+-":
        return None
    return _offset(state, text, at, minutes=count != 1, colon=count == 3, lenient=False)


def _offset(state: _State, text: str, at: int, minutes: bool, colon: bool, lenient: bool) -> Optional[int]:
    """SimpleDateFormat.subParseNumericZone; with ``lenient`` one digit is enough for the hours."""
    hours = "[0-9]{1,2}" if lenient else "[0-9]{2}"
    match = re.compile(f"([+-])({hours})" + ((":" if colon else "") + "([0-9]{2})" if minutes else "()")).match(text, at)
    if match is None or int(match.group(2)) > 23 or int(match.group(3) or 0) > 59:
        return None
    state.offset_ms = (int(match.group(2)) * 60 + int(match.group(3) or 0)) * 60_000 * (-1 if match.group(1) == "-" else 1)
    return match.end()
