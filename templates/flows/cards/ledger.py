"""The Ledger: the one component that knows what is settled, open and under way."""

from __future__ import annotations

from typing import Mapping

from ...builder import Group
from ...builder.nodes import Cell

_SHARED = {
    "base_url": "#{omnitron.url}",
    "path": "#{omnitron.query.path}",
    "limit": "${#{page.limit}}",
    "max_pages": "${#{max.pages}}",
    "max_inflight": "${#{max.inflight}}",
    "failure_attempts": "${#{failure.attempts}}",
    "failure_wait": "${#{failure.wait}}",
    "nothing_wait": "${#{nothing.wait}}",
    "nothing_max": "${#{nothing.max}}",
}


def card(canvas: Group, at: Cell, script: str, settings: Mapping[str, str], what: str) -> Group:
    """In: events. Out: query, work, writeback. ``settings``: those of the flow's own script; ``what``: a row in words."""
    with canvas.group("Ledger", at=at, comments="Decides what is fetched, sent, written back and tried again") as card:
        tick = card.processor(
            "Every five minutes",
            "GenerateFlowFile",
            {"File Size": "0B", "ledger.event": "tick"},
            cron="0 */5 * * * ?",
            primary=True,
            at=(0, 0),
            comments="Begins a batch. Set the schedule here, or with the deploy command: NiFi takes no parameter for it.",
        )
        events = card.input("events", at=(0, 1), comments="Whatever happened: page, page_failed, accepted, outcome")
        operator = card.processor(
            "Operator's order",
            "GenerateFlowFile",
            {"generate-ff-custom-text": '{"op": "release", "id": ""}', "ledger.event": "operator"},
            every="1 day",
            primary=True,
            disabled=True,
            at=(0, 2),
            comments='Put an id into the text, enable this and run it once. "release" sends a held request again, "done" never.',
        )
        book = card.script(
            "Ledger",
            script,
            {**_SHARED, **settings},
            terminate=["failure"],
            penalty="5 sec",
            at=(1, 1),
            comments="On all nodes, one task each: a second one gains nothing. Its state is the book.",
        )
        route = card.processor(
            "Where to",
            "RouteOnAttribute",
            {name: f"${{ledger.to:equals('{name}')}}" for name in ("query", "work", "writeback", "park")},
            at=(2, 1),
        )
        again = card.processor(
            "Write back again",
            "UpdateAttribute",
            {
                "ledger.event": "accepted",
                "Delete Attributes Expression": r"(invokehttp|login|log\.omnitron|retries|writeback)\..*|ledger\.outcome",
            },
            disabled=True,
            at=(1.5, 3),
            comments="Disabled: in front of it stand the write-backs that failed for good. Enable and start it to try them again.",
        )
        card.connect(tick, book, objects=10, name="more than one tick says nothing new")
        operator >> book
        events >> book
        book["success"] >> route
        route["query"] >> card.output("query", at=(3, 0), comments="A page to be read, its URL in ledger.url")
        route["work"] >> card.output("work", at=(3, 1), comments=f"One {what}, whole")
        route["writeback"] >> card.output("writeback", at=(3, 2), comments="What the ERP took, to be written to Omnitron")
        card.connect(route["park", "unmatched"], again, objects=0, size="0 B", name="parked: without limit, so that it stops nobody")
        again >> book
    return card
