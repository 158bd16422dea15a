"""``datetime``: today is the run's day; texts are byte strings; years before 1900 have no strftime."""

from __future__ import annotations

import datetime
from types import ModuleType
from typing import Any

from ..objects.bytestring import ByteString, plain
from ..objects.text import show_as
from .catalog import python_module

_OLD = "year=%d is before 1900; the datetime strftime() methods require year >= 1900"


def _strftime(kind: type) -> Any:
    def strftime(self: Any, form: str) -> ByteString:
        if getattr(self, "year", 1900) < 1900:
            raise ValueError(ByteString(_OLD % self.year))
        return ByteString(kind.strftime(self, plain(form)))  # type: ignore[attr-defined]

    return strftime


def _isoformat(kind: type) -> Any:
    return lambda self, *separator: ByteString(kind.isoformat(self, *[plain(one) for one in separator]))  # type: ignore[attr-defined]


def _timedelta_repr(value: datetime.timedelta) -> str:
    parts = [value.days, value.seconds, value.microseconds]
    while len(parts) > 1 and not parts[-1]:
        parts.pop()
    return f"datetime.timedelta({', '.join(str(part) for part in parts)})"


def _fields(value: Any, names: tuple[str, ...], kind: str) -> str:
    numbers = [getattr(value, name) for name in names]
    while len(numbers) > min(5, len(names)) and not numbers[-1]:
        numbers.pop()
    return f"datetime.{kind}({', '.join(str(number) for number in numbers)})"


def _types(now: Any) -> dict[str, Any]:
    """The classes of one interpreter: ``now()`` gives the moment in seconds."""

    class Date(datetime.date):
        strftime = _strftime(datetime.date)
        isoformat = _isoformat(datetime.date)

        @classmethod
        def today(cls) -> Any:
            moment = datetime.datetime.fromtimestamp(now())
            return cls(moment.year, moment.month, moment.day)

    class DateTime(datetime.datetime):
        strftime = _strftime(datetime.datetime)
        isoformat = _isoformat(datetime.datetime)

        @classmethod
        def now(cls, tz: Any = None) -> Any:
            return cls.fromtimestamp(now(), tz)

        @classmethod
        def today(cls) -> Any:
            return cls.now()

        @classmethod
        def utcnow(cls) -> Any:
            return cls.fromtimestamp(now(), datetime.timezone.utc).replace(tzinfo=None)

        @classmethod
        def utcfromtimestamp(cls, moment: float) -> Any:
            return cls.fromtimestamp(moment, datetime.timezone.utc).replace(tzinfo=None)

        @classmethod
        def strptime(cls, text: str, form: str) -> Any:
            try:
                return super().strptime(plain(text), plain(form))
            except ValueError as error:
                raise ValueError(ByteString(str(error))) from None

        def date(self) -> Any:
            return Date(self.year, self.month, self.day)

    class Time(datetime.time):
        strftime = _strftime(datetime.time)
        isoformat = _isoformat(datetime.time)

    return {"date": Date, "datetime": DateTime, "time": Time}


@python_module("datetime")
def build(interpreter: Any) -> ModuleType:
    clock = interpreter.clock
    module = ModuleType("datetime")
    types = _types(lambda: clock.now_ms() / 1000)
    for name, kind in types.items():
        kind.__name__ = kind.__qualname__ = name
        kind.__module__ = "datetime"
    show_as(datetime.timedelta, _timedelta_repr)
    show_as(types["datetime"], lambda v: _fields(v, ("year", "month", "day", "hour", "minute", "second", "microsecond"), "datetime"))
    show_as(types["date"], lambda value: _fields(value, ("year", "month", "day"), "date"))
    module.__dict__.update(types, timedelta=datetime.timedelta, tzinfo=datetime.tzinfo, MINYEAR=1, MAXYEAR=9999)
    return module
