"""java.io's streams, readers and writers over files."""

from __future__ import annotations

import os
from typing import Any, BinaryIO, Tuple

from ..lang.long_value import java_long
from ..lang.signature import constructor_takes, takes
from ..lang.throwable import NullPointerException
from ..nio.charset.charsets import Charset
from ..registry import java_class
from .exceptions import FileNotFoundException, IOException
from .file import File
from .readers import InputStreamReader, OutputStreamWriter
from .streams import InputStream, OutputStream, check_range_silently

_SOURCES = ("String", "java.io.File", "java.io.FileDescriptor")
_CHARSET = "java.nio.charset.Charset"


def open_file(path: Any, mode: str) -> BinaryIO:
    """A file by its name or File; FileNotFoundException in the system's words."""
    if path is None:
        raise NullPointerException()
    name = path._text if isinstance(path, File) else str.__str__(path)
    if "\0" in name:
        raise FileNotFoundException("Invalid file path")
    try:
        return open(name, mode)  # type: ignore[return-value]
    except OSError as error:
        raise FileNotFoundException(f"{name} ({os.strerror(error.errno or 0)})")


@java_class("java.io.FileInputStream")
class FileInputStream(InputStream):
    """The bytes of a file."""

    _check_range = staticmethod(check_range_silently)

    @constructor_takes(*_SOURCES)
    def __init__(self, path: Any) -> None:
        self._file = open_file(path, "rb")

    def _opened(self) -> BinaryIO:
        if self._file.closed:
            raise IOException("Stream Closed")
        return self._file

    def _take(self, size: int) -> bytes:
        return self._opened().read(size)

    def available(self) -> int:
        file = self._opened()
        return max(os.fstat(file.fileno()).st_size - file.tell(), 0)

    @takes("long")
    def skip(self, size: int) -> int:
        """Beyond the end and backwards as well."""
        file = self._opened()
        if file.tell() + size < 0:
            raise IOException("Invalid argument")
        file.seek(size, os.SEEK_CUR)
        return java_long(size)

    def close(self) -> None:
        self._file.close()


@java_class("java.io.FileOutputStream")
class FileOutputStream(OutputStream):
    """A file that is written anew, or at its end."""

    _check_range = staticmethod(check_range_silently)

    @constructor_takes(*_SOURCES, "String, boolean", "java.io.File, boolean")
    def __init__(self, path: Any, append: bool = False) -> None:
        self._file = open_file(path, "ab" if append else "wb")

    def _put(self, data: bytes) -> None:
        if self._file.closed:
            raise IOException("Stream Closed")
        self._file.write(data)
        self._file.flush()

    def close(self) -> None:
        self._file.close()


@java_class("java.io.FileReader")
class FileReader(InputStreamReader):
    """The text of a file."""

    @constructor_takes(*_SOURCES, f"String, {_CHARSET}", f"java.io.File, {_CHARSET}")
    def __init__(self, path: Any, of: Any = None) -> None:
        super().__init__(FileInputStream(path), of)


@java_class("java.io.FileWriter")
class FileWriter(OutputStreamWriter):
    """Text to a file."""

    @constructor_takes(
        *_SOURCES, *(f"{source}, {how}" for source in _SOURCES[:2] for how in ("boolean", _CHARSET, f"{_CHARSET}, boolean"))
    )
    def __init__(self, path: Any, *how: Any) -> None:
        of, append = _how(how)
        super().__init__(FileOutputStream(path, append), of)


def _how(how: Tuple[Any, ...]) -> Tuple[Any, bool]:
    """The charset and whether to append, of what stands behind the path."""
    of = how[0] if how and isinstance(how[0], Charset) else None
    return of, isinstance(how[-1], bool) and how[-1] if how else False
