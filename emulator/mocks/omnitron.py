"""Omnitron as far as a flow meets it: login, token check, paged and filtered lists, one request, write-back.

The token is wanted on every call but the login. A write-back changes ``status`` and ``modified_date``, so a page asked for later
no longer holds the request. ``faults`` breaks calls on purpose: for each kind of call ('login', 'page', 'writeback:<id>') a list of
words (``FAULTS``), used up one by one.
"""

from __future__ import annotations

import threading
from datetime import timedelta
from typing import Any, Callable, Dict, List, Optional, Sequence

from .data import Row, from_ms, iso
from .http_server import Answer, Headers, MockServer, Request

PREFIX = "/api/v1"
LOGIN = PREFIX + "/auth/login/"
REQUESTS = PREFIX + "/cancellation_requests/"
DETAILED = REQUESTS + "detailed/"
WRITE_BACKS = {"approve": "completed", "complete": "completed", "confirm": "confirmed", "reject": "rejected"}
LEAN = ("order_item", "reason", "channel", "customer")  # the plain list gives their keys only

FAULTS: Dict[str, Answer] = {
    "500": Answer.json(500, {"detail": "Sunucu hatası"}),
    "503": Answer.json(503, {"detail": "bakım"}),
    "401": Answer.json(401, {"detail": "Invalid token."}),
    "hang_up": Answer(ending="dropped"),
    "garbage": Answer(ending="garbage"),
    "cut": Answer.json(200, {"results": []}, ending="cut"),
    "not_json": Answer(200, b"<html>bak\xc4\xb1m</html>", [("Content-Type", "text/html")]),
}


class Omnitron(MockServer):
    """The commerce backend. ``rows`` are its cancellation requests; ``on_page`` is told the ids of every page it gives."""

    name = "omnitron"

    def __init__(
        self,
        rows: Sequence[Row] = (),
        *,
        username: str = "omnitron",
        password: str = "s3cret",
        port: int = 0,
        now_ms: Optional[Callable[[], int]] = None,
        faults: Optional[Dict[str, List[str]]] = None,
        page_headers: Sequence[Any] = (),
        on_page: Optional[Callable[[List[str]], None]] = None,
        page_limit: int = 100,
    ) -> None:
        super().__init__(port, now_ms)
        self.rows: Dict[str, Row] = {str(row["id"]): row for row in rows}
        self._credentials = {"username": username, "password": password}
        self._tokens: List[str] = []
        self._faults = {kind: list(words) for kind, words in (faults or {}).items()}
        self._page_headers: Headers = list(page_headers)
        self._on_page = on_page
        self._page_limit = page_limit
        self._last_stamp = ""
        self._lock = threading.RLock()

    def handle(self, request: Request) -> Answer:
        with self._lock:
            if request.path == LOGIN:
                return self._fault("login") or self._login(request)
            if request.header("Authorization") not in ["Token " + token for token in self._tokens]:
                return Answer.json(401, {"detail": "Invalid token."})
            if request.path in (REQUESTS, DETAILED) and request.method == "GET":
                return self._fault("page") or self._page(request)
            return self._one(request)

    def _fault(self, kind: str) -> Optional[Answer]:
        words = self._faults.get(kind)
        return FAULTS[words.pop(0)] if words else None

    def _login(self, request: Request) -> Answer:
        if request.method != "POST":
            return Answer.json(405, {"detail": 'Method "%s" not allowed.' % request.method})
        if request.json() != self._credentials:
            return Answer.json(400, {"non_field_errors": ["Unable to log in with provided credentials."]})
        self._tokens.append("omnitron-token-%d" % (len(self._tokens) + 1))
        return Answer.json(200, {"key": self._tokens[-1]})

    def revoke_tokens(self) -> None:
        """Every token given so far stops working, as after a restart or a change of password."""
        with self._lock:
            self._tokens = ["revoked"] * len(self._tokens)

    def _page(self, request: Request) -> Answer:
        after, limit = request.first("modified_date__gt"), min(int(request.first("limit", "10")), self._page_limit)
        found = [row for row in self.rows.values() if self._matches(row, request, after)]
        found.sort(key=lambda row: (row["modified_date"], row["id"]))
        page = found[:limit]
        ids = [str(row["id"]) for row in page]
        if self._on_page:
            self._on_page(ids)
        results = page if request.path == DETAILED else [_lean(row) for row in page]
        following = "%s%s?%s" % (self.url, request.path, "more=1") if len(found) > limit else None
        document = {"count": len(found), "next": following, "previous": None, "results": results}
        return Answer.json(200, document, headers=self._page_headers, gave=ids)

    @staticmethod
    def _matches(row: Row, request: Request, after: str) -> bool:
        wanted = {"status": row["status"], "cancellation_type": row["cancellation_type"], "channel": str(row["channel"]["pk"])}
        return row["modified_date"] > after and all(request.first(name, value) == value for name, value in wanted.items())

    def _one(self, request: Request) -> Answer:
        parts = request.path[len(REQUESTS) :].strip("/").split("/") if request.path.startswith(REQUESTS) else [""]
        row = self.rows.get(parts[0])
        if row is None:
            return Answer.json(404, {"detail": "Not found."})
        action = parts[1] if len(parts) > 1 else ""
        if request.method == "GET" and not action:
            return Answer.json(200, row, about=parts[0])
        status = WRITE_BACKS.get(action) if action else (request.json() or {}).get("status")
        if request.method not in ("POST", "PUT", "PATCH") or not status:
            return Answer.json(405, {"detail": 'Method "%s" not allowed.' % request.method}, about=parts[0])
        fault = self._fault("writeback:" + parts[0])
        if fault:
            return Answer(fault.status, fault.body, fault.headers, fault.ending, parts[0])
        row.update(status=status, modified_date=self._stamp())
        return Answer.json(200, row, about=parts[0])

    def _stamp(self) -> str:
        """Now, and later than any stamp before: also when the clock stands still."""
        moment = from_ms(self.now_ms())
        while iso(moment) <= self._last_stamp:
            moment += timedelta(microseconds=1)
        self._last_stamp = iso(moment)
        return self._last_stamp


def _lean(row: Row) -> Row:
    return {**row, **{name: row[name]["pk"] for name in LEAN}}
