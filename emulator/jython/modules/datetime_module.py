"""``datetime``: today is the run's day; texts are byte strings; years before 1900 have no strftime."""

from __future__ import annotations

import calendar
import datetime
import math
from types import ModuleType
from typing import Any

from ..objects.bytestring import ByteString, plain
from ..objects.integers import HIGHEST, LOWEST
from ..objects.moments import gmtime
from ..objects.shown import show_as
from ..objects.strftime import strftime_form
from ..objects.strptime import parsed
from ..objects.timedelta import TimeDelta, as_scripts_have_it
from ..objects.types import type_name
from .catalog import python_module

_ORDINAL_OF_1970 = datetime.date(1970, 1, 1).toordinal()
_OLD = "year=%d is before 1900; the datetime strftime() methods require year >= 1900"


_TIME_LIMITS = ((0, 23, "hour"), (0, 59, "minute"), (0, 59, "second"), (0, 999999, "microsecond"))


def _checked(year: Any, month: Any, day: Any, *time_fields: Any) -> None:
    """datetime.py's own checks, whose errors have the value beside the words."""
    _whole((year, month, day, *time_fields))
    last = 31 if month not in range(1, 13) else calendar.monthrange(max(1, min(year, 9999)), month)[1]
    _within((year, month, day, *time_fields), ((1, 9999, "year"), (1, 12, "month"), (1, last, "day"), *_TIME_LIMITS))


def _whole(values: tuple[Any, ...]) -> None:
    for value in values:
        if not hasattr(type(value), "__index__"):
            raise TypeError(ByteString("integer argument expected, got float" if isinstance(value, float) else "an integer is required"))


def _within(values: tuple[Any, ...], limits: tuple[tuple[int, int, str], ...]) -> None:
    for value, (lowest, highest, name) in zip(values, limits):
        if not lowest <= value <= highest:
            raise ValueError(ByteString(f"{name} must be in {lowest}..{highest}"), int(value) if LOWEST <= value <= HIGHEST else value)


def _checked_zone(values: tuple[Any, ...]) -> None:
    if len(values) > 0 and values[0] is not None and not isinstance(values[0], datetime.tzinfo):
        raise TypeError(ByteString("tzinfo argument must be None or of a tzinfo subclass"))


def _strftime(kind: type) -> Any:
    def strftime(self: Any, form: str) -> ByteString:
        if not isinstance(form, str):
            raise TypeError(ByteString(f"object of type '{type_name(form)}' has no len()"))
        if getattr(self, "year", 1900) < 1900:
            raise ValueError(ByteString(_OLD % self.year))
        return ByteString(kind.strftime(self, strftime_form(plain(form))))  # type: ignore[attr-defined]

    return strftime


def _replace(kind: type, names: tuple[str, ...]) -> Any:
    def replace(self: Any, *values: Any, **named: Any) -> Any:
        try:
            return kind.replace(self, *values, **named)  # type: ignore[attr-defined]
        except (TypeError, ValueError, OverflowError):
            wanted = {**{name: getattr(self, name) for name in names}, **dict(zip(names, values))}
            _checked(*{**wanted, **{name: value for name, value in named.items() if name in names}}.values())
            raise

    return replace


def _number_of_seconds(moment: Any) -> None:
    if not isinstance(moment, (int, float)):
        raise TypeError(ByteString(f"unsupported operand type(s) for divmod: '{type_name(moment)}' and 'float'"))
    if math.isnan(moment) or math.isinf(moment):
        raise ValueError(ByteString("cannot convert float NaN to integer"))


def _from_ordinal(cls: Any, ordinal: Any) -> Any:
    if not hasattr(type(ordinal), "__index__"):
        if isinstance(ordinal, float) and _ends_a_cycle(ordinal - 1):
            raise TypeError(ByteString("integer argument expected, got float"))
        operator = ">>" if isinstance(ordinal, float) else "-"  # the first one that a value has not
        raise TypeError(ByteString(f"unsupported operand type(s) for {operator}: '{type_name(ordinal)}' and 'int'"))
    from ...java.time.days import from_epoch_day

    year, month, day = from_epoch_day(ordinal - _ORDINAL_OF_1970)
    return cls(year, month, day)


