"""Write Data to Omnitron: what the ERP took is written back, where a merchant wants that."""

from __future__ import annotations

from ...builder import Group
from ..cards.omnitron import ERROR, FORGET_STATUS, NO_ANSWER, refusals, say, write_back_body, write_back_call


def card(canvas: Group) -> Group:
    """In. Out: written, failed, unauthorized (log in once more)."""
    with canvas.group("Write Data to Omnitron", comments="Optional: tells Omnitron what the ERP took. writeback.enabled") as card:
        clean = say(card, "Forget earlier answers", {"Delete Attributes Expression": r"(invokehttp|log\.omnitron)\..*|allVar"})
        body = write_back_body(card)
        send = write_back_call(
            card,
            "${#{writeback.url}:replaceEmpty(''):evaluateELString()}",
            comments="Must be idempotent: the framework tries again after 1, 2 and 4 seconds.",
        )
        written = say(card, "Written", {"ledger.event": "outcome", "ledger.outcome": "written"})
        refused = say(card, "Not written", {"log.omnitron.error": ERROR})
        silent = say(card, "No answer", {"log.omnitron.error": NO_ANSWER, **FORGET_STATUS})
        failed = say(card, "Failed: parked", {"ledger.event": "outcome", "ledger.outcome": "write_failed"})
        card.input("in") >> clean >> body
        body["success"] >> send
        body["failure"] >> refused
        send["Original"] >> written >> card.output("written")
        send["Failure"] >> silent >> failed
        send["Retry"] >> refused >> failed >> card.output("failed")
        refusals(card, send["No Retry"], clean, refused, "writeback")
        card.main_road(card["in"], clean, body, send, written, card["written"])
    return card
