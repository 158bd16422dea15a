"""java.util.UUID."""

from __future__ import annotations

import uuid
from typing import Any, Optional, Tuple

from ..lang.comparable import Comparable
from ..lang.long_value import java_long
from ..lang.numbers import wrap64
from ..lang.signature import constructor_takes, static_takes
from ..lang.throwable import IllegalArgumentException, NullPointerException, NumberFormatException, UnsupportedOperationException
from ..registry import java_class
from .hashing import long_hash

_HEX = frozenset("0123456789abcdefABCDEF")
_LOW = (1 << 64) - 1


@java_class("java.util.UUID")
class UUID(Comparable):
    """128 bits: ``UUID(most, least)``."""

    _value: uuid.UUID

    @constructor_takes("long, long")
    def __init__(self, most: int, least: int) -> None:
        self._value = uuid.UUID(int=(most & _LOW) << 64 | least & _LOW)

    @staticmethod
    def _of(value: uuid.UUID) -> UUID:
        result = UUID.__new__(UUID)
        result._value = value
        return result

    @staticmethod
    def randomUUID() -> UUID:
        return UUID._of(uuid.uuid4())

    @staticmethod
    @static_takes("String")
    def fromString(text: Optional[str]) -> UUID:
        if text is None:
            raise NullPointerException('Cannot invoke "String.length()" because "name" is null')
        parts = text.split("-")
        if len(parts) != 5 or any(not part for part in parts):
            raise IllegalArgumentException("Invalid UUID string: " + text)
        for part in parts:
            wrong = [index for index, char in enumerate(part) if char not in _HEX]
            if wrong:
                raise NumberFormatException(f'Error at index {wrong[0]} in: "{part}"')
        widths = (8, 4, 4, 4, 12)
        return UUID._of(uuid.UUID("".join(part.rjust(width, "0")[-width:] for part, width in zip(parts, widths))))

    @staticmethod
    @static_takes("byte[]")
    def nameUUIDFromBytes(data: Optional[bytes]) -> UUID:
        """One made of bytes, always the same (version 3 without a name space)."""
        import hashlib

        if data is None:
            raise NullPointerException('Cannot read the array length because "input" is null')
        return UUID._of(uuid.UUID(bytes=hashlib.md5(data).digest(), version=3))

    def version(self) -> int:
        return self._value.int >> 76 & 0xF

    def variant(self) -> int:
        least = self._value.int & _LOW
        return least >> (64 - (least >> 62)) & least_sign(least)

    def getMostSignificantBits(self) -> int:
        return java_long(wrap64(self._value.int >> 64))

    def getLeastSignificantBits(self) -> int:
        return java_long(wrap64(self._value.int & _LOW))

    def timestamp(self) -> int:
        """Tenths of microseconds since 1582, in a UUID made of the time."""
        return java_long(self._timed().time)

    def clockSequence(self) -> int:
        return self._timed().clock_seq

    def node(self) -> int:
        return java_long(self._timed().node)

    def _timed(self) -> uuid.UUID:
        if self.version() != 1:
            raise UnsupportedOperationException("Not a time-based UUID")
        return self._value

    def toString(self) -> str:
        return str(self._value)

    def hashCode(self) -> int:
        return long_hash((self._value.int >> 64) ^ (self._value.int & _LOW))

    def _key(self) -> Tuple[Any, ...]:
        return (wrap64(self._value.int >> 64), wrap64(self._value.int & _LOW))


def least_sign(least: int) -> int:
    """The lower half shifted right by 63 bits, its sign kept."""
    return _LOW if least >> 63 else 0
