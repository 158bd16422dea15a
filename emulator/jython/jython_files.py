"""Classes of org.python.core for scripts: ``FileUtil.wrap(stream)`` is a file whose lines are byte strings; ``codecs``."""

from __future__ import annotations

import codecs
from typing import Any, Iterator, List, Optional

from ..java.python.core.util.file_util import FileUtil as JavaFileUtil
from .objects.bytestring import DEFAULT, ByteString, from_bytes


class WrappedStream:
    """The reading half of Python 2's file."""

    def __init__(self, stream: Any) -> None:
        self._file = JavaFileUtil.wrap(stream)

    def read(self, size: int = -1) -> ByteString:
        """Bytes, all that are left unless said otherwise."""
        return from_bytes(self._file.read(size))

    def readline(self) -> ByteString:
        """A line with its end."""
        return from_bytes(self._file.readline())

    def readlines(self) -> List[ByteString]:
        """Every line."""
        return list(self)

    def __iter__(self) -> Iterator[ByteString]:
        return iter(self.readline, ByteString(""))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)


class Codecs:
    """What stands for org.python.core.codecs."""

    java_name = "org.python.core.codecs"

    @staticmethod
    def setDefaultEncoding(encoding: str) -> None:  # noqa: N802
        """What stands for bytes where no encoding is named, in this run of the script."""
        DEFAULT.encoding = codecs.lookup(str.__str__(encoding)).name

    @staticmethod
    def getDefaultEncoding() -> str:  # noqa: N802
        """Its name."""
        return DEFAULT.encoding


class FileUtil:
    """What stands for org.python.core.util.FileUtil."""

    java_name = "org.python.core.util.FileUtil"

    @staticmethod
    def wrap(stream: Any, mode: Optional[str] = None, size: int = 0) -> WrappedStream:
        """A file around an input stream."""
        return WrappedStream(stream)
