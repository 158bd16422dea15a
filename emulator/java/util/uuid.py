"""java.util.UUID."""

from __future__ import annotations

import uuid
from typing import Any

from ..io.streams import from_java_bytes
from ..lang.object import JavaObject
from ..lang.throwable import IllegalArgumentException, NumberFormatException
from ..registry import java_class

_HEX = frozenset("0123456789abcdefABCDEF")


@java_class("java.util.UUID")
class UUID(JavaObject):
    """A uuid."""

    def __init__(self, value: uuid.UUID) -> None:
        self._value = value

    @staticmethod
    def randomUUID() -> UUID:
        return UUID(uuid.uuid4())

    @staticmethod
    def fromString(text: str) -> UUID:
        parts = text.split("-")
        if len(parts) != 5 or any(not part for part in parts):
            raise IllegalArgumentException("Invalid UUID string: " + text)
        for part in parts:
            wrong = [index for index, char in enumerate(part) if char not in _HEX]
            if wrong:
                raise NumberFormatException(f'Error at index {wrong[0]} in: "{part}"')
        widths = (8, 4, 4, 4, 12)
        return UUID(uuid.UUID("".join(part.rjust(width, "0")[-width:] for part, width in zip(parts, widths))))

    @staticmethod
    def nameUUIDFromBytes(data: Any) -> UUID:
        """One made of bytes, always the same (version 3 without a name space)."""
        import hashlib

        return UUID(uuid.UUID(bytes=hashlib.md5(from_java_bytes(data)).digest(), version=3))

    def version(self) -> int:
        return self._value.version or 0

    def toString(self) -> str:
        return str(self._value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, UUID) and other._value == self._value

    def __hash__(self) -> int:
        return hash(self._value)
