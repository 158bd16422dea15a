"""Order Flow: each order that Omnitron did not send yet to the ERP, and what the ERP calls it back to Omnitron.

    Ledger -> Login -> Read Data From Omnitron -> Ledger -> Order Details -> Query Check Order -> Script -> Mapping -> Write Data to ERP
           -> Check Response Script -> Ledger -> Write Data to Omnitron -> Post Script -> Log

Cards are groups with ports; every path ends in the Ledger, which decides what comes again, and in the Log, one line each.
An outcome reaches both through one funnel, so that they are told in one commit.
"""

from __future__ import annotations

from typing import Callable, Dict

from ...builder import Group, Template
from ..cards import erp, omnitron, transform
from ..cards.ledger import card as ledger_card
from . import details, ledger, query_check, response, settings, write_back

NAME = "Order Flow"
READ = "Read Data From Omnitron"
_PREPARE = {"id_attribute": "_order.id", "idempotency_value": "${_order.number}"}

# the cards that can be had alone: file -> what draws one
CARDS: Dict[str, Callable[[Group], object]] = {
    "login": lambda canvas: omnitron.login(canvas, "a query", {"query": "failure"}),
    "order_read_data_from_omnitron": lambda canvas: omnitron.read(canvas, READ),
    "order_ledger": lambda canvas: ledger_card(canvas, ledger.READING),
    "order_details": details.card,
    "order_query_check": query_check.card,
    "order_script": lambda canvas: transform.script(canvas, "order", exists=True),
    "order_mapping": lambda canvas: transform.mapping(canvas, "order/mapping.json", "order"),
    "order_write_data_to_erp": lambda canvas: erp.write(canvas, "erp.order.url", "erp.order.method", _PREPARE, "order"),
    "order_check_response_script": response.card,
    "order_write_data_to_omnitron": write_back.card,
}


def build() -> Template:
    """The flow."""
    return Template(
        NAME,
        slug="order",
        context="Order",
        description="Fetches the orders that were not sent yet from Omnitron, sends each to the ERP and marks it as sent.",
    ).drawn(settings.declare, draw)


def draw(canvas: Group) -> None:
    """The cards and what leads from one to the next."""
    book = ledger_card(canvas, ledger.READING)
    login = omnitron.login(canvas, READ, {"query": "failure"})
    read = omnitron.read(canvas, READ)
    whole = details.card(canvas)
    check = query_check.card(canvas)
    script = transform.script(canvas, "order", exists=True)
    mapping = transform.mapping(canvas, "order/mapping.json", "order")
    write = erp.write(canvas, "erp.order.url", "erp.order.method", _PREPARE, "order")
    answer = response.card(canvas)
    back = write_back.card(canvas)
    post = transform.post_script(canvas)
    log = transform.log(canvas)
    outcomes = canvas.funnel("outcomes")

    book["query"] >> login["in"]
    login["logged in"] >> read["in"]
    read["page"] >> book["events"]
    read["unauthorized"] >> login["in"]

    canvas.connect(book["work"], whole["in"], balance="ROUND_ROBIN", name="one whole order each, to any node")
    whole["out"] >> check["in"]
    check["not found"] >> script["in"]
    check["found"] >> answer["in"]
    check["auth fail"] >> login["in"]
    login["query"] >> check["in"]
    script["out"] >> mapping["in"]
    script["exists"] >> answer["in"]
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
    answer["failed order"] >> book["events"]
    answer["failed order"] >> post["in"]
    post["out"] >> log["in"]

    failures = (login["failed"], read["failed"], whole["failed"], check["failed"], script["error"], mapping["error"])
    for end in (*failures, write["expired"], write["error"], answer["outcome"], back["failed"]):
        end >> outcomes
    outcomes >> book["events"]
    outcomes >> log["in"]

    canvas.main_road(book, login, read, book, whole, check, script, mapping, write, answer, book, back, post, log)
    canvas.configuration = omnitron.CONFIGURATION
