"""java.time.temporal.ChronoField and TemporalField."""

from __future__ import annotations

from typing import Dict

from ...lang.constants import Constant, fill
from ...lang.object import JavaObject
from ...registry import java_class
from ..exceptions import DateTimeException


@java_class("java.time.temporal.TemporalField")
class TemporalField(JavaObject):
    """A field of a date or time."""


@java_class("java.time.temporal.ChronoField")
class ChronoField(Constant, TemporalField):
    """``_shown`` is its name in messages; ``_most_text`` says the range in them where the most depends."""

    def __init__(self, name: str, ordinal: int, shown: str, least: int, most: int, range_text: str = "") -> None:
        super().__init__(name, ordinal)
        self._shown, self._least, self._most = shown, least, most
        self._range = range_text or f"{least} - {most}"

    def checked(self, value: int) -> int:
        """The value; DateTimeException when it is out of range."""
        if not self._least <= value <= self._most:
            raise DateTimeException(f"Invalid value for {self._shown} (valid values {self._range}): {value}")
        return value

    def toString(self) -> str:
        return self._shown


_LONG = 2**63 - 1
_YEARS = 999_999_999
_FIELDS = (
    ("NANO_OF_SECOND", "NanoOfSecond", 0, 999_999_999), ("NANO_OF_DAY", "NanoOfDay", 0, 86_400 * 10**9 - 1),
    ("MICRO_OF_SECOND", "MicroOfSecond", 0, 999_999), ("MICRO_OF_DAY", "MicroOfDay", 0, 86_400 * 10**6 - 1),
    ("MILLI_OF_SECOND", "MilliOfSecond", 0, 999), ("MILLI_OF_DAY", "MilliOfDay", 0, 86_400_000 - 1),
    ("SECOND_OF_MINUTE", "SecondOfMinute", 0, 59), ("SECOND_OF_DAY", "SecondOfDay", 0, 86_399),
    ("MINUTE_OF_HOUR", "MinuteOfHour", 0, 59), ("MINUTE_OF_DAY", "MinuteOfDay", 0, 1439),
    ("HOUR_OF_AMPM", "HourOfAmPm", 0, 11), ("CLOCK_HOUR_OF_AMPM", "ClockHourOfAmPm", 1, 12),
    ("HOUR_OF_DAY", "HourOfDay", 0, 23), ("CLOCK_HOUR_OF_DAY", "ClockHourOfDay", 1, 24), ("AMPM_OF_DAY", "AmPmOfDay", 0, 1),
    ("DAY_OF_WEEK", "DayOfWeek", 1, 7), ("ALIGNED_DAY_OF_WEEK_IN_MONTH", "AlignedDayOfWeekInMonth", 1, 7),
    ("ALIGNED_DAY_OF_WEEK_IN_YEAR", "AlignedDayOfWeekInYear", 1, 7), ("DAY_OF_MONTH", "DayOfMonth", 1, 31, "1 - 28/31"),
    ("DAY_OF_YEAR", "DayOfYear", 1, 366, "1 - 365/366"), ("EPOCH_DAY", "EpochDay", -365_243_219_162, 365_241_780_471),
    ("ALIGNED_WEEK_OF_MONTH", "AlignedWeekOfMonth", 1, 5, "1 - 4/5"), ("ALIGNED_WEEK_OF_YEAR", "AlignedWeekOfYear", 1, 53),
    ("MONTH_OF_YEAR", "MonthOfYear", 1, 12), ("PROLEPTIC_MONTH", "ProlepticMonth", -_YEARS * 12, _YEARS * 12 + 11),
    ("YEAR_OF_ERA", "YearOfEra", 1, _YEARS + 1, "1 - 999999999/1000000000"), ("YEAR", "Year", -_YEARS, _YEARS), ("ERA", "Era", 0, 1),
    ("INSTANT_SECONDS", "InstantSeconds", -_LONG - 1, _LONG), ("OFFSET_SECONDS", "OffsetSeconds", -64_800, 64_800),
)  # fmt: skip
FIELDS: Dict[str, ChronoField] = {str(row[0]): ChronoField(str(row[0]), place, *row[1:]) for place, row in enumerate(_FIELDS)}  # type: ignore[arg-type]
fill(ChronoField, FIELDS)
