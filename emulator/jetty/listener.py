"""A server on one address: a thread for each connection, which reads a request, hands it on, and waits for the answer."""

from __future__ import annotations

import email.utils
import socket
import threading
from contextlib import suppress
from http.client import HTTPException, HTTPMessage, parse_headers
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, BinaryIO, Callable, List, Optional, Set, Tuple, cast
from urllib.parse import urlsplit

from .exchange import Answer, Exchange, Header
from .jetty import BadMessage, Jetty, head, header

Accept = Callable[[Exchange], None]
_LINE = 65536
_IDLE = "java.util.concurrent.TimeoutException: Idle timeout expired: {0}/{0} ms"


class Listener:
    """Serves from ``start`` to ``stop``. ``port`` 0 takes a free one.

    Args:
        accept: gets each request when its headers are here; it answers (refuses) it or keeps it, and must not block.
        ring: is called after that, and again when the body has come, or will not come any more.
        idle_ms: real milliseconds without a byte of the body after which it will not come (AbstractConnector.setIdleTimeout).
        jetty: how it spells what it reads and answers.
    """

    def __init__(
        self, host: str, port: int, accept: Accept, now_ms: Callable[[], int], ring: Callable[[], None], idle_ms: int,
        jetty: Jetty,
    ) -> None:
        self.accept, self.now_ms, self.ring, self.idle_ms, self.jetty = accept, now_ms, ring, idle_ms, jetty
        self._open: Set[Exchange] = set()
        self._connections: Set[socket.socket] = set()
        self._lock = threading.Lock()
        self._server = _Server((host, port), self)
        self.host, self.port = str(self._server.server_address[0]), int(self._server.server_address[1])
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)

    def start(self) -> None:
        """Accept connections from now on."""
        self._thread.start()

    def stop(self) -> None:
        """Close everything; who waits for an answer gets none."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
        with self._lock:
            exchanges, connections = list(self._open), list(self._connections)
        for exchange in exchanges:
            exchange.drop()
        for connection in connections:
            _shut(connection)

    def take(self, exchange: Exchange, read_body: Callable[[], None]) -> Optional[Answer]:
        """Hand a request on, read its body when a task takes it, and wait for its answer. The body of a refused one is not read."""
        with self._lock:
            self._open.add(exchange)
        try:
            self.accept(exchange)
            self.ring()
            if exchange.wait_for_task():
                read_body()
                self.ring()
            return exchange.wait()
        finally:
            with self._lock:
                self._open.discard(exchange)

    def connected(self, connection: socket.socket) -> None:
        """A connection begins."""
        with self._lock:
            self._connections.add(connection)

    def disconnected(self, connection: socket.socket) -> None:
        """It has ended."""
        with self._lock:
            self._connections.discard(connection)


def _shut(connection: socket.socket) -> None:
    with suppress(OSError):  # the client was faster
        connection.shutdown(socket.SHUT_RDWR)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 128

    def __init__(self, address: Any, listener: Listener) -> None:
        self.listener = listener
        super().__init__(address, _Handler)

    def server_bind(self) -> None:
        """HTTPServer.server_bind asks the name service for the host's name; nothing here needs it."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that went away is no news."""


