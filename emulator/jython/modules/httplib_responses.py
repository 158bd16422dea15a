"""``httplib.HTTPResponse``: the head of an answer, and its body by its length, in chunks, or until the connection ends."""

from __future__ import annotations

from typing import Any, List, Tuple

from ..objects.bytestring import ByteString
from ..objects.old_classes import OldInstance
from ..objects.text import repr_
from .http_texts import LONGEST_LINE
from .httplib_errors import PLAIN, BadStatusLine, IncompleteRead, LineTooLong, UnknownProtocol
from .python_written import shown_in
from .rfc822_messages import HTTPMessage

UNKNOWN = ByteString("UNKNOWN")
_EMPTY, _LINE_END = ByteString(""), ByteString("\r\n")
_OLDEST = ByteString("HTTP/0.9")
_WITHOUT_A_BODY = (204, 304)


class _Lines:
    """An answer of HTTP/0.9: its first line was read already."""

    def __init__(self, line: Any, file: Any) -> None:
        self._line, self._file = line, file

    def read(self, amt: Any = None) -> Any:
        """That line, then the rest."""
        line, self._line = self._line, _EMPTY
        if amt is None:
            return line + self._file.read()
        self._line = line[amt:]
        return line[:amt] + (self._file.read(amt - len(line)) if len(line) < amt else _EMPTY)

    def readline(self, size: Any = -1) -> Any:
        """That line, then the others."""
        line, self._line = self._line, _EMPTY
        return line or self._file.readline()

    def close(self) -> None:
        """Close the file."""
        self._file.close()


class _Nothing:
    """A file without a line."""

    def readline(self, size: Any = -1) -> Any:
        """The end."""
        return _EMPTY


