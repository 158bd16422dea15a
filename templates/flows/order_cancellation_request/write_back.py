"""Write Data to Omnitron: what the ERP took is written back, and Omnitron itself is asked when nobody knows whether it was."""

from __future__ import annotations

from typing import Tuple

from ...builder import Group, Processor
from ..cards.omnitron import (
    AUTHORIZED,
    BASE,
    ERROR,
    FORGET_STATUS,
    NO_ANSWER,
    content,
    evaluate,
    refusals,
    say,
    write_back_body,
    write_back_call,
)


def card(canvas: Group, url: str = "#{writeback.url}", noun: str = "request") -> Group:
    """In. Out: written, failed, unauthorized (log in once more)."""
    with canvas.group(
        "Write Data to Omnitron", comments="Writes what the ERP took back to Omnitron, again and again until it is known"
    ) as card:
        clean = card.processor(
            "Forget earlier answers",
            "UpdateAttribute",
            {"Delete Attributes Expression": r"(invokehttp|log\.omnitron|writeback)\..*|allVar"},
        )
        body = write_back_body(card)
        send = write_back_call(
            card,
            url,
            comments="Idempotent by nature, so the framework tries again after 1, 2 and 4 seconds.",
        )
        refused = say(card, "Not written", {"log.omnitron.error": ERROR})
        silent = say(card, "No answer", {"log.omnitron.error": NO_ANSWER, **FORGET_STATUS})
        card.input("in") >> clean >> body
        body["success"] >> send
        body["failure"] >> refused
        send["Failure"] >> silent
        send["Retry"] >> refused
        refusals(card, send["No Retry"], clean, refused, "writeback")
        versions = _versions(card, send, refused, silent, noun)
        card.main_road(card["in"], clean, body, send, *versions, card["written"])
    return card


def _versions(card: Group, send: Processor, refused: Processor, silent: Processor, noun: str) -> Tuple[Processor, ...]:
    """The version of what was written: from the answer, else from the row itself, which also tells whether it was written after all."""
    answer = content(card, "Answer of the write-back", "log.omnitron.response.body")
    version = evaluate(card, "Its version", {"ledger.written.version": "$.modified_date"})
    version_known = card.processor("Is the version known", "RouteOnAttribute", {"known": "${ledger.written.version:isEmpty():not()}"})
    done = say(card, "Written, version unknown", {"writeback.done": "true"})
    ask = say(card, "Ask Omnitron", {"Delete Attributes Expression": r"invokehttp\..*"})
    get = card.processor(
        f"Read the {noun}",
        "InvokeHTTP",
        {
            "HTTP Method": "GET",
            "Remote URL": BASE + "#{omnitron.detail.path}${ledger.id:urlEncode()}/",
            "Put Response Body In Attribute": "writeback.found",
            "Max Length To Put In Attribute": "1048576",
            "Follow Redirects": "True",
            **AUTHORIZED,
        },
        retry=["Retry", "Failure"],
        retries=3,
        penalty="1 sec",
        terminate=["Response"],
        comments="Never to the ERP again: Omnitron itself says whether it knows already.",
    )
    row = content(card, f"The {noun}", "writeback.found")
    status = evaluate(card, "Its version and status", {"ledger.written.version": "$.modified_date", "writeback.status": "$.status"})
    after_all = card.processor(
        "Written after all",
        "RouteOnAttribute",
        {
            "written": "${writeback.done:equals('true'):or(${#{writeback.target.status}:isEmpty():not():and("
            "${writeback.status:equals(${#{writeback.target.status}:trim():toLower():replace(' ', '_')})})})}"
        },
    )
    written = say(
        card,
        "Written",
        {"Delete Attributes Expression": r"writeback\..*|log\.omnitron\.error", "ledger.event": "outcome", "ledger.outcome": "written"},
    )
    failed = say(
        card,
        "Failed: parked",
        {"Delete Attributes Expression": r"writeback\..*", "ledger.event": "outcome", "ledger.outcome": "write_failed"},
    )
    send["Original"] >> answer
    answer["success"] >> version
    answer["failure"] >> done
    version["matched"] >> version_known
    version["unmatched", "failure"] >> version_known
    version_known["known"] >> written
    version_known["unmatched"] >> done >> ask
    refused >> ask
    silent >> ask
    ask >> get
    get["Original"] >> row
    get["No Retry", "Retry", "Failure"] >> after_all
    row["success"] >> status
    row["failure"] >> after_all
    status["matched"] >> after_all
    status["unmatched", "failure"] >> after_all
    after_all["written"] >> written >> card.output("written")
    after_all["unmatched"] >> failed >> card.output("failed")
    return answer, version, version_known, written
