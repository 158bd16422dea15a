"""The Run Cancellation Plan Service against a mock ERP: its parameters, and what the world outside saw of a run."""

from __future__ import annotations

import json
from pathlib import Path

import emulator
from emulator import read_parameters
from emulator.mocks.data_orders import plan_events
from emulator.mocks.erp import PASSWORD, Erp
from emulator.mocks.scenarios.cancellation_plan import PATH
from emulator.mocks.webhook_sender import SECRET, WebhookSender
from nifi.deploy.ledger_entry import entries
from nifi.run.version import PINNED

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = ROOT / "templates"
SECRETS = {"webhook.secret": SECRET, "erp.password": PASSWORD, "erp.basic.password": None, "omnitron.password": None}


def events(count, seed=1):
    return plan_events(seed, count)


def uuid_of(event):
    return event["event"]["uuid"]


def erp_for(events, words=(), **more):
    """An ERP that answers each plan by its words, in order."""
    answers = {uuid_of(event): list(each) for event, each in zip(events, words)}
    return Erp(answers, ids={uuid_of(one): uuid_of(one) for one in events}, **more)


def parameters(erp, **more):
    given = {
        "webhook.port": "0", "webhook.host": "127.0.0.1", "erp.url": erp.url + "/cancellations/${_cancellation_plan.id}/${_order.number}",
        "erp.login.url": erp.url + "/token", "erp.username": "erp",
    }  # fmt: skip
    return {**given, **{name.replace("__", "."): value for name, value in more.items()}}


def started(erp, kind="xml", state=None, without="", nifi=PINNED, **more):
    """The flow in the emulator, nothing triggered yet; ``without``: a processor that is disabled."""
    own = {**SECRETS, **parameters(erp, **more)}
    values = {**read_parameters(str(TEMPLATES / "parameters" / "cancellation_plan.json")), **own}
    flow = emulator.load_flow(TEMPLATES / kind / f"cancellation_plan.{kind}")
    for group in flow.root.walk():
        for one in group.processors:
            if f"{group.name}/{one.name}" == without:
                one.state = "DISABLED"
    return emulator.start_flow(flow, parameters=values, state=state, nifi=nifi)


def sender(run, **more):
    return WebhookSender(run.url("Webhook/Listen") + PATH, **more)


def calls(sender):
    """What each call was answered: its name, the status, the JSON."""
    return [(name, reply.status, reply.json()) for name, _, reply in sender.sent]


def written(erp):
    """event.uuid -> what the ERP was sent for it, in order: path, body, the header that tells a repeat, the token's kind."""
    found = {}
    for one in erp.journal:
        if one["path"].startswith("/cancellations"):
            headers = {name.lower(): value for name, value in one["headers"]}
            key = headers["idempotency-key"]
            found.setdefault(key, []).append((one["method"], one["path"], one["body"], headers["authorization"].partition(" ")[0]))
    return found


def statuses(state):
    """event.uuid -> the Ledger's word for it."""
    return {uuid: entry.status for uuid, entry in entries(state).items()}


def ledger_state(run):
    (state,) = [one["values"] for one in run.state.values() if "0summary" in one["values"]]
    return state


def lines(run):
    """The log's lines."""
    found = [one.message for one in run.logs if one.component == "Log/One line"]
    return [json.loads(text[text.index("{") :]) for text in found]
