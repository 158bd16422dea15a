"""Omnitron's cancellation plans: lists, one plan, the statuses, and the one write that is documented, ``create_payment_plan``.

| call | answer |
|---|---|
| GET cancellation_plans/?plan_type=…&status=… | rows with ``pk``, the one changed longest ago first |
| GET /api/channel/<id>/cancellation_plans/inserts_or_updates/ | those of one channel; there the status is ``cancellation_plan_status`` |
| GET cancellation_plans/<pk>/ | one plan |
| GET cancellation_plans/cancellation_plan_statuses/ | what a status may be; the form of this answer is not documented |
| POST cancellation_plans/<pk>/create_payment_plan/ | 201 and the plan, which is completed; 400 without ``payment_plan`` |

What a payment plan makes of a plan's status is not documented: here it is ``completed``, so that the query does not find it again.
Faults: 'page', 'writeback:<pk>'.
"""

from __future__ import annotations

import re
from typing import Dict, Optional, Sequence

from .data import Row
from .http_server import Answer, Request
from .omnitron_filters import matches
from .omnitron_shared import NOT_FOUND, PREFIX, Shared, missing, not_allowed

PLANS = PREFIX + "/cancellation_plans/"
STATUSES = {"waiting": "Waiting", "completed": "Completed"}
PAYMENT, STATUS_LIST = "create_payment_plan", "cancellation_plan_statuses"
OF_CHANNEL = re.compile(r"/api/channel/(\d+)/cancellation_plans/inserts_or_updates/$")
FILTERS = {
    "pk": "pk",
    "plan_type": "plan_type",
    "order_id": "order.pk",
    "order_number": "order.number",
    "channel_id": "order.channel",
    "customer": "order.customer",
    "invoice_number": "invoice_number",
    "staff_remote_id": "staff_remote_id",
    "retail_store_remote_id": "retail_store_remote_id",
    "created_date": "created_date",
    "modified_date": "modified_date",
}


class CancellationPlans:
    """The plans by pk."""

    def __init__(self, rows: Sequence[Row], shared: Shared) -> None:
        self.rows: Dict[str, Row] = {str(row["pk"]): row for row in rows}
        self._shared = shared

    def handle(self, request: Request) -> Optional[Answer]:
        """None when the address is none of ours."""
        channel = OF_CHANNEL.match(request.path)
        if channel or request.path == PLANS:
            return self._page(request, channel.group(1) if channel else "")
        return self._one(request) if request.path.startswith(PLANS) else None

    def _page(self, request: Request, channel: str) -> Answer:
        if request.method != "GET":
            return not_allowed(request)
        filters = {**FILTERS, "cancellation_plan_status" if channel else "status": "status"}
        rows = [row for row in self.rows.values() if channel in ("", str(row["order"]["channel"])) and matches(row, request, filters)]
        rows.sort(key=lambda row: (row["modified_date"], row["pk"]))
        return self._shared.fault("page") or self._shared.page(request, rows, "pk", dict)

    def _one(self, request: Request) -> Answer:
        rid, _, action = request.path[len(PLANS) :].strip("/").partition("/")
        if (rid, action, request.method) == (STATUS_LIST, "", "GET"):
            return Answer.json(200, [{"value": value, "label": label} for value, label in STATUSES.items()])
        row = self.rows.get(rid)
        if row is None or action not in ("", PAYMENT):
            return NOT_FOUND
        if request.method != ("POST" if action else "GET"):
            return not_allowed(request, rid)
        return self._pay(request, rid, row) if action else Answer.json(200, row, about=rid)

    def _pay(self, request: Request, rid: str, row: Row) -> Answer:
        fault = self._shared.fault("writeback:" + rid, rid)
        if fault:
            return fault
        if not isinstance(request.json(), dict) or not request.json().get("payment_plan"):
            return missing(["payment_plan"], rid)
        row.update(status="completed", modified_date=self._shared.stamp())
        return Answer.json(201, row, about=rid)
