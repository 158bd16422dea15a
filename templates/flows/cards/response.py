"""What follows a relation: the part that the response cards of every flow share."""

from __future__ import annotations

from typing import Optional, Tuple

from ...builder import Group, Processor
from ...builder.nodes import Cell, Node
from .transform import held

# no login, no new token
MORE_TRIES = "${erp.resends:replaceEmpty('0'):lt(${#{erp.auth.resend}}):and(${#{erp.login.url}:isEmpty():not()})}"


def relation(card: Group, at: Cell) -> Processor:
    """Where each relation leads; a word that is none of them is unmatched."""
    return card.processor(
        "Relation",
        "RouteOnAttribute",
        {
            "continue": "${relation:equals('continue')}",
            "auth_fail": "${relation:equals('auth_fail')}",
            "outcome": "${relation:matches('failure|do_nothing')}",
        },
        at=at,
    )


def accepted(card: Group, decide: Processor, is_settled: str, **more: str) -> Tuple[Processor, Processor]:
    """continue: to the Ledger; what ``is_settled`` says is not written back, to the Post Script as well.

    ``more``: further relationships of the RouteOnAttribute that is returned, each with its condition.
    """
    x, y = decide.at
    taken = card.processor("Accepted", "UpdateAttribute", {"ledger.event": "accepted"}, at=(x + 1, y))
    settled = card.processor(
        "Is there a write-back",
        "RouteOnAttribute",
        {"accepted": "${ledger.event:equals('accepted')}", "settled": is_settled, **more},
        terminate=["unmatched"],
        at=(x + 2, y),
        comments="accepted always: to the Ledger. settled as well when nothing is written back: to the Post Script.",
    )
    decide["continue"] >> taken >> settled
    settled["accepted"] >> card.output("continue", at=(x + 3, y), comments="To the Ledger, before the write-back")
    settled["settled"] >> card.output("settled", at=(x + 3, y + 1), comments="Nothing is written back: to the Post Script")
    return taken, settled


def refused(card: Group, decide: Processor, more_tries: str = MORE_TRIES, outcomes: Optional[Node] = None) -> Tuple[Processor, Processor]:
    """Everything but continue. ``outcomes``: where they go, the port outcome if None. Returns what a cut answer and an error lead to."""
    x, y = decide.at
    more = card.processor(
        "One more try",
        "RouteOnAttribute",
        {"resend": more_tries},
        at=(x, y + 1),
        comments="Not without an ERP login, and only erp.auth.resend times",
    )
    body = card.processor(
        "Request again",
        "ReplaceText",
        {"Replacement Strategy": "Always Replace", "Evaluation Mode": "Entire text", "Replacement Value": "${log.erp.request.body}"},
        at=(x + 1, y + 1),
    )
    login = card.processor(
        "New login at the ERP",
        "UpdateAttribute",
        {"login.for": "erp", "login.scope": "erp", "erp.resends": "${erp.resends:replaceEmpty('0'):plus(1)}"},
        at=(x + 2, y + 1),
    )
    outcome = card.processor("Outcome", "UpdateAttribute", {"ledger.event": "outcome", "ledger.outcome": "${relation}"}, at=(x, y + 2))
    strange = card.processor(
        "No relation we know",
        "UpdateAttribute",
        {"ledger.event": "outcome", "ledger.outcome": "held", "log.relation.invalid": "${relation:replaceEmpty('none')}"},
        at=(x + 1, y + 2),
    )
    cut = card.processor(
        "Held: an answer that was cut", "UpdateAttribute", {"ledger.event": "outcome", "ledger.outcome": "held"}, at=(x - 2, y + 2)
    )
    failed, out = held(card, (x - 1, y + 2)), card.output("outcome", at=(x, y + 3))
    decide["auth_fail"] >> more
    more["resend"] >> body
    body["success"] >> login >> card.output("auth fail", at=(x + 3, y + 2))
    body["failure"] >> strange
    more["unmatched"] >> outcome
    decide["outcome"] >> outcome
    decide["unmatched"] >> strange
    for end in (strange, cut, failed):
        end >> out
    outcome >> (outcomes or out)
    return cut, failed
