"""java.util.zip.ZipEntry."""

from __future__ import annotations

from typing import Any, Optional

from ...io.streams import to_java_bytes
from ...lang.long_value import java_long
from ...lang.object import JavaObject
from ...lang.signature import constructor_takes, takes
from ...lang.throwable import IllegalArgumentException, NullPointerException
from ...nio.file.attribute.file_time import FileTime
from ...registry import java_class
from ..hashing import string_hash
from . import entry_times

_LONGEST = 0xFFFF
_MOST = 0xFFFFFFFF
_KEPT = ("_dos", "_rest", "_modified", "_size", "_compressed", "_crc", "_method", "_extra", "_comment", "_flags")


@java_class("java.util.zip.ZipEntry")
class ZipEntry(JavaObject):
    """``_dos``: the time in DOS's two seconds, ``_rest`` what is left of them; ``_modified``: milliseconds for which they have no room."""

    STORED, DEFLATED = 0, 8

    @constructor_takes("String", "java.util.zip.ZipEntry")
    def __init__(self, name: Any) -> None:
        if name is None:
            raise NullPointerException("name")
        self._dos, self._rest, self._flags, self._method = -1, 0, 0, -1
        self._size = self._compressed = self._crc = -1
        self._modified: Optional[int] = None
        self._extra: Optional[bytes] = None
        self._comment: Optional[str] = None
        if isinstance(name, ZipEntry):
            for attribute in _KEPT:
                setattr(self, attribute, getattr(name, attribute))
            name = name._name
        elif len(name) > _LONGEST:
            raise IllegalArgumentException("entry name too long")
        self._name: str = name

    def getName(self) -> str:
        return self._name

    @takes("long")
    def setTime(self, millis: int) -> None:
        self._dos, self._rest = entry_times.to_dos(millis), millis % 2000
        has_room = self._dos != entry_times.BEFORE_1980 and millis <= entry_times.LAST_MS
        self._modified = None if has_room else millis

    def getTime(self) -> int:
        if self._modified is not None:
            return java_long(self._modified)
        return java_long(entry_times.from_dos(self._dos) + self._rest if self._dos != -1 else -1)

    @takes("java.nio.file.attribute.FileTime")
    def setLastModifiedTime(self, time: Any) -> ZipEntry:
        if time is None:
            raise NullPointerException("lastModifiedTime")
        self._modified = time._millis
        self._dos, self._rest = entry_times.to_dos(time._millis), time._millis % 2000
        return self

    def getLastModifiedTime(self) -> Optional[FileTime]:
        return None if self._modified is None and self._dos == -1 else FileTime(self.getTime())

    def getCreationTime(self) -> None:
        return None

    getLastAccessTime = getCreationTime

    @takes("long")
    def setSize(self, size: int) -> None:
        if size < 0:
            raise IllegalArgumentException("invalid entry size")
        self._size = size

    def getSize(self) -> int:
        return java_long(self._size)

    @takes("long")
    def setCompressedSize(self, size: int) -> None:
        self._compressed = size

    def getCompressedSize(self) -> int:
        return java_long(self._compressed)

    @takes("long")
    def setCrc(self, crc: int) -> None:
        if not 0 <= crc <= _MOST:
            raise IllegalArgumentException("invalid entry crc-32")
        self._crc = crc

    def getCrc(self) -> int:
        return java_long(self._crc)

    @takes("int")
    def setMethod(self, method: int) -> None:
        if method not in (self.STORED, self.DEFLATED):
            raise IllegalArgumentException("invalid compression method")
        self._method = method

    def getMethod(self) -> int:
        return self._method

    @takes("byte[]")
    def setExtra(self, extra: Any) -> None:
        if extra is not None and len(extra) > _LONGEST:
            raise IllegalArgumentException("invalid extra field length")
        self._extra = extra
        self._modified = self._modified if entry_times.time_of(extra) is None else entry_times.time_of(extra)

    def getExtra(self) -> Any:
        return None if self._extra is None else to_java_bytes(self._extra)

    @takes("String")
    def setComment(self, comment: Optional[str]) -> None:
        self._comment = comment

    def getComment(self) -> Optional[str]:
        return self._comment

    def isDirectory(self) -> bool:
        return self._name.endswith("/")

    def clone(self) -> ZipEntry:
        return ZipEntry(self)

    def toString(self) -> str:
        return self._name

    def hashCode(self) -> int:
        return string_hash(self._name)

    def _checked_extra(self) -> bytes:
        """What is written of the extra, the time first."""
        return entry_times.field_of(self._modified) + entry_times.without_times(self._extra)
