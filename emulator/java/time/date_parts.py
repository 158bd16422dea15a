"""The getters and ``withX`` methods that LocalDateTime, ZonedDateTime and OffsetDateTime pass on to their date and their time."""

from __future__ import annotations

from typing import Any

from ..lang.signature import takes

_DATE = ("getYear", "getMonthValue", "getMonth", "getDayOfMonth", "getDayOfYear", "getDayOfWeek")
_TIME = ("getHour", "getMinute", "getSecond", "getNano")
_WITH_DATE = ("withDayOfMonth", "withMonth", "withYear", "withDayOfYear")
_WITH_TIME = ("withHour", "withMinute", "withSecond", "withNano")


def add_parts(kind: Any) -> None:
    """Give a class with toLocalDate, toLocalTime, _with_date and _with_time those methods."""
    for names, source, change in (
        (_DATE, "toLocalDate", ""), (_TIME, "toLocalTime", ""),
        (_WITH_DATE, "toLocalDate", "_with_date"), (_WITH_TIME, "toLocalTime", "_with_time"),
    ):  # fmt: skip
        for name in names:
            setattr(kind, name, _changer(name, source, change) if change else _getter(name, source))


def _getter(name: str, source: str) -> Any:
    def get(self: Any) -> Any:
        return getattr(getattr(self, source)(), name)()

    get.__name__ = name
    return get


def _changer(name: str, source: str, change: str) -> Any:
    def changed(self: Any, value: int) -> Any:
        return getattr(self, change)(getattr(getattr(self, source)(), name)(value))

    changed.__name__ = name
    return takes("int")(changed)
