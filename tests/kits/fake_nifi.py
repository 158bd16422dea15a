"""A small HTTP server that answers as told: routes are ``"METHOD /path"`` -> an answer or a function of the request; it keeps a journal."""

from __future__ import annotations

import json
import ssl
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Callable, Dict, List, Optional, Tuple, Union

from nifi.run.version import PINNED


@dataclass
class Request:
    method: str
    path: str
    headers: Dict[str, str]
    body: bytes

    def json(self) -> Any:
        return json.loads(self.body)


Answer = Tuple[int, Any]
Route = Union[Answer, Callable[[Request], Answer]]


@dataclass
class FakeNifi:
    """Use as a context manager; ``url`` is where it answers. What has no route is 404 in NiFi's words; status 0 hangs up."""

    certificate: Optional[str] = None
    routes: Dict[str, Route] = field(default_factory=lambda: {"GET /flow/about": (200, {"about": {"version": PINNED}})})
    journal: List[Request] = field(default_factory=list)
    cookies: List[str] = field(default_factory=list)

    def __enter__(self) -> FakeNifi:
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            wbufsize = 65536  # head and body in one packet: else the client waits for the second one

            def log_message(self, *_: Any) -> None:
                pass

            def go(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                path = self.path.partition("?")[0].replace("/nifi-api", "", 1)
                asked = Request(self.command, path, dict(self.headers), body)
                outer.journal.append(asked)
                route = outer.routes.get(f"{self.command} {path}", (404, "The specified resource could not be found."))
                status, answer = route(asked) if callable(route) else route
                if not status:
                    self.close_connection = True
                    return
                data = answer.encode() if isinstance(answer, str) else json.dumps(answer).encode()
                self.send_response(status)
                self.send_header("Content-Type", "text/plain" if isinstance(answer, str) else "application/json")
                self.send_header("Content-Length", str(len(data)))
                for cookie in outer.cookies:
                    self.send_header("Set-Cookie", cookie)
                self.end_headers()
                self.wfile.write(data)

            do_GET = do_POST = do_PUT = do_DELETE = go

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        if self.certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(self.certificate)
            self.server.socket = context.wrap_socket(self.server.socket, server_side=True)
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return self

    def __exit__(self, *_: Any) -> None:
        self.server.shutdown()
        self.server.server_close()

    @property
    def url(self) -> str:
        return f"http{'s' if self.certificate else ''}://127.0.0.1:{self.server.server_address[1]}"

    def asked(self) -> List[str]:
        """``METHOD /path`` of every request."""
        return [f"{one.method} {one.path}" for one in self.journal]
