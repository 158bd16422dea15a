"""java.time.Duration."""

from __future__ import annotations

import re
from typing import Any, ClassVar, Tuple

from ..lang.long_value import java_long
from ..lang.numbers import quotient, wrap32
from ..lang.signature import static_takes, takes
from ..lang.throwable import ArithmeticException
from ..registry import java_class
from ..util.hashing import long_hash
from .format.exceptions import DateTimeParseException
from .temporal.chrono_unit import UNITS
from .temporal.exceptions import UnsupportedTemporalTypeException
from .temporal.temporal import TemporalAmount

_SECOND = 10**9
_PARTS = {"Days": 86_400 * _SECOND, "Hours": 3600 * _SECOND, "Minutes": 60 * _SECOND, "Seconds": _SECOND, "Millis": 10**6, "Nanos": 1}
_TEXT = re.compile(
    r"([-+]?)P(?:([-+]?\d+)D)?(T(?:([-+]?\d+)H)?(?:([-+]?\d+)M)?(?:([-+]?\d+)(?:[.,](\d{0,9}))?S)?)?", re.IGNORECASE
)  # fmt: skip


@java_class("java.time.Duration")
class Duration(TemporalAmount):
    """A length of time in nanoseconds."""

    ZERO: ClassVar[Duration]
    _nanos: int

    @staticmethod
    def _of(nanos: int) -> Duration:
        result = Duration.__new__(Duration)
        result._nanos = nanos
        return result

    @staticmethod
    @static_takes("long", "long, long")
    def ofSeconds(seconds: int, nanos: int = 0) -> Duration:
        return Duration._of(seconds * _SECOND + nanos)

    @staticmethod
    @static_takes("long, java.time.temporal.TemporalUnit")
    def of(amount: int, unit: Any) -> Duration:
        return Duration._of(amount * _exact(unit))

    @staticmethod
    @static_takes("java.time.temporal.Temporal, java.time.temporal.Temporal")
    def between(first: Any, second: Any) -> Duration:
        try:
            return Duration._of(first._distance(second, UNITS["NANOS"]))
        except UnsupportedTemporalTypeException:
            return Duration._of(first._distance(second, UNITS["SECONDS"]) * _SECOND)

    @staticmethod
    @static_takes("java.lang.CharSequence")
    def parse(text: str) -> Duration:
        match = _TEXT.fullmatch(text)
        if match is None or text[-1:] in "Tt" or not any(match.groups()[1:]):
            raise DateTimeParseException("Text cannot be parsed to a Duration")
        sign, days, _, hours, minutes, seconds, fraction = match.groups()
        total = (int(days or 0) * 86_400 + int(hours or 0) * 3600 + int(minutes or 0) * 60 + int(seconds or 0)) * _SECOND
        part = int((fraction or "").ljust(9, "0"))
        total += -part if (seconds or "").startswith("-") else part
        return Duration._of(-total if sign == "-" else total)

    def getSeconds(self) -> int:
        return java_long(self._nanos // _SECOND)

    def getNano(self) -> int:
        return self._nanos % _SECOND

    @takes("java.time.Duration", "long, java.time.temporal.TemporalUnit")
    def plus(self, amount: Any, unit: Any = None) -> Duration:
        return Duration._of(self._nanos + (amount._nanos if unit is None else amount * _exact(unit)))

    @takes("java.time.Duration", "long, java.time.temporal.TemporalUnit")
    def minus(self, amount: Any, unit: Any = None) -> Duration:
        return Duration._of(self._nanos - (amount._nanos if unit is None else amount * _exact(unit)))

    @takes("long")
    def multipliedBy(self, factor: int) -> Duration:
        return Duration._of(self._nanos * factor)

    @takes("java.time.Duration", "long")
    def dividedBy(self, divisor: Any) -> Any:
        number = divisor if isinstance(divisor, int) else divisor._nanos
        if number == 0:
            raise ArithmeticException("Cannot divide by zero")
        whole = quotient(self._nanos, number)
        return Duration._of(whole) if isinstance(divisor, int) else java_long(whole)

    def negated(self) -> Duration:
        return Duration._of(-self._nanos)

    def abs(self) -> Duration:
        return Duration._of(abs(self._nanos))

    def isNegative(self) -> bool:
        return self._nanos < 0

    def isZero(self) -> bool:
        return self._nanos == 0

    def toMillis(self) -> int:
        return java_long(self._nanos // 10**6)

    def toNanos(self) -> int:
        return java_long(self._nanos)

    def toString(self) -> str:
        """PT1H2M3.5S"""
        if not self._nanos:
            return "PT0S"
        seconds = quotient(self._nanos, _SECOND)
        remainder, hours = self._nanos - seconds * _SECOND, quotient(seconds, 3600)
        minutes = quotient(seconds - hours * 3600, 60)
        seconds -= hours * 3600 + minutes * 60
        text = "PT" + (f"{hours}H" if hours else "") + (f"{minutes}M" if minutes else "")
        if not seconds and not remainder and len(text) > 2:
            return text
        sign = "-" if seconds < 0 or remainder < 0 else ""
        return f"{text}{sign}{abs(seconds)}" + (f".{abs(remainder):09}".rstrip("0") if remainder else "") + "S"

    def hashCode(self) -> int:
        return hash_of(self._nanos // _SECOND, self._nanos % _SECOND)

    def compareTo(self, other: Any) -> int:
        mine, theirs = divmod(self._nanos, _SECOND), divmod(other._nanos, _SECOND)
        return int((mine[0] > theirs[0]) - (mine[0] < theirs[0]) or mine[1] - theirs[1])

    def _key(self) -> int:
        return self._nanos

    def _added_to(self, temporal: Any, sign: int) -> Any:
        seconds, nanos = divmod(self._nanos, _SECOND)
        moved = temporal._moved(sign * seconds, UNITS["SECONDS"]) if seconds else temporal
        return moved._moved(sign * nanos, UNITS["NANOS"]) if nanos else moved


def hash_of(seconds: int, nanos: int) -> int:
    """Of an Instant and a Duration."""
    return wrap32(long_hash(seconds) + 51 * nanos)


def _exact(unit: Any) -> int:
    if unit.isDurationEstimated() and unit.name() != "DAYS":
        raise UnsupportedTemporalTypeException("Unit must not have an estimated duration")
    return int(unit._nanos)


def _add_parts() -> None:
    """ofDays, plusDays, minusDays, toDays, toDaysPart … of each unit."""

    def install(name: str, nanos: int) -> None:
        setattr(Duration, "of" + name, staticmethod(static_takes("long")(_named(f"of{name}", lambda amount: Duration._of(amount * nanos)))))
        setattr(Duration, "plus" + name, takes("long")(_named(f"plus{name}", lambda self, n: Duration._of(self._nanos + n * nanos))))
        setattr(Duration, "minus" + name, takes("long")(_named(f"minus{name}", lambda self, n: Duration._of(self._nanos - n * nanos))))
        if not hasattr(Duration, "to" + name):
            setattr(Duration, "to" + name, _named(f"to{name}", lambda self: java_long(self._nanos // nanos)))

    for name, nanos in _PARTS.items():
        if name != "Seconds":
            install(name, nanos)
        else:
            of_seconds = Duration.ofSeconds
            install(name, nanos)
            Duration.ofSeconds = staticmethod(of_seconds)  # type: ignore[method-assign]
    sizes: Tuple[Tuple[str, int, int], ...] = (
        ("Hours", _PARTS["Hours"], 24), ("Minutes", _PARTS["Minutes"], 60), ("Seconds", _SECOND, 60), ("Millis", 10**6, 1000),
        ("Nanos", 1, _SECOND),
    )  # fmt: skip
    for name, nanos, most in sizes:
        setattr(Duration, f"to{name}Part", _part(f"to{name}Part", nanos, most))
    Duration.toDaysPart = lambda self: java_long(self._nanos // _PARTS["Days"])  # type: ignore[attr-defined]


def _named(name: str, function: Any) -> Any:
    function.__name__ = name
    return function


def _part(name: str, nanos: int, most: int) -> Any:
    return _named(name, lambda self: self._nanos // nanos % most)


_add_parts()
Duration.ZERO = Duration._of(0)
