"""The settings of the flow; those of the ERP and of the cards are the same in every flow."""

from __future__ import annotations

from ...builder import Template
from ...builder.parameter import DATE, FIELD, NUMBERS, PREFIX, ROUTE, URL, label
from ..cards import settings
from ..cards.settings import BACK, WRITE, Row, of

_ATTRIBUTES = "${_cancellation_plan.id}, ${_cancellation_plan.type} and ${_order.number}"
_QUERY = of(
    "Get Data From Omnitron",
    Row(
        "plan.status",
        "Plan Status to fetch, by label or as Omnitron spells it; Omnitron lists them under"
        " /api/v1/cancellation_plans/cancellation_plan_statuses/",
        "Waiting",
        required=True,
    ),
    Row("plan.type", "Plan Type; empty or All: both", "Cancel", type=label("", "All", "Cancel", "Refund")),
    Row("omnitron.channel", "Omnitron Channel ID, several with commas; empty: every channel", "1,2", type=NUMBERS),
    Row("start.date", "The first run fetches plans changed since this moment", "2026-01-31T00:00:00Z", type=DATE, required=True),
    Row(
        "omnitron.query.path",
        "Path that is queried; the plans of one channel: /api/channel/<id>/cancellation_plans/inserts_or_updates/",
        "/api/channel/7/cancellation_plans/inserts_or_updates/",
        "/api/v1/cancellation_plans/",
        ROUTE,
    ),
    Row(
        "plan.status.filter",
        "How the query calls the status; cancellation_plan_status under inserts_or_updates/",
        "cancellation_plan_status",
        "status",
        FIELD,
    ),
    settings.PAGE_LIMIT,
)
_URL = of(
    WRITE,
    Row(
        "erp.url",
        f"Cancellation Plan API URL of the ERP; may use {_ATTRIBUTES}",
        "https://erp.example/plans/${_order.number}",
        type=URL,
        required=True,
    ),
)
_BACK = of(
    BACK,
    settings.WRITE_BACK_ASKED,
    Row(
        "writeback.url",
        "URL of the write-back; may use the attributes of erp.url",
        "https://demo.omnitron.example/api/v1/cancellation_plans/${_cancellation_plan.id}/create_payment_plan/",
        type=URL,
    ),
    settings.WRITE_BACK_METHOD,
    Row(
        "writeback.body",
        f"Body of the write-back; may use {_ATTRIBUTES}, and jsonPath of ${{log.erp.request.body}} and ${{log.erp.response.body}}",
        '{"status": "completed"}',
    ),
    Row(
        "writeback.target.status",
        "Status after the write-back: when it fails, Omnitron is asked, and a plan in this status counts as written",
        "completed",
    ),
    Row(
        "omnitron.detail.path",
        "Path under which one plan is read by its id",
        "/api/v1/cancellation_plans/",
        "/api/v1/cancellation_plans/",
        PREFIX,
    ),
)


def declare(flow: Template) -> None:
    """Declare every setting."""
    erp = (*_URL, *settings.RESPONSE, *settings.erp("plan", "the plan's pk"))
    rows = (*settings.configuration("order_cancel"), *settings.LOGIN, *_QUERY, *settings.STEPS, *erp, *settings.response("plan"), *_BACK)
    settings.declare(flow, (*rows, *settings.POST, *settings.tries("plan"), *settings.LOG))
