"""Webhook: takes Omnitron's calls in and answers them."""

from __future__ import annotations

from ...builder import Group
from ..cards.omnitron import content, say

_OTHER_METHODS = "PATCH,TRACE"
# Hostname takes no Expression Language, and NiFi listens on every address when the parameter is null: then the port is no number, and
# HandleHttpRequest.initializeServer fails.
_PORT = "${#{webhook.host}:replaceEmpty(''):trim():isEmpty():ifElse('none: webhook.host is empty, give an address', #{webhook.port})}"


def card(canvas: Group) -> Group:
    """In: answer (what the Ledger says to a call). Out: plan (to the Ledger), log (a call that brings no plan)."""
    with canvas.group("Webhook", comments="Takes Omnitron's calls in; 202 only when the plan is safe") as card:
        contexts = card.service(
            "Webhook calls",
            "StandardHttpContextMap",
            {"Maximum Outstanding Requests": "5000", "Request Expiration": "30 secs"},
            comments="Keeps the calls that wait for their answer. A body of which nothing comes for that long ends as well, never before "
            "30 seconds. Arrives disabled: enable it.",
        )
        card.service(
            "Webhook secret",
            "StandardProxyConfigurationService",
            {"proxy-type": "DIRECT", "proxy-user-password": "#{webhook.secret}"},
            comments="Holds the callers' secret, encrypted, for the script Check the call. No proxy is used. Arrives disabled: enable it.",
        )
        listen = card.processor(
            "Listen",
            "HandleHttpRequest",
            {
                "Listening Port": _PORT,
                "Hostname": "#{webhook.host}",
                "HTTP Context Map": contexts,
                "Allow HEAD": "true",
                "Allow OPTIONS": "true",
                "Additional HTTP Methods": _OTHER_METHODS,
                "container-queue-size": "500",
            },
            tasks=4,
            comments="Every method and path is let in: NiFi's own refusals are pages in HTML, the flow answers in JSON. A body is read "
            "in a task: a caller that sends half of one holds it, so a buffering proxy must stand before this (webhook_proxy.conf).",
        )
        check = card.script(
            "Check the call",
            "cancellation_plan/check_call.py",
            {
                "secret_service": "Webhook secret",
                "header": "${#{webhook.header}}",
                "path": "${#{webhook.path}}",
                "max_bytes": "${#{webhook.max.bytes}}",
                "event_type": "${#{webhook.event.type}}",
            },
            tasks=2,
            comments="Path, caller, method, content type, size, fields. Every header is deleted here, the secret among them.",
        )
        broken = say(
            card,
            "The check failed",
            {
                "Delete Attributes Expression": r"http\.(?!context\.identifier$).*",
                "webhook.status": "500",
                "webhook.answer": '{"reason": "the call could not be checked", "status": "refused"}',
                "relation": "refused",
                "log.webhook.error": "500: the call could not be checked",
            },
        )
        plan = card.processor("Is it a plan", "RouteOnAttribute", {"plan": "${ledger.event:equals('plan')}"})
        text = content(card, "Answer", "webhook.answer")
        answer = card.processor(
            "Answer the call",
            "HandleHttpResponse",
            {
                "HTTP Status Code": "${webhook.status}",
                "HTTP Context Map": contexts,
                "Content-Type": "application/json",
                "Allow": "${webhook.allow}",
            },
            terminate=["success", "failure"],
            comments="failure: nobody waits for the answer any more. What was accepted stays accepted.",
        )
        listen >> check
        check["success"] >> plan
        check["failure"] >> broken
        plan["plan"] >> card.output("plan", comments="To the Ledger, which says what is answered")
        plan["unmatched"] >> text
        logged = card.output("log", comments="Refused and ignored calls, one line each")
        plan["unmatched"] >> logged
        broken >> text
        broken >> logged
        card.input("answer") >> text
        text["success", "failure"] >> answer
        card.main_road(listen, check, plan, card["plan"])
    return card
