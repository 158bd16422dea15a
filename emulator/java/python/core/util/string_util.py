"""org.python.core.util.StringUtil, which comes with Jython itself."""

from __future__ import annotations

from array import array
from typing import Any

from ....io.streams import from_java_bytes, to_java_bytes
from ....lang.object import JavaObject
from ....registry import java_class


@java_class("org.python.core.util.StringUtil")
class StringUtil(JavaObject):
    """Between strings and byte[], one byte a character (ISO-8859-1)."""

    @staticmethod
    def toBytes(text: Any) -> array[int]:
        """The low byte of each character."""
        return to_java_bytes(bytes(ord(char) & 0xFF for char in text) if isinstance(text, str) else bytes(text))

    @staticmethod
    def fromBytes(data: Any, offset: int = 0, size: int = -1) -> str:
        """One character a byte."""
        whole = from_java_bytes(data)
        return (whole[offset:] if size < 0 else whole[offset : offset + size]).decode("latin-1")
