"""java.io.File: a path of Unix, and the questions and changes that it can make there."""

from __future__ import annotations

import atexit
import os
import re
import shutil
import stat
import tempfile
from typing import TYPE_CHECKING, Any, Callable, ClassVar, List, Optional, Type, cast

from ..lang.comparable import Comparable
from ..lang.long_value import java_long
from ..lang.object_array import ObjectArray, texts
from ..lang.signature import constructor_takes, static_takes, takes
from ..lang.throwable import IllegalArgumentException, NullPointerException
from ..registry import java_class, lookup
from ..util.hashing import string_hash
from .exceptions import IOException

if TYPE_CHECKING:
    from ..nio.file.path import Path

_MORE_SLASHES = re.compile("/{2,}")


def plain_path(text: str) -> str:
    """Without a slash twice or at the end."""
    text = _MORE_SLASHES.sub("/", text)
    return text[:-1] if len(text) > 1 and text.endswith("/") else text


def text_distance(first: str, second: str) -> int:
    """String.compareTo."""
    return next((ord(mine) - ord(theirs) for mine, theirs in zip(first, second) if mine != theirs), len(first) - len(second))


@java_class("java.io.File")
class File(Comparable):
    """A file's or folder's name."""

    separator: ClassVar[str] = "/"
    pathSeparator: ClassVar[str] = ":"

    @constructor_takes("String", "java.net.URI", "String, String", "java.io.File, String")
    def __init__(self, *parts: Any) -> None:
        if parts[-1] is None:
            raise NullPointerException()
        name = plain_path(parts[-1])
        if len(parts) == 2 and parts[0] is not None:
            above = parts[0]._text if isinstance(parts[0], File) else plain_path(parts[0])
            name = plain_path(f"{above}/{name}") if name or not above else above
        self._text = name

    def getName(self) -> str:
        return self._text.rpartition("/")[2]

    def getPath(self) -> str:
        return self._text

    def getParent(self) -> Optional[str]:
        above, slash, name = self._text.rpartition("/")
        if not slash or not name:
            return None
        return above or "/"

    def getParentFile(self) -> Optional[File]:
        above = self.getParent()
        return None if above is None else File(above)

    def isAbsolute(self) -> bool:
        return self._text.startswith("/")

    def getAbsolutePath(self) -> str:
        return self._text if self.isAbsolute() else plain_path(f"{os.getcwd()}/{self._text}")

    def getAbsoluteFile(self) -> File:
        return File(self.getAbsolutePath())

    def getCanonicalPath(self) -> str:
        """Without dots and links."""
        return os.path.realpath(self.getAbsolutePath())

    def getCanonicalFile(self) -> File:
        return File(self.getCanonicalPath())

    def toPath(self) -> Path:
        path = cast("Type[Path]", lookup("java.nio.file.Path"))  # by name: a Path has a toFile()
        return path.of(self._text)

    def exists(self) -> bool:
        return _asked(os.path.exists, self._text)

    def isFile(self) -> bool:
        return _asked(os.path.isfile, self._text)

    def isDirectory(self) -> bool:
        return _asked(os.path.isdir, self._text)

    def isHidden(self) -> bool:
        return self.getName().startswith(".")

    def canRead(self) -> bool:
        return os.access(self._text, os.R_OK)

    def canWrite(self) -> bool:
        return os.access(self._text, os.W_OK)

    def canExecute(self) -> bool:
        return os.access(self._text, os.X_OK)

    def length(self) -> int:
        """Bytes, 0 when it is not there."""
        return java_long(os.path.getsize(self._text) if self.exists() else 0)

    def lastModified(self) -> int:
        """Milliseconds, 0 when it is not there."""
        return java_long(os.stat(self._text).st_mtime_ns // 10**6 if self.exists() else 0)

    @takes("long")
    def setLastModified(self, millis: int) -> bool:
        return _done(lambda: os.utime(self._text, ns=(millis * 10**6, millis * 10**6)))

    def setReadOnly(self) -> bool:
        return _done(lambda: os.chmod(self._text, os.stat(self._text).st_mode & ~(stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH)))

    def getTotalSpace(self) -> int:
        return java_long(shutil.disk_usage(self._text).total if self.exists() else 0)

    def getFreeSpace(self) -> int:
        return java_long(shutil.disk_usage(self._text).free if self.exists() else 0)

    getUsableSpace = getFreeSpace

    def createNewFile(self) -> bool:
        """Whether it was not there."""
        try:
            os.close(os.open(self._text, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
        except FileExistsError:
            return False
        except OSError as error:
            raise IOException(os.strerror(error.errno or 0))
        return True

    def mkdir(self) -> bool:
        return _done(lambda: os.mkdir(self._text))

    def mkdirs(self) -> bool:
        """With all that is missing above it."""
        return _done(lambda: os.makedirs(self._text))

    @takes("java.io.File")
    def renameTo(self, other: Any) -> bool:
        return _done(lambda: os.rename(self._text, other._text))

    def delete(self) -> bool:
        """A file or an empty folder; whether it was there."""
        return _done(lambda: (os.rmdir if self.isDirectory() else os.unlink)(self._text))

    def deleteOnExit(self) -> None:
        atexit.register(self.delete)

    def list(self, accept: Any = None) -> Optional[ObjectArray]:
        """The names in a folder, those that a FilenameFilter or a function of folder and name takes; None where it is no folder."""
        names = self._names()
        if names is None:
            return None
        if accept is None:
            return texts(names)
        accepts = accept if callable(accept) else accept.accept
        return texts([name for name in names if accepts(self, name)])

    def listFiles(self) -> Optional[ObjectArray]:
        names = self._names()
        return None if names is None else ObjectArray("java.io.File", [File(self, name) for name in names])

    def _names(self) -> Optional[List[str]]:
        try:
            return os.listdir(self._text)
        except OSError:
            return None

    @staticmethod
    @static_takes("String, String", "String, String, java.io.File")
    def createTempFile(prefix: str, suffix: Any, folder: Any = None) -> File:
        """A new file, in the folder for temporary ones where none is given."""
        if len(prefix) < 3:
            raise IllegalArgumentException(f'Prefix string "{prefix}" too short: length must be at least 3')
        try:
            handle, name = tempfile.mkstemp(".tmp" if suffix is None else suffix, prefix, folder._text if folder is not None else None)
        except OSError as error:
            raise IOException(os.strerror(error.errno or 0))
        os.close(handle)
        return File(name)

    @takes("java.io.File")
    def compareTo(self, other: Any) -> int:
        return text_distance(self._text, other._text)

    def hashCode(self) -> int:
        return string_hash(self._text) ^ 1234321

    def toString(self) -> str:
        return self._text

    def _key(self) -> str:
        return self._text


def _asked(question: Callable[[str], bool], text: str) -> bool:
    return "\0" not in text and question(text)


def _done(change: Callable[[], Any]) -> bool:
    """Whether the system did it."""
    try:
        change()
    except OSError:
        return False
    return True
