"""java.text.SimpleDateFormat in Locale.US: format, and lenient parse.

``parse`` gives milliseconds, or None where Java throws ParseException; text after the match is not looked at. A pattern that Java refuses
is an IllegalArgumentException. Two digit years are those from 80 years ago on.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Callable, Dict, Optional, Tuple

from ...base.clock import RealClock
from ..lang.numbers import wrap64
from . import date_parsing
from .calendar_fields import Fields, Stamps, fields_of, local_ms
from .date_pattern import MONTHS, WEEKDAYS, Piece, compile
from .time_zones import Zone, zone

DATE_TO_STRING = "EEE MMM dd HH:mm:ss zzz yyyy"


def format_ms(pattern: str, ms: int, time_zone: str) -> str:
    """SimpleDateFormat.format"""
    template, numbers = _template(pattern)
    if template is not None and not numbers:
        return template % ()
    where = zone(time_zone)
    offset, summer = where.offset_ms(ms)
    fields = fields_of(ms + offset)
    if template is not None:
        return template % tuple([number(fields) for number in numbers])
    return "".join(_written(piece, fields, where, offset, summer) for piece in compile(pattern))


def date_to_string(ms: int, time_zone: str) -> str:
    """Date.toString: its year is not filled up with zeros."""
    return format_ms(DATE_TO_STRING.replace("yyyy", "y"), ms, time_zone)


_NUMBERS: Dict[str, Callable[[Fields], int]] = {
    "d": lambda fields: fields.day,
    "k": lambda fields: fields.hour or 24,
    "H": lambda fields: fields.hour,
    "m": lambda fields: fields.minute,
    "s": lambda fields: fields.second,
    "S": lambda fields: fields.millisecond,
    "D": lambda fields: fields.day_of_year,
    "F": lambda fields: fields.day_of_week_in_month,
    "w": lambda fields: fields.week_of_year,
    "W": lambda fields: fields.week_of_month,
    "h": lambda fields: fields.hour % 12 or 12,
    "K": lambda fields: fields.hour % 12,
    "u": lambda fields: (fields.day_of_week + 5) % 7 + 1,
    "y": lambda fields: fields.year,
    "Y": lambda fields: fields.week_year,
}


_NEVER_NEGATIVE: Dict[str, Callable[[Fields], int]] = {
    **{letter: _NUMBERS[letter] for letter in "dkHmsSDFhKuy"},
    "M": lambda fields: fields.month + 1,
}


@lru_cache(maxsize=256)
def _template(pattern: str) -> Tuple[Optional[str], Tuple[Callable[[Fields], int], ...]]:
    """A pattern of nothing but numbers and text as what Python's ``%`` takes, and its numbers; None for any other pattern."""
    template, numbers = "", []
    for piece in compile(pattern):
        letter = piece.letter
        if not letter:
            template += piece.text.replace("%", "%%")
        elif letter in _NEVER_NEGATIVE and not (letter == "y" and piece.times == 2) and not (letter == "M" and piece.times > 2):
            template += f"%0{piece.times}d"
            numbers.append(_NEVER_NEGATIVE[letter])
        else:
            return None, ()
    return template, tuple(numbers)


def _written(piece: Piece, fields: Fields, where: Zone, offset: int, summer: bool) -> str:
    letter, count = piece.letter, piece.times
    if letter in _NUMBERS:
        number = _NUMBERS[letter](fields)
        if letter in "yY" and count == 2:
            return f"{number % 100:02}"
        return f"{'-' if number < 0 else ''}{abs(number):0{count}}"
    if letter in ("M", "L"):
        return _name(MONTHS[fields.month], count) if count > 2 else f"{fields.month + 1:0{count}}"
    if letter == "E":
        return _name(WEEKDAYS[fields.day_of_week - 1], count)
    if letter == "G":
        return ("BC", "AD")[fields.era]
    if letter == "a":
        return "AM" if fields.hour < 12 else "PM"
    if letter == "z":
        names = where.names
        return (names.summer_long if summer else names.long) if count > 3 else (names.summer_short if summer else names.short)
    return _offset(letter, count, offset) if letter else piece.text


def _name(name: str, count: int) -> str:
    return name if count > 3 else name[:3]


def _offset(letter: str, count: int, offset: int) -> str:
    if letter == "X" and offset == 0:
        return "Z"
    minutes = abs(offset) // 60_000 if letter == "X" else abs(int(offset / 60_000))
    sign = "-" if offset < 0 else "+"
    hours, minutes = divmod(minutes, 60)
    if letter == "X" and count == 1:
        return f"{sign}{hours:02}"
    return f"{sign}{hours:02}{':' if letter == 'X' and count == 3 else ''}{minutes:02}"


def parse(pattern: str, text: str, time_zone: str, now_ms: Optional[int] = None, lenient: bool = True) -> Optional[int]:
    """SimpleDateFormat.parse: milliseconds, None when the text does not begin with such a date; if not lenient, none for 30 February."""
    century_start = fields_of(now_ms if now_ms is not None else RealClock().now_ms()).year - 80
    parsed = date_parsing.parse(compile(pattern), text, zone(time_zone), century_start)
    if parsed is None:
        return None
    local = local_ms(parsed.fields)
    if not lenient and not agree(parsed.fields, fields_of(local)):
        return None
    return wrap64(local - _offset_of(parsed, local))


def agree(stamps: Stamps, fields: Fields) -> bool:
    """Is a date made of just these fields?"""
    shown = {**fields._asdict(), "hour_of_day": fields.hour, "hour": fields.hour % 12, "am_pm": fields.hour // 12}
    return all(shown[name] == value for name, (value, _) in stamps.items())


def _offset_of(parsed: date_parsing.Parsed, local: int) -> int:
    if parsed.offset_ms is not None:
        return parsed.offset_ms
    if parsed.summer_ms is not None:
        return parsed.zone.standard_ms(local) + parsed.summer_ms
    return parsed.zone.offset_of_local_ms(local)