class _Handler(BaseHTTPRequestHandler):
    """One connection. The base class's reading of requests is not used: Jetty answers otherwise."""

    disable_nagle_algorithm = True
    server: _Server

    def setup(self) -> None:
        super().setup()
        self.server.listener.connected(self.connection)

    def finish(self) -> None:
        self.server.listener.disconnected(self.connection)
        super().finish()

    def handle(self) -> None:
        with suppress(OSError, HTTPException, ValueError):  # the client went away, or the listener was stopped
            while self._one():
                pass

    def _one(self) -> bool:
        line = self.rfile.readline(_LINE + 1)
        if not line:
            return False
        if not line.strip():
            return True  # empty lines before a request are skipped
        try:
            exchange, message = self._read(line)
        except BadMessage as bad:
            jetty = self.server.listener.jetty
            self._send(jetty.refuse(bad), jetty.closes(bad), True, broken=True)
            return False
        answer = self.server.listener.take(exchange, lambda: self._read_body(exchange, message))
        if answer is None:
            return False
        keep = _keeps_alive(exchange) and not exchange.fault and (exchange.arrived or self._is_over(message))
        self._answer(exchange, answer, keep)
        return keep

    def _is_over(self, message: HTTPMessage) -> bool:
        """Whether nothing is left of a refused request's body; Jetty 12 passes over what has come of it already."""
        if not _has_body(message):
            return True
        if _chunked(message) or not self.server.listener.jetty.passes_over:
            return False
        self.connection.settimeout(0)
        try:
            return len(self.rfile.read(int(_length(message))) or b"") == int(_length(message))
        finally:
            self.connection.settimeout(None)

    def _read_body(self, exchange: Exchange, message: HTTPMessage) -> None:
        listener = self.server.listener
        if (message.get("Expect") or "").lower() == "100-continue":
            self.wfile.write(b"HTTP/1.1 100 Continue\r\n\r\n")
        self.connection.settimeout(listener.idle_ms / 1000)
        try:
            exchange.receive(_body(cast(BinaryIO, self.rfile), message))
        except socket.timeout:
            cause = _IDLE.format(listener.idle_ms)
            exchange.receive(fault=f"java.io.IOException: {cause}\n- Caused by: {cause}")
        except (OSError, BadMessage):
            exchange.receive(fault=listener.jetty.early_eof)
        finally:
            self.connection.settimeout(None)

    def _read(self, line: bytes) -> Tuple[Exchange, HTTPMessage]:
        """A request as far as its headers go."""
        jetty = self.server.listener.jetty
        words = line.decode("iso-8859-1").rstrip("\r\n").split(" ")
        jetty.check_line(words)
        method, target, protocol = words
        target = jetty.target(target)
        try:
            message: HTTPMessage = parse_headers(self.rfile)
        except HTTPException as error:
            raise BadMessage(str(error)) from None
        headers = [header(name, value.strip()) for name, value in message.items()]
        split = urlsplit(target) if "://" in target else None
        authority = split.netloc if split else ""
        if split:
            target = (split.path or "/") + ("?" + split.query if "?" in target else "")
        host, port = self.connection.getsockname()[:2]
        exchange = Exchange(method, target, protocol, headers, str(self.client_address[0]), (str(host), int(port)), authority)
        if protocol == "HTTP/1.1" and exchange.header("Host") is None:
            raise BadMessage("No Host", exchange)
        if not _chunked(message) and not _length(message).isdigit():
            raise BadMessage("Invalid Content-Length Value", exchange)
        jetty.check(exchange)
        return exchange, message

    def _answer(self, exchange: Exchange, answer: Answer, keep: bool) -> None:
        broken = exchange.fault == self.server.listener.jetty.early_eof and _keeps_alive(exchange)
        bodiless = answer.status in (204, 304) or answer.status < 200  # the answer to HEAD has the headers of a body
        with_body = not bodiless and exchange.method != "HEAD"
        chunked = keep and not answer.sized and not bodiless
        self._send(answer, not keep and exchange.protocol == "HTTP/1.1", with_body, chunked, broken)

    def _send(self, answer: Answer, close: bool, with_body: bool, chunked: bool = False, broken: bool = False) -> None:
        listener, body = self.server.listener, answer.body if with_body else b""
        end: List[Header] = [("Content-Length", str(len(answer.body)))] if answer.sized else []
        if chunked:
            end = [("Transfer-Encoding", "chunked")]
        if chunked and with_body:
            body = (b"%X\r\n%b\r\n" % (len(body), body) if body else b"") + b"0\r\n\r\n"
        date = email.utils.formatdate(listener.now_ms() / 1000, usegmt=True)
        self.wfile.write(head(answer, listener.jetty.headers(answer, date, end, close, broken)) + body)


def _keeps_alive(exchange: Exchange) -> bool:
    """HTTP/1.0 connections are never kept."""
    return exchange.protocol == "HTTP/1.1" and "close" not in (exchange.header("Connection") or "").lower()


def _chunked(message: HTTPMessage) -> bool:
    return "chunked" in (message.get("Transfer-Encoding") or "").lower()


def _length(message: HTTPMessage) -> str:
    return (message.get("Content-Length") or "0").strip()


def _has_body(message: HTTPMessage) -> bool:
    return _chunked(message) or int(_length(message)) > 0


def _body(stream: BinaryIO, message: HTTPMessage) -> bytes:
    if _chunked(message):
        return b"".join(_chunks(stream))
    length = int(_length(message))
    body = stream.read(length)
    if len(body) < length:
        raise ConnectionError("the client went away")
    return body


def _chunks(stream: BinaryIO) -> List[bytes]:
    chunks: List[bytes] = []
    while True:
        text = stream.readline(_LINE).partition(b";")[0].strip()
        try:
            size = int(text, 16)
        except ValueError:
            raise BadMessage("Illegal character") from None
        if size == 0:
            while stream.readline(_LINE).strip():
                pass  # trailers
            return chunks
        chunk = stream.read(size)
        if len(chunk) < size:
            raise ConnectionError("the client went away")
        chunks.append(chunk)
        stream.readline(_LINE)
