"""Write Data to Omnitron: what the ERP took is written back, where a merchant wants that."""

from __future__ import annotations

from ...builder import Group
from ...builder.nodes import Cell
from ..cards.omnitron import ERROR, FORGET_STATUS, NO_ANSWER, refusals, say, write_back_body, write_back_call


def card(canvas: Group, at: Cell) -> Group:
    """In. Out: written, failed, unauthorized (log in once more)."""
    with canvas.group("Write Data to Omnitron", at=at, comments="Optional: tells Omnitron what the ERP took. writeback.enabled") as card:
        clean = say(card, "Forget earlier answers", {"Delete Attributes Expression": r"(invokehttp|log\.omnitron)\..*|allVar"}, (1, 0))
        body = write_back_body(card, at=(2, 0))
        send = write_back_call(
            card,
            "${#{writeback.url}:replaceEmpty(''):evaluateELString()}",
            at=(3, 0),
            comments="Must be idempotent: the framework tries again after 1, 2 and 4 seconds.",
        )
        written = say(card, "Written", {"ledger.event": "outcome", "ledger.outcome": "written"}, (4, 0))
        refused = say(card, "Not written", {"log.omnitron.error": ERROR}, (4, 2))
        silent = say(card, "No answer", {"log.omnitron.error": NO_ANSWER, **FORGET_STATUS}, (3, 2))
        failed = say(card, "Failed: parked", {"ledger.event": "outcome", "ledger.outcome": "write_failed"}, (5, 2))
        card.input("in", at=(0, 0)) >> clean >> body
        body["success"] >> send
        body["failure"] >> refused
        send["Original"] >> written >> card.output("written", at=(5, 0))
        send["Failure"] >> silent >> failed
        send["Retry"] >> refused >> failed >> card.output("failed", at=(6, 2))
        login = {"login.for": "writeback", "login.scope": "omnitron", "login.again": "true"}
        refusals(card, send["No Retry"], clean, refused, (4, 1), login, (6, 1), logins_at=(3, 1))
        card.main_road(card["in"], clean, body, send, written, card["written"])
    return card
