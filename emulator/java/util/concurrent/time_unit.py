"""java.util.concurrent.TimeUnit."""

from __future__ import annotations

from typing import ClassVar, Dict

from ...lang.enum import Enum
from ...lang.long_value import java_long
from ...registry import java_class


@java_class("java.util.concurrent.TimeUnit")
class TimeUnit(Enum):
    """java.util.concurrent.TimeUnit."""

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

    def convert(self, duration: int, unit: TimeUnit) -> int:
        """A duration of another unit in this one."""
        return java_long(int(duration * unit._nanos // self._nanos))

    def toMillis(self, duration: int) -> int:
        return TimeUnit.MILLISECONDS.convert(duration, self)

    def toSeconds(self, duration: int) -> int:
        return TimeUnit.SECONDS.convert(duration, self)

    def sleep(self, duration: int) -> None:
        import time

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


for _ordinal, (_name, _nanos) in enumerate(_NANOS.items()):
    setattr(TimeUnit, _name, TimeUnit(_name, _ordinal, _nanos))
