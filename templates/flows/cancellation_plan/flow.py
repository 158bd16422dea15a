"""Run Cancellation Plan Service: Omnitron's webhook cancellation_plan.created to the ERP.

    Webhook <-> Ledger -> Login -> Script -> Mapping -> Write Data to ERP -> Custom Response Script
                       -> Ledger -> Write Data to Omnitron (optional) -> Post Script -> Log

A call is answered 202 in the commit in which its plan is taken into the flow and its event.uuid is in the Ledger. From there on a plan is
one FlowFile until it is settled: it waits for its next try, or for an operator, in the Ledger card.
"""

from __future__ import annotations

from typing import Callable, Dict

from ...builder import Group, Template
from ..cards import custom_response, erp, omnitron, transform
from . import ledger, settings, webhook, write_back

NAME = "Run Cancellation Plan Service"

# the cards that can be had alone: file -> what draws one
CARDS: Dict[str, Callable[[Group], object]] = {
    "plan_webhook": webhook.card,
    "plan_mapping": lambda canvas: transform.mapping(canvas, "cancellation_plan/mapping.json", "plan"),
    "plan_custom_response_script": lambda canvas: custom_response.card(canvas, "cancellation_plan/custom_response.py"),
    "plan_ledger": ledger.card,
    "plan_write_data_to_omnitron": write_back.card,
}


def build() -> Template:
    """The flow."""
    return Template(
        NAME,
        slug="cancellation_plan",
        context="Cancellation Plan",
        description="Takes Omnitron's cancellation plans in by a webhook and sends each to the ERP.",
    ).drawn(settings.declare, draw)


def draw(canvas: Group) -> None:
    """The cards and what leads from one to the next."""
    calls = webhook.card(canvas)
    book = ledger.card(canvas)
    login = omnitron.login(canvas, "Script", user="${#{omnitron.username}}", unasked="do_nothing")
    script = transform.script(canvas, "plan")
    mapping = transform.mapping(canvas, "cancellation_plan/mapping.json", "plan")
    prepare = {"id_attribute": "_cancellation_plan.uuid", "idempotency_value": "${_cancellation_plan.uuid}"}
    write = erp.write(canvas, prepare=prepare, noun="plan")
    answer = custom_response.card(canvas, "cancellation_plan/custom_response.py")
    back = write_back.card(canvas)
    post = transform.post_script(canvas)
    log = transform.log(canvas)
    outcomes = canvas.funnel("outcomes")

    calls["plan"] >> book["events"]
    book["answer"] >> calls["answer"]
    calls["log"] >> log["in"]

    canvas.connect(book["work"], login["in"], balance="ROUND_ROBIN", name="one whole plan each, to any node")
    login["logged in"] >> script["in"]
    script["out"] >> mapping["in"]
    mapping["out"] >> write["in"]
    write["answered"] >> answer["in"]
    write["later"] >> book["events"]
    answer["auth fail"] >> login["in"]
    login["resend"] >> write["in"]

    answer["continue"] >> book["events"]
    answer["settled"] >> post["in"]
    book["writeback"] >> login["in"]
    login["writeback"] >> back["in"]
    back["unauthorized"] >> login["in"]
    back["written"] >> book["events"]
    back["written"] >> post["in"]
    post["out"] >> log["in"]

    failures = (login["failed"], script["error"], mapping["error"], write["expired"], write["error"])
    for end in (*failures, answer["outcome"], back["failed"]):
        end >> outcomes
    outcomes >> book["events"]
    outcomes >> log["in"]

    canvas.main_road(calls, book, login, script, mapping, write, answer, post, log)
    canvas.configuration = (
        "Configuration\n"
        "Omnitron API Settings, Domain URL: parameter omnitron.url, for Write Data to Omnitron\n"
        "Webhook: Omnitron calls webhook.path on webhook.port when a cancellation plan is created\n"
        "The settings of each card are parameters of this group: right click, Configure, Parameter Context\n"
        "First enable the services of Webhook and Login"
    )
