"""java.nio.file.Path of Unix, and Paths."""

from __future__ import annotations

from typing import Any, Iterator, List, Optional, Sequence

from ...io.file import File, plain_path, text_distance
from ...lang.comparable import Comparable
from ...lang.object import JavaObject
from ...lang.signature import takes
from ...lang.throwable import IllegalArgumentException, NullPointerException
from ...registry import java_class
from ...util.hashing import string_hash
from .exceptions import InvalidPathException

_OTHER = ("String", "java.nio.file.Path")


def _joined(method: str, parts: Sequence[Any]) -> str:
    """The text of a path's parts, a list standing for several."""
    if not parts:
        raise TypeError(f"{method}(): expected 1-2 args; got 0")
    segments = [*parts[:1], *(parts[1] if len(parts) == 2 and isinstance(parts[1], (list, tuple)) else parts[1:])]
    if segments[0] is None:
        raise NullPointerException('Cannot invoke "java.net.URI.getScheme()" because "uri" is null')
    if None in segments:
        raise NullPointerException('Cannot invoke "String.isEmpty()" because "segment" is null')
    if not all(isinstance(segment, str) for segment in segments):
        raise TypeError(f"{method}(): 1st arg can't be coerced to java.net.URI")
    text = "/".join(str.__str__(segment) for segment in segments if segment)
    if "\0" in text:
        raise InvalidPathException(f"Nul character not allowed: {text}")
    return plain_path(text)


@java_class("java.nio.file.Path")
class Path(Comparable):
    """A path; str() is its text."""

    _text: str

    @staticmethod
    def of(*parts: Any) -> Path:
        return _unix_path(_joined("of", parts))

    def _names(self) -> List[str]:
        return [] if self._text == "/" else self._text.removeprefix("/").split("/")

    def isAbsolute(self) -> bool:
        return self._text.startswith("/")

    def getRoot(self) -> Optional[Path]:
        return _unix_path("/") if self.isAbsolute() else None

    def getFileName(self) -> Optional[Path]:
        names = self._names()
        return _unix_path(names[-1]) if names else None

    def getParent(self) -> Optional[Path]:
        above = self.toFile().getParent()
        return None if above is None else _unix_path(above)

    def getNameCount(self) -> int:
        return len(self._names())

    @takes("int")
    def getName(self, index: int) -> Path:
        """From the root on, counted from 0."""
        names = self._names()
        if not 0 <= index < len(names):
            raise IllegalArgumentException()
        return _unix_path(names[index])

    @takes("int, int")
    def subpath(self, start: int, end: int) -> Path:
        names = self._names()
        if not 0 <= start < end <= len(names):
            raise IllegalArgumentException()
        return _unix_path("/".join(names[start:end]))

    @takes(*_OTHER)
    def resolve(self, other: Any) -> Path:
        """A path below this one; an absolute one is itself."""
        text = _text(other)
        if text.startswith("/") or not self._text:
            return _unix_path(text)
        return _unix_path(plain_path(f"{self._text}/{text}"))

    @takes(*_OTHER)
    def resolveSibling(self, other: Any) -> Path:
        above = self.getParent()
        return above.resolve(other) if above is not None else _unix_path(_text(other))

    @takes("java.nio.file.Path")
    def relativize(self, other: Any) -> Path:
        """The way from here to there."""
        if self.isAbsolute() != other.isAbsolute():
            raise IllegalArgumentException("'other' is different type of Path")
        mine, theirs = ([] if path._text == "" else path._names() for path in (self, other))
        same = next((at for at, pair in enumerate(zip(mine, theirs)) if pair[0] != pair[1]), min(len(mine), len(theirs)))
        return _unix_path("/".join([".."] * (len(mine) - same) + theirs[same:]))

    def normalize(self) -> Path:
        """Without . and name/.."""
        names: List[str] = []
        for name in self._names():
            if name == ".." and names and names[-1] != "..":
                names.pop()
            elif name == ".." and self.isAbsolute() or name == ".":
                continue
            else:
                names.append(name)
        return _unix_path(("/" if self.isAbsolute() else "") + "/".join(names))

    def toAbsolutePath(self) -> Path:
        return self if self.isAbsolute() else _unix_path(self.toFile().getAbsolutePath())

    @takes(*_OTHER)
    def startsWith(self, other: Any) -> bool:
        path = _unix_path(_text(other))
        return path.isAbsolute() == self.isAbsolute() and self._names()[: len(path._names())] == path._names()

    @takes(*_OTHER)
    def endsWith(self, other: Any) -> bool:
        path = _unix_path(_text(other))
        names = path._names()
        return self._text == path._text if path.isAbsolute() else bool(names) and self._names()[-len(names) :] == names

    def toFile(self) -> File:
        return File(self._text)

    def iterator(self) -> Iterator[Path]:
        return iter(self)

    def __iter__(self) -> Iterator[Path]:
        return iter([_unix_path(name) for name in self._names()])

    @takes("java.nio.file.Path")
    def compareTo(self, other: Any) -> int:
        return text_distance(self._text, other._text)

    def hashCode(self) -> int:
        """Of the bytes, as a string's is of its characters."""
        return string_hash(self._text.encode("utf-8", "surrogateescape").decode("latin-1"))

    def toString(self) -> str:
        return self._text

    def _key(self) -> str:
        return self._text


@java_class("sun.nio.fs.UnixPath")
class UnixPath(Path):
    """What every factory gives."""


def _unix_path(text: str) -> Path:
    path = UnixPath()
    path._text = text
    return path


def _text(other: Any) -> str:
    return other._text if isinstance(other, Path) else _joined("resolve", (other,))


@java_class("java.nio.file.Paths")
class Paths(JavaObject):
    """Paths.get."""

    @staticmethod
    def get(*parts: Any) -> Path:
        return _unix_path(_joined("get", parts))
