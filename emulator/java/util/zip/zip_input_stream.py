"""java.util.zip.ZipInputStream: one entry after the other, without a look at the directory. Left out: ZIP64."""

from __future__ import annotations

import struct
import zlib
from typing import Any, Optional

from ...io.exceptions import EOFException, IOException
from ...io.filter_input_stream import FilterInputStream
from ...io.streams import CHUNK, check_range_silently
from ...lang.long_value import java_long
from ...lang.signature import constructor_takes, takes
from ...lang.throwable import IllegalArgumentException, NullPointerException
from ...nio.charset.charsets import StandardCharsets
from ...registry import java_class
from . import entry_times
from .exceptions import ZipException
from .zip_entry import ZipEntry

_ENCRYPTED, _SIZES_BEHIND, _NAMES_IN_UTF_8 = 1, 8, 0x800
_SIZE = "invalid entry size (expected %d but got %d bytes)"
_PACKED_SIZE = "invalid entry compressed size (expected %d but got %d bytes)"
_CRC = "invalid entry CRC (expected 0x%x but got 0x%x)"


@java_class("java.util.zip.ZipInputStream")
class ZipInputStream(FilterInputStream):
    """``_waiting`` was read of the source and not yet used, ``_plain`` was inflated and not yet read."""

    _check_range = staticmethod(check_range_silently)

    @constructor_takes("java.io.InputStream", "java.io.InputStream, java.nio.charset.Charset")
    def __init__(self, source: Any, *charset: Any) -> None:
        if source is None:
            raise NullPointerException("in is null")
        if charset and charset[0] is None:
            raise NullPointerException("charset is null")
        super().__init__(source)
        self._charset = charset[0] if charset else StandardCharsets.UTF_8
        self._waiting, self._plain = b"", b""
        self._entry: Optional[ZipEntry] = None
        self._crc = self._size = self._packed = self._remaining = 0
        self._at_end = self._closed = False

    def getNextEntry(self) -> Optional[ZipEntry]:
        """null behind the last, and where no entry begins."""
        self._check_open()
        if self._entry is not None:
            self.closeEntry()
        self._crc = self._size = self._packed = 0
        self._plain = b""
        self._inflater = zlib.decompressobj(-zlib.MAX_WBITS)
        self._entry = self._header()
        if self._entry is not None:
            self._remaining = self._entry._size
            self._at_end = False
        return self._entry

    def _header(self) -> Optional[ZipEntry]:
        try:
            fixed = self._exactly(30)
        except EOFException:
            return None
        if fixed[:4] != b"PK\x03\x04":
            return None
        flags, method, dos, crc, packed, size, name_size, extra_size = struct.unpack_from("<HHIIIIHH", fixed, 6)
        entry = ZipEntry(self._text(self._exactly(name_size), flags))
        if flags & _ENCRYPTED:
            raise ZipException("encrypted ZIP entry not supported")
        entry._method, entry._dos, entry._flags = method, dos, flags
        if not flags & _SIZES_BEHIND:
            entry._crc, entry._compressed, entry._size = crc, packed, size
        elif method != ZipEntry.DEFLATED:
            raise ZipException("only DEFLATED entries can have EXT descriptor")
        if extra_size:
            entry._extra = self._exactly(extra_size)
            entry._modified = entry_times.time_of(entry._extra)
        return entry

    def _text(self, name: bytes, flags: int) -> str:
        charset = StandardCharsets.UTF_8 if flags & _NAMES_IN_UTF_8 else self._charset
        if charset.name() != "UTF-8":
            return str(charset._decode(name))
        try:
            return name.decode("utf-8")
        except UnicodeDecodeError as error:
            raise IllegalArgumentException(f"malformed input off : {error.start}, length : {error.end - error.start}")

    def closeEntry(self) -> None:
        self._check_open()
        while self._take(CHUNK):
            pass
        self._at_end = True

    def _take(self, size: int) -> bytes:
        self._check_open()
        if self._entry is None:
            return b""
        if self._entry._method == ZipEntry.STORED:
            return self._stored(self._entry, size)
        if self._entry._method != ZipEntry.DEFLATED:
            raise ZipException("invalid compression method")
        while not self._plain and not self._inflater.eof:
            self._inflate()
        if not self._plain:
            self._end(self._entry)
            return b""
        data, self._plain = self._plain[:size], self._plain[size:]
        self._crc, self._size = zlib.crc32(data, self._crc), self._size + len(data)
        return data

    def _inflate(self) -> None:
        data = self._waiting or self._source._take(CHUNK)
        if not data:
            raise EOFException("Unexpected end of ZLIB input stream")
        try:
            self._plain += self._inflater.decompress(data)
        except zlib.error as error:
            raise ZipException(str(error).rpartition(": ")[2])
        self._waiting = self._inflater.unused_data
        self._packed += len(data) - len(self._waiting)

    def _end(self, entry: ZipEntry) -> None:
        """What stands behind the data of an entry; its sizes and its checksum are compared."""
        if entry._flags & _SIZES_BEHIND:
            behind = self._exactly(16)
            has_mark = behind[:4] == b"PK\x07\x08"
            entry._crc, entry._compressed, entry._size = struct.unpack_from("<III", behind, 4 if has_mark else 0)
            if not has_mark:
                self._waiting = behind[12:] + self._waiting
        for words, expected, got in (
            (_SIZE, entry._size, self._size),
            (_PACKED_SIZE, entry._compressed, self._packed),
            (_CRC, entry._crc, self._crc),
        ):
            if expected != got:
                raise ZipException(words % (expected, got))
        self._at_end, self._entry = True, None

    def _stored(self, entry: ZipEntry, size: int) -> bytes:
        if self._remaining <= 0:
            self._at_end, self._entry = True, None
            return b""
        data = self._some(min(size, self._remaining))
        if not data:
            raise ZipException("unexpected EOF")
        self._crc = zlib.crc32(data, self._crc)
        self._remaining -= len(data)
        if not self._remaining and entry._crc != self._crc:
            raise ZipException(_CRC % (entry._crc, self._crc))
        return data

    def _some(self, size: int) -> bytes:
        if not self._waiting:
            self._waiting = self._source._take(CHUNK)
        data, self._waiting = self._waiting[:size], self._waiting[size:]
        return data

    def _exactly(self, size: int) -> bytes:
        data = b""
        while len(data) < size:
            piece = self._some(size - len(data))
            if not piece:
                raise EOFException()
            data += piece
        return data

    @takes("long")
    def skip(self, size: int) -> int:
        if size < 0:
            raise IllegalArgumentException("negative skip length")
        self._check_open()
        skipped = len(self._up_to(size))
        self._at_end = self._at_end or skipped < size
        return java_long(skipped)

    def available(self) -> int:
        """1 until the end of an entry was read."""
        self._check_open()
        return int(not self._at_end)

    def close(self) -> None:
        if not self._closed:
            super().close()
            self._closed = True

    def _check_open(self) -> None:
        if self._closed:
            raise IOException("Stream closed")
