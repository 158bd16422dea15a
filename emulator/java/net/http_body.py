"""The body of a response: a short one of known length is read at once, so that its connection ends; others when somebody reads them.

What goes wrong meanwhile is raised where the script reads.
"""

from __future__ import annotations

import re
from typing import Callable, List, Optional, Tuple

from ..io.exceptions import IOException
from ..io.streams import InputStream
from ..registry import java_class
from .wire import Wire

_SHORT = 1 << 16
Failure = Callable[[OSError], IOException]


class Body:
    """``length`` None: to the end of the connection."""

    def __init__(self, wire: Wire, method: str, line: str, headers: List[Tuple[str, str]], failure: Failure) -> None:
        self._wire, self._failure = wire, failure
        values = {name.lower(): value for name, value in headers}
        self.chunked = values.get("transfer-encoding", "").lower() == "chunked"
        length = values.get("content-length", "")
        self.length: Optional[int] = int(length) if re.fullmatch(r"[0-9]+", length) and not self.chunked else None
        if method == "HEAD" or line.split(" ")[1:2] in (["204"], ["304"]):
            self.length, self.chunked = 0, False
        self._left = self.length
        self._chunk_left = 0
        self._ended = False
        self._buffered: List[bytes] = []
        self._broken: Optional[IOException] = None
        if self.length is not None and self.length <= _SHORT:
            self._fetch()

    @classmethod
    def until_end(cls, wire: Wire, failure: Failure) -> Body:
        """All that comes."""
        return cls(wire, "", "", [], failure)

    def take(self, size: int) -> bytes:
        """Up to so many bytes, none at the end."""
        if self._buffered:
            data, self._buffered[0] = self._buffered[0][:size], self._buffered[0][size:]
            self._buffered = [part for part in self._buffered if part]
            return data
        if self._broken is not None:
            raise self._broken
        return self._read(size)

    def _fetch(self) -> None:
        try:
            for data in iter(lambda: self._read(_SHORT), b""):
                self._buffered.append(data)
        except IOException as failure:
            self._broken = failure

    def _read(self, size: int) -> bytes:
        if self._ended:
            return b""
        try:
            data = self._chunk(size) if self.chunked else self._plain(size)
        except OSError as error:
            self.close()
            raise self._failure(error)
        if not data and size:
            self.close()
        return data

    def close(self) -> None:
        self._ended = True
        self._wire.close()

    def _plain(self, size: int) -> bytes:
        if self._left is None:
            return self._wire.take(size)
        data = self._wire.take(min(size, self._left)) if self._left else b""
        self._left -= len(data)
        return data

    def _chunk(self, size: int) -> bytes:
        if not self._chunk_left:
            self._chunk_left = self._chunk_size()
            if not self._chunk_left:
                return b""
        data = self._wire.take(min(size, self._chunk_left))
        self._chunk_left -= len(data)
        if not data or (not self._chunk_left and self._wire.line() + self._wire.peek(1) == b""):
            self._cut()
        return data

    def _chunk_size(self) -> int:
        text = self._wire.line().split(b";")[0].strip()
        if not text:
            self._cut()
        if not re.fullmatch(rb"[0-9A-Fa-f]+", text):
            self.close()
            raise IOException("Bogus chunk size")
        return int(text, 16)

    def _cut(self) -> None:
        self.close()
        raise IOException("Premature EOF")


@java_class("sun.net.www.protocol.http.HttpURLConnection$HttpInputStream")
class HttpInputStream(InputStream):
    """The stream of a body."""

    def __init__(self, body: Body) -> None:
        self._body, self._closed = body, False

    def _take(self, size: int) -> bytes:
        if self._closed:
            raise IOException("stream is closed")
        data = bytearray()
        while len(data) < size:
            more = self._body.take(size - len(data))
            if not more:
                break
            data += more
        return bytes(data)

    def close(self) -> None:
        self._closed = True
        self._body.close()
