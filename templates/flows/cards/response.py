"""What follows a relation: the part that the response cards of every flow share."""

from __future__ import annotations

from typing import Optional, Tuple

from ...builder import Group, Processor
from ...builder.nodes import Node
from .omnitron import content
from .transform import hold

# no login, no new token
MORE_TRIES = "${erp.resends:replaceEmpty('0'):lt(${#{erp.auth.resend}}):and(${#{erp.login.url}:isEmpty():not()})}"


def relation(card: Group) -> Processor:
    """Where each relation leads; a word that is none of them is unmatched."""
    return card.processor(
        "Relation",
        "RouteOnAttribute",
        {
            "continue": "${relation:equals('continue')}",
            "auth_fail": "${relation:equals('auth_fail')}",
            "outcome": "${relation:matches('failure|do_nothing')}",
        },
    )


def accepted(card: Group, decide: Processor, is_settled: str, **more: str) -> Tuple[Processor, Processor]:
    """continue: to the Ledger; what ``is_settled`` says is not written back, to the Post Script as well.

    ``more``: further relationships of the RouteOnAttribute that is returned, each with its condition.
    """
    taken = card.processor("Accepted", "UpdateAttribute", {"ledger.event": "accepted"})
    settled = card.processor(
        "Is there a write-back",
        "RouteOnAttribute",
        {"accepted": "${ledger.event:equals('accepted')}", "settled": is_settled, **more},
        terminate=["unmatched"],
        comments="accepted always: to the Ledger. settled as well when nothing is written back: to the Post Script.",
    )
    decide["continue"] >> taken >> settled
    settled["accepted"] >> card.output("continue", comments="To the Ledger, before the write-back")
    settled["settled"] >> card.output("settled", comments="Nothing is written back: to the Post Script")
    return taken, settled


def refused(card: Group, decide: Processor, more_tries: str = MORE_TRIES, outcomes: Optional[Node] = None) -> Tuple[Processor, Processor]:
    """Everything but continue. ``outcomes``: where they go, the port outcome if None. Returns what a cut answer and an error lead to."""
    more = card.processor(
        "One more try",
        "RouteOnAttribute",
        {"resend": more_tries},
        comments="Not without an ERP login, and only erp.auth.resend times",
    )
    body = content(card, "Request again", "log.erp.request.body")
    login = card.processor(
        "New login at the ERP",
        "UpdateAttribute",
        {"login.for": "erp", "login.scope": "erp", "erp.resends": "${erp.resends:replaceEmpty('0'):plus(1)}"},
    )
    outcome = card.processor("Outcome", "UpdateAttribute", {"ledger.event": "outcome", "ledger.outcome": "${relation}"})
    strange = card.processor(
        "No relation we know",
        "UpdateAttribute",
        {"ledger.event": "outcome", "ledger.outcome": "held", "log.relation.invalid": "${relation:replaceEmpty('none')}"},
    )
    cut = card.processor("Held: an answer that was cut", "UpdateAttribute", {"ledger.event": "outcome", "ledger.outcome": "held"})
    failed, out = hold(card), card.output("outcome")
    decide["auth_fail"] >> more
    more["resend"] >> body
    body["success"] >> login >> card.output("auth fail")
    body["failure"] >> strange
    more["unmatched"] >> outcome
    decide["outcome"] >> outcome
    decide["unmatched"] >> strange
    for end in (strange, cut, failed):
        end >> out
    outcome >> (outcomes or out)
    return cut, failed
