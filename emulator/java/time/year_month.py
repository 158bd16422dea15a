"""java.time.YearMonth and Year."""

from __future__ import annotations

from typing import Any, Tuple

from ..lang.signature import static_takes, takes
from ..registry import java_class, lookup
from .clock_now import NOW
from .day_of_week import Month
from .days import is_leap, length_of_month, plus_months
from .local_date import LocalDate
from .temporal.chrono_field import FIELDS
from .temporal.temporal import Temporal


@java_class("java.time.YearMonth")
class YearMonth(Temporal):
    """A month of a year."""

    _parts: Tuple[int, int]

    @staticmethod
    def _of(year: int, month: int) -> YearMonth:
        result = YearMonth.__new__(YearMonth)
        result._parts = (FIELDS["YEAR"].checked(year), FIELDS["MONTH_OF_YEAR"].checked(month))
        return result

    @staticmethod
    @static_takes("int, int", "int, java.time.Month")
    def of(year: int, month: Any) -> YearMonth:
        return YearMonth._of(year, month if isinstance(month, int) else month.getValue())

    @staticmethod
    @static_takes(*NOW)
    def now(zone: Any = None) -> YearMonth:
        return YearMonth._of(*LocalDate.now(*([zone] if zone else []))._date[:2])

    @staticmethod
    @static_takes("java.time.temporal.TemporalAccessor")
    def _from(temporal: Any) -> YearMonth:
        return YearMonth._of(*temporal._query_date()._date[:2])

    @staticmethod
    @static_takes("java.lang.CharSequence", "java.lang.CharSequence, java.time.format.DateTimeFormatter")
    def parse(text: Any, formatter: Any = None) -> YearMonth:
        formats: Any = lookup("java.time.format.DateTimeFormatter")
        return YearMonth._of(*(formatter or formats.ofPattern("uuuu-MM"))._parsed_as(text, "YearMonth"))

    def getYear(self) -> int:
        return self._parts[0]

    def getMonthValue(self) -> int:
        return self._parts[1]

    def getMonth(self) -> Month:
        return Month.of(self._parts[1])

    def lengthOfMonth(self) -> int:
        return length_of_month(*self._parts)

    def lengthOfYear(self) -> int:
        return 366 if is_leap(self._parts[0]) else 365

    def isLeapYear(self) -> bool:
        return is_leap(self._parts[0])

    @takes("int")
    def atDay(self, day: int) -> LocalDate:
        return LocalDate.of(*self._parts, day)

    def atEndOfMonth(self) -> LocalDate:
        return LocalDate._of(*self._parts, self.lengthOfMonth())

    @takes("long")
    def plusMonths(self, months: int) -> YearMonth:
        return YearMonth._of(*plus_months(*self._parts, 1, months)[:2])

    @takes("long")
    def minusMonths(self, months: int) -> YearMonth:
        return YearMonth._of(*plus_months(*self._parts, 1, -months)[:2])

    @takes("long")
    def plusYears(self, years: int) -> YearMonth:
        return YearMonth._of(self._parts[0] + years, self._parts[1])

    @takes("long")
    def minusYears(self, years: int) -> YearMonth:
        return YearMonth._of(self._parts[0] - years, self._parts[1])

    @takes("java.time.YearMonth")
    def isBefore(self, other: Any) -> bool:
        return bool(self._parts < other._parts)

    @takes("java.time.YearMonth")
    def isAfter(self, other: Any) -> bool:
        return bool(self._parts > other._parts)

    def _values(self) -> Any:
        year, month = self._parts
        both = {"YEAR": year, "MONTH_OF_YEAR": month, "PROLEPTIC_MONTH": year * 12 + month - 1}
        return {**both, "YEAR_OF_ERA": abs(year), "ERA": int(year > 0)}

    def toString(self) -> str:
        return LocalDate._of(*self._parts, 1).toString()[:-3]

    def _key(self) -> Any:
        return self._parts


@java_class("java.time.Year")
class Year(Temporal):
    """A year."""

    _year: int

    @staticmethod
    @static_takes("int")
    def of(year: int) -> Year:
        result = Year.__new__(Year)
        result._year = FIELDS["YEAR"].checked(year)
        return result

    @staticmethod
    @static_takes(*NOW)
    def now(zone: Any = None) -> Year:
        return Year.of(LocalDate.now(*([zone] if zone else [])).getYear())

    def getValue(self) -> int:
        return self._year

    def isLeap(*year: Any) -> bool:
        return is_leap(year[0]._year if isinstance(year[0], Year) else year[0])

    def length(self) -> int:
        return 366 if is_leap(self._year) else 365

    @takes("int")
    def atDay(self, day: int) -> LocalDate:
        return LocalDate.ofYearDay(self._year, day)

    @takes("long")
    def plusYears(self, years: int) -> Year:
        return Year.of(self._year + years)

    @takes("long")
    def minusYears(self, years: int) -> Year:
        return Year.of(self._year - years)

    def _values(self) -> Any:
        return {"YEAR": self._year, "YEAR_OF_ERA": abs(self._year), "ERA": int(self._year > 0)}

    def toString(self) -> str:
        return str(self._year)

    def _key(self) -> int:
        return self._year


setattr(YearMonth, "from", staticmethod(YearMonth._from))  # a word of Python
