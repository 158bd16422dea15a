"""Serves the page on loopback and carries its messages to the children.

Whoever has no token gets nothing: it is the first part of every path. A Host that is not this server's (DNS rebinding) and an Origin of
another page get nothing either, with a token too. What the page may load is what stands in ``page/``, by its Content-Security-Policy.
"""

from __future__ import annotations

import hmac
import http.server
import json
import secrets
import sys
from pathlib import Path
from typing import Any, Dict, Optional

from .children import Children

PAGE = Path(__file__).with_name("page")
MOST_BYTES = 32 * 1024 * 1024  # of a message
TYPES = {".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".txt": "text/plain"}
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
}


class Server(http.server.ThreadingHTTPServer):
    """``url``: with the token, for the browser."""

    daemon_threads = True

    def __init__(self, port: int, children: Children) -> None:
        super().__init__(("127.0.0.1", port), Handler)
        self.children, self.token = children, secrets.token_urlsafe(24)
        self.hosts = {"%s:%d" % (name, self.server_port) for name in ("127.0.0.1", "localhost")}

    @property
    def url(self) -> str:
        return "http://127.0.0.1:%d/%s/" % (self.server_port, self.token)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A tab that was closed before its answer came is no error."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class Handler(http.server.BaseHTTPRequestHandler):
    """GET for a file of the page, POST of ``messages`` for a message."""

    protocol_version = "HTTP/1.1"
    server_version = sys_version = ""
    server: Server

    def do_GET(self) -> None:
        name = self._allowed()
        if name is None:
            return
        file = (PAGE / (name or "index.html")).resolve()
        if PAGE.resolve() not in file.parents or not file.is_file() or file.suffix not in TYPES:
            self._send(404, "text/plain", b"there is no such file\n")
            return
        self._send(200, TYPES[file.suffix], file.read_bytes())

    def do_POST(self) -> None:
        name = self._allowed()
        if name is None:
            return
        length = self.headers.get("Content-Length", "")
        if name != "messages" or self.headers.get("Content-Type") != "application/json" or not length.isdigit():
            self._refuse(400, "this is no message")
        elif int(length) > MOST_BYTES:
            self._refuse(413, "the message is larger than %d MB" % (MOST_BYTES // (1024 * 1024)))
        else:
            self._answer(self.rfile.read(int(length)))

    def _answer(self, data: bytes) -> None:
        try:
            message = json.loads(data)
        except (ValueError, RecursionError):
            message = None
        if not isinstance(message, dict):
            self._refuse(400, "this is no message")
            return
        answer = self.server.children.ask(message)
        self._send(200, "application/json", json.dumps(answer).encode("ascii"))

    def _allowed(self) -> Optional[str]:
        """The path behind the token; None, answered 403, for whoever may not ask."""
        token, _, name = self.path.partition("?")[0].lstrip("/").partition("/")
        host, origin = self.headers.get("Host", ""), self.headers.get("Origin")
        is_ours = host in self.server.hosts and (origin is None or origin == "http://" + host)
        is_page = self.headers.get("Sec-Fetch-Site", "none") in ("none", "same-origin")
        if is_ours and is_page and hmac.compare_digest(token.encode("utf-8", "replace"), self.server.token.encode("ascii")):
            return name
        self._refuse(403, "not for you: open the address that the command printed")
        return None

    def _refuse(self, status: int, words: str) -> None:
        self.close_connection = True  # what it sent was not read
        self._send(status, "application/json", json.dumps({"refused": words}).encode("ascii"))

    def _send(self, status: int, kind: str, body: bytes) -> None:
        self.send_response(status)
        encoding = "; charset=utf-8" if kind.startswith("text/") else ""
        headers: Dict[str, str] = {"Content-Type": kind + encoding, "Content-Length": str(len(body)), **HEADERS}
        for name, value in headers.items():
            self.send_header(name, value)
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: the page says what went wrong."""
