"""Which schedules NiFi 1 (Quartz) and NiFi 2 (Spring) read alike: simple values, and ranges that go up in both weeks."""

from __future__ import annotations

import re
from typing import Optional, Tuple

_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_DAYS = ("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT")
_NUMBERS = re.compile(r"(\*|\d+(?:-\d+)?)(/\d+)?")
_MONTH = re.compile(rf"(\*|(?:\d+|{'|'.join(_MONTHS)})(?:-(?:\d+|{'|'.join(_MONTHS)}))?)(/\d+)?")
_DAY = re.compile(rf"(\*|(?:{'|'.join(_DAYS)})(?:-(?:{'|'.join(_DAYS)}))?)")
_WHOLE_FIELDS = {  # what is alike where it is the whole field
    3: re.compile(r"\?|L|LW|L-\d+|(?:1?\d|2[0-8])W"),
    5: re.compile(rf"\?|(?:{'|'.join(_DAYS)})(?:L|#[1-5])"),
}
_PARTS = (_NUMBERS, _NUMBERS, _NUMBERS, _NUMBERS, _MONTH, _DAY)


_NAMED_PLACES = re.compile(r"#\d|#\{[^}]*\}")  # FRI#2, a parameter: no number of a day


def why_not_alike(period: str) -> str:
    """Why NiFi 2, whose cron is Spring's, refuses a schedule of NiFi 1 or reads it otherwise; '' where both read it alike."""
    fields = period.split()
    if len(fields) > len(_PARTS):
        return "NiFi 2 takes no year"
    if len(fields) == len(_PARTS) and re.search(r"\d", _NAMED_PLACES.sub("", fields[-1])):
        return "numbers of days of the week count from Sunday in NiFi 1, from Monday in NiFi 2: write names"
    field = read_otherwise(period)
    return f"NiFi 2 does not read {field} as NiFi 1 does: write names of three letters, ranges that go up" if field else ""


def read_otherwise(period: str) -> Optional[str]:
    """The first of six fields that the two do not read alike, such as a number of a day of the week; None when there is none.

    A parameter in a field, and a text of more or fewer fields, are not looked at.
    """
    fields = period.split()
    if len(fields) == len(_PARTS):
        for index, field in enumerate(fields):
            if "#{" not in field and not _is_alike(index, field.upper()):
                return field
    return None


def _is_alike(index: int, field: str) -> bool:
    whole = _WHOLE_FIELDS.get(index)
    return bool(whole and whole.fullmatch(field)) or all(_goes_up(_PARTS[index], part) for part in field.split(","))


def _goes_up(pattern: re.Pattern[str], part: str) -> bool:
    match = pattern.fullmatch(part)
    if not match:
        return False
    first, dash, last = match.group(1).partition("-")
    return not dash or (_week(first, last) if pattern is _DAY else _order(first) <= _order(last))


def _order(text: str) -> int:
    return _MONTHS.index(text) + 1 if text in _MONTHS else int(text)


def _week(first: str, last: str) -> bool:
    """Sunday begins Quartz's week and ends Spring's, which takes it for a beginning too."""
    ends: Tuple[int, int] = _DAYS.index(first), _DAYS.index(last) or 7
    return ends[0] <= ends[1] and ends != (0, 7)
