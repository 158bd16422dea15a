"""java.util.zip.ZipOutputStream: each entry with its sizes behind it, the directory at finish() or close(). Left out: ZIP64."""

from __future__ import annotations

import struct
import zlib
from typing import Any, List, Tuple

from ....base.clock import RealClock
from ...io.exceptions import IOException
from ...io.filter_output_stream import FilterOutputStream
from ...io.streams import check_range_silently
from ...lang.signature import constructor_takes, takes
from ...lang.throwable import IllegalArgumentException, NullPointerException
from ...nio.charset.charsets import StandardCharsets
from ...registry import java_class
from .exceptions import ZipException
from .zip_entry import ZipEntry

_LONGEST = 0xFFFF
_SIZES_BEHIND, _NAMES_IN_UTF_8 = 8, 0x800
_VERSIONS = {ZipEntry.STORED: 10, ZipEntry.DEFLATED: 20}


@java_class("java.util.zip.ZipOutputStream")
class ZipOutputStream(FilterOutputStream):
    """``_entries``: what was put, and where in the archive."""

    STORED, DEFLATED = ZipEntry.STORED, ZipEntry.DEFLATED
    _check_range = staticmethod(check_range_silently)

    @constructor_takes("java.io.OutputStream", "java.io.OutputStream, java.nio.charset.Charset")
    def __init__(self, target: Any, *charset: Any) -> None:
        if charset and charset[0] is None:
            raise NullPointerException("charset is null")
        if target is None:
            raise NullPointerException()
        super().__init__(target)
        self._charset = charset[0] if charset else StandardCharsets.UTF_8
        self._entries: List[Tuple[ZipEntry, int]] = []
        self._names: set[str] = set()
        self._current: Any = None
        self._comment, self._usual_method, self._level = b"", self.DEFLATED, zlib.Z_DEFAULT_COMPRESSION
        self._position = self._crc = self._plain = self._packed = 0
        self._finished = self._closed = False

    @takes("String")
    def setComment(self, comment: Any) -> None:
        encoded = b"" if comment is None else self._charset._encode(comment)
        if len(encoded) > _LONGEST:
            raise IllegalArgumentException("ZIP file comment too long")
        self._comment = encoded

    @takes("int")
    def setMethod(self, method: int) -> None:
        """For entries that have none of their own."""
        if method not in (self.STORED, self.DEFLATED):
            raise IllegalArgumentException("invalid compression method")
        self._usual_method = method

    @takes("int")
    def setLevel(self, level: int) -> None:
        if not -1 <= level <= 9:
            raise IllegalArgumentException("invalid compression level")
        self._level = level

    @takes("java.util.zip.ZipEntry")
    def putNextEntry(self, entry: Any) -> None:
        self._check_open()
        if self._current is not None:
            self.closeEntry()
        if entry is None:
            raise NullPointerException('Cannot read field "xdostime" because "e" is null')
        if entry._dos == -1:
            entry.setTime(RealClock().now_ms())
        if entry._method == -1:
            entry._method = self._usual_method
        self._prepare(entry)
        if entry._name in self._names:
            raise ZipException(f"duplicate entry: {entry._name}")
        self._names.add(entry._name)
        entry._flags |= _NAMES_IN_UTF_8 if self._charset.name() == "UTF-8" else 0
        self._current = entry
        self._entries.append((entry, self._position))
        self._pass_on(self._local_header(entry))
        self._deflater = zlib.compressobj(self._level, zlib.DEFLATED, -zlib.MAX_WBITS)
        self._crc = self._plain = self._packed = 0

    @staticmethod
    def _prepare(entry: ZipEntry) -> None:
        entry._flags = 0
        if entry._method == ZipEntry.DEFLATED:
            if -1 in (entry._size, entry._compressed, entry._crc):
                entry._flags = _SIZES_BEHIND
            return
        if entry._size == -1:
            entry._size = entry._compressed
        elif entry._compressed == -1:
            entry._compressed = entry._size
        elif entry._size != entry._compressed:
            raise ZipException("STORED entry where compressed != uncompressed size")
        if -1 in (entry._size, entry._crc):
            raise ZipException("STORED entry missing size, compressed size, or crc-32")

    def _put(self, data: bytes) -> None:
        self._check_open()
        if self._current is None:
            raise ZipException("no current ZIP entry")
        if self._current._method == ZipEntry.DEFLATED:
            self._plain += len(data)
            self._pack(self._deflater.compress(data))
        else:
            self._plain += len(data)
            if self._plain > self._current._size:
                raise ZipException("attempt to write past end of STORED entry")
            self._pass_on(data)
        self._crc = zlib.crc32(data, self._crc)

    def closeEntry(self) -> None:
        self._check_open()
        entry = self._current
        if entry is None:
            return
        if entry._method == ZipEntry.DEFLATED:
            self._pack(self._deflater.flush())
            self._end_deflated(entry)
        elif entry._size != self._plain:
            raise ZipException(f"invalid entry size (expected {entry._size} but got {self._plain} bytes)")
        elif entry._crc != self._crc:
            raise ZipException(f"invalid entry crc-32 (expected 0x{entry._crc:x} but got 0x{self._crc:x})")
        self._current = None

    def _end_deflated(self, entry: ZipEntry) -> None:
        if entry._flags & _SIZES_BEHIND:
            entry._size, entry._compressed, entry._crc = self._plain, self._packed, self._crc
            self._pass_on(b"PK\x07\x08" + struct.pack("<III", entry._crc, entry._compressed, entry._size))
        elif entry._size != self._plain:
            raise ZipException(f"invalid entry size (expected {entry._size} but got {self._plain} bytes)")
        elif entry._compressed != self._packed:
            raise ZipException(f"invalid entry compressed size (expected {entry._compressed} but got {self._packed} bytes)")
        elif entry._crc != self._crc:
            raise ZipException(f"invalid entry CRC-32 (expected 0x{entry._crc:x} but got 0x{self._crc:x})")

    def finish(self) -> None:
        """The directory."""
        self._check_open()
        if self._finished:
            return
        if self._current is not None:
            self.closeEntry()
        start = self._position
        for entry, offset in self._entries:
            self._pass_on(self._directory_header(entry, offset))
        count, size = len(self._entries), self._position - start
        self._pass_on(b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, count, count, size, start, len(self._comment)) + self._comment)
        self._finished = True

    def close(self) -> None:
        if not self._closed:
            self.finish()
            self._closed = True
            self._target.close()

    def _local_header(self, entry: ZipEntry) -> bytes:
        is_behind = entry._flags & _SIZES_BEHIND
        sizes = (0, 0, 0) if is_behind else (entry._crc, entry._compressed, entry._size)
        name, extra = self._charset._encode(entry._name), entry._checked_extra()
        fixed = struct.pack("<HHHIIIIHH", *self._kind(entry), *sizes, len(name), len(extra))
        return b"PK\x03\x04" + fixed + name + extra

    def _directory_header(self, entry: ZipEntry, offset: int) -> bytes:
        name, extra = self._charset._encode(entry._name), entry._checked_extra()
        comment = self._charset._encode(entry._comment or "")[:_LONGEST]
        kind = (_VERSIONS[entry._method], *self._kind(entry))
        lengths = (len(name), len(extra), len(comment))
        fixed = struct.pack("<HHHHIIIIHHHHHII", *kind, entry._crc, entry._compressed, entry._size, *lengths, 0, 0, 0, offset)
        return b"PK\x01\x02" + fixed + name + extra + comment

    @staticmethod
    def _kind(entry: ZipEntry) -> Tuple[int, int, int, int]:
        return _VERSIONS[entry._method], entry._flags, entry._method, entry._dos

    def _pack(self, data: bytes) -> None:
        self._packed += len(data)
        self._pass_on(data)

    def _pass_on(self, data: bytes) -> None:
        self._position += len(data)
        if data:
            self._target.write(data)

    def _check_open(self) -> None:
        if self._closed:
            raise IOException("Stream closed")
