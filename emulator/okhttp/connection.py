"""okhttp3.internal.connection.RealConnection (4.9.3): a socket, what was read from it and not yet used, and its state in the pool.

Socket errors come out as Java's exceptions in Java's words; writes go out in okio's segments of 8192 bytes, the head by itself, which
decides whether a stale connection is noticed while the head, the body or the answer passes.
"""

from __future__ import annotations

import contextlib
import errno
import socket
from typing import List, Optional

from ..base.errors import NotEmulated
from ..java.io.exceptions import EOFException, IOException
from ..java.net.exceptions import ConnectException, NoRouteToHostException, SocketException, SocketTimeoutException
from .route import Route

SEGMENT = 8192
HEALTHY_IDLE_NS = 10_000_000_000
WAITS = 25  # parts of a read's time-out at most


class Connection:
    """One connection to a route."""

    def __init__(self, route: Route, connect_ms: int, read_ms: int, write_ms: int) -> None:
        self.route = route
        self.buffer = bytearray()
        self.no_new_exchanges = False
        self.in_use = False
        self.closed = False
        self.success_count = 0
        self.idle_at_ns = 0
        self.peer_name: Optional[str] = None
        self._socket = self._connect(connect_ms)
        self.set_timeouts(read_ms, write_ms)

    def set_timeouts(self, read_ms: int, write_ms: int) -> None:
        """Milliseconds for each read and each write; 0 is none."""
        self._read_timeout, self._write_timeout = _seconds(read_ms), _seconds(write_ms)

    def _connect(self, connect_ms: int) -> socket.socket:
        if self.route.proxy is not None and self.route.url.is_https:
            raise NotEmulated("InvokeHTTP: an https URL through a proxy", str(self.route.url), "use no proxy offline, or an http URL")
        family = socket.AF_INET6 if ":" in self.route.address else socket.AF_INET
        plain = socket.socket(family, socket.SOCK_STREAM)
        plain.settimeout(_seconds(connect_ms))
        try:
            plain.connect((self.route.address, self.route.port))
        except OSError as error:
            plain.close()
            raise self._connect_failure(error)
        plain.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # head and body are two writes: no waiting between them
        if not self.route.url.is_https:
            return plain
        from .tls import handshake

        secured, self.peer_name = handshake(plain, self.route.url.host)
        return secured

    def _connect_failure(self, error: OSError) -> IOException:
        text = error.strerror or str(error)
        if isinstance(error, socket.timeout) and error.errno is None:
            return SocketTimeoutException("Connect timed out")
        if error.errno in (errno.ECONNREFUSED, errno.ETIMEDOUT):
            return ConnectException(f"Failed to connect to {self.route.text}", ConnectException(text))
        return NoRouteToHostException(text) if error.errno == errno.EHOSTUNREACH else SocketException(text)

    def write(self, data: bytes) -> None:
        """Send one segment."""
        self._socket.settimeout(self._write_timeout)
        try:
            self._socket.sendall(data)
        except socket.timeout:
            raise SocketTimeoutException("timeout", SocketException("Socket closed"))
        except OSError as error:
            raise SocketException("Socket closed" if self.closed else error.strerror or str(error))

    def fill(self, deadline_s: Optional[float] = None) -> bool:
        """Read what is there into the buffer, waiting for the first byte; False at the end of the stream."""
        try:
            data = self._receive(self._read_timeout if deadline_s is None else deadline_s)
        except socket.timeout:
            raise SocketTimeoutException("timeout", SocketException("Socket closed"))
        except ConnectionResetError:
            raise SocketException("Connection reset")
        except OSError as error:
            raise SocketException("Socket closed" if self.closed else error.strerror or str(error))
        self.buffer += data
        return bool(data)

    def _receive(self, timeout_s: Optional[float]) -> bytes:
        """Bytes within the time-out, waited for in parts: a pause of this process costs a part at most and is not the peer's silence."""
        parts = max(1, min(WAITS, int((timeout_s or 0) * 1000)))  # a socket waits for a millisecond at least
        self._socket.settimeout(timeout_s and timeout_s / parts)
        for _ in range(parts - 1):
            try:
                return self._socket.recv(SEGMENT)
            except socket.timeout:
                continue
        return self._socket.recv(SEGMENT)

    def read(self, size: int, deadline_s: Optional[float] = None) -> bytes:
        """At most ``size`` bytes, from at most one read of the socket; empty at the end."""
        if not self.buffer and not self.fill(deadline_s):
            return b""
        data = bytes(self.buffer[:size])
        del self.buffer[:size]
        return data

    def read_line(self, limit: Optional[int] = None) -> bytes:
        """BufferedSource.readUtf8LineStrict: up to LF or CRLF, which are dropped; EOFException where there is none within ``limit``."""
        newline = self._find_newline(0, limit)
        line = _without_cr(self.buffer, 0, newline)
        del self.buffer[: newline + 1]
        return line

    def read_lines(self, limit: int) -> List[str]:
        """Lines up to an empty one, which is dropped; together at most ``limit`` characters, each read as ``read_line`` does."""
        lines: List[str] = []
        start = 0
        while True:
            newline = self.buffer.find(b"\n", start)
            if newline == -1 or newline - start > limit:
                newline = self._find_newline(start, limit)
            line = self.buffer[start:newline].decode("utf-8", "replace")
            if line.endswith("\r"):
                line = line[:-1]
            start = newline + 1
            if not line:
                break
            lines.append(line)
            limit -= len(line)
        del self.buffer[:start]
        return lines

    def _find_newline(self, start: int, limit: Optional[int]) -> int:
        """Where the line that begins at ``start`` of the buffer ends."""
        scanned = start
        while True:
            newline = self.buffer.find(b"\n", scanned)
            if newline != -1:
                break
            scanned = len(self.buffer)
            if (limit is not None and scanned - start > limit + 1) or not self.fill():
                raise _no_newline(self.buffer[start:], limit)
        if limit is not None and newline - start > limit and len(_without_cr(self.buffer, start, newline)) > limit:
            raise _no_newline(self.buffer[start:], limit)
        return newline

    def is_healthy(self, extensive: bool, now_ns: int) -> bool:
        """RealConnection.isHealthy: after ten idle seconds an extensive check looks whether the peer has gone."""
        if self.closed:
            return False
        if not extensive or now_ns - self.idle_at_ns < HEALTHY_IDLE_NS:
            return True
        try:
            return bool(self.buffer) or self.fill(0.001)
        except SocketTimeoutException:
            return True
        except IOException:
            return False

    def close(self) -> None:
        """Close the socket."""
        self.closed = True
        with contextlib.suppress(OSError):
            self._socket.close()


def _seconds(milliseconds: int) -> Optional[float]:
    return milliseconds / 1000 if milliseconds > 0 else None


def _without_cr(buffer: bytearray, start: int, newline: int) -> bytes:
    line = bytes(buffer[start:newline])
    return line[:-1] if line.endswith(b"\r") else line


def _no_newline(buffer: bytearray, limit: Optional[int]) -> EOFException:
    size = len(buffer) if limit is None else min(len(buffer), limit)
    return EOFException(f"\\n not found: limit={size} content={bytes(buffer[:32]).hex()}…")
