"""The Ledger of the plans, and the places in which a plan waits: for its next try, for an operator, for another write-back."""

from __future__ import annotations

from typing import Tuple

from ...builder import Group, Processor
from ...builder.nodes import Node
from ..cards.ledger import BOOK, verdict
from ..cards.omnitron import content, say

SCRIPT = "cancellation_plan/ledger.py"
SETTINGS = {
    "writeback": "${#{writeback.enabled}}",
    **BOOK,
}
_WAYS = ("accept", "work", "wait", "hold", "answer", "writeback", "park")
_DUE = "${now():toNumber():divide(1000):ge(${ledger.due:replaceEmpty('0')})}"
_LOOK = "15 sec"


def card(canvas: Group) -> Group:
    """In: events. Out: answer (to a call), work, writeback."""
    with canvas.group("Ledger", comments="Decides which plans are new, what is sent, written back and tried again") as card:
        tick = card.processor(
            "Every minute",
            "GenerateFlowFile",
            {"File Size": "0B", "ledger.event": "tick"},
            cron="0 * * * * ?",
            primary=True,
            comments="Begins the state, and forgets what was settled long ago. No plan is taken before the first one.",
        )
        operator = card.processor(
            "Operator's order",
            "GenerateFlowFile",
            {"generate-ff-custom-text": '{"op": "release", "id": ""}', "ledger.event": "operator"},
            every="1 day",
            primary=True,
            disabled=True,
            comments='Put an event.uuid into the text, enable this and run it once. "release" lets a held plan go, "done" never. '
            "Then run Held plans again.",
        )
        events = card.input("events", comments="Whatever happened: plan, accepted, outcome")
        book = card.script(
            "Ledger",
            SCRIPT,
            SETTINGS,
            terminate=["failure"],
            penalty="5 sec",
            comments="On all nodes, one task each: a second one gains nothing. Its state is the book.",
        )
        route = card.processor("Where to", "RouteOnAttribute", {name: f"${{ledger.to:equals('{name}')}}" for name in _WAYS})
        card.connect(tick, book, objects=10, name="more than one tick says nothing new")
        operator >> book
        happened = card.processor("What happened", "RouteOnAttribute", {"outcome": "${ledger.event:equals('outcome')}"})
        card.connect(events, happened, formerly=book)
        happened["outcome"] >> verdict(card, book)
        happened["unmatched"] >> book
        book["success"] >> route
        answer = card.output("answer", comments="What the caller is told")
        route["answer"] >> answer
        card.connect(route["accept"], answer, name="the call, answered in the commit in which the plan is taken")
        held_plans, still_held = _held(card, book)
        kept = _take(card, route, held_plans)
        _wait(card, route, book, held_plans, still_held)
        _write_back(card, route, book)
        card.main_road(events, happened, book, route, *kept, card["work"])
    return card


def _take(card: Group, route: Processor, held_plans: Processor) -> Tuple[Processor, Processor]:
    """A plan goes to work; as it came it stays in an attribute meanwhile."""
    keep = card.script(
        "Keep the plan",
        "cancellation_plan/keep_plan.py",
        comments="The cards change the content: the plan itself is kept for its next try.",
    )
    ready = say(
        card,
        "Ready for work",
        {"Delete Attributes Expression": r"http\..*|webhook\..*|ledger\.(event|due|outcome)", "login.scope": "erp"},
    )
    card.connect(route["accept"], keep, name="the plan, taken in the commit in which the call is answered")
    route["work"] >> keep
    keep["success"] >> ready >> card.output("work", comments="One cancellation plan, whole")
    card.connect(keep["failure"], held_plans, objects=0, size="0 B", name="a plan that cannot be kept")
    return keep, ready


def _wait(card: Group, route: Processor, book: Processor, held_plans: Processor, still_held: Processor) -> None:
    """A plan waits as it came: until it is due, or until an operator decides."""
    changed = card.processor(
        "Was it under way",
        "RouteOnAttribute",
        {"kept": "${plan.body:isEmpty():not()}"},
        comments="Only what was taken to work has another content than the plan.",
    )
    plan = content(card, "The plan as it came", "plan.body")
    clean = say(
        card,
        "Nothing of the last try",
        {
            "Delete Attributes Expression": r"^(?!ledger\.(id|version|to|due|event|seat)$|_|path$|filename$|mime\.type$|uuid$).*$",
            "ledger.event": "again",
        },
    )
    kind = card.processor(
        "Waits or is held",
        "RouteOnAttribute",
        {
            "held": "${ledger.to:equals('hold'):and(${ledger.seat:equals('second'):not()})}",
            "still": "${ledger.to:equals('hold'):and(${ledger.seat:equals('second')})}",
        },
    )
    look = card.processor(
        "Wait a while",
        "RetryFlowFile",
        {"retry-attribute": "ledger.looks", "maximum-retries": "2147483647", "reuse-mode": "reset"},
        penalty=_LOOK,
        comments="Penalises what waits; it looks again after the penalty.",
    )
    due = card.processor("Is it due", "RouteOnAttribute", {"due": _DUE}, comments="The Ledger has said when: ledger.due")
    card.connect(route["wait", "hold"], changed, objects=0, size="0 B", name="without limit: the Ledger must not be stopped")
    changed["kept"] >> plan
    changed["unmatched"] >> clean
    plan["success"] >> clean >> kind
    card.connect(plan["failure"], held_plans, objects=0, size="0 B", name="a plan that cannot be restored")
    card.connect(kind["held"], held_plans, objects=0, size="0 B", name="held: without limit, so that it stops nobody")
    card.connect(kind["still"], still_held, objects=0, size="0 B", name="still held: not where it came from, or it would go round")
    card.connect(kind["unmatched"], look, objects=0, size="0 B", name="plans that wait for their next try")
    card.connect(look["retry"], due, objects=0, size="0 B", name="penalised: not due for a while")
    card.connect(due["unmatched"], look, objects=0, size="0 B", name="not yet")
    due["due"] >> book
    look["retries_exceeded", "failure"] >> book


def _held(card: Group, book: Node) -> Tuple[Processor, Processor]:
    """Two seats for what is held: what is looked at and is still held changes its seat, so that a look comes to an end."""
    comments = "Disabled: in front of it stand plans that are held. Enable and start it: what is released goes to work, the others "
    held_plans = card.processor(
        "Held plans again",
        "UpdateAttribute",
        {"ledger.event": "again", "ledger.seat": "second"},
        disabled=True,
        comments=comments + "stand in front of Still held plans again.",
    )
    still_held = card.processor(
        "Still held plans again",
        "UpdateAttribute",
        {"ledger.event": "again", "ledger.seat": "first"},
        disabled=True,
        comments=comments + "stand in front of Held plans again.",
    )
    held_plans >> book
    still_held >> book
    return held_plans, still_held


def _write_back(card: Group, route: Processor, book: Node) -> None:
    login = say(
        card,
        "Log in to Omnitron",
        {"Delete Attributes Expression": r"login\.again", "login.for": "writeback", "login.scope": "omnitron"},
    )
    again = card.processor(
        "Write back again",
        "UpdateAttribute",
        {"ledger.event": "accepted", "Delete Attributes Expression": r"(invokehttp|login|log\.omnitron|retries)\..*|ledger\.outcome"},
        disabled=True,
        comments="Disabled: in front of it stand the write-backs that failed for good. Enable and start it to try them again.",
    )
    route["writeback"] >> login >> card.output("writeback", comments="What the ERP took, to be written to Omnitron")
    card.connect(route["park", "unmatched"], again, objects=0, size="0 B", name="parked: without limit, so that it stops nobody")
    again >> book
