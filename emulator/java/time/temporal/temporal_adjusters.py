"""java.time.temporal.TemporalAdjusters."""

from __future__ import annotations

from typing import Any, Callable

from ...lang.object import JavaObject
from ...lang.signature import static_takes
from ...registry import java_class
from .chrono_unit import UNITS
from .temporal import TemporalAdjuster


class _Adjuster(TemporalAdjuster):
    def __init__(self, adjust: Callable[[Any], Any]) -> None:
        self._adjust = adjust

    def _adjusted(self, temporal: Any) -> Any:
        return self._adjust(temporal)


def _days(temporal: Any, count: int) -> Any:
    return temporal._moved(count, UNITS["DAYS"])


def _last_of_month(temporal: Any) -> Any:
    from ..days import length_of_month

    return temporal.withDayOfMonth(length_of_month(temporal.getYear(), temporal.getMonthValue()))


def _to_weekday(day: Any, forward: bool, same: bool) -> _Adjuster:
    def adjust(temporal: Any) -> Any:
        apart = (day.getValue() - temporal.getDayOfWeek().getValue()) % 7
        if apart == 0 and same:
            return temporal
        return _days(temporal, apart or 7) if forward else _days(temporal, apart - 7)

    return _Adjuster(adjust)


_DAY = "java.time.DayOfWeek"


@java_class("java.time.temporal.TemporalAdjusters")
class TemporalAdjusters(JavaObject):
    """What ``with`` takes."""

    @staticmethod
    def firstDayOfMonth() -> _Adjuster:
        return _Adjuster(lambda temporal: temporal.withDayOfMonth(1))

    @staticmethod
    def lastDayOfMonth() -> _Adjuster:
        return _Adjuster(_last_of_month)

    @staticmethod
    def firstDayOfNextMonth() -> _Adjuster:
        return _Adjuster(lambda temporal: temporal.withDayOfMonth(1)._moved(1, UNITS["MONTHS"]))

    @staticmethod
    def firstDayOfYear() -> _Adjuster:
        return _Adjuster(lambda temporal: temporal.withDayOfYear(1))

    @staticmethod
    def lastDayOfYear() -> _Adjuster:
        return _Adjuster(lambda temporal: temporal.withDayOfMonth(1).withMonth(12).withDayOfMonth(31))

    @staticmethod
    def firstDayOfNextYear() -> _Adjuster:
        return _Adjuster(lambda temporal: temporal.withDayOfYear(1)._moved(1, UNITS["YEARS"]))

    @staticmethod
    @static_takes(_DAY)
    def next(day: Any) -> _Adjuster:
        return _to_weekday(day, forward=True, same=False)

    @staticmethod
    @static_takes(_DAY)
    def nextOrSame(day: Any) -> _Adjuster:
        return _to_weekday(day, forward=True, same=True)

    @staticmethod
    @static_takes(_DAY)
    def previous(day: Any) -> _Adjuster:
        return _to_weekday(day, forward=False, same=False)

    @staticmethod
    @static_takes(_DAY)
    def previousOrSame(day: Any) -> _Adjuster:
        return _to_weekday(day, forward=False, same=True)
