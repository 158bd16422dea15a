"""java.util.GregorianCalendar, as far as SimpleDateFormat needs it: fields of a moment, and a moment from lenient fields.

Weeks are those of Locale.US: they begin on Sunday and the first has at least one day. Days are counted in the Gregorian calendar from
1582-10-15 on and in the Julian before. Field resolution follows Calendar.selectFields and GregorianCalendar.computeTime.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Dict, NamedTuple, Tuple

from ..lang.numbers import wrap32

_CUTOVER = 577_736  # 1582-10-15 as days after 0001-01-01 (Gregorian)
_EPOCH = 719_162
_MONTHS = (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)

Stamps = Dict[str, Tuple[int, int]]  # field → (value, when it was set)


class Fields(NamedTuple):
    """What a date is made of; ``month`` from 0, ``day_of_week`` from 1 (Sunday), ``era`` 0 for BC."""

    era: int
    year: int
    month: int
    day: int
    day_of_year: int
    day_of_week: int
    week_of_year: int
    week_of_month: int
    day_of_week_in_month: int
    week_year: int
    hour: int
    minute: int
    second: int
    millisecond: int


def _leap(year: int, julian: bool) -> bool:
    return year % 4 == 0 and (julian or year % 100 != 0 or year % 400 == 0)


def _year_start(year: int, julian: bool) -> int:
    """The first of January as days after 0001-01-01 (Gregorian)."""
    before = year - 1
    if julian:
        return before * 365 + before // 4 - 2
    return before * 365 + before // 4 - before // 100 + before // 400


def _month_start(year: int, month: int, julian: bool) -> int:
    return _year_start(year, julian) + _MONTHS[month] + (1 if month > 1 and _leap(year, julian) else 0)


def day_number(year: int, month: int, day: int) -> int:
    """Days after 0001-01-01 of any year, month and day, in the calendar of that time."""
    year, month = year + month // 12, month % 12
    gregorian = _month_start(year, month, False) + day - 1
    return gregorian if gregorian >= _CUTOVER else _month_start(year, month, True) + day - 1


def _civil(days: int) -> Tuple[int, int, int]:
    julian = days < _CUTOVER
    year = (days + 2 if julian else days) * 400 // 146_097 + 1 if not julian else (days + 2) * 4 // 1461 + 1
    while _year_start(year, julian) > days:
        year -= 1
    while _year_start(year + 1, julian) <= days:
        year += 1
    month = 11
    while _month_start(year, month, julian) > days:
        month -= 1
    return year, month, days - _month_start(year, month, julian) + 1


def day_of_week(days: int) -> int:
    """1 is Sunday."""
    return (days + 1) % 7 + 1


def _week(day_in_period: int, weekday: int) -> int:
    """The week that a day (from 1) is in, when weeks begin on Sunday and the first may have a single day."""
    return (day_in_period + 6 - (weekday - 1) + 6) // 7 if weekday > 0 else 0


def fields_of(local_ms: int) -> Fields:
    """The fields of a local time."""
    days, day_ms = divmod(local_ms, 86_400_000)
    seconds, millisecond = divmod(day_ms, 1000)
    minutes, second = divmod(seconds, 60)
    return Fields(*_date_fields(days + _EPOCH), minutes // 60, minutes % 60, second, millisecond)


@lru_cache(maxsize=1024)
def _date_fields(days: int) -> Tuple[int, int, int, int, int, int, int, int, int, int]:
    """Those of a day: from era to week_year."""
    year, month, day = _civil(days)
    first = day_number(year, 0, 1)
    weekday = day_of_week(days)
    of_year = days - first + 1
    next_first = day_number(year + 1, 0, 1)
    week_year, week = year, _week(of_year, weekday)
    if next_first - days < day_of_week(next_first):  # the week of the next first of January
        week_year, week = year + 1, 1
    era, shown = (1, year) if year > 0 else (0, 1 - year)
    return era, shown, month, day, of_year, weekday, week, _week(day, weekday), (day - 1) // 7 + 1, week_year


def _on_or_before(days: int, weekday: int) -> int:
    return days - (day_of_week(days) - weekday) % 7


def local_ms(fields: Stamps) -> int:
    """The local time that was set, in milliseconds; what is not set is 1970-01-01 00:00."""
    days, day_ms = divmod(_time_ms(fields), 86_400_000)
    day = _day(fields, False) + days
    if day < _CUTOVER:
        day = _day(fields, True) + days
    return (day - _EPOCH) * 86_400_000 + day_ms


def _value(fields: Stamps, name: str, default: int) -> int:
    return fields[name][0] if name in fields else default


def _time_ms(fields: Stamps) -> int:
    of_day = fields.get("hour_of_day", (0, 0))
    half = max(fields.get("hour", (0, 0))[1], fields.get("am_pm", (0, 0))[1])
    if "hour" in fields and "am_pm" in fields or "hour_of_day" not in fields:
        use_half = half > of_day[1]
    else:
        use_half = False
    hour = _value(fields, "hour", 0) + 12 * _value(fields, "am_pm", 0) if use_half else of_day[0]
    seconds = (hour * 60 + _value(fields, "minute", 0)) * 60 + _value(fields, "second", 0)
    return seconds * 1000 + _value(fields, "millisecond", 0)


def _stamp(fields: Stamps, name: str) -> int:
    return fields[name][1] if name in fields else 0


def _both(fields: Stamps, name: str, other: str) -> int:
    return max(_stamp(fields, name), _stamp(fields, other)) if name in fields and other in fields else 0


def _chosen(fields: Stamps) -> str:
    """Which field says the day: the one set last wins."""
    weekday = _stamp(fields, "day_of_week")
    candidates = {
        "day": _stamp(fields, "day"),
        "week_of_month": _both(fields, "week_of_month", "day_of_week"),
        "day_of_week_in_month": _both(fields, "day_of_week_in_month", "day_of_week"),
        "day_of_year": _stamp(fields, "day_of_year"),
        "week_of_year": _both(fields, "week_of_year", "day_of_week"),
    }
    best = max(candidates.values())
    if best == 0:
        candidates = {
            "week_of_month": _stamp(fields, "week_of_month"),
            "day_of_week_in_month": max(_stamp(fields, "day_of_week_in_month"), weekday),
            "week_of_year": _stamp(fields, "week_of_year"),
        }
        best = max(candidates.values())
        if best == 0:
            return "day"
    return next(name for name, stamp in candidates.items() if stamp == best)


def _year(fields: Stamps) -> int:
    year = _value(fields, "year", 1970)
    return 1 - year if _value(fields, "era", 1) == 0 else year


def _first(year: int, month: int, julian: bool) -> int:
    return _month_start(year + month // 12, month % 12, julian)


def _weeks(count: int) -> int:
    """Weeks in days, as an int of 32 bits."""
    return wrap32(7 * wrap32(count))


def _day(fields: Stamps, julian: bool) -> int:
    """GregorianCalendar.getFixedDate"""
    if _stamp(fields, "week_year") > _stamp(fields, "year"):
        return _week_date(fields, julian)
    chosen, year = _chosen(fields), _year(fields)
    if chosen == "day_of_year":
        return _first(year, 0, julian) + _value(fields, "day_of_year", 1) - 1
    if chosen == "week_of_year":
        first = _on_or_before(_first(year, 0, julian), 1)
        return first + 7 * (_value(fields, "week_of_year", 1) - 1) + _value(fields, "day_of_week", 1) - 1
    month = _value(fields, "month", 0)
    start = _first(year, month, julian)
    if chosen == "day":
        return start + _value(fields, "day", 1) - 1
    weekday = (_value(fields, "day_of_week", 1) - 1) % 7 + 1
    if chosen == "week_of_month":
        return _on_or_before(start, 1) + _weeks(_value(fields, "week_of_month", 1) - 1) + weekday - 1
    nth = _value(fields, "day_of_week_in_month", 1)
    if nth >= 0:
        return _on_or_before(start + _weeks(nth) - 1, weekday)
    return _on_or_before(_first(year, month + 1, julian) + _weeks(nth + 1) - 1, weekday)


def _week_date(fields: Stamps, julian: bool) -> int:
    """CalendarBuilder.establish and GregorianCalendar.setWeekDate: a day beyond the week is counted as ISO does, from Monday."""
    week, weekday = _value(fields, "week_of_year", 1), _value(fields, "day_of_week", 1)
    if not 1 <= weekday <= 7:
        weeks, days = divmod(weekday - 1, 7)
        week, weekday = week + weeks, (days + 1) % 7 + 1
    first = _on_or_before(_first(_value(fields, "week_year", 1970), 0, julian), 1)
    return first + _weeks(week - 1) + weekday - 1
