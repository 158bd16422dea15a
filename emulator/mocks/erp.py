"""A merchant's ERP: login, addresses that take cancellations and orders, well behaved or not, and one that says whether it has an order.

``plan`` says what happens to each id, one word an attempt (``BEHAVIOURS``); when its words are used up the request is accepted.
``checks`` says the same of the question for an order (``erp_checks``); when its words are used up the answer is the truth.
``refused`` is a second address whose door stays shut (connection refused) until ``open_door`` is called.
"""

from __future__ import annotations

import threading
from typing import Callable, Dict, List, Mapping, Optional, Sequence

from .erp_checks import check
from .http_server import Answer, MockServer, Request, _handler_for, _Server

USERNAME, PASSWORD = "erp", "ş1fre"
LOGIN = "/token"
CANCELLATIONS = "/cancellations"
ORDERS = "/orders"
QUERY = ORDERS + "/query"
MOVED = "/moved"  # answers 200 to everybody: who follows a redirect there believes that a write went well
WRITES = (CANCELLATIONS, ORDERS)
HOSTILE = [
    ("relation", "failure"),
    ("allVar", '{"token.erp": "forged"}'),
    ("token.erp", "forged"),
    ("log.x", "forged"),
    ("filename", "forged"),
]

LATER = [("retry-after", "600"), ("ledger.id", "forged"), ("ledger.flight", "forged"), ("ledger.event", "accepted")]

BEHAVIOURS: Dict[str, Answer] = {
    "accept": Answer.json(200, {"result": "kabul edildi", "ok": True}),
    "created": Answer.json(201, {"result": "oluşturuldu", "ok": True}),
    "empty": Answer(204),
    "not_json": Answer(200, "tamamdır".encode("utf-8"), [("Content-Type", "text/plain; charset=utf-8")]),
    "hostile": Answer.json(200, {"ok": True}, headers=HOSTILE),
    "reject": Answer.json(422, {"ok": False, "error": "Sipariş bulunamadı"}),
    "error": Answer.json(500, {"ok": False}),
    "busy": Answer.json(503, {"ok": False}),
    "later": Answer.json(503, {"ok": False}, headers=LATER),
    "too_many": Answer.json(429, {"ok": False}),
    "redirect": Answer(302, b"", [("Location", MOVED)]),
    "unauthorized": Answer.json(401, {"error": "token expired"}),
    "forbidden": Answer.json(403, {"error": "forbidden"}),
    "hang_up": Answer(ending="dropped"),
    "slow": Answer(ending="unanswered"),
    "garbage": Answer(ending="garbage"),
    "cut": Answer.json(200, {"ok": True}, ending="cut"),
    "taken_hang_up": Answer(ending="dropped"),
}
TAKEN = ("cut", "taken_hang_up")  # the ERP has it, though no good answer came


class Erp(MockServer):
    """The ERP. ``ids`` maps an idempotency key to the id it belongs to, so that a mapped or missing body can still be told apart."""

    name = "erp"

    def __init__(
        self,
        plan: Optional[Mapping[str, Sequence[str]]] = None,
        *,
        ids: Optional[Dict[str, str]] = None,
        checks: Optional[Dict[str, List[str]]] = None,
        on_write: Optional[Callable[[str], None]] = None,
        username: str = USERNAME,
        password: str = PASSWORD,
        port: int = 0,
        now_ms: Optional[Callable[[], int]] = None,
        idempotency_header: str = "Idempotency-Key",
        token_wanted: bool = True,
        keep_alive: bool = True,
    ) -> None:
        super().__init__(port, now_ms, keep_alive)
        self._plan = {rid: list(words) for rid, words in (plan or {}).items()}
        self._ids = dict(ids or {})
        self._checks = {rid: list(words) for rid, words in (checks or {}).items()}
        self._on_write = on_write
        self.taken: List[str] = []  # the ids that it has, in the order in which they came
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
            if request.path == MOVED:
                return Answer.json(200, {"ok": True})
            if request.path.rstrip("/") == QUERY:
                return self._check(request)
            if "/" + request.path.split("/")[1] not in WRITES:
                return Answer.json(404, {"error": "no such address: " + request.path})
            answer = self._take(request)
        if self._on_write:
            self._on_write(answer.about)
        return answer

    def _login(self, request: Request) -> Answer:
        if request.method != "POST" or request.json() != self._credentials:
            return Answer.json(400, {"error": "bad credentials"})
        self._tokens.append("erp-token-%d" % (len(self._tokens) + 1))
        return Answer.json(200, {"token": self._tokens[-1]})

    def _take(self, request: Request) -> Answer:
        rid = self._id_of(request)
        words = self._plan.get(rid)
        word = "unauthorized" if self._unknown(request, rid) else words.pop(0) if words else "accept"
        answer = self._about(BEHAVIOURS[word], rid, request)
        if word in TAKEN or (answer.status // 100 == 2 and answer.ending == "complete"):
            self.taken.append(rid)
        return answer

    def _check(self, request: Request) -> Answer:
        number = request.first("number")
        rid = self._ids.get(number, number)
        words = self._checks.get(rid)
        if self._unknown(request, rid):
            return self._about(BEHAVIOURS["unauthorized"], rid, request)
        answer, is_there = check(words.pop(0) if words else "found" if rid in self.taken else "not_found", number)
        return self._about(answer, rid, request, [rid] if is_there else [])

    def _unknown(self, request: Request, rid: str) -> bool:
        token = request.header("Authorization")
        is_known = not self._token_wanted or token in ["Bearer " + given for given in self._tokens]
        return not is_known or self._expired.get(rid) == token

    def _about(self, answer: Answer, rid: str, request: Request, gave: Sequence[str] = ()) -> Answer:
        if answer.status == 401:
            self._expired[rid] = request.header("Authorization")
        return Answer(answer.status, answer.body, answer.headers, answer.ending, rid, list(gave))

    def _id_of(self, request: Request) -> str:
        key = request.header(self._idempotency_header)
        document = request.json()
        named = [str(document[name]) for name in ("id", "pk", "number") if name in document] if isinstance(document, dict) else []
        in_body = next((self._ids.get(name, name) for name in named), "")
        return self._ids.get(key) or in_body or request.first("id") or key


def url_by_id(erp: Erp, refused: List[str], path: str = CANCELLATIONS) -> str:
    """The ERP's address as a NiFi expression: the ids in ``refused`` are sent to the shut door."""
    plain = erp.url + path
    if not refused:
        return plain
    names = ",".join("'%s'" % rid for rid in refused)
    return "${ledger.id:in(%s):ifElse('%s','%s')}" % (names, erp.refused + path, plain)
