"""java.time.LocalDate."""

from __future__ import annotations

from typing import Any, ClassVar, Dict, Tuple

from ..lang.long_value import java_long
from ..lang.numbers import quotient, wrap32
from ..lang.signature import static_takes, takes
from ..lang.throwable import NullPointerException
from ..registry import java_class, lookup
from .chrono.chrono_local_date import ChronoLocalDate
from .clock_now import NOW, now
from .day_of_week import DayOfWeek, Month
from .days import checked_date, epoch_day, from_epoch_day, is_leap, length_of_month, plus_months, weekday
from .exceptions import DateTimeException
from .parse_factory import add_parse
from .period import Period
from .steps import add_steps
from .temporal.chrono_field import FIELDS
from .temporal.temporal import unsupported_unit

_OTHER = "java.time.chrono.ChronoLocalDate"
_DAY = 86_400


@java_class("java.time.LocalDate")
class LocalDate(ChronoLocalDate):
    """A date without a time zone."""

    EPOCH: ClassVar[LocalDate]
    MIN: ClassVar[LocalDate]
    MAX: ClassVar[LocalDate]
    _date: Tuple[int, int, int]

    @staticmethod
    def _of(year: int, month: int, day: int) -> LocalDate:
        result = LocalDate.__new__(LocalDate)
        result._date = (year, month, day)
        return result

    @staticmethod
    def _of_day(days: int) -> LocalDate:
        return LocalDate._of(*from_epoch_day(FIELDS["EPOCH_DAY"].checked(days)))

    @staticmethod
    @static_takes("int, int, int", "int, java.time.Month, int")
    def of(year: int, month: Any, day: int) -> LocalDate:
        return LocalDate._of(*checked_date(year, month if isinstance(month, int) else month.getValue(), day))

    @staticmethod
    @static_takes("int, int")
    def ofYearDay(year: int, day: int) -> LocalDate:
        FIELDS["YEAR"].checked(year)
        if FIELDS["DAY_OF_YEAR"].checked(day) == 366 and not is_leap(year):
            raise DateTimeException(f"Invalid date 'DayOfYear 366' as '{year}' is not a leap year")
        return LocalDate._of_day(epoch_day(year, 1, 1) + day - 1)

    @staticmethod
    @static_takes("long")
    def ofEpochDay(days: int) -> LocalDate:
        return LocalDate._of_day(days)

    @staticmethod
    @static_takes("java.time.Instant, java.time.ZoneId")
    def ofInstant(instant: Any, zone: Any) -> LocalDate:
        return LocalDate._of_day((instant._seconds + zone._offset_at(instant._seconds)) // _DAY)

    @staticmethod
    @static_takes(*NOW)
    def now(zone: Any = None) -> LocalDate:
        seconds, _, where = now(zone)
        return LocalDate._of_day((seconds + where._offset_at(seconds)) // _DAY)

    @staticmethod
    @static_takes("java.time.temporal.TemporalAccessor")
    def _from(temporal: Any) -> LocalDate:
        return temporal._query_date()  # type: ignore[no-any-return]

    def _query_date(self) -> LocalDate:
        return self

    def _days(self) -> int:
        return epoch_day(*self._date)

    def _values(self) -> Dict[str, int]:
        year, month, day = self._date
        days = self._days()
        of_year = days - epoch_day(year, 1, 1) + 1
        return {
            "DAY_OF_WEEK": weekday(days), "DAY_OF_MONTH": day, "DAY_OF_YEAR": of_year, "EPOCH_DAY": days, "MONTH_OF_YEAR": month,
            "PROLEPTIC_MONTH": year * 12 + month - 1, "YEAR": year, "YEAR_OF_ERA": year if year > 0 else 1 - year, "ERA": int(year > 0),
            "ALIGNED_WEEK_OF_MONTH": (day - 1) // 7 + 1, "ALIGNED_WEEK_OF_YEAR": (of_year - 1) // 7 + 1,
            "ALIGNED_DAY_OF_WEEK_IN_MONTH": (day - 1) % 7 + 1, "ALIGNED_DAY_OF_WEEK_IN_YEAR": (of_year - 1) % 7 + 1,
        }  # fmt: skip

    def getYear(self) -> int:
        return self._date[0]

    def getMonthValue(self) -> int:
        return self._date[1]

    def getMonth(self) -> Month:
        return Month.of(self._date[1])

    def getDayOfMonth(self) -> int:
        return self._date[2]

    def getDayOfYear(self) -> int:
        return self._value("DAY_OF_YEAR")

    def getDayOfWeek(self) -> DayOfWeek:
        return DayOfWeek.of(weekday(self._days()))

    def lengthOfMonth(self) -> int:
        return length_of_month(self._date[0], self._date[1])

    def lengthOfYear(self) -> int:
        return 366 if is_leap(self._date[0]) else 365

    def isLeapYear(self) -> bool:
        return is_leap(self._date[0])

    def _moved(self, amount: int, unit: Any) -> LocalDate:
        if unit._months:
            return LocalDate._of(*plus_months(*self._date, amount * unit._months))
        if unit.name() in ("DAYS", "WEEKS"):
            return LocalDate._of_day(self._days() + amount * (7 if unit.name() == "WEEKS" else 1))
        raise unsupported_unit(unit)

    def _distance(self, end: Any, unit: Any) -> int:
        other = LocalDate._from(end)
        if unit._months:
            months = self._whole_months(other)
            return quotient(months, unit._months)
        if unit.name() in ("DAYS", "WEEKS"):
            days = other._days() - self._days()
            return days if unit.name() == "DAYS" else quotient(days, 7)
        raise unsupported_unit(unit)

    def _has_unit(self, unit: Any) -> bool:
        return bool(unit.isDateBased())

    def _whole_months(self, other: LocalDate) -> int:
        packed = [(date[0] * 12 + date[1] - 1) * 32 + date[2] for date in (self._date, other._date)]
        return quotient(packed[1] - packed[0], 32)

    def _period(self, end: LocalDate) -> Tuple[int, int, int]:
        """LocalDate.until: years, months and days."""
        (year, month, day), (end_year, end_month, end_day) = self._date, end._date
        months, days = (end_year - year) * 12 + end_month - month, end_day - day
        if months > 0 > days:
            months -= 1
            days = end._days() - epoch_day(*plus_months(year, month, day, months))
        elif months < 0 < days:
            months += 1
            days -= end.lengthOfMonth()
        years = quotient(months, 12)
        return years, months - years * 12, days

    @takes(_OTHER, "java.time.temporal.Temporal, java.time.temporal.TemporalUnit")
    def until(self, end: Any, unit: Any = None) -> Any:
        """A Period, or whole units."""
        return Period._of(*self._period(end)) if unit is None else java_long(self._distance(end, unit))

    def _with_field(self, name: str, value: int) -> LocalDate:
        if name in _WITH:
            return getattr(self, _WITH[name])(value)  # type: ignore[no-any-return]
        if name == "EPOCH_DAY":
            return LocalDate._of_day(value)
        if name == "DAY_OF_WEEK":
            return LocalDate._of_day(self._days() + value - weekday(self._days()))
        raise unsupported_unit(FIELDS[name])

    def _adjusted(self, temporal: Any) -> Any:
        return temporal._with_date(self)

    def _with_date(self, date: LocalDate) -> LocalDate:
        return date

    @takes("int")
    def withDayOfMonth(self, day: int) -> LocalDate:
        return LocalDate._of(*checked_date(self._date[0], self._date[1], day))

    @takes("int")
    def withMonth(self, month: int) -> LocalDate:
        FIELDS["MONTH_OF_YEAR"].checked(month)
        return LocalDate._of(self._date[0], month, min(self._date[2], length_of_month(self._date[0], month)))

    @takes("int")
    def withYear(self, year: int) -> LocalDate:
        FIELDS["YEAR"].checked(year)
        return LocalDate._of(year, self._date[1], min(self._date[2], length_of_month(year, self._date[1])))

    @takes("int")
    def withDayOfYear(self, day: int) -> LocalDate:
        return LocalDate.ofYearDay(self._date[0], day)

    @takes("", "java.time.ZoneId")
    def atStartOfDay(self, zone: Any = None) -> Any:
        both: Any = lookup("java.time.LocalDateTime")
        start = both._of(self, 0)
        return start if zone is None else start.atZone(zone)

    @takes("java.time.LocalTime", "int, int", "int, int, int", "int, int, int, int", "java.time.OffsetTime")
    def atTime(self, *time: Any) -> Any:
        both, times = lookup("java.time.LocalDateTime"), lookup("java.time.LocalTime")
        return both._of(self, (time[0] if len(time) == 1 else times.of(*time))._nanos)  # type: ignore[union-attr]

    def toEpochDay(self) -> int:
        return java_long(self._days())

    @takes(_OTHER)
    def isBefore(self, other: Any) -> bool:
        return self._days() < _not_null(other)._days()  # type: ignore[no-any-return]

    @takes(_OTHER)
    def isAfter(self, other: Any) -> bool:
        return self._days() > _not_null(other)._days()  # type: ignore[no-any-return]

    @takes(_OTHER)
    def isEqual(self, other: Any) -> bool:
        return self._days() == _not_null(other)._days()  # type: ignore[no-any-return]

    @takes(_OTHER)
    def compareTo(self, other: Any) -> int:
        """The difference of the first part that differs."""
        return next((mine - theirs for mine, theirs in zip(self._date, other._date) if mine != theirs), 0)

    def hashCode(self) -> int:
        year, month, day = self._date
        return wrap32((year & 0xFFFFF800) ^ ((year << 11) + (month << 6) + day))

    def toString(self) -> str:
        year, month, day = self._date
        shown = f"{year:04}" if 0 <= year <= 9999 else f"-{-year:04}" if year < 0 else f"+{year}"
        return f"{shown}-{month:02}-{day:02}"

    def _key(self) -> Any:
        return self._date


_WITH = {"YEAR": "withYear", "MONTH_OF_YEAR": "withMonth", "DAY_OF_MONTH": "withDayOfMonth", "DAY_OF_YEAR": "withDayOfYear"}


def _not_null(other: Any) -> Any:
    if other is None:
        raise NullPointerException('Cannot invoke "java.time.chrono.ChronoLocalDate.toEpochDay()" because "other" is null')
    return other


add_steps(LocalDate, ("Days", "Weeks", "Months", "Years"))
add_parse(LocalDate, "ISO_LOCAL_DATE")
setattr(LocalDate, "from", staticmethod(LocalDate._from))  # a word of Python
LocalDate.EPOCH = LocalDate._of(1970, 1, 1)
LocalDate.MIN, LocalDate.MAX = LocalDate._of(-999_999_999, 1, 1), LocalDate._of(999_999_999, 12, 31)
