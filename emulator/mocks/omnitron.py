"""Omnitron as far as a flow meets it: login and token check here, its resources in ``omnitron_requests``,
``omnitron_plans`` and ``omnitron_orders``.

The token is wanted on every call but the login. ``faults`` breaks calls on purpose: see ``omnitron_shared``.
"""

from __future__ import annotations

import threading
from typing import Any, Callable, Dict, List, Mapping, Optional, Sequence

from .data import Row
from .http_server import Answer, MockServer, Request
from .omnitron_orders import CANCELLED, LABELS, Orders
from .omnitron_plans import CancellationPlans
from .omnitron_requests import CancellationRequests
from .omnitron_shared import FAULTS, NOT_FOUND, PREFIX, Shared, not_allowed

USERNAME, PASSWORD = "omnitron", "s3cret"
LOGIN = PREFIX + "/auth/login/"


class Omnitron(MockServer):
    """The commerce backend: cancellation requests (``rows``), ``plans`` and ``orders``; ``on_page`` is told the ids of every page."""

    name = "omnitron"

    def __init__(
        self,
        rows: Sequence[Row] = (),
        *,
        orders: Sequence[Row] = (),
        plans: Sequence[Row] = (),
        username: str = USERNAME,
        password: str = PASSWORD,
        port: int = 0,
        now_ms: Optional[Callable[[], int]] = None,
        faults: Optional[Mapping[str, Sequence[str]]] = None,
        page_headers: Sequence[Any] = (),
        on_page: Optional[Callable[[List[str]], None]] = None,
        page_limit: int = 100,
        bare_lists: bool = False,
        keep_alive: bool = True,
    ) -> None:
        super().__init__(port, now_ms, keep_alive)
        self._shared = Shared(self.url, self.now_ms, faults, page_headers, on_page, page_limit, bare_lists)
        self.requests = CancellationRequests(rows, self._shared)
        self.plans = CancellationPlans(plans, self._shared)
        self.orders = Orders(orders, self._shared)
        self._credentials = {"username": username, "password": password}
        self._tokens: List[str] = []
        self._lock = threading.RLock()

    @property
    def rows(self) -> Dict[str, Row]:
        """The cancellation requests, else the plans, else the orders."""
        return self.requests.rows or self.plans.rows or self.orders.rows

    def handle(self, request: Request) -> Answer:
        with self._lock:
            if request.path == LOGIN:
                return self._shared.fault("login") or self._login(request)
            if request.header("Authorization") not in ["Token " + token for token in self._tokens]:
                return FAULTS["401"]
            answers = (resource.handle(request) for resource in (self.requests, self.plans, self.orders))
            return next((answer for answer in answers if answer), NOT_FOUND)

    def _login(self, request: Request) -> Answer:
        if request.method != "POST":
            return not_allowed(request)
        if request.json() != self._credentials:
            return Answer.json(400, {"non_field_errors": ["Unable to log in with provided credentials."], "code": "authorization"})
        self._tokens.append("omnitron-token-%d" % (len(self._tokens) + 1))
        return Answer.json(200, {"key": self._tokens[-1]})

    def revoke_tokens(self) -> None:
        """Every token given so far stops working, as after a restart or a change of password."""
        with self._lock:
            self._tokens = ["revoked"] * len(self._tokens)

    def cancel(self, rid: str) -> None:
        """Somebody cancels the order at Omnitron; the journal notes it."""
        self.turn(rid, CANCELLED)

    def turn(self, rid: str, status: str) -> None:
        """Somebody changes the order's status; the journal notes the new one by its label."""
        with self._lock:
            self.orders.turn(rid, status)
            self.journal.note(LABELS[status], rid)
