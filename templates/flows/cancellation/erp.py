"""Write Data to ERP and Custom Response Script: what is sent, and what the answer means."""

from __future__ import annotations

from ...builder import Group, Processor
from ...builder.nodes import Cell
from .transform import forget_all_var, held

_OLD = "${ledger.since:replaceEmpty(${now():toNumber():divide(1000)}):plus(82800):lt(${now():toNumber():divide(1000)})}"
_MORE_TRIES = (
    "${erp.resends:replaceEmpty('0'):lt(${#{erp.auth.resend}}):and(${#{erp.login.url}:isEmpty():not()})}"  # no login, no new token
)
_BY_STATUS = (
    "${invokehttp.status.code:isEmpty():ifElse('do_nothing', ${invokehttp.status.code:startsWith('2'):ifElse('continue',"
    " ${invokehttp.status.code:matches('401|403'):ifElse('auth_fail', 'failure')})})}"
)


def write(canvas: Group, at: Cell) -> Group:
    """In. Out: answered (also without an answer), expired, error."""
    with canvas.group("Write Data to ERP", at=at, comments="Sends each request, once a try; the framework repeats nothing here") as card:
        old = card.processor(
            "Older than 23 hours",
            "RouteOnAttribute",
            {"expired": _OLD},
            at=(1, 0),
            comments="The Ledger takes what was under way for a day for lost and sends it again: so nothing older may go out from here.",
        )
        expired = card.processor("Expired", "UpdateAttribute", {"ledger.event": "outcome", "ledger.outcome": "expired"}, at=(1, 1))
        prepare = card.script(
            "Prepare the request",
            "common/prepare_request.py",
            {
                "auth_header": "${#{erp.auth.header}}",
                "auth_scheme": "${#{erp.auth.scheme}}",
                "idempotency_header": "${#{erp.idempotency.header}}",
            },
            tasks=2,
            at=(2, 0),
        )
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
                "HTTP Method": "#{erp.method}",
                "Remote URL": "#{erp.url}",
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
        old["unmatched"] >> prepare
        prepare["success"] >> clean >> send
        send["Original", "No Retry", "Retry"] >> answer
        send["Failure"] >> silent >> answer
        answer["success"] >> card.output("answered", at=(6, 0))
        prepare["failure"] >> failed
        answer["failure"] >> failed
        failed >> card.output("error", at=(4, 2))
    return card


def response(canvas: Group, at: Cell) -> Group:
    """In. Out: continue, settled (no write-back configured), auth fail, outcome."""
    with canvas.group(
        "Custom Response Script", at=at, comments="Decides from the ERP's answer what happens. Parameter custom.response"
    ) as card:
        forget = forget_all_var(card, (1, 0))
        who = card.processor(
            "Who decides",
            "RouteOnAttribute",
            {
                "held": "${relation:equals('held')}",
                "script": "${relation:equals('held'):not():and(${#{custom.response}:equalsIgnoreCase('false'):not()})}",
            },
            at=(2, 0),
            comments="held: a 2xx whose body was cut, nobody can tell what it said.",
        )
        script = card.script(
            "Custom Response Script",
            "order_cancellation_request/custom_response.py",
            tasks=2,
            at=(3, 0),
            comments="Edit relation_of(), or give another script when deploying",
        )
        status = card.processor(
            "By status code", "UpdateAttribute", {"relation": _BY_STATUS}, at=(3, 1), comments="Custom Response Setting = False"
        )
        decide = card.processor(
            "Relation",
            "RouteOnAttribute",
            {
                "continue": "${relation:equals('continue')}",
                "auth_fail": "${relation:equals('auth_fail')}",
                "outcome": "${relation:matches('failure|do_nothing')}",
            },
            at=(4, 0),
        )
        _continue(card, decide)
        _fail(card, decide, script, who)
        card.input("in", at=(0, 0)) >> forget >> who
        who["script"] >> script
        who["unmatched"] >> status >> decide
        script["success"] >> decide
    return card


def _continue(card: Group, decide: Processor) -> None:
    accepted = card.processor("Accepted", "UpdateAttribute", {"ledger.event": "accepted"}, at=(5, 0))
    settled = card.processor(
        "Is there a write-back",
        "RouteOnAttribute",
        {"accepted": "${ledger.event:equals('accepted')}", "settled": "${#{writeback.enabled}:equalsIgnoreCase('true'):not()}"},
        terminate=["unmatched"],
        at=(6, 0),
        comments="accepted always: to the Ledger. settled as well when nothing is written back: to the Post Script.",
    )
    decide["continue"] >> accepted >> settled
    settled["accepted"] >> card.output("continue", at=(7, 0), comments="To the Ledger, before the write-back")
    settled["settled"] >> card.output("settled", at=(7, 1), comments="Nothing is written back: to the Post Script")


def _fail(card: Group, decide: Processor, script: Processor, who: Processor) -> None:
    more = card.processor(
        "One more try",
        "RouteOnAttribute",
        {"resend": _MORE_TRIES},
        at=(4, 1),
        comments="Not without an ERP login, and only erp.auth.resend times",
    )
    body = card.processor(
        "Request again",
        "ReplaceText",
        {"Replacement Strategy": "Always Replace", "Evaluation Mode": "Entire text", "Replacement Value": "${log.erp.request.body}"},
        at=(5, 1),
    )
    login = card.processor(
        "New login at the ERP",
        "UpdateAttribute",
        {"login.for": "erp", "login.scope": "erp", "erp.resends": "${erp.resends:replaceEmpty('0'):plus(1)}"},
        at=(6, 1),
    )
    outcome = card.processor("Outcome", "UpdateAttribute", {"ledger.event": "outcome", "ledger.outcome": "${relation}"}, at=(4, 2))
    strange = card.processor(
        "No relation we know",
        "UpdateAttribute",
        {"ledger.event": "outcome", "ledger.outcome": "held", "log.relation.invalid": "${relation:replaceEmpty('none')}"},
        at=(5, 2),
    )
    cut = card.processor(
        "Held: an answer that was cut", "UpdateAttribute", {"ledger.event": "outcome", "ledger.outcome": "held"}, at=(2, 2)
    )
    failed, out = held(card, (3, 2)), card.output("outcome", at=(4, 3))
    decide["auth_fail"] >> more
    more["resend"] >> body
    body["success"] >> login >> card.output("auth fail", at=(7, 2))
    body["failure"] >> strange
    more["unmatched"] >> outcome
    decide["outcome"] >> outcome
    decide["unmatched"] >> strange
    script["failure"] >> failed
    who["held"] >> cut
    for end in (outcome, strange, cut, failed):
        end >> out
