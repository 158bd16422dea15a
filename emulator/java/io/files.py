"""java.nio.file.Paths and java.io.File: as much as session.importFrom and exportTo need, and small files read and written."""

from __future__ import annotations

import os
from array import array
from typing import Any

from ..lang.exceptions import NoSuchFileException
from ..lang.object import JavaObject
from ..registry import java_class
from ..util.lists import ArrayList
from .charsets import decode
from .streams import from_java_bytes, to_java_bytes


@java_class("java.nio.file.Path")
class Path(JavaObject):
    """A path; str() is its text."""

    def __init__(self, *parts: str) -> None:
        self._text = os.path.join(*parts)

    def getFileName(self) -> Path:
        """The last part."""
        return Path(os.path.basename(self._text))

    def getParent(self) -> Path:
        """All but the last part."""
        return Path(os.path.dirname(self._text))

    def resolve(self, other: Any) -> Path:
        """A path below this one."""
        return Path(self._text, str(other))

    def toFile(self) -> File:
        """As java.io.File."""
        return File(self._text)

    def toString(self) -> str:
        """The text."""
        return self._text


@java_class("java.nio.file.Paths")
class Paths:
    """Paths.get."""

    @staticmethod
    def get(*parts: str) -> Path:
        """The path of its parts."""
        return Path(*parts)


@java_class("java.io.File")
class File(JavaObject):
    """A file's name."""

    def __init__(self, *parts: Any) -> None:
        self._text = os.path.join(*map(str, parts))

    def exists(self) -> bool:
        """Whether it is there."""
        return os.path.exists(self._text)

    def isFile(self) -> bool:
        """Whether it is a file."""
        return os.path.isfile(self._text)

    def isDirectory(self) -> bool:
        """Whether it is a folder."""
        return os.path.isdir(self._text)

    def getName(self) -> str:
        """The last part."""
        return os.path.basename(self._text)

    def getPath(self) -> str:
        """The text."""
        return self._text

    def getAbsolutePath(self) -> str:
        """From the root."""
        return os.path.abspath(self._text)

    def length(self) -> int:
        """Bytes, 0 when it is not there."""
        return os.path.getsize(self._text) if self.exists() else 0

    def toPath(self) -> Path:
        """As java.nio.file.Path."""
        return Path(self._text)

    def delete(self) -> bool:
        """Delete it; whether it was there."""
        if not self.isFile():
            return False
        os.unlink(self._text)
        return True

    def toString(self) -> str:
        """The text."""
        return self._text


@java_class("java.nio.file.Files")
class Files:
    """Whole files."""

    @staticmethod
    def exists(path: Any) -> bool:
        """Whether it is there."""
        return os.path.exists(str(path))

    @staticmethod
    def readAllBytes(path: Any) -> array[int]:
        """All bytes."""
        return to_java_bytes(_read(path))

    @staticmethod
    def readAllLines(path: Any, charset: Any = None) -> ArrayList:
        """All lines."""
        return ArrayList(decode(_read(path), charset).splitlines())

    @staticmethod
    def write(path: Any, data: Any, *_: Any) -> Any:
        """All bytes."""
        with open(str(path), "wb") as file:
            file.write(from_java_bytes(data))
        return path

    @staticmethod
    def delete(path: Any) -> None:
        """Delete it."""
        if not os.path.exists(str(path)):
            raise NoSuchFileException(str(path))
        os.unlink(str(path))


def _read(path: Any) -> bytes:
    try:
        with open(str(path), "rb") as file:
            return file.read()
    except FileNotFoundError:
        raise NoSuchFileException(str(path))