class HTTPResponse(OldInstance):
    """``httplib.HTTPResponse``."""

    _interpreter: Any = None  # httplib_module.py makes a class for each

    def __init__(self, sock: Any, debuglevel: Any = 0, strict: Any = 0, method: Any = None, buffering: Any = False) -> None:
        self.fp = sock.makefile(ByteString("rb")) if buffering else sock.makefile(ByteString("rb"), 0)
        self.debuglevel, self.strict, self._method = debuglevel, strict, method
        self.msg: Any = None
        self.version: Any = UNKNOWN
        self.status: Any = UNKNOWN
        self.reason: Any = UNKNOWN
        self.chunked: Any = UNKNOWN
        self.chunk_left: Any = UNKNOWN
        self.length: Any = UNKNOWN
        self.will_close: Any = UNKNOWN

    def _line(self, kind: str) -> Any:
        line = self.fp.readline(LONGEST_LINE + 1)
        if len(line) > LONGEST_LINE:
            raise LineTooLong(ByteString(kind))
        return line

    def _read_status(self) -> Tuple[Any, int, Any]:
        line = self._line("header line")
        if self.debuglevel > 0:
            self._say(ByteString("reply: ") + repr_(line))
        if not line:
            raise BadStatusLine(line)
        version, status, reason = [*line.split(None, 2), _EMPTY, _EMPTY][:3]
        if not status or not version.startswith(ByteString("HTTP/")):
            if self.strict:
                self.close()
                raise BadStatusLine(line)
            self.fp = _Lines(line, self.fp)
            return _OLDEST, 200, _EMPTY
        try:
            code = int(str.__str__(status))
        except ValueError:
            raise BadStatusLine(line) from None
        if not 100 <= code <= 999:
            raise BadStatusLine(line)
        return version, code, reason

    def _say(self, text: Any) -> None:
        self._interpreter.print_(None, 1, text)

    def begin(self) -> None:
        """Read the head; answers of 100 are passed over."""
        if self.msg is not None:
            return
        version, status, reason = self._read_status()
        while status == 100:
            while self._line("header line").strip():
                pass
            version, status, reason = self._read_status()
        self.status, self.reason = status, reason.strip()
        if version == "HTTP/1.0":
            self.version = 10
        elif version.startswith(ByteString("HTTP/1.")):
            self.version = 11
        elif version == "HTTP/0.9":
            self.version, self.length, self.chunked, self.will_close = 9, None, 0, 1
            self.msg = HTTPMessage(_Nothing())
            return
        else:
            raise UnknownProtocol(version)
        self.msg = HTTPMessage(self.fp, 0)
        if self.debuglevel > 0:
            for line in self.msg.headers:
                self._say(ByteString("header: ") + line[:-1])
        self.msg.fp = None
        self._expect_body()

    def _expect_body(self) -> None:
        self.chunked = int((self._of("transfer-encoding") or _EMPTY).lower() == "chunked")
        if self.chunked:
            self.chunk_left = None
        self.will_close = self._check_close()
        self.length = None if self.chunked else _length(self._of("content-length"))
        if self.status in _WITHOUT_A_BODY or self.status < 200 or self._method == "HEAD":
            self.length = 0
        if not self.will_close and not self.chunked and self.length is None:
            self.will_close = 1

    def _of(self, name: str) -> Any:
        return self.msg.getheader(ByteString(name))

    def _check_close(self) -> bool:
        connection = (self._of("connection") or _EMPTY).lower()
        if self.version == 11:
            return "close" in connection
        keeps = self._of("keep-alive") or "keep-alive" in connection or "keep-alive" in (self._of("proxy-connection") or _EMPTY).lower()
        return not keeps

    def close(self) -> None:
        """Close the file; the connection may go on."""
        file, self.fp = self.fp, None
        if file:
            file.close()

    def isclosed(self) -> bool:
        """Was all of it read?"""
        return self.fp is None

    def read(self, amt: Any = None) -> Any:
        """The body, or so many bytes of it."""
        if self.fp is None:
            return _EMPTY
        if self._method == "HEAD":
            self.close()
            return _EMPTY
        if self.chunked:
            return self._read_chunked(amt)
        return self._read_all() if amt is None else self._read_some(amt)

    def _read_all(self) -> Any:
        if self.length is None:
            body = self.fp.read()
        else:
            try:
                body = self._safe_read(self.length)
            except IncompleteRead:
                self.close()
                raise
            self.length = 0
        self.close()
        return body

    def _read_some(self, amount: Any) -> Any:
        if self.length is not None:
            amount = min(amount, self.length)
        piece = self.fp.read(amount)
        if not piece and amount:
            self.close()
        if self.length is not None:
            self.length -= len(piece)
            if not self.length:
                self.close()
        return piece

    def _read_chunked(self, amt: Any) -> Any:
        pieces: List[Any] = []
        while True:
            if self.chunk_left is None:
                self.chunk_left = self._size_of_chunk(pieces)
                if self.chunk_left == 0:
                    break
            wanted = self.chunk_left if amt is None else min(amt, self.chunk_left)
            pieces.append(self._safe_read(wanted))
            if wanted < self.chunk_left:
                self.chunk_left -= wanted
                return _EMPTY.join(pieces)
            self._safe_read(2)
            self.chunk_left = None
            if amt is not None:
                amt -= wanted
                if not amt:
                    return _EMPTY.join(pieces)
        while self._line("trailer line") not in ("", "\r\n"):
            pass
        self.close()
        return _EMPTY.join(pieces)

    def _size_of_chunk(self, pieces: List[Any]) -> int:
        line = self._line("chunk size").partition(ByteString(";"))[0]
        try:
            return int(str.__str__(line), 16)
        except ValueError:
            self.close()
            raise IncompleteRead(_EMPTY.join(pieces)) from None

    def _safe_read(self, amt: Any) -> Any:
        """So many bytes, or IncompleteRead."""
        pieces: List[Any] = []
        while amt > 0:
            piece = self.fp.read(amt)
            if not piece:
                raise IncompleteRead(_EMPTY.join(pieces), amt)
            pieces.append(piece)
            amt -= len(piece)
        return _EMPTY.join(pieces)

    def fileno(self) -> Any:
        """That of the file."""
        return self.fp.fileno()

    def getheader(self, name: Any, default: Any = None) -> Any:
        """The value of a header."""
        if self.msg is None:
            raise PLAIN["ResponseNotReady"]()
        return self.msg.getheader(name, default)

    def getheaders(self) -> Any:
        """Names with values."""
        if self.msg is None:
            raise PLAIN["ResponseNotReady"]()
        return self.msg.items()


def _length(text: Any) -> Any:
    try:
        length = int(str.__str__(text)) if text else None
    except ValueError:
        return None
    return None if length is None or length < 0 else length


shown_in("httplib", HTTPResponse)
