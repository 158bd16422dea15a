"""The settings of the flow, and those that it shares with others."""

from __future__ import annotations

from ...builder import Template
from ...builder.parameter import COUNT, DATE, METHOD, SWITCH, URL, label
from ..cards import settings

STATUSES = (
    "Open", "Waiting", "Confirmation Waiting", "Confirmed", "Waiting Approval", "Approved", "Rejected", "Waiting for Payment",
    "Manuel Refund Need", "Completed",
)  # fmt: skip
_REQUIRED = (
    ("start.date", "The first run fetches requests changed since this moment: 2026-01-31T00:00:00Z", DATE),
    (
        "erp.url",
        "Cancellation Request API URL of the ERP; may use ${_cancellation_request.id}, ${_cancellation_request.uuid} and ${_order.number}",
        URL,
    ),
    (
        "writeback.url",
        "URL of the write-back, such as https://demo.omnitron.example/api/v1/cancellation_requests/${_cancellation_request.id}/complete/;"
        " any URL when writeback.enabled is false",
        URL,
    ),
)
_OPTIONAL = (
    ("omnitron.query.path", "/api/v1/cancellation_requests/detailed/", "Path that is queried; the list without detailed/ works as well"),
    ("omnitron.detail.path", "/api/v1/cancellation_requests/", "Path under which one request is read by its id"),
    ("omnitron.channel", "", "Omnitron Channel ID; empty: every channel"),
    ("cancel.type", "", "Cancel Type: cancel, refund; empty or All: both", label("", "All", "Cancel", "Refund")),
    (
        "cancellation.status",
        "approved",
        "Cancellation Request Status to fetch, by label or as Omnitron spells it: Waiting Approval or waiting_approval",
        label(*STATUSES),
    ),
    ("page.limit", "5", "Rows of one page of the query", COUNT),
    *settings.RESPONSE,
    ("writeback.enabled", "true", "false: nothing is written to Omnitron; what the ERP took is settled", SWITCH),
    ("writeback.method", "POST", "HTTP method of the write-back", METHOD),
    ("writeback.body", "", "Body of the write-back; may use ${_cancellation_request.id}, ${log.erp.response.body:escapeJson()}"),
    (
        "writeback.target.status",
        "",
        "Status after the write-back: when it fails, Omnitron is asked, and a request in this status counts as written",
        label("", *STATUSES),
    ),
    ("flow.name", "order_cancellation_request", "Name of the flow in log lines and log files"),
)


def declare(flow: Template) -> None:
    """Declare every setting."""
    optional = (*_OPTIONAL, *settings.CARDS, *settings.ERP, *settings.tries("request", "the request's uuid"))
    settings.declare(flow, (*settings.REQUIRED, *_REQUIRED), settings.SECRETS, optional)
