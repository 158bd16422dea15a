"""The settings of the flow; those of the ERP and of the cards are the same in every flow."""

from __future__ import annotations

from ...builder import Template
from ...builder.parameter import COUNT, DATE, METHOD, SWITCH, URL, label
from ..cards import settings

_ATTRIBUTES = "${_cancellation_plan.id}, ${_cancellation_plan.type} and ${_order.number}"
_REQUIRED = (
    ("start.date", "The first run fetches plans changed since this moment: 2026-01-31T00:00:00Z", DATE),
    (
        "plan.status",
        "Plan Status to fetch, by label or as Omnitron spells it: waiting, completed; Omnitron lists them under"
        " /api/v1/cancellation_plans/cancellation_plan_statuses/",
    ),
    ("erp.url", f"Cancellation Plan API URL of the ERP; may use {_ATTRIBUTES}", URL),
)
_OPTIONAL = (
    (
        "omnitron.query.path",
        "/api/v1/cancellation_plans/",
        "Path that is queried; the plans of one channel: /api/channel/<id>/cancellation_plans/inserts_or_updates/",
    ),
    ("omnitron.detail.path", "/api/v1/cancellation_plans/", "Path under which one plan is read by its id"),
    ("omnitron.channel", "", "Omnitron Channel ID, several with commas; empty: every channel"),
    ("plan.type", "", "Plan Type: cancel, refund; empty or All: both", label("", "All", "Cancel", "Refund")),
    ("plan.status.filter", "status", "How the query calls the status; cancellation_plan_status under inserts_or_updates/"),
    ("page.limit", "5", "Rows of one page of the query", COUNT),
    *settings.RESPONSE,
    ("writeback.enabled", "false", "true: what the ERP took is written to Omnitron; false: it is settled", SWITCH),
    ("writeback.method", "POST", "HTTP method of the write-back", METHOD),
    (
        "writeback.url",
        "",
        "URL of the write-back, such as https://demo.omnitron.example/api/v1/cancellation_plans/${_cancellation_plan.id}/create_payment_plan/",
        URL,
    ),
    (
        "writeback.body",
        "",
        f"Body of the write-back; may use {_ATTRIBUTES}, and jsonPath of ${{log.erp.request.body}} and ${{log.erp.response.body}}",
    ),
    (
        "writeback.target.status",
        "",
        "Status after the write-back: when it fails, Omnitron is asked, and a plan in this status counts as written",
    ),
    ("flow.name", "order_cancel", "Name of the flow in log lines and log files"),
)


def declare(flow: Template) -> None:
    """Declare every setting."""
    optional = (*_OPTIONAL, *settings.CARDS, *settings.ERP, *settings.tries("plan", "the plan's pk"))
    settings.declare(flow, (*settings.REQUIRED, *_REQUIRED), settings.SECRETS, optional)
