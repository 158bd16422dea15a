"""A small HTTP/1.1 server on loopback that can also misbehave: hang up, cut an answer short, talk nonsense, stay silent.

``MockServer`` owns the sockets, the connections and the journal; a subclass answers by returning an ``Answer`` from ``handle``.
Nagle's algorithm is off and every answer leaves in one write: with the defaults each request would take 40 ms more.
"""

from __future__ import annotations

import email.utils
import json
import socket
import sys
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Callable, Dict, List, Optional, Tuple
from urllib.parse import parse_qs, urlsplit

from .journal import Entry, Journal

Headers = List[Tuple[str, str]]


@dataclass
class Request:
    """One request as it was read."""

    method: str
    path: str
    query: Dict[str, List[str]]
    headers: Headers
    body: bytes
    reused: bool

    def header(self, name: str) -> str:
        """The first header of that name, '' when there is none."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), "")

    def first(self, name: str, default: str = "") -> str:
        """The first query value of that name."""
        return self.query.get(name, [default])[0]

    def json(self) -> Any:
        """The body as JSON, None when it is none."""
        try:
            return json.loads(self.body)
        except ValueError:
            return None


@dataclass
class Answer:
    """What to send back. ``ending`` other than 'complete' breaks the answer in that way."""

    status: int = 200
    body: bytes = b""
    headers: Headers = field(default_factory=list)
    ending: str = "complete"  # complete | dropped | unanswered | cut | garbage
    about: str = ""  # the id the request was about
    gave: List[str] = field(default_factory=list)  # the ids that a page holds

    @classmethod
    def json(cls, status: int, document: Any, **more: Any) -> Answer:
        headers = [("Content-Type", "application/json")] + more.pop("headers", [])
        return cls(status, json.dumps(document, ensure_ascii=False).encode("utf-8"), headers, **more)


class MockServer:
    """A server on 127.0.0.1; ``port`` 0 takes a free one. Use it as a context manager, or ``start`` and ``stop`` it."""

    name = "mock"

    def __init__(self, port: int = 0, now_ms: Optional[Callable[[], int]] = None, keep_alive: bool = True) -> None:
        self.journal = Journal(self.name)
        self.keep_alive = keep_alive  # False: each connection is closed after its answer, and says so
        self.now_ms = now_ms or _real_now_ms
        self.watch: Optional[Callable[[str, Entry], None]] = None  # told of each request when it was 'read' and when it was 'answered'
        self._stopping = threading.Event()
        self._connections: List[socket.socket] = []
        self._server = _Server(("127.0.0.1", port), _handler_for(self))
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)

    @property
    def port(self) -> int:
        return int(self._server.server_address[1])

    @property
    def url(self) -> str:
        return "http://127.0.0.1:%d" % self.port

    def handle(self, request: Request) -> Answer:
        raise NotImplementedError

    def start(self) -> MockServer:
        self._thread.start()
        return self

    def stop(self) -> None:
        """End the server and every connection; silent answers end at once."""
        self._stopping.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def __enter__(self) -> MockServer:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()

    def date(self) -> str:
        """The server's clock as a Date header."""
        return email.utils.formatdate(self.now_ms() / 1000, usegmt=True)


def _real_now_ms() -> int:
    import time

    return time.time_ns() // 1_000_000


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 256
    disable_nagle_algorithm = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that went away in the middle is nothing to print a traceback for."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


def _handler_for(owner: MockServer) -> type:
    return type("Handler", (_Handler,), {"owner": owner})


class _Handler(BaseHTTPRequestHandler):
    """One connection; ``_requests`` counts what it carried, so the first request can be told from a reused connection's."""

    owner: MockServer
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1
    _requests = 0
    _lock = threading.Lock()
    _next_connection = 0

    def setup(self) -> None:
        super().setup()
        with _Handler._lock:
            _Handler._next_connection += 1
            self._connection = _Handler._next_connection

    def log_message(self, format: str, *args: Any) -> None:
        """The journal is the log."""

    def _serve(self) -> None:
        parts = urlsplit(self.path)
        request = Request(
            method=self.command,
            path=parts.path,
            query=parse_qs(parts.query, keep_blank_values=True),
            headers=list(self.headers.items()),
            body=self._read_body(),
            reused=self._requests > 0,
        )
        self._requests += 1
        entry = self.owner.journal.begin(
            connection=self._connection,
            reused=request.reused,
            method=request.method,
            path=request.path,
            query=request.query,
            headers=[list(pair) for pair in request.headers],
            body=request.body.decode("utf-8", "replace"),
        )
        self._tell("read", entry)
        answer = self.owner.handle(request)
        entry.update(id=answer.about, gave=answer.gave)
        self._send(answer, entry)
        self.wfile.flush()
        self._tell("answered", entry)

    def _tell(self, when: str, entry: Entry) -> None:
        if self.owner.watch:
            self.owner.watch(when, entry)

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = do_HEAD = _serve

    def _read_body(self) -> bytes:
        if "chunked" in (self.headers.get("Transfer-Encoding") or "").lower():
            chunks = []
            while True:
                size = int(self.rfile.readline().split(b";")[0], 16)
                chunks.append(self.rfile.read(size))
                self.rfile.readline()
                if not size:
                    return b"".join(chunks)
        return self.rfile.read(int(self.headers.get("Content-Length") or 0))

    def _send(self, answer: Answer, entry: Entry) -> None:
        entry["ending"] = answer.ending
        _ENDINGS[answer.ending](self, answer, entry)

    def _complete(self, answer: Answer, entry: Entry) -> None:
        entry["answer"] = answer.status
        self._write(answer, len(answer.body), answer.body)

    def _cut(self, answer: Answer, entry: Entry) -> None:
        entry["answer"] = answer.status
        self._write(answer, len(answer.body) + 64, answer.body)
        self.close_connection = True

    def _dropped(self, answer: Answer, entry: Entry) -> None:
        self.close_connection = True

    def _garbage(self, answer: Answer, entry: Entry) -> None:
        self.wfile.write(b"\x16\x03 this is not HTTP\r\n\r\n")
        self.close_connection = True

    def _unanswered(self, answer: Answer, entry: Entry) -> None:
        """Say nothing until the client gives up (or the server stops)."""
        self.connection.settimeout(0.05)
        while not self.owner._stopping.is_set():
            try:
                if not self.connection.recv(1):
                    break
            except socket.timeout:
                continue
            except OSError:
                break
        self.close_connection = True

    def _write(self, answer: Answer, length: int, body: bytes) -> None:
        lines = ["HTTP/1.1 %d %s" % (answer.status, self.responses.get(answer.status, ("",))[0]), "Date: " + self.owner.date()]
        lines += ["%s: %s" % pair for pair in answer.headers]
        if answer.status not in (204, 304):
            lines.append("Content-Length: %d" % length)
        last = not self.owner.keep_alive
        lines += ["Connection: close"] if last else []
        payload = b"" if self.command == "HEAD" else body
        self.wfile.write(("\r\n".join(lines) + "\r\n\r\n").encode("utf-8") + payload)
        if last or self.headers.get("Connection", "").lower() == "close":
            self.close_connection = True


_ENDINGS: Dict[str, Callable[[_Handler, Answer, Entry], None]] = {
    "complete": _Handler._complete,
    "dropped": _Handler._dropped,
    "unanswered": _Handler._unanswered,
    "cut": _Handler._cut,
    "garbage": _Handler._garbage,
}
