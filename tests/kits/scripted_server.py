"""A server that does exactly what a script says, on 127.0.0.1: the other side of the recorded InvokeHTTP cases.

A script is a list of actions; each request, on whichever connection, takes the next one (with ``at: accept`` a new connection does):
``read`` 'all' | 'head' (how much of the request is read first), ``parts`` (what to do: text to send as Latin-1, ``b64``, ``repeat``
[text, n], ``sleep`` ms, ``read_body``), ``then`` 'keep' | 'fin' | 'rst' | 'hang' (stay open, never read again). In texts {port}, {port2},
{deadport} (refuses) and {fullport} (never accepts) stand for the ports. A request without an action gets a 500 and is marked.
"""

from __future__ import annotations

import base64
import re
import socket
import ssl
import struct
import threading
from typing import Any, Callable, Dict, List, Optional

PATIENCE_S = 3
_UNSCRIPTED = {"parts": ["HTTP/1.1 500 Unscripted\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"], "then": "fin"}
_RESET_ON_CLOSE = struct.pack("ii", 1, 0)


class ScriptedServer:
    """Two listening ports, one dead, one full; ``play`` starts a case, ``requests`` and ``connections`` say what came.

    ``piece`` splits what is sent into that many bytes at a time; ``tls`` secures what is accepted.
    """

    def __init__(self, time_scale: float = 1.0, piece: int = 1 << 30, tls: Optional[ssl.SSLContext] = None) -> None:
        self._scale, self.piece, self._tls = time_scale, piece, tls
        self._changed = threading.Condition()
        self._listeners = [_bound(50), _bound(50)]
        self._dead, self._full = _bound(None), _bound(0)
        self._fillers = [_knock(self._full) for _ in range(4)]
        listed = [*self._listeners, self._dead, self._full]
        self.ports = dict(zip(("{port}", "{port2}", "{deadport}", "{fullport}"), (one.getsockname()[1] for one in listed)))
        self._round = 0
        self.play([])
        for name, listener in zip(("{port}", "{port2}"), self._listeners):
            threading.Thread(target=self._accept, args=(name, listener), daemon=True).start()

    def play(self, script: List[Dict[str, Any]]) -> None:
        """Forget what was, close what is open, start this script."""
        with self._changed:
            self._round += 1
            for connection in getattr(self, "_open", []):
                connection.close()
            self._open: List[Connection] = []
            self._script, self._taken, self._active = list(script), 0, 0
            self.requests: List[Dict[str, Any]] = []
            self.connections: List[Dict[str, Any]] = []

    def close(self) -> None:
        """Close every socket."""
        self.play([])
        for one in [*self._listeners, self._dead, self._full, *self._fillers]:
            one.close()

    @property
    def left(self) -> int:
        """Actions that nothing took."""
        return len(self._script) - self._taken

    def settle(self, requests: int = 0) -> None:
        """Wait until that many requests were seen and every action begun is over."""
        with self._changed:
            self._changed.wait_for(lambda: len(self.requests) >= requests and not self._active, PATIENCE_S)

    def fill(self, text: str) -> str:
        """Put the ports in."""
        return re.sub(r"\{(port|port2|deadport|fullport)\}", lambda found: str(self.ports[found[0]]), text)

    def unfill(self, text: str) -> str:
        """Put the names of the ports back."""
        names = {str(port): name for name, port in self.ports.items()}
        return re.sub(rf"(?<!\d)({'|'.join(names)})(?!\d)", lambda found: names[found[1]], text)

    def _accept(self, name: str, listener: socket.socket) -> None:
        while True:
            try:
                accepted, _ = listener.accept()
            except OSError:
                return
            try:
                accepted = self._tls.wrap_socket(accepted, server_side=True) if self._tls else accepted
            except OSError:
                continue  # the client broke off
            accepted.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            with self._changed:
                record = {"n": len(self.connections) + 1, "port": name, "requests": 0}
                self.connections.append(record)
                connection = Connection(self, accepted, record, self._round)
                self._open.append(connection)
                first = self._take() if self._next_is("accept") else None
            threading.Thread(target=connection.serve, args=(first,), daemon=True).start()

    def _next_is(self, moment: str) -> bool:
        return self.left > 0 and self._script[self._taken].get("at") == moment

    def _take(self) -> Dict[str, Any]:
        self._active += 1
        self._taken += 1
        return self._script[self._taken - 1]

    def request_came(self, request: Dict[str, Any], record: Dict[str, Any], of_round: int) -> Optional[Dict[str, Any]]:
        """Note a request; its action, None when its case is over."""
        with self._changed:
            if of_round != self._round:
                return None
            record["requests"] += 1
            self.requests.append(request)
            if self.left:
                return self._take()
            self._active += 1
            request["unscripted"] = True
            return _UNSCRIPTED

    def action_done(self, of_round: int) -> None:
        """An action is over."""
        with self._changed:
            if of_round == self._round:
                self._active -= 1
            self._changed.notify_all()

    def pause(self, milliseconds: float) -> None:
        """What a script's sleep does."""
        threading.Event().wait(milliseconds * self._scale / 1000)


