"""Omnitron's cancellation requests: paged and filtered lists, one request, write-back.

A write-back changes ``status`` and ``modified_date``, so a page asked for later no longer holds the request.
Faults: 'page', 'writeback:<id>'.
"""

from __future__ import annotations

from typing import Dict, Optional, Sequence

from .data import Row
from .http_server import Answer, Request
from .omnitron_filters import matches
from .omnitron_shared import NOT_FOUND, PREFIX, Shared, not_allowed

REQUESTS = PREFIX + "/cancellation_requests/"
DETAILED = REQUESTS + "detailed/"
WRITE_BACKS = {"approve": "completed", "complete": "completed", "confirm": "confirmed", "reject": "rejected"}
FILTERS = {
    "id": "id",
    "status": "status",
    "cancellation_type": "cancellation_type",
    "channel": "channel.pk",
    "created_date": "created_date",
    "modified_date": "modified_date",
}
LEAN = ("order_item", "reason", "channel", "customer")  # the plain list gives their keys only


class CancellationRequests:
    """The requests by id."""

    def __init__(self, rows: Sequence[Row], shared: Shared) -> None:
        self.rows: Dict[str, Row] = {str(row["id"]): row for row in rows}
        self._shared = shared

    def handle(self, request: Request) -> Optional[Answer]:
        """None when the address is none of ours."""
        if not request.path.startswith(REQUESTS):
            return None
        if request.path in (REQUESTS, DETAILED):
            return (self._shared.fault("page") or self._page(request)) if request.method == "GET" else not_allowed(request)
        return self._one(request)

    def _page(self, request: Request) -> Answer:
        rows = [row for row in self.rows.values() if matches(row, request, FILTERS)]
        rows.sort(key=lambda row: (row["modified_date"], row["id"]))
        return self._shared.page(request, rows, "id", dict if request.path == DETAILED else _lean)

    def _one(self, request: Request) -> Answer:
        rid, _, action = request.path[len(REQUESTS) :].strip("/").partition("/")
        row = self.rows.get(rid)
        if row is None:
            return NOT_FOUND
        if request.method == "GET" and not action:
            return Answer.json(200, row, about=rid)
        status = WRITE_BACKS.get(action) if action else (request.json() or {}).get("status")
        if request.method not in ("POST", "PUT", "PATCH") or not status:
            return not_allowed(request, rid)
        fault = self._shared.fault("writeback:" + rid, rid)
        if fault:
            return fault
        row.update(status=status, modified_date=self._shared.stamp())
        return Answer.json(200, row, about=rid)


def _lean(row: Row) -> Row:
    return {**row, **{name: row[name]["pk"] for name in LEAN}}
