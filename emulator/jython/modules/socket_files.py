"""The file over a socket, or over whatever has ``recv``: ``socket._fileobject``."""

from __future__ import annotations

from typing import Any, Iterator, List

from ..objects.bytestring import ByteString
from ..objects.text import str_
from .python_written import shown_in

_EMPTY = ByteString("")
_LINE_END = ByteString("\n")


class FileObject:
    """``socket._fileobject``."""

    default_bufsize = 8192
    name = ByteString("<socket>")

    def __init__(self, sock: Any, mode: Any = ByteString("rb"), bufsize: int = -1, close: Any = False) -> None:  # noqa: B008  a text
        self._sock, self.mode, self._close = sock, mode, close
        self.bufsize = self.default_bufsize if bufsize < 0 else bufsize
        self.softspace = False
        self._piece = {0: 1, 1: self.default_bufsize}.get(self.bufsize, self.bufsize)
        self._waiting: Any = _EMPTY
        self._written: List[Any] = []

    @property
    def closed(self) -> bool:
        """Is it?"""
        return self._sock is None

    def close(self) -> None:
        """Send what waits, and let the socket go."""
        try:
            if self._sock:
                self.flush()
        finally:
            if self._close and self._sock is not None:
                self._sock.close()
            self._sock = None

    def flush(self) -> None:
        """Send what waits, 8 KiB at a time."""
        data, self._written = _EMPTY.join(self._written), []
        step = max(self._piece, self.default_bufsize)
        for start in range(0, len(data), step):
            self._sock.send(data[start : start + step])

    def fileno(self) -> Any:
        """That of the socket."""
        return self._sock.fileno()

    def write(self, data: Any) -> None:
        """Write; it is sent when the buffer is full, or at flush."""
        self.writelines([data])

    def writelines(self, list: Any) -> None:  # noqa: A002
        """Write many."""
        self._written += [str_(item) for item in list]
        if self.bufsize == 0 or sum(map(len, self._written)) >= max(self.bufsize, 2):
            self.flush()

    def read(self, size: Any = -1) -> Any:
        """So many bytes, or all until the end."""
        parts, count = [self._waiting], len(self._waiting)
        self._waiting = _EMPTY
        while size < 0 or count < size:
            data = self._sock.recv(max(self._piece, self.default_bufsize) if size < 0 else size - count)
            if not data:
                break
            parts.append(data)
            count += len(data)
        whole = _EMPTY.join(parts)
        if 0 <= size < count:
            self._waiting = whole[size:]
            return whole[:size]
        return whole

    def readline(self, size: Any = -1) -> Any:
        """A line, or so many bytes of it."""
        data: Any = self._waiting
        self._waiting = _EMPTY
        while True:
            end = data.find(_LINE_END) + 1
            if size >= 0 and (not end or end > size) and len(data) >= size:
                end = size
                break
            if end:
                break
            more = self._sock.recv(self._piece)
            if not more:
                return data
            data = data + more
        self._waiting = data[end:]
        return data[:end]

    def readlines(self, sizehint: Any = 0) -> List[Any]:
        """All lines, or until there are so many bytes of them."""
        lines, total = [], 0
        for line in iter(self.readline, _EMPTY):
            lines.append(line)
            total += len(line)
            if sizehint and total >= sizehint:
                break
        return lines

    def __iter__(self) -> Iterator[Any]:
        return self

    def __next__(self) -> Any:
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    next = __next__


FileObject.__name__ = FileObject.__qualname__ = "_fileobject"
shown_in("_socket", FileObject)
