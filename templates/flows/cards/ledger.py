"""The Ledger: the one component that knows what is settled, open and under way."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Mapping

from ...builder import Group, Processor
from ...builder.nodes import Node

SCRIPT = "common/ledger.py"
VERDICT = {
    "failure_attempts": "${#{failure.attempts}}",
    "failure_wait": "${#{failure.wait}}",
    "failure_patience": "${#{failure.patience}}",
    "nothing_wait": "${#{nothing.wait}}",
    "nothing_max": "${#{nothing.max}}",
}
LIMIT = "${#{page.limit}}"
URL = "${#{omnitron.url}:replaceAll('/+\\z', '')}${#{omnitron.query.path}:replaceAll('\\A/*', '/')}?"
BOOK = {"max_inflight": "${#{max.inflight}}", "alarm_after": "${#{alarm.after}}"}


@dataclass(frozen=True)
class Reading:
    """How a flow reads its pages.

    ``query``: what stands behind the path of the URL, Expression Language over ledger.cursor and ledger.limit; ``order_by``: date or
    id; ``rows``: what Read the page must know of a row; ``settings``: further ones of the Ledger; ``noun``: a row in words.
    """

    noun: str
    order_by: str
    query: str
    rows: Mapping[str, str]
    settings: Mapping[str, str] = field(default_factory=dict)


def verdict(card: Group, book: Node) -> Processor:
    """What an outcome means, said before the Ledger takes it."""
    judge = card.script(
        "Verdict",
        "common/verdict.py",
        VERDICT,
        terminate=["failure"],
        comments="Tried again when, given up, or held: the settings decide.",
    )
    judge["success"] >> book
    return judge


def card(canvas: Group, reading: Reading) -> Group:
    """In: events. Out: query, work, writeback."""
    with canvas.group("Ledger", comments="Decides what is fetched, sent, written back and tried again") as card:
        tick = card.processor(
            "Every five minutes",
            "GenerateFlowFile",
            {"File Size": "0B", "ledger.event": "tick"},
            cron="0 */5 * * * ?",
            primary=True,
            comments="Edit the schedule here (cron), or with the deploy command: NiFi takes no parameter for it. It begins a batch.",
        )
        events = card.input("events", comments="Whatever happened: page, page_failed, accepted, outcome")
        operator = card.processor(
            "Operator's order",
            "GenerateFlowFile",
            {"generate-ff-custom-text": '{"op": "release", "id": ""}', "ledger.event": "operator"},
            every="1 day",
            primary=True,
            disabled=True,
            comments='Put an id into the text, enable this and run it once. "release" sends a held request again, "done" never.',
        )
        book = card.script(
            "Ledger",
            SCRIPT,
            {"order_by": reading.order_by, "limit": LIMIT, **BOOK, **reading.settings},
            terminate=["failure"],
            penalty="5 sec",
            every="500 millis",
            comments="On all nodes, one task each: a second one gains nothing. Its state is the book, written twice a second at most.",
        )
        route = card.processor(
            "Where to",
            "RouteOnAttribute",
            {name: f"${{ledger.to:equals('{name}')}}" for name in ("query", "work", "writeback", "park")},
        )
        happened = card.processor(
            "What happened",
            "RouteOnAttribute",
            {name: f"${{ledger.event:equals('{name}')}}" for name in ("page", "outcome")},
        )
        page = card.script(
            "Read the page",
            "common/read_page.py",
            {"order_by": reading.order_by, "limit": LIMIT, **reading.rows},
            terminate=["failure"],
            comments="What Omnitron answered, one line a row, and where to read on.",
        )
        query = card.processor(
            "The query",
            "UpdateAttribute",
            {"ledger.url": URL + reading.query},
            comments="What Omnitron is asked for, in its own words.",
        )
        again = card.processor(
            "Write back again",
            "UpdateAttribute",
            {
                "ledger.event": "accepted",
                "Delete Attributes Expression": r"(invokehttp|login|log\.omnitron|retries|writeback)\..*|ledger\.outcome",
            },
            disabled=True,
            comments="Disabled: in front of it stand the write-backs that failed for good. Enable and start it to try them again.",
        )
        card.connect(tick, book, objects=10, name="more than one tick says nothing new")
        operator >> book
        card.connect(events, happened, formerly=book)
        happened["page"] >> page
        page["success"] >> book
        happened["outcome"] >> verdict(card, book)
        happened["unmatched"] >> book
        book["success"] >> route
        asked = card.output("query", comments="A page to be read, its URL in ledger.url")
        card.connect(route["query"], query, formerly=asked)
        query >> asked
        route["work"] >> card.output("work", comments=f"One {reading.noun}, whole")
        route["writeback"] >> card.output("writeback", comments="What the ERP took, to be written to Omnitron")
        card.connect(route["park", "unmatched"], again, objects=0, size="0 B", name="parked: without limit, so that it stops nobody")
        again >> book
        card.main_road(events, happened, book, route, card["work"])
    return card
