"""java.util.zip.GZIPOutputStream: the header at once, what zlib holds back at finish() or close()."""

from __future__ import annotations

import zlib
from typing import Any

from ...io.exceptions import IOException
from ...io.filter_output_stream import FilterOutputStream
from ...io.streams import check_range_silently
from ...lang.signature import constructor_takes
from ...lang.throwable import IllegalArgumentException, NullPointerException
from ...registry import java_class

_HEADER = b"\x1f\x8b\x08\0\0\0\0\0\0\xff"  # no name, no time, an operating system that is not said


@java_class("java.util.zip.GZIPOutputStream")
class GZIPOutputStream(FilterOutputStream):
    """One member."""

    _check_range = staticmethod(check_range_silently)

    @constructor_takes(
        "java.io.OutputStream", "java.io.OutputStream, int", "java.io.OutputStream, boolean", "java.io.OutputStream, int, boolean"
    )
    def __init__(self, target: Any, *how: Any) -> None:
        if target is None:
            raise NullPointerException()
        if how and how[0] <= 0 and not isinstance(how[0], bool):
            raise IllegalArgumentException("buffer size <= 0")
        super().__init__(target)
        self._flushes = isinstance(how[-1], bool) and how[-1] if how else False
        self._deflater = zlib.compressobj(zlib.Z_DEFAULT_COMPRESSION, zlib.DEFLATED, -zlib.MAX_WBITS)
        self._checksum, self._length = 0, 0
        self._finished = self._closed = False
        target.write(_HEADER)

    def write(self, *values: Any) -> None:
        if self._finished:
            raise IOException("write beyond end of stream")
        super().write(*values)

    def _put(self, data: bytes) -> None:
        self._checksum, self._length = zlib.crc32(data, self._checksum), self._length + len(data)
        self._pass_on(self._deflater.compress(data))

    def _pass_on(self, data: bytes) -> None:
        if data:
            self._target.write(data)

    def finish(self) -> None:
        """What is left and the trailer."""
        if not self._finished:
            self._finished = True
            length = self._length & 0xFFFFFFFF
            self._pass_on(self._deflater.flush() + self._checksum.to_bytes(4, "little") + length.to_bytes(4, "little"))

    def flush(self) -> None:
        """The target's; of what zlib holds back nothing, unless the constructor was told so."""
        if self._flushes and not self._finished:
            self._pass_on(self._deflater.flush(zlib.Z_SYNC_FLUSH))
        super().flush()

    def close(self) -> None:
        if not self._closed:
            self._closed = True
            self.finish()
            self._target.close()
