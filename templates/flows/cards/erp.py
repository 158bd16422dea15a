"""Write Data to ERP: what is sent."""

from __future__ import annotations

from typing import Mapping

from ...builder import Group, Processor
from ...builder.nodes import Cell
from .transform import held

_OLD = "${ledger.since:replaceEmpty(${now():toNumber():divide(1000)}):plus(82800):lt(${now():toNumber():divide(1000)})}"

NOTHING: Mapping[str, str] = {}


def prepared(card: Group, name: str, more: Mapping[str, str], at: Cell) -> Processor:
    """Keeps the content as log.erp.request.body and makes the headers of a call to the ERP."""
    settings = {
        "auth_header": "${#{erp.auth.header}}",
        "auth_scheme": "${#{erp.auth.scheme}}",
        "idempotency_header": "${#{erp.idempotency.header}}",
    }
    return card.script(name, "common/prepare_request.py", {**settings, **more}, tasks=2, at=at)


def write(
    canvas: Group, at: Cell, url: str = "erp.url", method: str = "erp.method", prepare: Mapping[str, str] = NOTHING, what: str = "request"
) -> Group:
    """In. Out: answered (also without an answer), expired, error. ``prepare``: more settings of Prepare the request."""
    comments = f"Sends each {what}, once a try; the framework repeats nothing here"
    with canvas.group("Write Data to ERP", at=at, comments=comments) as card:
        old = card.processor(
            "Older than 23 hours",
            "RouteOnAttribute",
            {"expired": _OLD},
            at=(1, 0),
            comments="The Ledger takes what was under way for a day for lost and sends it again: so nothing older may go out from here.",
        )
        expired = card.processor("Expired", "UpdateAttribute", {"ledger.event": "outcome", "ledger.outcome": "expired"}, at=(1, 1))
        ready = prepared(card, "Prepare the request", prepare, (2, 0))
        clean = card.processor(
            "Forget earlier answers",
            "UpdateAttribute",
            {"Delete Attributes Expression": r"invokehttp\..*|relation|log\.relation\..*|log\.erp\.(response\..*|error)|allVar"},
            at=(3, 0),
            comments="InvokeHTTP keeps the status of an earlier call when the connection fails.",
        )
        send = card.processor(
            "Write Data to ERP",
            "InvokeHTTP",
            {
                "HTTP Method": f"#{{{method}}}",
                "Remote URL": f"#{{{url}}}",
                "Read Timeout": "#{erp.read.timeout}",
                "Content-Type": "application/json",
                "Attributes to Send": "(#{erp.auth.header}|#{erp.idempotency.header})",
                "Basic Authentication Username": " #{erp.basic.username}",
                "Basic Authentication Password": "#{erp.basic.password}",
                "Put Response Body In Attribute": "log.erp.response.body",
                "Max Length To Put In Attribute": "#{erp.response.max.bytes}",
                "Follow Redirects": "False",
                "disable-http2": "True",
            },
            terminate=["Response"],
            penalty="0 sec",
            tasks=4,
            at=(4, 0),
            comments="Four calls at once. No retries, no redirects (they make a GET of a POST), no penalty before the response script.",
        )
        silent = card.processor(
            "No answer",
            "UpdateAttribute",
            {
                "Delete Attributes Expression": r"invokehttp\.status\..*|log\.erp\.response\..*",
                "log.erp.error": "${invokehttp.java.exception.message:replaceEmpty('no answer')}",
            },
            at=(4, 1),
            comments="An answer that broke off leaves 200 there.",
        )
        answer = card.script(
            "Read the answer", "common/read_answer.py", {"max_response_bytes": "${#{erp.response.max.bytes}}"}, tasks=2, at=(5, 0)
        )
        failed = held(card, (3, 2))
        card.input("in", at=(0, 0)) >> old
        old["expired"] >> expired >> card.output("expired", at=(1, 2))
        old["unmatched"] >> ready
        ready["success"] >> clean >> send
        send["Original", "No Retry", "Retry"] >> answer
        send["Failure"] >> silent >> answer
        answer["success"] >> card.output("answered", at=(6, 0))
        ready["failure"] >> failed
        answer["failure"] >> failed
        failed >> card.output("error", at=(4, 2))
    return card
