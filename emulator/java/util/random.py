"""java.util.Random: the linear congruential generator of the JDK, number for number."""

from __future__ import annotations

import math
import random
from typing import Any, Callable, List, Optional

from ..lang.long_value import java_long
from ..lang.numbers import to_float, wrap32, wrap64
from ..lang.object import JavaObject
from ..lang.signature import constructor_takes, takes
from ..lang.strict_math import log
from ..lang.throwable import IllegalArgumentException, NullPointerException
from ..registry import java_class

_MULTIPLIER, _ADDEND, _MASK = 0x5DEECE66D, 0xB, (1 << 48) - 1
_BOUND, _ORDER = "bound must be positive", "bound must be greater than origin"


@java_class("java.util.Random")
class Random(JavaObject):
    """The same numbers for the same seed as in Java."""

    @constructor_takes("", "long")
    def __init__(self, *seed: int) -> None:
        self.setSeed(*(seed or (random.getrandbits(48),)))

    @takes("long")
    def setSeed(self, seed: int) -> None:
        self._seed = (seed ^ _MULTIPLIER) & _MASK
        self._next_gaussian: Optional[float] = None

    def _next(self, bits: int) -> int:
        """Random.next: the upper bits of the next seed, as a signed int."""
        self._seed = (self._seed * _MULTIPLIER + _ADDEND) & _MASK
        return wrap32(self._seed >> (48 - bits))

    def _whole(self) -> int:
        return self._next(32)

    def _long(self) -> int:
        return wrap64((self._next(32) << 32) + self._next(32))

    def _fraction(self) -> float:
        return ((self._next(26) << 27) + self._next(27)) * 2.0**-53

    @takes("", "int", "int, int")
    def nextInt(self, *bounds: int) -> int:
        """Any int, one below a bound, or one of a range."""
        if not bounds:
            return self._whole()
        if len(bounds) == 2:
            return self._between(bounds[0], bounds[1])
        bound = bounds[0]
        if bound <= 0:
            raise IllegalArgumentException(_BOUND)
        drawn = self._next(31)
        if bound & (bound - 1) == 0:
            return (bound * drawn) >> 31
        while wrap32(drawn - drawn % bound + bound - 1) < 0:
            drawn = self._next(31)
        return drawn % bound

    def _between(self, origin: int, bound: int) -> int:
        if origin >= bound:
            raise IllegalArgumentException(_ORDER)
        return _bounded(origin, bound, self._whole, 32)

    @takes("", "long", "long, long")
    def nextLong(self, *bounds: int) -> int:
        """Any long, one below a bound, or one of a range."""
        if not bounds:
            return java_long(self._long())
        origin, bound = bounds if len(bounds) == 2 else (0, bounds[0])
        if origin >= bound:
            raise IllegalArgumentException(_ORDER if len(bounds) == 2 else _BOUND)
        return java_long(_bounded(origin, bound, self._long, 64))

    @takes("", "double", "double, double")
    def nextDouble(self, *bounds: float) -> float:
        """From 0 to 1, below a bound, or of a range."""
        if not bounds:
            return self._fraction()
        origin, bound = bounds if len(bounds) == 2 else (0.0, bounds[0])
        if not (origin < bound and bound - origin < math.inf):
            raise IllegalArgumentException(_ORDER if len(bounds) == 2 else "bound must be finite and positive")
        drawn = self._fraction() * (bound - origin) + origin
        return drawn if drawn < bound else math.nextafter(bound, -math.inf)

    def nextFloat(self) -> float:
        return to_float(self._next(24) / (1 << 24))

    def nextBoolean(self) -> bool:
        return self._next(1) != 0

    def nextGaussian(self) -> float:
        """The polar method of Marsaglia, two numbers at a time."""
        kept, self._next_gaussian = self._next_gaussian, None
        if kept is not None:
            return kept
        while True:
            first, second = 2 * self._fraction() - 1, 2 * self._fraction() - 1
            square = first * first + second * second
            if 0 < square < 1:
                factor = math.sqrt(-2 * log(square) / square)
                self._next_gaussian = second * factor
                return first * factor

    @takes("=byte[]")
    def nextBytes(self, target: Any) -> None:
        """Fill an array."""
        if target is None:
            raise NullPointerException('Cannot read the array length because "bytes" is null')
        for place in range(len(target)):
            if place % 4 == 0:
                number = self._whole()
            target[place] = ((number >> 8 * (place % 4)) + 128) % 256 - 128

    @takes("long", "long, int, int")
    def ints(self, count: int, *bounds: int) -> Any:
        """A stream of that many."""
        from .stream.number_streams import IntStream

        return IntStream([self._between(*bounds) if bounds else self._whole() for _ in range(count)])

    def _shuffle(self, values: List[Any]) -> None:
        """Collections.shuffle."""
        for size in range(len(values), 1, -1):
            place = self.nextInt(size)
            values[size - 1], values[place] = values[place], values[size - 1]


def _bounded(origin: int, bound: int, draw: Callable[[], int], bits: int) -> int:
    """RandomSupport.boundedNextInt and boundedNextLong: what overflows is drawn again."""
    size, drawn, unsigned, half = bound - origin, draw(), (1 << bits) - 1, 1 << (bits - 1)
    if size >= half:
        while not origin <= drawn < bound:
            drawn = draw()
        return drawn
    if size & (size - 1) == 0:
        return (drawn & (size - 1)) + origin
    drawn = (drawn & unsigned) >> 1
    while drawn + size - 1 - drawn % size >= half:
        drawn = (draw() & unsigned) >> 1
    return drawn % size + origin
