"""Quartz cron schedules, as NiFi's CRON_DRIVEN processors use them (org.quartz.CronExpression).

Six or seven fields: seconds, minutes, hours, day of month, month, day of week (1 is Sunday), and perhaps a year. ``*``, lists, ranges,
``/``, names of months and days, ``?``, ``L``, ``W``, ``LW``, ``L-3``, ``6#3`` and ``6L``. Exactly one of the two day fields is ``?``.
The time zone is UTC, so that a run is the same on every machine; NiFi takes the server's.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, datetime, timedelta, timezone
from typing import Callable, Dict, FrozenSet, List, Optional, Tuple

from ..base.errors import InputError

DayRule = Callable[[date], bool]

_MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTHS = {name.upper(): number for number, name in enumerate(_MONTH_NAMES, 1)}
_DAYS = {name: number for number, name in enumerate(("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"), 1)}
_FIELDS: Tuple[Tuple[str, int, int, Dict[str, int]], ...] = (
    ("seconds", 0, 59, {}),
    ("minutes", 0, 59, {}),
    ("hours", 0, 23, {}),
    ("day of month", 1, 31, {}),
    ("month", 1, 12, _MONTHS),
    ("day of week", 1, 7, _DAYS),
    ("year", 1970, 2099, {}),
)
# Quartz's words, and the longest step of each field (CronExpression.checkIncrementRange, 2.3.2, seen)
_DAY_WORDS = (
    "Support for specifying both a day-of-week AND a day-of-month parameter is not implemented.",
    "'?' can only be specified for Day-of-Month -OR- Day-of-Week.",
)
_STEPS = {"seconds": (59, 60), "minutes": (59, 60), "hours": (23, 24), "day of month": (31, 31), "month": (12, 12), "day of week": (7, 7)}
_ADVICE = "Write six or seven Quartz fields, such as 0 0/5 * * * ? for every five minutes"


class Cron:
    """A parsed schedule."""

    def __init__(self, text: str, where: str = "") -> None:
        fields = text.upper().split()
        if len(fields) not in (6, 7):
            raise InputError(f"{text!r} has {len(fields)} cron fields, not six or seven", where, _ADVICE)
        days, weekdays = fields[3], fields[5]
        if (days == "?") == (weekdays == "?"):
            raise InputError(f"{text!r}: {_DAY_WORDS[days == '?']}", where, "Put ? in day of month or in day of week, a value in the other")
        try:
            self._seconds, self._minutes, self._hours = (sorted(_values(fields[i], _FIELDS[i])) for i in range(3))
            self._months = _values(fields[4], _FIELDS[4])
            self._years = _values(fields[6], _FIELDS[6]) if len(fields) == 7 else None
            self._day = _month_day_rule(days) if weekdays == "?" else _week_day_rule(weekdays)
        except ValueError as error:
            raise InputError(f"{text!r} is not a cron schedule: {error}", where, _ADVICE) from None

    def next_after(self, moment_ms: int) -> Optional[int]:
        """The first moment after this one, in milliseconds; None when there is none before 2100."""
        start = datetime.fromtimestamp(moment_ms // 1000 + 1, timezone.utc)
        day, earliest = start.date(), (start.hour, start.minute, start.second)
        while day.year < 2100:
            if self._matches(day):
                time = self._time_from(earliest)
                if time:
                    moment = datetime(day.year, day.month, day.day, *time, tzinfo=timezone.utc)
                    return int(moment.timestamp()) * 1000
            day, earliest = day + timedelta(days=1), (0, 0, 0)
        return None

    def _matches(self, day: date) -> bool:
        return day.month in self._months and (self._years is None or day.year in self._years) and self._day(day)

    def _time_from(self, earliest: Tuple[int, int, int]) -> Optional[Tuple[int, int, int]]:
        for hour in self._hours:
            if hour < earliest[0]:
                continue
            for minute in self._minutes:
                if (hour, minute) < earliest[:2]:
                    continue
                for second in self._seconds:
                    if (hour, minute, second) >= earliest:
                        return hour, minute, second
        return None


def _values(text: str, field: Tuple[str, int, int, Dict[str, int]]) -> FrozenSet[int]:
    """All values that a field allows; ValueError says what is wrong."""
    values = frozenset(value for part in text.split(",") for value in _part(part, field))
    if not values:
        raise ValueError(f"nothing in the {field[0]} field")
    return values


def _part(text: str, field: Tuple[str, int, int, Dict[str, int]]) -> List[int]:
    name, low, high, _ = field
    span, slash, step_text = text.partition("/")
    step = int(step_text) if step_text.isdigit() else 0
    if slash and step < 1:
        raise ValueError(f"{text!r} in the {name} field")
    if span[:1].isalpha():
        step = 0  # CronExpression.storeExpressionVals reads no step after a name
    longest, limit = _STEPS.get(name, (step, step))
    if step > longest:
        raise ValueError(f"Increment > {limit} : {step}")
    first, dash, last = span.partition("-")
    if span in ("*", "?", "") and not (span == "" and not slash):
        start, end = low, high
    else:
        start = _number(first, field)
        end = _number(last, field) if dash else (high if step else start)
    if start <= end:
        return list(range(start, end + 1, step or 1))
    wrapped = [*range(start, high + 1), *range(low, end + 1)]  # 22-2 goes round midnight
    return wrapped[:: step or 1]


def _number(text: str, field: Tuple[str, int, int, Dict[str, int]]) -> int:
    name, low, high, names = field
    value = names.get(text[:3], -1) if text[:1].isalpha() else int(text) if text.isdigit() else -1
    if not low <= value <= high:
        raise ValueError(f"{text!r} in the {name} field is not between {low} and {high}")
    return value


def _last(day: date) -> int:
    return calendar.monthrange(day.year, day.month)[1]


def _quartz_weekday(day: date) -> int:
    return day.isoweekday() % 7 + 1


def _month_day_rule(text: str) -> DayRule:
    if text == "LW":
        return lambda day: day.day == _nearest_weekday(day, _last(day))
    near_last = re.fullmatch(r"L-(\d+)W", text)
    if near_last:
        before_last = int(near_last.group(1))
        return lambda day: day.day == _nearest_weekday(day, _last(day) - before_last)
    if text.startswith("L"):
        back = int(text[2:]) if text[1:2] == "-" and text[2:].isdigit() else 0
        if text != "L" and not back:
            raise ValueError(f"{text!r} in the day of month field")
        return lambda day: day.day == _last(day) - back
    if "W" in text:
        target = min(_number(part.rstrip("W"), _FIELDS[3]) for part in text.split(","))  # of a list the first day counts
        return lambda day: target <= _last(day) and day.day == _nearest_weekday(day, target)
    allowed = _values(text, _FIELDS[3])
    return lambda day: day.day in allowed


def _nearest_weekday(day: date, target: int) -> int:
    """The day of Monday to Friday nearest to a day of this month, never in another month."""
    weekday = day.replace(day=target).isoweekday()
    if weekday == 6:
        return target - 1 if target > 1 else target + 2
    if weekday == 7:
        return target + 1 if target < _last(day) else target - 2
    return target


def _week_day_rule(text: str) -> DayRule:
    if "#" in text:
        name, _, nth_text = text.partition("#")
        weekday, nth = _number(name, _FIELDS[5]), int(nth_text) if nth_text.isdigit() else 0
        if not 1 <= nth <= 5:
            raise ValueError(f"{text!r} in the day of week field")
        return lambda day: _quartz_weekday(day) == weekday and (day.day - 1) // 7 + 1 == nth
    if text.startswith("L"):
        return lambda day: _quartz_weekday(day) == 7  # what follows is passed over
    if text.endswith("L") and len(text) > 1:
        last = _number(text[:-1], _FIELDS[5])
        return lambda day: _quartz_weekday(day) == last and day.day + 7 > _last(day)
    allowed = _values(text, _FIELDS[5])
    return lambda day: _quartz_weekday(day) in allowed
