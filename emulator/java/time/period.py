"""java.time.Period."""

from __future__ import annotations

import re
from typing import Any, ClassVar, Tuple

from ..lang.long_value import java_long
from ..lang.numbers import quotient
from ..lang.signature import static_takes, takes
from ..registry import java_class
from .format.exceptions import DateTimeParseException
from .temporal.chrono_unit import UNITS
from .temporal.temporal import TemporalAmount

_TEXT = re.compile(r"([-+]?)P(?:([-+]?\d+)Y)?(?:([-+]?\d+)M)?(?:([-+]?\d+)W)?(?:([-+]?\d+)D)?", re.IGNORECASE)


@java_class("java.time.Period")
class Period(TemporalAmount):
    """Years, months and days."""

    ZERO: ClassVar[Period]
    _parts: Tuple[int, int, int]

    @staticmethod
    def _of(years: int, months: int, days: int) -> Period:
        result = Period.__new__(Period)
        result._parts = (years, months, days)
        return result

    @staticmethod
    @static_takes("int, int, int")
    def of(years: int, months: int, days: int) -> Period:
        return Period._of(years, months, days)

    @staticmethod
    @static_takes("int")
    def ofYears(years: int) -> Period:
        return Period._of(years, 0, 0)

    @staticmethod
    @static_takes("int")
    def ofMonths(months: int) -> Period:
        return Period._of(0, months, 0)

    @staticmethod
    @static_takes("int")
    def ofWeeks(weeks: int) -> Period:
        return Period._of(0, 0, weeks * 7)

    @staticmethod
    @static_takes("int")
    def ofDays(days: int) -> Period:
        return Period._of(0, 0, days)

    @staticmethod
    @static_takes("java.time.LocalDate, java.time.LocalDate")
    def between(first: Any, second: Any) -> Period:
        return Period._of(*first._period(second))

    @staticmethod
    @static_takes("java.lang.CharSequence")
    def parse(text: str) -> Period:
        match = _TEXT.fullmatch(text)
        if match is None or not any(match.groups()[1:]):
            raise DateTimeParseException("Text cannot be parsed to a Period")
        sign, *parts = match.groups()
        years, months, weeks, days = (int(part or 0) * (-1 if sign == "-" else 1) for part in parts)
        return Period._of(years, months, weeks * 7 + days)

    def getYears(self) -> int:
        return self._parts[0]

    def getMonths(self) -> int:
        return self._parts[1]

    def getDays(self) -> int:
        return self._parts[2]

    def toTotalMonths(self) -> int:
        return java_long(self._parts[0] * 12 + self._parts[1])

    @takes("long")
    def plusYears(self, years: int) -> Period:
        return Period._of(self._parts[0] + years, self._parts[1], self._parts[2])

    @takes("long")
    def plusMonths(self, months: int) -> Period:
        return Period._of(self._parts[0], self._parts[1] + months, self._parts[2])

    @takes("long")
    def plusDays(self, days: int) -> Period:
        return Period._of(self._parts[0], self._parts[1], self._parts[2] + days)

    @takes("int")
    def multipliedBy(self, factor: int) -> Period:
        years, months, days = self._parts
        return Period._of(years * factor, months * factor, days * factor)

    def negated(self) -> Period:
        years, months, days = self._parts
        return Period._of(-years, -months, -days)

    def normalized(self) -> Period:
        months = self._parts[0] * 12 + self._parts[1]
        years = quotient(months, 12)
        return Period._of(years, months - years * 12, self._parts[2])

    def isZero(self) -> bool:
        return self._parts == (0, 0, 0)

    def isNegative(self) -> bool:
        return min(self._parts) < 0

    def toString(self) -> str:
        text = "".join(f"{number}{letter}" for number, letter in zip(self._parts, "YMD") if number)
        return "P" + (text or "0D")

    def _key(self) -> Any:
        return self._parts

    def _added_to(self, temporal: Any, sign: int) -> Any:
        years, months, days = self._parts
        if years or months:
            temporal = temporal._moved(sign * (years * 12 + months), UNITS["MONTHS"])
        return temporal._moved(sign * days, UNITS["DAYS"]) if days else temporal


Period.ZERO = Period._of(0, 0, 0)
