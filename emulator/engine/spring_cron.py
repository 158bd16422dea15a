"""Spring's cron schedules, as NiFi 2 reads them (org.springframework.scheduling.support.CronExpression, 6.2.3).

Six fields: seconds, minutes, hours, day of month, month, day of week (1 is Monday, 7 and 0 Sunday). Both day fields may have a value,
and then both must hold; ``?`` is ``*``. Ranges go up. Asked of the class itself:
``tests/compliance/nifi2/schedules.json``. The time zone is UTC, as in ``cron.py``.
"""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import Callable, List, NamedTuple, Tuple

from ..base.errors import InputError
from .cron import Cron

DayRule = Callable[[date], bool]
_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_DAYS = ("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN")
_MACROS = {"@daily": "0 0 0 * * *"}
_ADVICE = "Write six fields, such as 0 0/5 * * * ? for every five minutes; NiFi 2 counts the days of the week from Monday"


class Field(NamedTuple):
    """``low`` and ``high``: what ``*`` stands for."""

    name: str
    low: int
    high: int
    words: Tuple[str, ...] = ()
    least: int = 0  # the least number that is taken


_SECONDS, _MINUTES, _HOURS = Field("seconds", 0, 59), Field("minutes", 0, 59), Field("hours", 0, 23)
_DAY, _MONTH = Field("day of month", 1, 31, (), 1), Field("month", 1, 12, _MONTHS, 1)
_WEEKDAY = Field("day of week", 1, 7, _DAYS)


class SpringCron(Cron):
    """A parsed schedule of NiFi 2."""

    def __init__(self, text: str, where: str = "") -> None:
        fields = _MACROS.get(text, text).upper().split()
        if len(fields) != 6:
            raise InputError(f"{text!r} has {len(fields)} cron fields, and NiFi 2 takes six", where, _ADVICE)
        try:
            self._seconds, self._minutes, self._hours = (
                sorted(_values(part, field)) for part, field in zip(fields, (_SECONDS, _MINUTES, _HOURS))
            )
            self._months = frozenset(_values(fields[4], _MONTH))
            rules = [[_month_day(part) for part in fields[3].split(",")], [_week_day(part) for part in fields[5].split(",")]]
        except ValueError as error:
            raise InputError(f"{text!r} is no schedule of NiFi 2: {error}", where, _ADVICE) from None
        self._years = None
        self._day = lambda day: all(any(rule(day) for rule in either) for either in rules)


def _values(text: str, field: Field) -> List[int]:
    """BitsCronField.parseField"""
    return [value for part in text.split(",") for value in _part(part, field)]


def _part(text: str, field: Field) -> List[int]:
    span, slash, step_text = text.partition("/")
    step = int(step_text) if step_text.isdigit() else 0
    if slash and step < 1:
        raise ValueError(f"{text!r} in the {field.name} field")
    first, dash, last = span.partition("-")
    if span == "*":
        start, end = field.low, field.high
    else:
        start = _number(first, field)
        end = _number(last, field) if dash else field.high if slash else start
        if dash and field is _WEEKDAY and start == 7:
            start = 0  # BitsCronField.parseRange: Sunday begins a range
    if start > end:
        raise ValueError(f"{span!r} in the {field.name} field goes down")
    return list(range(start, end + 1, step or 1))


def _number(text: str, field: Field) -> int:
    value = field.words.index(text) + 1 if text in field.words else int(text) if text.isdigit() else -1
    if not field.least <= value <= field.high:
        raise ValueError(f"{text!r} in the {field.name} field")
    return value


def _last(day: date) -> int:
    return calendar.monthrange(day.year, day.month)[1]


def _month_day(text: str) -> DayRule:
    """QuartzCronField.parseDaysOfMonth"""
    back = re.fullmatch(r"L(?:-(\d+))?", text)
    nearest = re.fullmatch(r"(\d+)W", text)
    if text == "LW":
        return lambda day: day.day == _last_weekday(day)
    if back:
        days = int(back.group(1) or 0)
        return lambda day: day.day == _last(day) - days
    if nearest:
        target = _number(nearest.group(1), _DAY)
        return lambda day: _is_nearest_weekday(day, target)
    allowed = frozenset(_values("*" if text == "?" else text, _DAY))
    return lambda day: day.day in allowed


def _last_weekday(day: date) -> int:
    last = _last(day)
    return last - max(0, day.replace(day=last).isoweekday() - 5)


def _is_nearest_weekday(day: date, target: int) -> bool:
    """QuartzCronField.weekdayNearestTo: the day, the Friday before, the Monday after, or Monday the third."""
    weekday = day.isoweekday()
    if day.day == target:
        return weekday < 6
    return (weekday == 5 and day.day == target - 1) or (weekday == 1 and (day.day == target + 1 or (target, day.day) == (1, 3)))


def _week_day(text: str) -> DayRule:
    """QuartzCronField.parseDaysOfWeek"""
    nth, last = re.fullmatch(r"(\w+)#(\d+)", text), re.fullmatch(r"(\w+)L", text)
    if nth:
        weekday, ordinal = _number(nth.group(1), _WEEKDAY) or 7, int(nth.group(2))
        return lambda day: day.isoweekday() == weekday and (day.day - 1) // 7 + 1 == ordinal
    if last:
        weekday = _number(last.group(1), _WEEKDAY) or 7
        return lambda day: day.isoweekday() == weekday and day.day + 7 > _last(day)
    allowed = frozenset(value or 7 for value in _values("*" if text == "?" else text, _WEEKDAY))
    return lambda day: day.isoweekday() in allowed
