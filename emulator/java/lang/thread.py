"""java.lang.Thread: sleep, and the current thread's name."""

from __future__ import annotations

import time

from ..registry import java_class
from .object import JavaObject
from .signature import static_takes
from .throwable import IllegalArgumentException


@java_class("java.lang.Thread")
class Thread(JavaObject):
    """sleep, and the current thread's name."""

    @staticmethod
    @static_takes("long", "long, int")
    def sleep(millis: int, nanos: int = 0) -> None:
        if millis < 0:
            raise IllegalArgumentException("timeout value is negative")
        time.sleep(millis / 1000)

    @staticmethod
    def currentThread() -> Thread:
        return Thread()

    def getName(self) -> str:
        return "Timer-Driven Process Thread-1"

    def isInterrupted(self) -> bool:
        """Never."""
        return False