def _ends_a_cycle(days: float) -> bool:
    """datetime.py's _ord2ymd: the last day of four or four hundred years has its month before it is reckoned."""
    centuries, days = divmod(days % 146097, 36524)
    return centuries == 4 or days % 1461 // 365 == 4


def _in_range(kind: type, name: str, sign: int) -> Any:
    """``+`` and ``-`` of a moment and a timedelta, with datetime.py's words for a year that is none."""
    own: Any = getattr(kind, name)

    def call(self: Any, other: Any) -> Any:
        try:
            return as_scripts_have_it(own(self, other))
        except OverflowError:
            from ...java.time.days import from_epoch_day

            days = self.toordinal() - _ORDINAL_OF_1970 + sign * other.days
            if isinstance(self, datetime.datetime):
                seconds = self.hour * 3600 + self.minute * 60 + self.second + sign * other.seconds
                days += (seconds * 10**6 + self.microsecond + sign * other.microseconds) // (86400 * 10**6)
            year = from_epoch_day(days)[0]
            raise OverflowError(ByteString(f"date +/-: result year {year} not in 1..9999")) from None

    return call


def _compared(name: str) -> Any:
    """A date and a moment are never alike, and have no order."""
    own: Any = getattr(datetime.date, name)

    def call(self: Any, other: Any) -> Any:
        if not isinstance(other, datetime.datetime):
            return own(self, other)
        if name in ("__eq__", "__ne__"):
            return name == "__ne__"
        raise TypeError(ByteString("can't compare 'datetime' to 'date'"))

    return call


def _replace_time(self: Any, *values: Any, **named: Any) -> Any:
    names = ("hour", "minute", "second", "microsecond")
    wanted = {**{name: getattr(self, name) for name in names}, **dict(zip(names, values)), **named}
    return type(self)(*[wanted.pop(name) for name in names], **{"tzinfo": self.tzinfo, **wanted})


def _parts(*names: str) -> Any:
    """What ``copy`` makes another one of."""
    return lambda self, protocol: (type(self), tuple(getattr(self, name) for name in names))


def _ctime(kind: type) -> Any:
    return lambda self: ByteString(kind.ctime(self))  # type: ignore[attr-defined]


def _isoformat(kind: type) -> Any:
    return lambda self, *separator: ByteString(kind.isoformat(self, *[plain(one) for one in separator]))  # type: ignore[attr-defined]


def _timedelta_repr(value: datetime.timedelta) -> str:
    parts = [value.days, value.seconds, value.microseconds]
    while len(parts) > 1 and not parts[-1]:
        parts.pop()
    return f"datetime.timedelta({', '.join(str(part) for part in parts)})"


_SHOWN = {"date": 3, "datetime": 5, "time": 2}  # so many fields are shown even when they are 0


def _fields(value: Any, names: tuple[str, ...], kind: str) -> str:
    numbers = [getattr(value, name) for name in names]
    while len(numbers) > _SHOWN[kind] and not numbers[-1]:
        numbers.pop()
    return f"datetime.{kind}({', '.join(str(number) for number in numbers)})"


