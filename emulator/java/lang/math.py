"""java.lang.Math."""

from __future__ import annotations

import math
from typing import Any, ClassVar

from ..registry import java_class
from .throwable import ArithmeticException


@java_class("java.lang.Math")
class Math:
    """Static helpers."""

    PI: ClassVar[float] = math.pi
    E: ClassVar[float] = math.e

    abs = staticmethod(abs)
    ceil = staticmethod(lambda value: float(math.ceil(value)))
    floor = staticmethod(lambda value: float(math.floor(value)))
    sqrt = staticmethod(lambda value: math.sqrt(value) if value >= 0 else math.nan)
    pow = staticmethod(lambda base, exponent: float(base) ** exponent)
    log = staticmethod(lambda value: math.log(value) if value > 0 else (-math.inf if value == 0 else math.nan))
    exp = staticmethod(math.exp)
    rint = staticmethod(lambda value: float(round(value)))

    @staticmethod
    def round(value: float) -> int:
        """To the nearest whole number, halves upwards."""
        return math.floor(value + 0.5)

    @staticmethod
    def max(first: Any, second: Any) -> Any:
        return second if second > first else first

    @staticmethod
    def min(first: Any, second: Any) -> Any:
        return second if second < first else first

    @staticmethod
    def random() -> float:
        """From 0 up to 1."""
        import random

        return random.random()

    @staticmethod
    def floorMod(dividend: int, divisor: int) -> int:
        """The remainder with the divisor's sign."""
        if divisor == 0:
            raise ArithmeticException("/ by zero")
        return dividend % divisor
