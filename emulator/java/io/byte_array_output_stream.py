"""java.io.ByteArrayOutputStream."""

from __future__ import annotations

from array import array
from typing import Any, List

from ..lang.signature import constructor_takes, takes
from ..lang.throwable import IllegalArgumentException, NullPointerException
from ..nio.charset.charsets import decode, named
from ..registry import java_class
from .streams import NO_TARGET, OutputStream, to_java_bytes


@java_class("java.io.ByteArrayOutputStream")
class ByteArrayOutputStream(OutputStream):
    """Collects bytes."""

    @constructor_takes("", "int")
    def __init__(self, size: int = 32) -> None:
        if size < 0:
            raise IllegalArgumentException(f"Negative initial size: {size}")
        self._parts: List[bytes] = []

    def _put(self, data: bytes) -> None:
        self._parts.append(data)

    def _bytes(self) -> bytes:
        self._parts = [b"".join(self._parts)]
        return self._parts[0]

    def toByteArray(self) -> array[int]:
        return to_java_bytes(self._bytes())

    def size(self) -> int:
        return len(self._bytes())

    def reset(self) -> None:
        self._parts = []

    @takes("byte[]")
    def writeBytes(self, data: Any) -> None:
        self.write(data)

    @takes("java.io.OutputStream")
    def writeTo(self, target: Any) -> None:
        if target is None:
            raise NullPointerException(NO_TARGET)
        target.write(self._bytes())

    @takes("", "int", "String", "java.nio.charset.Charset")
    def toString(self, *how: Any) -> str:
        """What was written, decoded (UTF-8 by default); a number is the high byte of each character."""
        if how and isinstance(how[0], int):
            return "".join(chr((how[0] & 0xFF) << 8 | byte) for byte in self._bytes())
        if how and how[0] is None:
            raise NullPointerException()
        return decode(self._bytes(), named(how[0]) if how else None)
