"""java.util.concurrent.TimeUnit."""

from __future__ import annotations

from typing import ClassVar, Dict

from ...lang.constants import Constant, fill
from ...lang.long_value import java_long
from ...lang.signature import takes
from ...lang.throwable import NullPointerException
from ...registry import java_class

_MOST = 2**63 - 1
_WAYS = ("toNanos", "toMicros", "toMillis", "toSeconds", "toMinutes", "toHours", "toDays")
_NO_UNIT = 'Cannot invoke "java.util.concurrent.TimeUnit.%s(long)" because "sourceUnit" is null'


@java_class("java.util.concurrent.TimeUnit")
class TimeUnit(Constant):
    """java.util.concurrent.TimeUnit: what is too large for a long becomes the largest."""

    NANOSECONDS: ClassVar[TimeUnit]
    MICROSECONDS: ClassVar[TimeUnit]
    MILLISECONDS: ClassVar[TimeUnit]
    SECONDS: ClassVar[TimeUnit]
    MINUTES: ClassVar[TimeUnit]
    HOURS: ClassVar[TimeUnit]
    DAYS: ClassVar[TimeUnit]

    def __init__(self, name: str, ordinal: int, nanos: int) -> None:
        super().__init__(name, ordinal)
        self._nanos = nanos

    @takes("long, java.util.concurrent.TimeUnit")
    def convert(self, duration: int, unit: TimeUnit) -> int:
        """A duration of another unit in this one."""
        if unit is None:
            raise NullPointerException(_NO_UNIT % _WAYS[self._ordinal])
        return self._converted(duration, unit)

    def _converted(self, duration: int, unit: TimeUnit) -> int:
        product = duration * unit._nanos
        whole = abs(product) // self._nanos * (1 if product >= 0 else -1)
        return java_long(max(-_MOST - 1, min(_MOST, whole)))

    @takes("long")
    def toNanos(self, duration: int) -> int:
        return TimeUnit.NANOSECONDS._converted(duration, self)

    @takes("long")
    def toMicros(self, duration: int) -> int:
        return TimeUnit.MICROSECONDS._converted(duration, self)

    @takes("long")
    def toMillis(self, duration: int) -> int:
        return TimeUnit.MILLISECONDS._converted(duration, self)

    @takes("long")
    def toSeconds(self, duration: int) -> int:
        return TimeUnit.SECONDS._converted(duration, self)

    @takes("long")
    def toMinutes(self, duration: int) -> int:
        return TimeUnit.MINUTES._converted(duration, self)

    @takes("long")
    def toHours(self, duration: int) -> int:
        return TimeUnit.HOURS._converted(duration, self)

    @takes("long")
    def toDays(self, duration: int) -> int:
        return TimeUnit.DAYS._converted(duration, self)

    @takes("long")
    def sleep(self, duration: int) -> None:
        import time

        if duration > 0:
            time.sleep(duration * self._nanos / 10**9)


_NANOS: Dict[str, int] = {
    "NANOSECONDS": 1,
    "MICROSECONDS": 10**3,
    "MILLISECONDS": 10**6,
    "SECONDS": 10**9,
    "MINUTES": 60 * 10**9,
    "HOURS": 3600 * 10**9,
    "DAYS": 86400 * 10**9,
}
fill(TimeUnit, {name: TimeUnit(name, ordinal, nanos) for ordinal, (name, nanos) in enumerate(_NANOS.items())})
