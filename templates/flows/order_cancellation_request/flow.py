"""Order Cancellation Request Flow: each cancellation request of Omnitron to the ERP, and what the ERP said back to Omnitron.

    Ledger -> Login -> Get Data From Omnitron -> Ledger -> Script -> Mapping -> Write Data to ERP -> Custom Response Script
           -> Ledger -> Write Data to Omnitron -> Post Script -> Log

Cards are groups with ports; every path ends in the Ledger, which decides what comes again, and in the Log, one line each.
An outcome reaches both through one funnel, so that they are told in one commit.
"""

from __future__ import annotations

from typing import Callable, Dict

from ...builder import Group, Template
from ...builder.nodes import Cell
from ..cards import custom_response, erp, omnitron, transform
from ..cards.ledger import card as ledger_card
from . import ledger, settings, write_back

NAME = "Order Cancellation Request Flow"

# the cards that can be had alone: file -> what draws one
CARDS: Dict[str, Callable[[Group, Cell], object]] = {
    "get_data_from_omnitron": omnitron.read,
    "script": transform.script,
    "mapping": lambda canvas, at: transform.mapping(canvas, at, "order_cancellation_request/mapping.json"),
    "write_data_to_erp": erp.write,
    "custom_response_script": custom_response.card,
    "post_script": transform.post_script,
    "log": transform.log,
    "cancellation_ledger": lambda canvas, at: ledger_card(canvas, at, ledger.READING),
    "cancellation_write_data_to_omnitron": write_back.card,
}


def build() -> Template:
    """The flow."""
    flow = Template(
        NAME,
        slug="order_cancellation_request",
        context="Order Cancellation Request",
        description="Fetches cancellation requests of one status from Omnitron, sends each to the ERP and writes the outcome back.",
    )
    settings.declare(flow)
    with flow.root as canvas:
        draw(canvas)
    return flow


def draw(canvas: Group) -> None:
    """The cards and what leads from one to the next."""
    book = ledger_card(canvas, (0, 2), ledger.READING)
    login = omnitron.login(canvas, at=(1.5, 0))
    read = omnitron.read(canvas, at=(3, 0))
    script = transform.script(canvas, at=(1.5, 2))
    mapping = transform.mapping(canvas, (3, 2), "order_cancellation_request/mapping.json")
    write = erp.write(canvas, at=(4.5, 2))
    answer = custom_response.card(canvas, at=(6, 2))
    back = write_back.card(canvas, at=(1.5, 6))
    post = transform.post_script(canvas, at=(4.5, 6))
    log = transform.log(canvas, at=(6, 6))
    outcomes = canvas.funnel("outcomes", at=(3, 4))

    book["query"] >> login["in"]
    login["logged in"] >> read["in"]
    read["page"] >> book["events"]
    read["unauthorized"] >> login["in"]

    canvas.connect(book["work"], script["in"], balance="ROUND_ROBIN", name="one whole request each, to any node")
    script["out"] >> mapping["in"]
    mapping["out"] >> write["in"]
    write["answered"] >> answer["in"]
    write["later"] >> book["events"]
    answer["auth fail"] >> login["in"]
    login["resend"] >> write["in"]

    answer["continue"] >> book["events"]
    answer["settled"] >> post["in"]
    book["writeback"] >> back["in"]
    back["unauthorized"] >> login["in"]
    login["writeback"] >> back["in"]
    back["written"] >> book["events"]
    back["written"] >> post["in"]
    post["out"] >> log["in"]

    failures = (login["failed"], read["failed"], script["error"], mapping["error"], write["expired"], write["error"])
    for end in (*failures, answer["outcome"], back["failed"]):
        end >> outcomes
    outcomes >> book["events"]
    outcomes >> log["in"]

    canvas.label(
        f"{NAME}\n\nSettings are the parameters of this group's context; the schedule stands in Ledger / Every five minutes.\n"
        "Enable both services in Login first. What is parked waits in Ledger, in front of a disabled processor.",
        at=(-1.5, -0.5),
        cells=(2, 1),
        key="title",
    )
