"""org.python.core.util.FileUtil, which comes with Jython itself."""

from __future__ import annotations

from typing import Any, Iterator, List

from ....io.streams import CHUNK, InputStream, drain
from ....lang.object import JavaObject
from ....registry import java_class


@java_class("org.python.core.util.FileUtil")
class FileUtil(JavaObject):
    """A file of Python around an input stream."""

    @staticmethod
    def wrap(stream: InputStream, *_: Any) -> WrappedFile:
        """A file whose lines and reads are bytes."""
        return WrappedFile(stream)


class WrappedFile:
    """The half of a file that reads."""

    def __init__(self, stream: InputStream) -> None:
        self._stream, self._buffer = stream, b""

    def read(self, size: int = -1) -> bytes:
        """Bytes, all that are left by default."""
        if size < 0:
            chunk, self._buffer = self._buffer + drain(self._stream), b""
            return chunk
        while len(self._buffer) < size and self._fill():
            pass
        chunk, self._buffer = self._buffer[:size], self._buffer[size:]
        return chunk

    def readline(self) -> bytes:
        """Up to and with the next line feed."""
        while b"\n" not in self._buffer and self._fill():
            pass
        line, feed, self._buffer = self._buffer.partition(b"\n")
        return line + feed

    def readlines(self) -> List[bytes]:
        return list(self)

    def close(self) -> None:
        self._stream.close()

    def _fill(self) -> bool:
        data = self._stream._take(CHUNK)
        self._buffer += data
        return bool(data)

    def __iter__(self) -> Iterator[bytes]:
        return iter(self.readline, b"")
