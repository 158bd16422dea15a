"""java.util.zip's checksums, and the streams that keep one of what passes through them."""

from __future__ import annotations

import zlib
from typing import Any, Callable

from ...io.filter_input_stream import FilterInputStream
from ...io.filter_output_stream import FilterOutputStream
from ...lang.long_value import java_long
from ...lang.object import JavaObject
from ...lang.signature import constructor_takes, takes
from ...lang.throwable import ArrayIndexOutOfBoundsException, NullPointerException
from ...registry import java_class

_NO_ARRAY = 'Cannot read the array length because "b" is null'


@java_class("java.util.zip.Checksum")
class Checksum(JavaObject):
    """A checksum of bytes."""

    _function: Callable[[bytes, int], int]
    _start = 0

    def __init__(self) -> None:
        self._value = self._start

    @takes("byte[]", "int", "java.nio.ByteBuffer", "byte[], int, int")
    def update(self, data: Any, offset: int = 0, *length: int) -> None:
        """Of the low byte of a number, of an array or of a part of one."""
        if data is None:
            raise NullPointerException(_NO_ARRAY)
        raw = bytes((data & 0xFF,)) if isinstance(data, int) else data
        count = length[0] if length else len(raw)
        if offset < 0 or count < 0 or offset > len(raw) - count:
            raise ArrayIndexOutOfBoundsException()
        self._add(raw[offset : offset + count])

    def _add(self, data: bytes) -> None:
        self._value = type(self)._function(data, self._value)

    def getValue(self) -> int:
        return java_long(self._value)

    def reset(self) -> None:
        self._value = self._start


@java_class("java.util.zip.CRC32")
class CRC32(Checksum):
    _function = staticmethod(zlib.crc32)


@java_class("java.util.zip.Adler32")
class Adler32(Checksum):
    _function, _start = staticmethod(zlib.adler32), 1


@java_class("java.util.zip.CheckedInputStream")
class CheckedInputStream(FilterInputStream):
    """Its checksum is of what was read."""

    @constructor_takes("java.io.InputStream, java.util.zip.Checksum")
    def __init__(self, source: Any, checksum: Any) -> None:
        super().__init__(source)
        self._checksum = checksum

    def _take(self, size: int) -> bytes:
        data = super()._take(size)
        self._checksum._add(data)
        return data

    def getChecksum(self) -> Any:
        return self._checksum


@java_class("java.util.zip.CheckedOutputStream")
class CheckedOutputStream(FilterOutputStream):
    """Its checksum is of what was written."""

    @constructor_takes("java.io.OutputStream, java.util.zip.Checksum")
    def __init__(self, target: Any, checksum: Any) -> None:
        super().__init__(target)
        self._checksum = checksum

    def _put(self, data: bytes) -> None:
        super()._put(data)
        self._checksum._add(data)

    def getChecksum(self) -> Any:
        return self._checksum
