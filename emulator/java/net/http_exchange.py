"""One HTTP request and its response on a socket, as the JDK's HttpClient does it, with the exceptions of Java's sockets.

1. A request that gets no answer, because the server hangs up or resets, is sent a second time on a new connection, a POST too
   (sun.net.http.retryPost is true by default); not when the body was streamed, and not after a time-out.
2. The head of a response may be cut or broken: what came of it counts. 100 is passed over.
3. A body with a length that ends early just ends; a chunked one is "Premature EOF".
Left out: connections kept alive (each request has its own), proxies.
"""

from __future__ import annotations

import re
import socket
import ssl
from typing import List, NamedTuple, Optional, Tuple
from urllib.parse import SplitResult

from ..io.exceptions import IOException
from ..javax.net.ssl.exceptions import SSLException, SSLHandshakeException
from .exceptions import ConnectException, NoRouteToHostException, SocketException, SocketTimeoutException, UnknownHostException
from .http_body import Body
from .wire import Wire

Headers = List[Tuple[str, Optional[str]]]
_START = re.compile(rb"HTTP.1\.")
_LEAST = 8  # bytes that HttpClient.parseHTTPHeader wants to see
_PORTS = {"http": 80, "https": 443}


class Request(NamedTuple):
    """What is sent; ``chunked`` and ``streamed`` say how the body goes."""

    url: SplitResult
    method: str
    headers: Headers
    body: Optional[bytes] = None
    chunked: bool = False
    streamed: bool = False
    connect_timeout_ms: int = 0
    read_timeout_ms: int = 0


class Response:
    """Status line, headers, body; ``failure`` is what stopped the head from being read to its end."""

    def __init__(self, line: str, headers: List[Tuple[str, str]], body: Body, failure: Optional[IOException] = None) -> None:
        self.line, self.headers, self.body, self.failure = line, headers, body, failure

    def header(self, name: Optional[str]) -> Optional[str]:
        """The last header of a name; the status line for null."""
        if name is None:
            return self.line
        return next((value for key, value in reversed(self.headers) if key.lower() == name.lower()), None)

    @property
    def status(self) -> int:
        """HttpURLConnection.getResponseCode; -1 when there is none."""
        parts = self.line.split(" ", 2) if self.line.startswith("HTTP/1.") else []
        return int(parts[1]) if len(parts) > 1 and re.fullmatch(r"[+-]?[0-9]+", parts[1]) else -1

    @property
    def reason(self) -> Optional[str]:
        parts = self.line.split(" ", 2) if self.line.startswith("HTTP/1.") else []
        return parts[2] if len(parts) > 2 else None


class _Unanswered(Exception):
    """No response: the request may be sent again."""


def connect(url: SplitResult, timeout_ms: int) -> Wire:
    """A connection; 0 waits for ever."""
    host, port = url.hostname or "", url.port or _PORTS[url.scheme]
    try:
        connection = socket.create_connection((host, port), timeout_ms / 1000 if timeout_ms else None)
        return Wire(ssl.create_default_context().wrap_socket(connection, server_hostname=host) if url.scheme == "https" else connection)
    except OSError as error:
        raise _connect_failure(error, host)


def exchange(request: Request, wire: Optional[Wire] = None) -> Response:
    """Send a request, on this connection or on one of its own, and read the head of its response."""
    for again in (False, True):
        wire = wire or connect(request.url, request.connect_timeout_ms)
        try:
            return _talk(request, wire)
        except (_Unanswered, ConnectionError) as error:
            wire.close()
            if again or request.streamed:
                raise SocketException("Connection reset" if isinstance(error, ConnectionError) else "Unexpected end of file from server")
        except OSError as error:
            wire.close()
            raise read_failure(error)
        wire = None
    raise AssertionError("unreachable")


def read_failure(error: OSError) -> IOException:
    """What Java throws where Python's socket does."""
    if isinstance(error, socket.timeout):
        return SocketTimeoutException("Read timed out")
    if isinstance(error, ssl.SSLError):
        return SSLException(error.reason or str(error))
    if isinstance(error, ConnectionError):
        return SocketException("Connection reset")
    return IOException(str(error))


def _talk(request: Request, wire: Wire) -> Response:
    wire.timeout(request.read_timeout_ms)
    wire.send(_head(request) + _framed(request))
    while True:
        start = wire.peek(_LEAST)
        if len(start) < _LEAST:
            raise _Unanswered
        if not _START.match(start):
            return Response("", [], Body.until_end(wire, read_failure))
        lines, failure = _head_lines(wire)
        if lines[0][9:].lstrip(" ")[:3] != "100":
            break
    headers = _headers(lines[1:])
    body = Body(wire, request.method, lines[0], headers, read_failure)
    return Response(lines[0].rstrip(), headers, body, failure)


def _head(request: Request) -> bytes:
    target = (request.url.path or "/") + ("?" + request.url.query if request.url.query else "")
    lines = [f"{request.method} {target} HTTP/1.1"]
    lines += [name if value is None else f"{name}: {value}" for name, value in request.headers]
    if request.chunked:
        lines.append("Transfer-Encoding: chunked")
    elif request.body is not None:
        lines.append(f"Content-Length: {len(request.body)}")
    return ("\r\n".join(lines) + "\r\n\r\n").encode("utf-8")


def _framed(request: Request) -> bytes:
    body = request.body or b""
    if not request.chunked:
        return body
    return (b"%x\r\n%s\r\n" % (len(body), body) if body else b"") + b"0\r\n\r\n"


def _head_lines(wire: Wire) -> Tuple[List[str], Optional[IOException]]:
    lines: List[str] = []
    try:
        for line in iter(wire.line, b""):
            lines.append(line.decode("latin-1"))
    except OSError as error:
        return lines or [""], read_failure(error)
    return lines, None


def _headers(lines: List[str]) -> List[Tuple[str, str]]:
    headers: List[Tuple[str, str]] = []
    for line in lines:
        if line[:1] in (" ", "\t") and headers:
            name, value = headers.pop()
            headers.append((name, f"{value} {line.strip()}"))
        else:
            name, colon, value = line.partition(":")
            headers += [(name.strip(), value.strip())] if colon else []
    return headers


def _connect_failure(error: OSError, host: str) -> IOException:
    if isinstance(error, socket.timeout):
        return SocketTimeoutException("Connect timed out")
    if isinstance(error, ssl.SSLError):
        return SSLHandshakeException(error.reason or str(error))
    if isinstance(error, socket.gaierror):
        return UnknownHostException(host)
    if isinstance(error, ConnectionRefusedError):
        return ConnectException("Connection refused")
    return NoRouteToHostException(error.strerror or str(error))
