"""okhttp3.internal.http1.Http1ExchangeCodec (4.9.3): one exchange on one connection, as a state machine like OkHttp's.

The numbers of the states matter: a second ``100 Continue`` ends in IllegalStateException "state: 3". A head is at most 256 KiB; one that
ends early is "unexpected end of stream", whatever came of it.
"""

from __future__ import annotations

from typing import Optional

from ..java.io.exceptions import EOFException, IOException
from ..java.lang.throwable import IllegalStateException, NumberFormatException
from ..java.net.exceptions import ProtocolException
from . import sources
from .body import CHUNKED
from .connection import SEGMENT, Connection
from .headers import Headers
from .request import Request
from .response import Response, StatusLine

HEADER_LIMIT = 256 * 1024
_OPEN_REQUEST_BODY, _READ_RESPONSE_HEADERS, _OPEN_RESPONSE_BODY, _READING_RESPONSE_BODY = 1, 3, 4, 5


class Codec:
    """Writes a request, reads an answer's head, opens its body."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self._state = _OPEN_REQUEST_BODY
        self._pending = bytearray()

    def write_head(self, request: Request) -> None:
        """The request line and headers; they stay with us until the first full segment or ``flush``."""
        target = request.url.request_path
        if self.connection.route.proxy is not None and not request.url.is_https:
            target = str(request.url)
        lines = [f"{request.method} {target} HTTP/1.1"] + [f"{name}: {value}" for name, value in request.headers.pairs]
        self._pending += ("\r\n".join(lines) + "\r\n\r\n").encode()

    def write_body(self, request: Request) -> None:
        """The body through okio's two buffers: whole segments go out while the body is being written, the rest afterwards."""
        assert request.body is not None
        sink = _BodySink(self, chunked=request.body.length == CHUNKED)
        request.body.write_to(sink.write)
        sink.close(request.body.length)

    def send(self, data: bytes) -> None:
        """Buffer; what makes a full segment goes out."""
        if len(data) >= SEGMENT:
            self.flush()
            self.connection.write(data)
        else:
            self._pending += data
            if len(self._pending) >= SEGMENT:
                self.flush()

    def flush(self) -> None:
        """Send what is pending."""
        if self._pending:
            data, self._pending = bytes(self._pending), bytearray()
            self.connection.write(data)

    def read_head(self, request: Request, expect_continue: bool) -> Optional[Response]:
        """The status line and headers; None for the 100 that was asked for."""
        try:
            line = self.connection.read_line(HEADER_LIMIT).decode("utf-8", "replace")
            status = StatusLine.parse(line)
            headers = Headers.of_lines(self.connection.read_lines(HEADER_LIMIT - len(line)))
        except EOFException as error:
            raise IOException("unexpected end of stream on " + request.url.redacted(), error)
        if expect_continue and status.code == 100:
            return None
        self._state = _READ_RESPONSE_HEADERS if status.code == 100 else _OPEN_RESPONSE_BODY
        return Response(request, status, headers)

    def open_body(self, response: Response) -> sources.Source:
        """The body by its framing: none promised, chunked, a length, or until the connection closes."""
        if self._state != _OPEN_RESPONSE_BODY:
            raise IllegalStateException(f"state: {self._state}")
        self._state = _READING_RESPONSE_BODY
        if not response.promises_body:
            return sources.FixedLengthSource(self.connection, 0)
        if response.is_chunked:
            return ChunkedSource(self)
        length = response.headers_length
        if length != -1:
            return sources.FixedLengthSource(self.connection, length)
        self.connection.no_new_exchanges = True
        return sources.UnknownLengthSource(self.connection)

    def read_trailers(self) -> None:
        """What stands behind the last chunk; nobody uses it."""
        self.connection.read_lines(HEADER_LIMIT)


class _BodySink:
    """The buffer in front of the codec: bytes leave it in whole segments, chunk by chunk when chunked."""

    def __init__(self, codec: Codec, chunked: bool) -> None:
        self._codec, self._chunked = codec, chunked
        self._buffer = bytearray()
        self._written = 0

    def write(self, data: bytes) -> None:
        self._buffer += data
        whole = len(self._buffer) // SEGMENT * SEGMENT
        for start in range(0, whole, SEGMENT):
            self._emit(bytes(self._buffer[start : start + SEGMENT]))
        del self._buffer[:whole]

    def close(self, length: int) -> None:
        if self._buffer:
            self._emit(bytes(self._buffer))
        if self._chunked:
            self._codec.send(b"0\r\n\r\n")
        elif self._written != length:
            raise ProtocolException("unexpected end of stream")

    def _emit(self, piece: bytes) -> None:
        self._written += len(piece)
        if self._chunked:
            self._codec.send(f"{len(piece):x}\r\n".encode())
        self._codec.send(piece)
        if self._chunked:
            self._codec.send(b"\r\n")


class ChunkedSource(sources.Source):
    """A chunked body; extensions and trailers are read and forgotten."""

    java_name = sources.BODY + "ChunkedSource"

    def __init__(self, codec: Codec) -> None:
        super().__init__(codec.connection)
        self._codec = codec
        self._left: Optional[int] = None
        self._more = True

    def _read(self, size: int, deadline_s: Optional[float]) -> bytes:
        if self._more and not self._left:
            self._read_size()
        if not self._more:
            return b""
        data = self.connection.read(min(size, self._left or 0), deadline_s)
        if not data:
            raise ProtocolException("unexpected end of stream")
        self._left = (self._left or 0) - len(data)
        return data

    def _read_size(self) -> None:
        if self._left is not None:
            self.connection.read_line()
        try:
            self._left = self._hexadecimal()
        except NumberFormatException as error:
            raise ProtocolException(error.getMessage())
        extensions = self.connection.read_line().decode("utf-8", "replace").strip()
        if extensions and not extensions.startswith(";"):
            raise ProtocolException(f'expected chunk size and optional extensions but was "{self._left}{extensions}"')
        if self._left == 0:
            self._more = False
            self._codec.read_trailers()
            self.done()

    def _hexadecimal(self) -> int:
        """BufferedSource.readHexadecimalUnsignedLong."""
        buffer, count = self.connection.buffer, 0
        while True:
            if count == len(buffer) and not self.connection.fill():
                if count == 0:
                    raise EOFException()
                break
            if chr(buffer[count]) not in "0123456789abcdefABCDEF":
                break
            count += 1
        if count == 0:
            code = buffer[0] if buffer[0] < 128 else buffer[0] - 256
            raise NumberFormatException(f"Expected leading [0-9a-fA-F] character but was 0x{code:x}")
        digits = bytes(buffer[:count]).decode()
        if len(digits.lstrip("0")) > 16:
            raise NumberFormatException("Number too large: " + digits[:17])
        del buffer[:count]
        return int(digits, 16)

    def _drained(self) -> bool:
        return not self._more
