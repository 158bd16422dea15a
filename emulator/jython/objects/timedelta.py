"""``datetime.timedelta``: Lib/datetime.py's errors; no arithmetic with floats."""

from __future__ import annotations

import datetime
from fractions import Fraction
from typing import Any, Dict

from .bytestring import ByteString

_SECONDS: Dict[str, Fraction] = {  # in the order of the constructor's arguments
    "days": Fraction(86400), "seconds": Fraction(1), "microseconds": Fraction(1, 10**6), "milliseconds": Fraction(1, 1000),
    "minutes": Fraction(60),
    "hours": Fraction(3600), "weeks": Fraction(604800),
}  # fmt: skip


class TimeDelta(datetime.timedelta):
    """What scripts get and make."""

    def __new__(cls, *values: Any, **named: Any) -> Any:
        if len(values) > len(_SECONDS):
            raise TypeError(ByteString(f"__new__() takes at most 8 arguments ({len(values) + 1} given)"))
        for name in named:
            if name not in _SECONDS:
                raise TypeError(ByteString(f"__new__() got an unexpected keyword argument '{name}'"))
        try:
            return super().__new__(cls, *values, **named)
        except TypeError:
            _added(**dict(zip(_SECONDS, values)), **named)
            raise
        except OverflowError:
            parts = {**dict(zip(_SECONDS, values)), **named}
            if any(value != value or value in (float("inf"), float("-inf")) for value in parts.values()):
                raise
            days = sum(Fraction(value) * _SECONDS[name] for name, value in parts.items()) // 86400
            raise OverflowError(ByteString(f"timedelta # of days is too large: {days}")) from None

    def __mul__(self, other: Any) -> Any:
        return as_scripts_have_it(super().__mul__(other)) if isinstance(other, int) else NotImplemented

    __rmul__ = __mul__

    def __add__(self, other: Any) -> Any:
        return as_scripts_have_it(super().__add__(other))

    __radd__ = __add__

    def __sub__(self, other: Any) -> Any:
        return as_scripts_have_it(super().__sub__(other))

    def __rsub__(self, other: Any) -> Any:
        return as_scripts_have_it(super().__rsub__(other))

    def __floordiv__(self, other: Any) -> Any:
        return as_scripts_have_it(super().__floordiv__(other)) if isinstance(other, int) else NotImplemented

    def __mod__(self, other: Any) -> Any:
        return NotImplemented

    __divmod__ = __mod__

    def __neg__(self) -> Any:
        return as_scripts_have_it(super().__neg__())

    def __pos__(self) -> Any:
        return self

    def __abs__(self) -> Any:
        return as_scripts_have_it(super().__abs__())


def _added(
    days: Any = 0, seconds: Any = 0, microseconds: Any = 0, milliseconds: Any = 0, minutes: Any = 0, hours: Any = 0, weeks: Any = 0
) -> None:
    """The first sums of Lib/datetime.py, where what is no number is told."""
    days += weeks * 7
    seconds += minutes * 60 + hours * 3600
    microseconds += milliseconds * 1000


def as_scripts_have_it(value: Any) -> Any:
    """The host's timedelta as a TimeDelta; any other value as it is."""
    return TimeDelta(value.days, value.seconds, value.microseconds) if type(value) is datetime.timedelta else value


TimeDelta.__name__ = TimeDelta.__qualname__ = "timedelta"
TimeDelta.__module__ = "datetime"
TimeDelta.min, TimeDelta.max, TimeDelta.resolution = (
    TimeDelta(-999999999),
    TimeDelta(999999999, 86399, 999999),
    TimeDelta(0, 0, 1),
)
