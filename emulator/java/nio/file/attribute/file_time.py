"""java.nio.file.attribute.FileTime, in milliseconds."""

from __future__ import annotations

from ....lang.comparable import Comparable
from ....lang.long_value import java_long
from ....lang.signature import static_takes
from ....registry import java_class
from ....time.instant import Instant
from ....util.hashing import long_hash


@java_class("java.nio.file.attribute.FileTime")
class FileTime(Comparable):
    """When a file was changed."""

    def __init__(self, millis: int) -> None:
        self._millis = millis

    @staticmethod
    @static_takes("long")
    def fromMillis(millis: int) -> FileTime:
        return FileTime(millis)

    def toMillis(self) -> int:
        return java_long(self._millis)

    def toInstant(self) -> Instant:
        return Instant.ofEpochMilli(self._millis)

    def _key(self) -> int:
        return self._millis

    def toString(self) -> str:
        return self.toInstant().toString()

    def hashCode(self) -> int:
        return long_hash(self._millis)
