"""java.time.DayOfWeek and Month."""

from __future__ import annotations

from typing import Any, ClassVar, Dict

from ..lang.constants import Constant, fill
from ..lang.signature import static_takes, takes
from ..registry import java_class
from ..text.date_pattern import MONTHS, WEEKDAYS
from ..text.simple_date_format import refuse_other_languages
from .days import length_of_month
from .exceptions import DateTimeException
from .temporal.temporal import TemporalAdjuster


class _Named(Constant, TemporalAdjuster):
    """``_shown``: its English name; ``_field`` what it is a value of."""

    def __init__(self, name: str, ordinal: int, shown: str) -> None:
        super().__init__(name, ordinal)
        self._shown = shown

    def getValue(self) -> int:
        """From 1."""
        return self._ordinal + 1

    @takes("java.time.format.TextStyle, java.util.Locale")
    def getDisplayName(self, style: Any, locale: Any) -> str:
        refuse_other_languages(locale)
        return {"F": self._shown, "S": self._shown[:3], "N": self._shown[:1]}[style.name()[0]]


@java_class("java.time.DayOfWeek")
class DayOfWeek(_Named):
    """MONDAY is 1."""

    MONDAY: ClassVar[DayOfWeek]

    @staticmethod
    @static_takes("int")
    def of(number: int) -> DayOfWeek:
        if not 1 <= number <= 7:
            raise DateTimeException(f"Invalid value for DayOfWeek: {number}")
        return list(DAYS.values())[number - 1]

    @takes("long")
    def plus(self, days: int) -> DayOfWeek:
        return DayOfWeek.of((self._ordinal + days) % 7 + 1)

    @takes("long")
    def minus(self, days: int) -> DayOfWeek:
        return DayOfWeek.of((self._ordinal - days) % 7 + 1)


@java_class("java.time.Month")
class Month(_Named):
    """JANUARY is 1."""

    @staticmethod
    @static_takes("int")
    def of(number: int) -> Month:
        if not 1 <= number <= 12:
            raise DateTimeException(f"Invalid value for MonthOfYear: {number}")
        return list(MONTHS_OF_YEAR.values())[number - 1]

    @takes("long")
    def plus(self, months: int) -> Month:
        return Month.of((self._ordinal + months) % 12 + 1)

    @takes("long")
    def minus(self, months: int) -> Month:
        return Month.of((self._ordinal - months) % 12 + 1)

    @takes("boolean")
    def length(self, leap: bool) -> int:
        return length_of_month(2000 if leap else 2001, self._ordinal + 1)

    def maxLength(self) -> int:
        return length_of_month(2000, self._ordinal + 1)

    def minLength(self) -> int:
        return length_of_month(2001, self._ordinal + 1)


DAYS: Dict[str, DayOfWeek] = {
    name.upper(): DayOfWeek(name.upper(), place, name) for place, name in enumerate([*WEEKDAYS[1:], WEEKDAYS[0]])
}
fill(DayOfWeek, DAYS)
MONTHS_OF_YEAR: Dict[str, Month] = {name.upper(): Month(name.upper(), place, name) for place, name in enumerate(MONTHS)}
fill(Month, MONTHS_OF_YEAR)
