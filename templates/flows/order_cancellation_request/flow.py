"""Order Cancellation Request Flow: each cancellation request of Omnitron to the ERP, and what the ERP said back to Omnitron.

    Ledger -> Login -> Get Data From Omnitron -> Ledger -> Script -> Mapping -> Write Data to ERP -> Custom Response Script
           -> Ledger -> Write Data to Omnitron -> Post Script -> Log

Cards are groups with ports; every path ends in the Ledger, which decides what comes again, and in the Log, one line each.
An outcome reaches both through one funnel, so that they are told in one commit.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Callable, Dict, Mapping

from ...builder import Group, Template
from ..cards import custom_response, erp, omnitron, transform
from ..cards.ledger import Reading
from ..cards.ledger import card as ledger_card
from . import ledger, settings, write_back

NAME = "Order Cancellation Request Flow"


@dataclass(frozen=True)
class Carried:
    """What a flow of this shape carries from Omnitron to the ERP.

    ``noun``: a row in words; ``folder``: of its mapping and response script, below processors/; ``prepare``: more settings of Prepare the
    request; ``url``: of the write-back.
    """

    noun: str
    folder: str
    reading: Reading
    prepare: Mapping[str, str] = field(default_factory=dict)
    url: str = "#{writeback.url}"


REQUEST = Carried("request", "order_cancellation_request", ledger.READING)

# the cards that can be had alone: file -> what draws one
CARDS: Dict[str, Callable[[Group], object]] = {
    "get_data_from_omnitron": omnitron.read,
    "script": transform.script,
    "mapping": lambda canvas: transform.mapping(canvas, "order_cancellation_request/mapping.json"),
    "write_data_to_erp": erp.write,
    "custom_response_script": custom_response.card,
    "post_script": transform.post_script,
    "log": transform.log,
    "cancellation_ledger": lambda canvas: ledger_card(canvas, ledger.READING),
    "cancellation_write_data_to_omnitron": write_back.card,
}


def build() -> Template:
    """The flow."""
    return Template(
        NAME,
        slug="order_cancellation_request",
        context="Order Cancellation Request",
        description="Fetches cancellation requests of one status from Omnitron, sends each to the ERP and writes the outcome back.",
    ).drawn(settings.declare, lambda canvas: draw(canvas, REQUEST))


def draw(canvas: Group, carried: Carried) -> None:
    """The cards and what leads from one to the next."""
    noun, folder = carried.noun, carried.folder
    book = ledger_card(canvas, carried.reading)
    login = omnitron.login(canvas)
    read = omnitron.read(canvas)
    script = transform.script(canvas, noun)
    mapping = transform.mapping(canvas, f"{folder}/mapping.json", noun)
    write = erp.write(canvas, prepare=carried.prepare, noun=noun)
    answer = custom_response.card(canvas, f"{folder}/custom_response.py")
    back = write_back.card(canvas, carried.url, noun)
    post = transform.post_script(canvas)
    log = transform.log(canvas)
    outcomes = canvas.funnel("outcomes")

    book["query"] >> login["in"]
    login["logged in"] >> read["in"]
    read["page"] >> book["events"]
    read["unauthorized"] >> login["in"]

    canvas.connect(book["work"], script["in"], balance="ROUND_ROBIN", name=f"one whole {noun} each, to any node")
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

    canvas.main_road(book, login, read, book, script, mapping, write, answer, book, back, post, log)
    canvas.configuration = omnitron.CONFIGURATION