class Connection:
    """One accepted connection and the thread that serves it."""

    def __init__(self, server: ScriptedServer, accepted: socket.socket, record: Dict[str, Any], of_round: int) -> None:
        self._server, self._socket, self._record, self._round = server, accepted, record, of_round
        self._buffer = bytearray()
        self._body_due: Optional[Callable[[], None]] = None

    def close(self) -> None:
        """From the server's side, whatever is going on."""
        self._socket.close()

    def serve(self, first: Optional[Dict[str, Any]]) -> None:
        """Until one side has had enough."""
        try:
            open_still = first is None or self._act(first)
            while open_still:
                request = self._read_head()
                action = self._server.request_came(request, self._record, self._round)
                if action is None:
                    break
                self._body_due = lambda request=request: self._read_body(request)  # type: ignore[misc]
                open_still = self._act(action)
        except OSError:
            self._socket.close()

    def _act(self, action: Dict[str, Any]) -> bool:
        """Whether the connection goes on."""
        try:
            if action.get("read", "all") == "all":
                self._take_body()
            for part in action.get("parts", []):
                self._do(part)
            return self._end(action.get("then", "keep"))
        finally:
            self._server.action_done(self._round)

    def _end(self, then: str) -> bool:
        if then == "keep":
            self._take_body()
            return True
        if then == "rst":
            self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET_ON_CLOSE)
        if then != "hang":
            self._socket.close()
        return False

    def _do(self, part: Any) -> None:
        if isinstance(part, str):
            self._send(self._server.fill(part).encode("latin-1"))
        elif "b64" in part:
            self._send(base64.b64decode(part["b64"]))
        elif "repeat" in part:
            self._send((part["repeat"][0] * part["repeat"][1]).encode("latin-1"))
        elif "sleep" in part:
            self._server.pause(part["sleep"])
        elif "read_body" in part:
            self._take_body()

    def _send(self, data: bytes) -> None:
        for start in range(0, len(data), self._server.piece):
            self._socket.sendall(data[start : start + self._server.piece])

    def _take_body(self) -> None:
        due, self._body_due = self._body_due, None
        if due is not None:
            due()

    def _more(self) -> None:
        data = self._socket.recv(65536)
        if not data:
            raise ConnectionError("the client closed")
        self._buffer += data

    def _until(self, mark: bytes) -> bytes:
        while mark not in self._buffer:
            self._more()
        found, _, rest = bytes(self._buffer).partition(mark)
        self._buffer[:] = rest
        return found

    def _exactly(self, count: int) -> bytes:
        while len(self._buffer) < count:
            self._more()
        found = bytes(self._buffer[:count])
        del self._buffer[:count]
        return found

    def _read_head(self) -> Dict[str, Any]:
        line, *rest = self._until(b"\r\n\r\n").decode("latin-1").split("\r\n")
        headers = []
        for text in rest:
            name, _, value = text.partition(":")
            headers.append([name, value[1:] if value.startswith(" ") else value])
        return {"line": line, "headers": headers, "body": b"", "connection": self._record["n"], "reused": self._record["requests"] > 0}

    def _read_body(self, request: Dict[str, Any]) -> None:
        headers = {name.lower(): value for name, value in request["headers"]}
        if "chunked" in headers.get("transfer-encoding", "").lower():
            body, request["chunks"] = bytearray(), []
            while not request["chunks"] or request["chunks"][-1]:
                size = int(self._until(b"\r\n").split(b";")[0], 16)
                request["chunks"].append(size)
                body += self._exactly(size + 2)[:size]
            request["body"] = bytes(body)
        elif headers.get("content-length", "").isdigit():
            request["body"] = self._exactly(int(headers["content-length"]))


def _bound(backlog: Optional[int]) -> socket.socket:
    bound = socket.socket()
    bound.bind(("127.0.0.1", 0))
    if backlog is not None:
        bound.listen(backlog)
    return bound


def _knock(full: socket.socket) -> socket.socket:
    knocking = socket.socket()
    knocking.setblocking(False)
    knocking.connect_ex(full.getsockname())
    return knocking
