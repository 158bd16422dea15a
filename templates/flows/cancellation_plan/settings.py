"""The settings of the service: NiFi parameters. Those of the ERP and of the cards are the same in every flow."""

from __future__ import annotations

from typing import Tuple

from ...builder import Template
from ...builder.parameter import COUNT, HEADER, METHOD, NUMBER, SWITCH, URL, Kind
from ..cards import settings

_REQUIRED: Tuple[settings.Required, ...] = (
    ("webhook.port", "Port on which Omnitron's calls are taken; put a proxy with TLS before it", Kind("number", most=65535)),
    (
        "erp.url",
        "Cancellation Plan API URL of the ERP; may use ${_cancellation_plan.id}, ${_cancellation_plan.uuid} and ${_order.number}",
        URL,
    ),
)
_SECRET: Tuple[settings.Secret, ...] = (
    ("webhook.secret", True, "What the callers send in webhook.header; base64:… when it holds $ and {; without one every call is refused"),
    ("erp.password", False, "Password of erp.username for the ERP's login; base64:… when it holds $ and {"),
    ("erp.basic.password", False, "Password of erp.basic.username"),
    ("omnitron.password", False, "Password of omnitron.username, for the write-back; base64:… when it holds $ and {"),
)
_OPTIONAL: Tuple[settings.Optional, ...] = (
    (
        "webhook.host",
        "127.0.0.1",
        "Address on which calls are taken. A buffering proxy with TLS must stand before it (webhook_proxy.conf): on another machine give"
        " the address that only the proxy reaches. Never empty: then nothing listens",
    ),
    ("webhook.path", "/cancellation_plan/", "Path of the calls; any other is answered 404"),
    ("webhook.header", "X-Webhook-Secret", "Header in which the callers send the secret", HEADER),
    ("webhook.max.bytes", "1048576", "Bytes that a call may have; more is answered 413", COUNT),
    ("webhook.event.type", "cancellation_plan.created", "event.type that is processed; any other is answered 202 and ignored"),
    ("omnitron.url", "", "Omnitron's domain URL, for the write-back", URL),
    ("omnitron.username", "", "User who logs in to Omnitron, for the write-back"),
    ("omnitron.login.path", "/api/v1/auth/login/", "Path of Omnitron's login"),
    ("writeback.enabled", "false", "true: what the ERP took is written to Omnitron; false: it is settled", SWITCH),
    ("writeback.method", "POST", "HTTP method of the write-back", METHOD),
    ("writeback.url", "", "URL of the write-back; may use ${_cancellation_plan.id}, ${_cancellation_plan.uuid} and ${_order.number}", URL),
    ("writeback.body", "", "Body of the write-back; may use the same and ${log.erp.response.body:escapeJson()}"),
    *settings.RESPONSE,
    (
        "max.inflight",
        "500",
        "Plans under way at once, 999 at most; more calls are answered 503",
        settings.INFLIGHT,
    ),
    ("failure.attempts", "3", "How often a plan that fails is tried before it is held for an operator", NUMBER),
    ("nothing.wait", "60", "Seconds before a plan without an answer is tried again; doubles each time", NUMBER),
    ("flow.name", "cancellation_plan", "Name of the flow in log lines and log files"),
)


def declare(flow: Template) -> None:
    """Declare every setting."""
    own = {row[0] for row in _OPTIONAL}
    same = (*settings.CARDS, *settings.ERP, *settings.tries("plan", "event.uuid"))
    settings.declare(flow, _REQUIRED, _SECRET, (*_OPTIONAL, *(row for row in same if row[0] not in own and row[0] != "max.pages")))
