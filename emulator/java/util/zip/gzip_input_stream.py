"""java.util.zip.GZIPInputStream: one member after the other; what follows them and is no member is passed over."""

from __future__ import annotations

import zlib
from typing import Any, Optional

from ...io.exceptions import EOFException, IOException
from ...io.filter_input_stream import FilterInputStream
from ...io.streams import CHUNK
from ...lang.signature import constructor_takes, takes
from ...lang.throwable import IllegalArgumentException
from ...registry import java_class
from .exceptions import ZipException

GZIP_MAGIC = 0x8B1F
_HEADER_CHECKSUM, _EXTRA, _NAME, _COMMENT = 2, 4, 8, 16
_DEFLATED = 8


@java_class("java.util.zip.GZIPInputStream")
class GZIPInputStream(FilterInputStream):
    """``_compressed`` was read of the source and not yet inflated, ``_plain`` inflated and not yet read."""

    GZIP_MAGIC = GZIP_MAGIC

    @constructor_takes("java.io.InputStream", "java.io.InputStream, int")
    def __init__(self, source: Any, size: int = 512) -> None:
        super().__init__(source)
        if size <= 0:
            raise IllegalArgumentException("buffer size <= 0")
        self._compressed, self._plain = b"", b""
        self._checksum, self._length = 0, 0
        self._ended = self._closed = False
        self._error: Optional[IOException] = None
        self._begin_member()

    def _take(self, size: int) -> bytes:
        self._check_open()
        while len(self._plain) < size and not self._ended and self._error is None:
            try:
                self._plain += self._inflated()
            except IOException as error:
                self._error = error
        if self._error is not None and not self._plain:
            raise self._error
        chunk, self._plain = self._plain[:size], self._plain[size:]
        return chunk

    def _inflated(self) -> bytes:
        """The next piece; at the end of a member its trailer is checked and the next one begun."""
        data = self._compressed or self._source._take(CHUNK)
        self._compressed = b""
        if not data:
            raise EOFException("Unexpected end of ZLIB input stream")
        try:
            plain = self._inflater.decompress(data)
        except zlib.error as error:
            raise ZipException(str(error).rpartition(": ")[2])
        self._checksum, self._length = zlib.crc32(plain, self._checksum), self._length + len(plain)
        if self._inflater.eof:
            self._compressed = self._inflater.unused_data
            try:
                self._end_member()
            except IOException as error:  # what came before it is read first
                self._error = error
        return plain

    def _end_member(self) -> None:
        trailer = self._exactly(8)
        length = self._length & 0xFFFFFFFF
        if trailer != self._checksum.to_bytes(4, "little") + length.to_bytes(4, "little"):
            raise ZipException("Corrupt GZIP trailer")
        try:
            self._begin_member()
        except IOException:
            self._ended = True

    def _begin_member(self) -> None:
        """The header (RFC 1952)."""
        if int.from_bytes(self._exactly(2), "little") != GZIP_MAGIC:
            raise ZipException("Not in GZIP format")
        method, flags = self._exactly(2)
        if method != _DEFLATED:
            raise ZipException("Unsupported compression method")
        header = GZIP_MAGIC.to_bytes(2, "little") + bytes((method, flags)) + self._exactly(6)
        if flags & _EXTRA:
            size = self._exactly(2)
            header += size + self._exactly(int.from_bytes(size, "little"))
        for flag in (_NAME, _COMMENT):
            byte = b"" if flags & flag else b"\0"
            while byte != b"\0":
                byte = self._exactly(1)
                header += byte
        if flags & _HEADER_CHECKSUM and int.from_bytes(self._exactly(2), "little") != zlib.crc32(header) & 0xFFFF:
            raise ZipException("Corrupt GZIP header")
        self._inflater = zlib.decompressobj(-zlib.MAX_WBITS)
        self._checksum, self._length = 0, 0

    def _exactly(self, size: int) -> bytes:
        while len(self._compressed) < size:
            data = self._source._take(CHUNK)
            if not data:
                raise EOFException()
            self._compressed += data
        data, self._compressed = self._compressed[:size], self._compressed[size:]
        return data

    @takes("long")
    def skip(self, size: int) -> int:
        if size < 0:
            raise IllegalArgumentException("negative skip length")
        return super().skip(size)

    def available(self) -> int:
        """1 until the end was read."""
        self._check_open()
        return int(not self._ended or bool(self._plain))

    def close(self) -> None:
        if not self._closed:
            self._closed = True
            super().close()

    def _check_open(self) -> None:
        if self._closed:
            raise IOException("Stream closed")
