"""The settings of the flow; those of the ERP and of the cards are the same in every flow."""

from __future__ import annotations

from ...builder import Template
from ...builder.parameter import DATE, PREFIX, ROUTE, SWITCH, URL, label
from ..cards import settings
from ..cards.settings import BACK, WRITE, Row, of

STATUSES = (
    "Open", "Waiting", "Confirmation Waiting", "Confirmed", "Waiting Approval", "Approved", "Rejected", "Waiting for Payment",
    "Manuel Refund Need", "Completed",
)  # fmt: skip
_ONE = "https://demo.omnitron.example/api/v1/cancellation_requests/${_cancellation_request.id}/complete/"
_QUERY = of(
    "Get Data From Omnitron",
    Row("cancel.type", "Cancel Type; empty or All: both", "Cancel", type=label("", "All", "Cancel", "Refund")),
    Row(
        "cancellation.status",
        "Cancellation Request Status to fetch, by label or as Omnitron spells it: waiting_approval",
        "Waiting Approval",
        "approved",
        label(*STATUSES),
    ),
    Row("omnitron.channel", "Omnitron Channel ID; empty: every channel", "7"),
    Row("start.date", "The first run fetches requests changed since this moment", "2026-01-31T00:00:00Z", type=DATE, required=True),
    Row(
        "omnitron.query.path",
        "Path that is queried; the list without detailed/ works as well",
        "/api/v1/cancellation_requests/",
        "/api/v1/cancellation_requests/detailed/",
        ROUTE,
    ),
    settings.PAGE_LIMIT,
)
_URL = of(
    WRITE,
    Row(
        "erp.url",
        "Cancellation Request API URL of the ERP; may use ${_cancellation_request.id}, ${_cancellation_request.uuid} and ${_order.number}",
        "https://erp.example/cancellations/${_order.number}",
        type=URL,
        required=True,
    ),
)
_BACK = of(
    BACK,
    Row(
        "writeback.url",
        "URL of the write-back; may use ${_cancellation_request.id}; any URL when writeback.enabled is false",
        _ONE,
        type=URL,
        required=True,
    ),
    Row("writeback.enabled", "false: nothing is written to Omnitron; what the ERP took is settled", "false", "true", SWITCH),
    settings.WRITE_BACK_METHOD,
    Row(
        "writeback.body",
        "Body of the write-back; may use ${_cancellation_request.id}, ${log.erp.response.body:escapeJson()}",
        '{"status": "completed"}',
    ),
    Row(
        "writeback.target.status",
        "Status after the write-back: when it fails, Omnitron is asked, and a request in this status counts as written",
        "Completed",
        type=label("", *STATUSES),
    ),
    Row(
        "omnitron.detail.path",
        "Path under which one request is read by its id",
        "/api/v1/cancellation_requests/",
        "/api/v1/cancellation_requests/",
        PREFIX,
    ),
)


def declare(flow: Template) -> None:
    """Declare every setting."""
    configuration, response = settings.configuration("order_cancellation_request"), settings.response("request")
    erp = (*_URL, *settings.RESPONSE, *settings.erp("request", "the request's uuid"))
    rows = (*configuration, *settings.LOGIN, *_QUERY, *settings.STEPS, *erp, *response, *_BACK)
    settings.declare(flow, (*rows, *settings.POST, *settings.tries("request"), *settings.LOG))
