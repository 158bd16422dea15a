"""java.io.File: as much as session.importFrom and exportTo need."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, Type, cast

from ..lang.object import JavaObject
from ..registry import java_class, lookup

if TYPE_CHECKING:
    from ..nio.file.path import Path


@java_class("java.io.File")
class File(JavaObject):
    """A file's name."""

    def __init__(self, *parts: Any) -> None:
        self._text = os.path.join(*map(str, parts))

    def exists(self) -> bool:
        return os.path.exists(self._text)

    def isFile(self) -> bool:
        return os.path.isfile(self._text)

    def isDirectory(self) -> bool:
        return os.path.isdir(self._text)

    def getName(self) -> str:
        return os.path.basename(self._text)

    def getPath(self) -> str:
        return self._text

    def getAbsolutePath(self) -> str:
        return os.path.abspath(self._text)

    def length(self) -> int:
        """Bytes, 0 when it is not there."""
        return os.path.getsize(self._text) if self.exists() else 0

    def toPath(self) -> Path:
        path = cast("Type[Path]", lookup("java.nio.file.Path"))  # by name: a Path has a toFile()
        return path(self._text)

    def delete(self) -> bool:
        """Delete it; whether it was there."""
        if not self.isFile():
            return False
        os.unlink(self._text)
        return True

    def toString(self) -> str:
        return self._text
