"""The settings of the service: NiFi parameters. Those of the ERP and of the cards are the same in every flow."""

from __future__ import annotations

from ...builder import Template
from ...builder.parameter import COUNT, HEADER, HOST, NUMBER, ROUTE, URL, Kind
from ..cards import settings
from ..cards.settings import BACK, BASE64, CONFIGURATION, WRITE, Row, of

# Omnitron is asked for nothing, it calls: its address and user are for the write-back
_OMNITRON = of(
    CONFIGURATION,
    Row("omnitron.url", "Omnitron's domain URL, for the write-back", "https://demo.omnitron.example/", type=URL),
    Row("omnitron.username", "User who logs in to Omnitron, for the write-back", "erp-integration"),
    Row(
        "omnitron.password",
        f"Password of omnitron.username, for the write-back; {BASE64}",
        "base64:cEAkJHt3",
        secret=True,
    ),
)
_WEBHOOK = of(
    "Webhook",
    Row("webhook.path", "Path of the calls; any other is answered 404", "/hooks/plans/", "/cancellation_plan/", ROUTE),
    Row(
        "webhook.event.type",
        "event.type that is processed; any other is answered 202 and ignored",
        "cancellation_plan.created",
        "cancellation_plan.created",
    ),
    Row(
        "webhook.port",
        "Port on which Omnitron's calls are taken; put a proxy with TLS before it",
        "8443",
        type=Kind("number", most=65535),
        required=True,
    ),
    Row(
        "webhook.secret",
        f"What the callers send in webhook.header; {BASE64}; without one every call is refused",
        "base64:cEAkJHt3",
        required=True,
        secret=True,
    ),
    Row(
        "webhook.host",
        "Address on which calls are taken. A buffering proxy with TLS must stand before it (webhook_proxy.conf): on another machine give"
        " the address that only the proxy reaches. Never empty: then nothing listens",
        "10.0.0.5",
        "127.0.0.1",
        HOST,
    ),
    Row("webhook.header", "Header in which the callers send the secret", "X-Omnitron-Secret", "X-Webhook-Secret", HEADER),
    Row("webhook.max.bytes", "Bytes that a call may have; more is answered 413", "262144", "1048576", COUNT),
)
_URL = of(
    WRITE,
    Row(
        "erp.url",
        "Cancellation Plan API URL of the ERP; may use ${_cancellation_plan.id}, ${_cancellation_plan.uuid} and ${_order.number}",
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
        "URL of the write-back; may use ${_cancellation_plan.id}, ${_cancellation_plan.uuid} and ${_order.number}",
        "https://demo.omnitron.example/api/v1/cancellation_plans/${_cancellation_plan.id}/create_payment_plan/",
        type=URL,
    ),
    settings.WRITE_BACK_METHOD,
    Row(
        "writeback.body",
        "Body of the write-back; may use the attributes of erp.url and ${log.erp.response.body:escapeJson()}",
        '{"status": "completed"}',
    ),
)
_TRIES = of(
    "Ledger",
    Row("max.inflight", "Plans under way at once, 999 at most; more calls are answered 503", "200", "500", settings.INFLIGHT),
    Row("failure.attempts", "How often a plan that fails is tried before it is held for an operator", "5", "3", NUMBER),
)


def declare(flow: Template) -> None:
    """Declare every setting."""
    configuration = (*settings.configuration("cancellation_plan"), *_OMNITRON)
    erp = (*_URL, *settings.RESPONSE, *settings.erp("plan", "event.uuid"), *settings.response("plan"))
    rows = (*configuration, *_WEBHOOK, *settings.LOGIN, *settings.STEPS, *erp, *_BACK, *settings.POST)
    settings.declare(flow, (*rows, *settings.tries("plan"), *_TRIES, *settings.LOG))
