"""org.python.core.util.FileUtil for scripts: ``FileUtil.wrap(stream)`` is a file whose lines are byte strings."""

from __future__ import annotations

from typing import Any, Iterator, List, Optional

from ..java.python.core.util.file_util import FileUtil as JavaFileUtil
from .objects.bytestring import ByteString, from_bytes


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


class FileUtil:
    """What stands for org.python.core.util.FileUtil."""

    java_name = "org.python.core.util.FileUtil"

    @staticmethod
    def wrap(stream: Any, mode: Optional[str] = None, size: int = 0) -> WrappedStream:
        """A file around an input stream."""
        return WrappedStream(stream)
