"""A merchant's ERP: login, and one address that takes cancellations, well behaved or not.

``plan`` says what happens to each id, one word an attempt (``BEHAVIOURS``); when its words are used up the request is accepted.
``refused`` is a second address whose door stays shut (connection refused) until ``open_door`` is called.
"""

from __future__ import annotations

import threading
from typing import Callable, Dict, List, Optional

from .http_server import Answer, MockServer, Request, _handler_for, _Server

LOGIN = "/token"
CANCELLATIONS = "/cancellations"
HOSTILE = [
    ("relation", "failure"),
    ("allVar", '{"token.erp": "forged"}'),
    ("token.erp", "forged"),
    ("log.x", "forged"),
    ("filename", "forged"),
]

BEHAVIOURS: Dict[str, Answer] = {
    "accept": Answer.json(200, {"result": "kabul edildi", "ok": True}),
    "created": Answer.json(201, {"result": "oluşturuldu", "ok": True}),
    "empty": Answer(204),
    "not_json": Answer(200, "tamamdır".encode("utf-8"), [("Content-Type", "text/plain; charset=utf-8")]),
    "hostile": Answer.json(200, {"ok": True}, headers=HOSTILE),
    "reject": Answer.json(422, {"ok": False, "error": "Sipariş bulunamadı"}),
    "error": Answer.json(500, {"ok": False}),
    "busy": Answer.json(503, {"ok": False}),
    "too_many": Answer.json(429, {"ok": False}),
    "redirect": Answer(302, b"", [("Location", LOGIN)]),
    "unauthorized": Answer.json(401, {"error": "token expired"}),
    "forbidden": Answer.json(403, {"error": "forbidden"}),
    "hang_up": Answer(ending="dropped"),
    "slow": Answer(ending="unanswered"),
    "garbage": Answer(ending="garbage"),
    "cut": Answer.json(200, {"ok": True}, ending="cut"),
}


class Erp(MockServer):
    """The ERP. ``ids`` maps an idempotency key to the id it belongs to, so that a mapped or missing body can still be told apart."""

    name = "erp"

    def __init__(
        self,
        plan: Optional[Dict[str, List[str]]] = None,
        *,
        ids: Optional[Dict[str, str]] = None,
        username: str = "erp",
        password: str = "ş1fre",
        port: int = 0,
        now_ms: Optional[Callable[[], int]] = None,
        idempotency_header: str = "Idempotency-Key",
        token_wanted: bool = True,
        keep_alive: bool = True,
    ) -> None:
        super().__init__(port, now_ms, keep_alive)
        self._plan = {rid: list(words) for rid, words in (plan or {}).items()}
        self._ids = dict(ids or {})
        self._credentials = {"username": username, "password": password}
        self._idempotency_header = idempotency_header
        self._token_wanted = token_wanted
        self._tokens: List[str] = []
        self._expired: Dict[str, str] = {}  # id -> the token that was answered with 401: only another one heals it
        self._lock = threading.RLock()
        self._door = _Server(("127.0.0.1", 0), _handler_for(self), bind_and_activate=False)
        self._door.server_bind()
        self._door_thread: Optional[threading.Thread] = None

    @property
    def refused(self) -> str:
        """An address that refuses connections until the door is open."""
        return "http://127.0.0.1:%d" % self._door.server_address[1]

    def open_door(self) -> None:
        """From now on ``refused`` answers as ``url`` does."""
        with self._lock:
            if self._door_thread is None:
                self._door.server_activate()
                self._door_thread = threading.Thread(target=self._door.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
                self._door_thread.start()

    def stop(self) -> None:
        super().stop()
        if self._door_thread is not None:
            self._door.shutdown()
            self._door_thread.join()
        self._door.server_close()

    def handle(self, request: Request) -> Answer:
        with self._lock:
            if request.path == LOGIN:
                return self._login(request)
            if request.path.rstrip("/").split("/")[1:2] != [CANCELLATIONS[1:]]:
                return Answer.json(404, {"error": "no such address: " + request.path})
            return self._take(request)

    def _login(self, request: Request) -> Answer:
        if request.method != "POST" or request.json() != self._credentials:
            return Answer.json(400, {"error": "bad credentials"})
        self._tokens.append("erp-token-%d" % (len(self._tokens) + 1))
        return Answer.json(200, {"token": self._tokens[-1]})

    def _take(self, request: Request) -> Answer:
        rid, token = self._id_of(request), request.header("Authorization")
        known = not self._token_wanted or token in ["Bearer " + given for given in self._tokens]
        if not known or self._expired.get(rid) == token:
            answer = BEHAVIOURS["unauthorized"]
        else:
            words = self._plan.get(rid)
            answer = BEHAVIOURS[words.pop(0) if words else "accept"]
        if answer.status == 401:
            self._expired[rid] = token
        return Answer(answer.status, answer.body, answer.headers, answer.ending, rid)

    def _id_of(self, request: Request) -> str:
        key = request.header(self._idempotency_header)
        document = request.json()
        in_body = str(document.get("id", "")) if isinstance(document, dict) else ""
        return self._ids.get(key) or in_body or request.first("id")


def url_by_id(erp: Erp, refused: List[str]) -> str:
    """The ERP's address as a NiFi expression: the ids in ``refused`` are sent to the shut door."""
    plain = erp.url + CANCELLATIONS
    if not refused:
        return plain
    names = ",".join("'%s'" % rid for rid in refused)
    return "${ledger.id:in(%s):ifElse('%s','%s')}" % (names, erp.refused + CANCELLATIONS, plain)
