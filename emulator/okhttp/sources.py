"""The bodies of answers: okhttp3's sources of known and unknown length, and okio's GzipSource (4.9.3, okio 2.8.0).

``read(size)`` gives at most ``size`` bytes from at most one read of the socket, empty at the end. ``close`` reads on for up to 100 ms, so
that the connection can be used again. ``describe()`` is Java's toString, which NiFi's message about a broken body shows.
"""

from __future__ import annotations

import time
import zlib
from typing import Callable, Optional, Union

from ..java.io.exceptions import EOFException, IOException
from ..java.lang.throwable import IllegalArgumentException
from ..java.net.exceptions import ProtocolException
from .connection import SEGMENT, Connection

BODY = "okhttp3.internal.http1.Http1ExchangeCodec$"
DISCARD_S = 0.1


class Source:
    """Base: errors end the connection, the end of the body releases it through ``when_done``."""

    java_name = ""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.finished = False
        self.when_done: Callable[[], None] = _nothing

    def read(self, size: int, deadline_s: Optional[float] = None) -> bytes:
        """The next bytes."""
        try:
            data = self._read(size, deadline_s)
        except IOException:
            self.connection.no_new_exchanges = True
            self.done()
            raise
        if not data or self._drained():
            self.done()
        return data

    def done(self) -> None:
        """The body is over, well or not."""
        if not self.finished:
            self.finished = True
            self.when_done()

    def close(self) -> None:
        """Drop the rest, if it comes soon, and give the connection back."""
        if not self.finished and not self._discard():
            self.connection.no_new_exchanges = True
        self.done()

    def describe(self) -> str:
        """Object.toString of the Java object, a hash in place of the address."""
        return f"buffer(ResponseBodySource({self.java_name}@{id(self) & 0xFFFFFFFF:08x}))"

    def _discard(self) -> bool:
        end = time.monotonic() + DISCARD_S
        try:
            while self.read(SEGMENT, max(end - time.monotonic(), 0.001)):
                pass
        except IOException:
            return False
        return True

    def _read(self, size: int, deadline_s: Optional[float]) -> bytes:
        raise NotImplementedError

    def _drained(self) -> bool:
        return False


class FixedLengthSource(Source):
    """Exactly ``length`` bytes."""

    java_name = BODY + "FixedLengthSource"

    def __init__(self, connection: Connection, length: int) -> None:
        super().__init__(connection)
        self._left = length
        self.finished = length == 0

    def _read(self, size: int, deadline_s: Optional[float]) -> bytes:
        if self._left == 0:
            return b""
        if self._left < 0:
            raise IllegalArgumentException(f"byteCount < 0: {self._left}")
        data = self.connection.read(min(size, self._left), deadline_s)
        if not data:
            raise ProtocolException("unexpected end of stream")
        self._left -= len(data)
        return data

    def _drained(self) -> bool:
        return self._left == 0


class UnknownLengthSource(Source):
    """Until the server closes."""

    java_name = BODY + "UnknownLengthSource"

    def _read(self, size: int, deadline_s: Optional[float]) -> bytes:
        return self.connection.read(size, deadline_s)

    def close(self) -> None:
        self.done()


class CachedSource:
    """A body from the cache."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def read(self, size: int) -> bytes:
        """The next bytes."""
        data, self._data = self._data[:size], self._data[size:]
        return data

    def close(self) -> None:
        """Nothing to give back."""

    def describe(self) -> str:
        """Object.toString of the Java object."""
        return f"buffer(okhttp3.Cache$CacheResponseBody$1@{id(self) & 0xFFFFFFFF:08x})"


class GzipSource:
    """What a gzip body unpacks to; it must be whole, correct and alone."""

    def __init__(self, source: Union[Source, CachedSource]) -> None:
        self._source = source
        self._buffer = bytearray()
        self._inflater = zlib.decompressobj(-zlib.MAX_WBITS)
        self._crc = self._size = 0
        self._section = self._header

    def read(self, size: int) -> bytes:
        """The next unpacked bytes."""
        data = self._section(size)
        while not data and self._section != self._end:
            data = self._section(size)
        return data

    def close(self) -> None:
        """Close what is below."""
        self._source.close()

    def describe(self) -> str:
        """Object.toString of the Java object."""
        return f"buffer(okio.GzipSource@{id(self) & 0xFFFFFFFF:08x})"

    def _fill(self) -> bool:
        data = self._source.read(SEGMENT)
        self._buffer += data
        return bool(data)

    def _take(self, count: int) -> bytes:
        while len(self._buffer) < count:
            if not self._fill():
                raise EOFException()
        taken = bytes(self._buffer[:count])
        del self._buffer[:count]
        return taken

    def _header(self, size: int) -> bytes:
        head = self._take(10)
        _check("ID1ID2", 0x1F8B, int.from_bytes(head[:2], "big"))
        flags, crc = head[3], zlib.crc32(head)
        if flags & 4:
            length = self._take(2)
            crc = zlib.crc32(self._take(int.from_bytes(length, "little")), zlib.crc32(length, crc))
        for flag in (8, 16):
            char = b"\1" if flags & flag else b"\0"
            while flags & flag and char != b"\0":
                char = self._take(1)
                crc = zlib.crc32(char, crc)
        if flags & 2:
            _check("FHCRC", int.from_bytes(self._take(2), "little"), crc & 0xFFFF)
        self._section = self._body
        return b""

    def _body(self, size: int) -> bytes:
        if self._inflater.eof:
            self._buffer[:0] = self._inflater.unused_data
            self._section = self._trailer
            return b""
        packed = self._inflater.unconsumed_tail
        if not packed:
            if not self._buffer and not self._fill():
                raise EOFException("source exhausted prematurely")
            packed = bytes(self._buffer)
            self._buffer.clear()
        try:
            data = self._inflater.decompress(packed, size)
        except zlib.error as error:
            raise IOException("java.util.zip.DataFormatException: " + str(error).rpartition(": ")[2])
        self._crc = zlib.crc32(data, self._crc)
        self._size += len(data)
        return data

    def _trailer(self, size: int) -> bytes:
        _check("CRC", int.from_bytes(self._take(4), "little"), self._crc)
        _check("ISIZE", int.from_bytes(self._take(4), "little"), self._size & 0xFFFFFFFF)
        self._section = self._end
        if self._buffer or self._fill():
            raise IOException("gzip finished without exhausting source")
        return b""

    def _end(self, size: int) -> bytes:
        return b""


def _check(name: str, expected: int, actual: int) -> None:
    if actual != expected:
        raise IOException(f"{name}: actual 0x{actual:08x} != expected 0x{expected:08x}")


def _nothing() -> None:
    pass
