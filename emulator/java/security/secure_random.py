"""java.security.SecureRandom: random numbers of the machine, whatever the algorithm is called."""

from __future__ import annotations

import os
import random
from array import array
from typing import Any

from ..io.streams import to_java_bytes
from ..lang.long_value import java_long
from ..lang.object import JavaObject
from ..lang.signature import static_takes, takes
from ..lang.throwable import IllegalArgumentException
from ..registry import java_class
from .exceptions import NoSuchAlgorithmException

_ALGORITHMS = ("NativePRNG", "NativePRNGBlocking", "NativePRNGNonBlocking", "SHA1PRNG", "DRBG")


@java_class("java.security.SecureRandom")
class SecureRandom(JavaObject):
    """Seeds are taken and change nothing."""

    def __init__(self, *seed: Any) -> None:
        self._algorithm, self._random = "NativePRNG", random.SystemRandom()

    @staticmethod
    @static_takes("String", "String, String")
    def getInstance(algorithm: str, *provider: str) -> SecureRandom:
        names = {name.upper(): name for name in _ALGORITHMS}
        if algorithm.upper() not in names:
            raise NoSuchAlgorithmException(f"{algorithm} SecureRandom not available")
        source = SecureRandom()
        source._algorithm = names[algorithm.upper()]
        return source

    @staticmethod
    def getInstanceStrong() -> SecureRandom:
        return SecureRandom()

    def getAlgorithm(self) -> str:
        return self._algorithm

    def nextBytes(self, target: Any) -> None:
        for place, byte in enumerate(to_java_bytes(os.urandom(len(target)))):
            target[place] = byte

    @takes("int")
    def generateSeed(self, count: int) -> array[int]:
        return to_java_bytes(os.urandom(count))

    def setSeed(self, seed: Any) -> None:
        """What is given is mixed in."""

    @takes("", "int", "int, int")
    def nextInt(self, *bounds: int) -> int:
        if not bounds:
            return self._random.getrandbits(32) - 2**31
        least, most = bounds if len(bounds) == 2 else (0, bounds[0])
        if least >= most:
            raise IllegalArgumentException("bound must be positive" if len(bounds) == 1 else "bound must be greater than origin")
        return self._random.randrange(least, most)

    def nextLong(self) -> int:
        return java_long(self._random.getrandbits(64) - 2**63)

    def nextDouble(self) -> float:
        return self._random.random()

    def nextFloat(self) -> float:
        return self._random.getrandbits(24) / 2.0**24

    def nextBoolean(self) -> bool:
        return bool(self._random.getrandbits(1))

    def nextGaussian(self) -> float:
        return self._random.gauss(0.0, 1.0)
