"""One HTTP request and its response, with the exceptions of Java's sockets."""

from __future__ import annotations

import http.client
import socket
import ssl
from typing import List, Optional, Tuple
from urllib.parse import SplitResult

from .exceptions import (
    ConnectException,
    NoRouteToHostException,
    SocketException,
    SocketTimeoutException,
    SSLException,
    SSLHandshakeException,
    UnknownHostException,
)
from .throwable import IOException

Headers = List[Tuple[str, str]]


class Response:
    """Status, headers, body."""

    def __init__(self, status: int, reason: str, headers: Headers, body: bytes) -> None:
        self.status, self.reason, self.headers, self.body = status, reason, headers, body

    def header(self, name: Optional[str]) -> Optional[str]:
        """The last header of a name."""
        wanted = (name or "").lower()
        return next((value for key, value in reversed(self.headers) if key.lower() == wanted), None)


def exchange(
    url: SplitResult, method: str, headers: Headers, body: Optional[bytes], connect_timeout_ms: int = 0, read_timeout_ms: int = 0
) -> Response:
    """Send a request; timeouts of 0 wait for ever."""
    connection = _connection(url, connect_timeout_ms)
    try:
        try:
            connection.connect()
        except OSError as error:
            raise _connect_failure(error, url.hostname or "")
        connection.sock.settimeout(read_timeout_ms / 1000 if read_timeout_ms else None)
        try:
            return _talk(connection, url, method, headers, body)
        except http.client.RemoteDisconnected:
            raise SocketException("Unexpected end of file from server")
        except (OSError, http.client.HTTPException) as error:
            raise _read_failure(error)
    finally:
        connection.close()


def _connection(url: SplitResult, timeout_ms: int) -> http.client.HTTPConnection:
    timeout = timeout_ms / 1000 if timeout_ms else None
    kind = http.client.HTTPSConnection if url.scheme == "https" else http.client.HTTPConnection
    return kind(url.hostname or "", url.port, timeout=timeout)


def _talk(connection: http.client.HTTPConnection, url: SplitResult, method: str, headers: Headers, body: Optional[bytes]) -> Response:
    target = (url.path or "/") + ("?" + url.query if url.query else "")
    connection.putrequest(method, target, skip_host=True, skip_accept_encoding=True)
    for name, value in headers:
        if name.lower() != "content-length":
            connection.putheader(name, value.encode("latin-1", "replace"))
    if body is not None:
        connection.putheader("Content-Length", str(len(body)))
    connection.endheaders(body)
    answer = connection.getresponse()
    return Response(answer.status, answer.reason, answer.getheaders(), answer.read())


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


def _read_failure(error: Exception) -> IOException:
    if isinstance(error, socket.timeout):
        return SocketTimeoutException("Read timed out")
    if isinstance(error, ssl.SSLError):
        return SSLException(error.reason or str(error))
    if isinstance(error, ConnectionResetError):
        return SocketException("Connection reset")
    if isinstance(error, BrokenPipeError):
        return SocketException("Broken pipe (Write failed)")
    if isinstance(error, http.client.IncompleteRead):
        return IOException("Premature EOF")
    return IOException(str(error))
