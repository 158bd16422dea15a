"""Days of the ISO calendar, in both directions for ever: day 0 is 1970-01-01."""

from __future__ import annotations

from typing import Tuple

from ..text.date_pattern import MONTHS
from .exceptions import DateTimeException
from .temporal.chrono_field import FIELDS

_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def is_leap(year: int) -> bool:
    """Has it 366 days?"""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def length_of_month(year: int, month: int) -> int:
    """28 to 31."""
    return 29 if month == 2 and is_leap(year) else _LENGTHS[month - 1]


def epoch_day(year: int, month: int, day: int) -> int:
    """Days after 1970-01-01."""
    shifted = year - (month <= 2)
    era, of_era = divmod(shifted, 400)
    of_year = (153 * (month + (-3 if month > 2 else 9)) + 2) // 5 + day - 1
    return era * 146_097 + of_era * 365 + of_era // 4 - of_era // 100 + of_year - 719_468


def from_epoch_day(days: int) -> Tuple[int, int, int]:
    """Year, month and day."""
    era, of_era = divmod(days + 719_468, 146_097)
    year_of_era = (of_era - of_era // 1460 + of_era // 36_524 - of_era // 146_096) // 365
    of_year = of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    shifted = (5 * of_year + 2) // 153
    day, month = of_year - (153 * shifted + 2) // 5 + 1, shifted + (3 if shifted < 10 else -9)
    return year_of_era + era * 400 + (month <= 2), month, day


def checked_date(year: int, month: int, day: int) -> Tuple[int, int, int]:
    """The same; DateTimeException for 30 February."""
    for name, value in (("YEAR", year), ("MONTH_OF_YEAR", month), ("DAY_OF_MONTH", day)):
        FIELDS[name].checked(value)
    if day > length_of_month(year, month):
        if day == 29:
            raise DateTimeException(f"Invalid date 'February 29' as '{year}' is not a leap year")
        raise DateTimeException(f"Invalid date '{MONTHS[month - 1].upper()} {day}'")
    return year, month, day


def plus_months(year: int, month: int, day: int, months: int) -> Tuple[int, int, int]:
    """Months later, the day at most the month's last."""
    total = year * 12 + month - 1 + months
    year, month = FIELDS["YEAR"].checked(total // 12), total % 12 + 1
    return year, month, min(day, length_of_month(year, month))


def week_of_year(year: int, month: int, day: int, first_day: int, least_days: int) -> Tuple[int, int]:
    """The year of the week and its number: weeks begin on ``first_day`` (1 is Monday), the first has at least ``least_days``."""
    days = epoch_day(year, month, day)
    for candidate in (year + 1, year, year - 1):
        start = _first_week(candidate, first_day, least_days)
        if days >= start:
            return candidate, (days - start) // 7 + 1
    raise AssertionError("a day is in one of three years")


def _first_week(year: int, first_day: int, least_days: int) -> int:
    first = epoch_day(year, 1, 1)
    start = first - (weekday(first) - first_day) % 7
    return start if 7 - (first - start) >= least_days else start + 7


def weekday(days: int) -> int:
    """1 is Monday."""
    return (days + 3) % 7 + 1
