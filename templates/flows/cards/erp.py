"""Write Data to ERP: what is sent."""

from __future__ import annotations

from typing import Mapping

from ...builder import Group, Processor
from .transform import hold

_OLD = "${ledger.since:replaceEmpty(${now():toNumber():divide(1000)}):plus(82800):lt(${now():toNumber():divide(1000)})}"

# A mapping in which nothing matches gives null, and so may a script: four bytes, that no ERP can want.
_NULL = f"${{fileSize:equals(4):and({_OLD[:-1]}:not()}})}}"

_NO_BODY = "null is not sent: nothing in the mapping's specification matches, or a script left nothing"

NOTHING: Mapping[str, str] = {}


def prepared(card: Group, name: str, more: Mapping[str, str]) -> Processor:
    """Keeps the content as log.erp.request.body and makes the headers of a call to the ERP."""
    settings = {
        "auth_header": "${#{erp.auth.header}}",
        "auth_scheme": "${#{erp.auth.scheme}}",
        "idempotency_header": "${#{erp.idempotency.header}}",
    }
    return card.script(name, "common/prepare_request.py", {**settings, **more}, tasks=2)


def write(
    canvas: Group, url: str = "erp.url", method: str = "erp.method", prepare: Mapping[str, str] = NOTHING, noun: str = "request"
) -> Group:
    """In. Out: answered (also without an answer), later (Retry-After, to the Ledger), expired, error.

    ``prepare``: more settings of Prepare the request.
    """
    comments = f"Sends each {noun}, once a try; the framework repeats nothing here"
    with canvas.group("Write Data to ERP", comments=comments) as card:
        old = card.processor(
            "Older than 23 hours",
            "RouteOnAttribute",
            {"expired": _OLD, "null": _NULL},
            comments="The Ledger takes what was under way for a day for lost and sends it again: so nothing older may go out from here. "
            "null, four bytes, is what a mapping gives in which nothing matches.",
        )
        null = card.processor("Nothing to send", "UpdateAttribute", {"log.mapping.error": _NO_BODY})
        expired = card.processor("Expired", "UpdateAttribute", {"ledger.event": "outcome", "ledger.outcome": "expired"})
        ready = prepared(card, "Prepare the request", prepare)
        clean = card.processor(
            "Forget earlier answers",
            "UpdateAttribute",
            {
                "Delete Attributes Expression": r"invokehttp\..*|relation|log\.relation\..*|log\.erp\.(response\..*|error)|allVar",
                "keep:ledger.id": "${ledger.id}",
                "keep:ledger.flight": "${ledger.flight}",
            },
            comments="InvokeHTTP keeps the status of an earlier call when the connection fails. A name with a colon cannot come in as "
            "a header.",
        )
        send = card.processor(
            "Write Data to ERP",
            "InvokeHTTP",
            {
                "HTTP Method": f"#{{{method}}}",
                "Remote URL": f"#{{{url}}}",
                "Read Timeout": "#{erp.read.timeout}",
                "Content-Type": "#{erp.content.type}",
                "Attributes to Send": "(#{erp.auth.header}|#{erp.idempotency.header})",
                "Basic Authentication Username": " #{erp.basic.username}",
                "Basic Authentication Password": "#{erp.basic.password}",
                "Put Response Body In Attribute": "log.erp.response.body",
                "Max Length To Put In Attribute": "#{erp.response.max.bytes}",
                "Always Output Response": "true",
                "Follow Redirects": "False",
                "disable-http2": "True",
            },
            penalty="0 sec",
            tasks=4,
            comments="Four calls at once. No retries, no redirects (they make a GET of a POST), no penalty before the response script.",
        )
        silent = card.processor(
            "No answer",
            "UpdateAttribute",
            {
                "Delete Attributes Expression": r"invokehttp\.status\..*|log\.erp\.response\..*",
                "log.erp.error": "${invokehttp.java.exception.message:replaceEmpty('no answer')}",
            },
            comments="An answer that broke off leaves 200 there.",
        )
        answer = card.script("Read the answer", "common/read_answer.py", {"max_response_bytes": "${#{erp.response.max.bytes}}"}, tasks=2)
        failed = hold(card)
        _later(card, send)
        card.input("in") >> old
        old["expired"] >> expired >> card.output("expired")
        old["unmatched"] >> ready
        ready["success"] >> clean >> send
        send["Original", "No Retry", "Retry"] >> answer
        send["Failure"] >> silent >> answer
        answer["success"] >> card.output("answered")
        old["null"] >> null >> failed
        ready["failure"] >> failed
        answer["failure"] >> failed
        failed >> card.output("error")
        card.main_road(card["in"], old, ready, clean, send, answer, card["answered"])
    return card


def _later(card: Group, send: Processor) -> None:
    """The Response is needed for one thing: headers come with it alone, and Retry-After is one. They may hide attributes of ours."""
    says = card.processor(
        "Does it say when",
        "RouteOnAttribute",
        {"later": "${anyMatchingAttribute('(?i)retry-after'):isEmpty():not()}"},
        terminate=["unmatched"],
        comments="Retry-After. What the answer says else goes on with the request itself, where no header comes in.",
    )
    ask = card.script("Ask later", "common/ask_later.py", terminate=["failure"], comments="Every header is deleted here.")
    send["Response"] >> says
    says["later"] >> ask
    ask["success"] >> card.output("later", comments="To the Ledger: not before so many seconds")