def _types(now: Any) -> dict[str, Any]:
    """The classes of one interpreter: ``now()`` gives the moment in seconds."""

    class Date(datetime.date):
        def __new__(cls, year: Any = None, month: Any = None, day: Any = None) -> Any:
            try:
                return super().__new__(cls, year, month, day)
            except (TypeError, ValueError, OverflowError):
                _checked(year, month, day)
                raise

        def isocalendar(self) -> Any:
            return tuple(super().isocalendar())

        replace = _replace(datetime.date, ("year", "month", "day"))
        __lt__, __le__, __eq__, __ne__, __gt__, __ge__ = map(_compared, ("__lt__", "__le__", "__eq__", "__ne__", "__gt__", "__ge__"))
        __hash__ = datetime.date.__hash__
        __add__ = __radd__ = _in_range(datetime.date, "__add__", 1)
        _without = _in_range(datetime.date, "__sub__", -1)

        def __sub__(self, other: Any) -> Any:
            return self._without(other.date() if isinstance(other, datetime.datetime) else other)

        fromordinal = classmethod(_from_ordinal)
        strftime = _strftime(datetime.date)
        isoformat = _isoformat(datetime.date)
        __reduce_ex__ = _parts("year", "month", "day")
        ctime = _ctime(datetime.date)

        @classmethod
        def fromtimestamp(cls, moment: Any) -> Any:
            if not isinstance(moment, (int, float)):
                raise TypeError(ByteString("a float is required"))
            try:
                return super().fromtimestamp(moment)
            except (ValueError, OverflowError, OSError):
                return cls(*gmtime(moment)[:3])

        @classmethod
        def today(cls) -> Any:
            moment = datetime.datetime.fromtimestamp(now())
            return cls(moment.year, moment.month, moment.day)

    class DateTime(datetime.datetime, Date):
        def __new__(cls, year: Any = None, month: Any = None, day: Any = None, *time_fields: Any, **named: Any) -> Any:
            try:
                return super().__new__(cls, year, month, day, *time_fields, **named)
            except (TypeError, ValueError, OverflowError):
                _checked(year, month, day, *time_fields[:4])
                _checked_zone(time_fields[4:])
                raise

        def isocalendar(self) -> Any:
            return tuple(super().isocalendar())

        fromordinal = classmethod(_from_ordinal)
        replace = _replace(datetime.datetime, ("year", "month", "day", "hour", "minute", "second"))
        __add__ = __radd__ = _in_range(datetime.datetime, "__add__", 1)
        __sub__ = _in_range(datetime.datetime, "__sub__", -1)
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
        def fromtimestamp(cls, moment: Any, tz: Any = None) -> Any:
            _number_of_seconds(moment)
            try:
                return super().fromtimestamp(moment, tz)
            except (ValueError, OverflowError, OSError):
                return cls(*gmtime(moment)[:6], tzinfo=tz)  # a year that is none, or one before year 1

        @classmethod
        def utcfromtimestamp(cls, moment: float) -> Any:
            _number_of_seconds(moment)
            return cls.fromtimestamp(moment, datetime.timezone.utc).replace(tzinfo=None)

        @classmethod
        def strptime(cls, text: str, form: str) -> Any:
            return parsed(super().strptime, text, form)

        def date(self) -> Any:
            return Date(self.year, self.month, self.day)

        ctime = _ctime(datetime.datetime)
        __reduce_ex__ = _parts("year", "month", "day", "hour", "minute", "second", "microsecond", "tzinfo")

        @classmethod
        def combine(cls, date: Any, time: Any) -> Any:  # type: ignore[override]  # no third argument in Python 2
            for value, kind, name in ((date, datetime.date, "date"), (time, datetime.time, "time")):
                if not isinstance(value, kind):
                    raise TypeError(ByteString(f"{name} argument must be a {name} instance"))
            return super().combine(date, time)

        def time(self) -> Any:
            return Time(self.hour, self.minute, self.second, self.microsecond)

        def timetz(self) -> Any:
            return Time(self.hour, self.minute, self.second, self.microsecond, self.tzinfo)

    class Time(datetime.time):
        def __new__(cls, *time_fields: Any, **named: Any) -> Any:
            try:
                return super().__new__(cls, *time_fields, **named)
            except (TypeError, ValueError, OverflowError):
                _whole(time_fields[:4])
                _within(time_fields[:4], _TIME_LIMITS)
                _checked_zone(time_fields[4:])
                raise

        def __bool__(self) -> bool:
            return any((self.hour, self.minute, self.second, self.microsecond))  # with no zone

        replace = _replace_time
        __reduce_ex__ = _parts("hour", "minute", "second", "microsecond", "tzinfo")
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
        kind.resolution = TimeDelta(days=1) if name == "date" else TimeDelta(microseconds=1)
    show_as(TimeDelta, _timedelta_repr)
    show_as(types["datetime"], lambda v: _fields(v, ("year", "month", "day", "hour", "minute", "second", "microsecond"), "datetime"))
    show_as(types["time"], lambda value: _fields(value, ("hour", "minute", "second", "microsecond"), "time"))
    show_as(types["date"], lambda value: _fields(value, ("year", "month", "day"), "date"))
    module.__dict__.update(types, timedelta=TimeDelta, tzinfo=datetime.tzinfo, MINYEAR=1, MAXYEAR=9999)
    return module
