"""java.time.temporal.Temporal: what every date and time of java.time shares.

A class says its fields in ``_values`` (ChronoField → number), adds an amount of a unit in ``_moved`` and counts units in ``_distance``.
"""

from __future__ import annotations

from typing import Any, Dict

from ...lang.comparable import FactoryMade
from ...lang.long_value import java_long
from ...lang.object import JavaObject
from ...lang.signature import takes
from ...lang.throwable import NullPointerException
from ...registry import java_class
from .chrono_field import FIELDS
from .exceptions import UnsupportedTemporalTypeException

_ZERO_NANOS = 86_400 * 10**9


@java_class("java.time.temporal.TemporalAmount")
class TemporalAmount(FactoryMade):
    """A Duration or a Period."""

    def _added_to(self, temporal: Any, sign: int) -> Any:
        raise NotImplementedError


@java_class("java.time.temporal.TemporalAdjuster")
class TemporalAdjuster(JavaObject):
    """What ``with`` takes: ``_adjusted`` gives another date."""

    def _adjusted(self, temporal: Any) -> Any:
        raise NotImplementedError


@java_class("java.time.temporal.TemporalAccessor")
class TemporalAccessor(FactoryMade):
    """Something that has fields."""

    def _values(self) -> Dict[str, int]:
        raise NotImplementedError

    def _value(self, name: str) -> int:
        values = self._values()
        if name not in values:
            raise UnsupportedTemporalTypeException(f"Unsupported field: {FIELDS[name].toString()}")
        return values[name]

    @takes("java.time.temporal.TemporalField")
    def get(self, field: Any) -> int:
        return self._value(field.name())

    @takes("java.time.temporal.TemporalField")
    def getLong(self, field: Any) -> int:
        return java_long(self._value(field.name()))


@java_class("java.time.temporal.Temporal")
class Temporal(TemporalAccessor, TemporalAdjuster):
    """A date, a time, a moment."""

    def _moved(self, amount: int, unit: Any) -> Any:
        raise NotImplementedError

    def _distance(self, end: Any, unit: Any) -> int:
        raise NotImplementedError

    def _truncated(self, nanos: int) -> Any:
        raise NotImplementedError

    def _with_field(self, name: str, value: int) -> Any:
        raise NotImplementedError

    @takes("java.time.temporal.TemporalAmount", "long, java.time.temporal.TemporalUnit")
    def plus(self, amount: Any, unit: Any = None) -> Any:
        return self._shifted(amount, unit, 1)

    @takes("java.time.temporal.TemporalAmount", "long, java.time.temporal.TemporalUnit")
    def minus(self, amount: Any, unit: Any = None) -> Any:
        return self._shifted(amount, unit, -1)

    def _shifted(self, amount: Any, unit: Any, sign: int) -> Any:
        if unit is None:
            if amount is None:
                raise NullPointerException("amountToAdd" if sign > 0 else "amountToSubtract")
            return amount._added_to(self, sign)
        return self._moved(sign * amount, unit)

    @takes("java.time.temporal.Temporal, java.time.temporal.TemporalUnit")
    def until(self, end: Any, unit: Any) -> int:
        """Whole units to another one."""
        return java_long(self._distance(end, unit))

    @takes("java.time.temporal.TemporalUnit")
    def truncatedTo(self, unit: Any) -> Any:
        if unit._nanos > _ZERO_NANOS:
            raise UnsupportedTemporalTypeException("Unit is too large to be used for truncation")
        return self._truncated(unit._nanos)

    @takes("java.time.temporal.TemporalAdjuster", "java.time.temporal.TemporalField, long")
    def with_(self, target: Any, value: Any = None) -> Any:
        if value is None:
            return target._adjusted(self)
        return self._with_field(target.name(), target.checked(value))

    @takes("java.time.format.DateTimeFormatter")
    def format(self, formatter: Any) -> Any:
        if formatter is None:
            raise NullPointerException("formatter")
        return formatter.format(self)

    @takes("java.time.temporal.TemporalUnit", "java.time.temporal.TemporalField")
    def isSupported(self, target: Any) -> bool:
        name = target.name()
        return name in self._values() if name in FIELDS else self._has_unit(target)

    def _has_unit(self, unit: Any) -> bool:
        return True


setattr(Temporal, "with", Temporal.with_)  # a word of Python


def unsupported_unit(unit: Any) -> UnsupportedTemporalTypeException:
    """The error of a unit that a class does not know."""
    return UnsupportedTemporalTypeException(f"Unsupported unit: {unit}")
