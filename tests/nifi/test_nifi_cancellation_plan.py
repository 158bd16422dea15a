"""The Run Cancellation Plan Service on the real NiFi and in the emulator: the same calls by a real client, the same answers and writes."""

from __future__ import annotations

import json
import socket
import uuid
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Iterator

import pytest
import requests

from emulator.mocks.erp import PASSWORD
from emulator.mocks.webhook_sender import CALLS, HEADER, SECRET, WebhookSender
from nifi.cli import main
from nifi.deploy import groups, status
from nifi.proof.flows import LEDGER, definitions
from nifi.rest import Client
from nifi.run.version import chosen
from nifi.run.wait import until
from tests.kits.cancellation_plan_kit import (
    PATH,
    TEMPLATES,
    calls,
    erp_for,
    events,
    ledger_state,
    parameters,
    sender,
    started,
    statuses,
    uuid_of,
    written,
)
from tests.kits.webhook_proxy import NGINX, NO_NGINX, Proxy, half_bodies

pytestmark = [pytest.mark.nifi, pytest.mark.usefixtures("same_machine")]
PLANS = events(5)
WORDS = [["accept"], ["hang_up", "accept"], ["reject", "created"], ["unauthorized", "accept"], ["reject", "reject"]]
SHORT = {"failure__wait": "1", "nothing__wait": "1", "failure__attempts": "2"}
SETTLED = ("done", "held")


def free_port() -> str:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return str(probe.getsockname()[1])


class Deployed:
    """The service in the real NiFi, under a name that nobody else has."""

    def __init__(self, client: Client, url: str, folder: Path, kind: str, values: dict[str, str]) -> None:
        self.client, self.name, self.port = client, f"Plans {uuid.uuid4().hex[:8]}", values["webhook.port"]
        self.file = folder / "settings.json"
        secrets = {"webhook.secret": {"env": "WEBHOOK_SECRET"}, "erp.password": {"env": "ERP_PASSWORD"}}
        data = {
            "name": self.name, "flow": str(TEMPLATES / kind / f"cancellation_plan.{kind}"), "nifi": {"url": url},
            "parameters": values, "secrets": secrets, "schedule": "0/1 * * * * ?",
        }  # fmt: skip
        self.file.write_text(json.dumps(data), encoding="utf-8")

    def run(self, command: str, *more: str) -> None:
        assert main([command, "--settings", str(self.file), *more]) == 0

    def state(self) -> dict[str, str]:
        seen = groups.survey(self.client, groups.require(self.client, self.client.root(), self.name))
        book = next(one for one in seen.processors if seen.path[one["id"]] == LEDGER)
        return status.state_of(self.client, book["id"])

    def said(self, path: str) -> list[str]:
        """Bulletins of one processor."""
        seen = groups.survey(self.client, groups.require(self.client, self.client.root(), self.name))
        source = next(one["id"] for one in seen.processors if seen.path[one["id"]] == path)
        board = self.client.get(f"/flow/bulletin-board?sourceId={source}")["bulletinBoard"]["bulletins"]
        return [one["bulletin"]["message"] for one in board]

    def is_ready(self) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", int(self.port))) == 0 and "0summary" in self.state()

    def remove(self) -> None:
        group = groups.find(self.client, self.client.root(), self.name)
        if group:
            self.run("delete", "--force")


@pytest.fixture
def deploy(client: Client, nifi_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    monkeypatch.setenv("WEBHOOK_SECRET", SECRET)
    monkeypatch.setenv("ERP_PASSWORD", PASSWORD)
    made: list[Deployed] = []

    def one(kind: str, values: dict[str, str]) -> Deployed:
        made.append(Deployed(client, nifi_url, tmp_path, kind, values))
        made[-1].run("deploy", "--start")
        until(made[-1].is_ready, 60, "the webhook to listen and the first tick")
        return made[-1]

    yield one
    for each in made:
        each.remove()




def multipart(url: str) -> tuple[int, str]:
    """NiFi makes a FlowFile of each part; the first answers the call."""
    text = "".join(f'--x\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{json.dumps(PLANS[0])}\r\n' for name in "ab") + "--x--\r\n"
    headers = {"Content-Type": "multipart/form-data; boundary=x", HEADER: SECRET.encode().decode("latin-1")}
    answer = requests.post(url, data=text.encode(), headers=headers, timeout=30)
    return answer.status_code, answer.json()["reason"]


def seen_of(made: WebhookSender, erp: Any, state: dict[str, str]) -> dict[str, Any]:
    """What the world outside saw, and what the Ledger knows."""
    headers = ("Content-Type", "Allow", "Server")
    answers = [(name, reply.status, reply.json(), *map(reply.headers.get, headers)) for name, _, reply in made.sent]
    bodies = {key: [(*one[:1], one[1].rpartition(":")[2], *one[2:]) for one in each] for key, each in written(erp).items()}
    return {"answers": answers, "written": bodies, "ledger": statuses(state)}


def in_the_emulator(kind: str) -> dict[str, Any]:
    with erp_for(PLANS, WORDS) as erp:
        run, parts = started(erp, kind, nifi=chosen(), **SHORT), []

        def work(run: Any) -> WebhookSender:
            made = sender(run)
            made.play(PLANS)
            parts.append(multipart(made.url))
            return made

        made = run.serve(work)
        return {**seen_of(made, erp, ledger_state(run)), "multipart": parts[0]}


@pytest.mark.parametrize("kind", definitions(chosen()))
def test_the_real_nifi_and_the_emulator_answer_write_and_remember_the_same(deploy: Any, kind: str) -> None:
    with erp_for(PLANS, WORDS) as erp:
        deployed = deploy(kind, parameters(erp, webhook__port=free_port(), **SHORT))
        made = WebhookSender(f"http://127.0.0.1:{deployed.port}{PATH}", timeout=30)
        made.play(PLANS)
        parts = multipart(made.url)
        wanted = {uuid_of(one) for one in PLANS}
        until(lambda: settled(deployed.state(), wanted), 240, "every plan to be settled", 1.0)
        real = seen_of(made, erp, deployed.state())
        held = uuid_of(PLANS[4])
        deployed.run("release", "--id", held)
        deployed.run("unpark")
        until(lambda: statuses(deployed.state())[held] == "done", 60, "the released plan to be settled")
        assert [json.loads(one[2]) for one in written(erp)[held]] == [PLANS[4]] * 3
    assert [one[:2] for one in real["answers"]] == [(name, CALLS[name].owed) for name, _, _ in calls(made)]
    emulated = in_the_emulator(kind)
    assert real["answers"] == emulated["answers"]
    assert parts == emulated["multipart"] == (415, "the content type must be application/json, in UTF-8")
    assert real["ledger"] == emulated["ledger"]
    assert real["written"] == emulated["written"]


@pytest.mark.skipif(NGINX is None, reason=NO_NGINX)
def test_behind_the_proxy_fifty_half_sent_bodies_keep_nobody_waiting(deploy: Any, tmp_path: Path) -> None:
    plans = events(3)
    with erp_for(plans) as erp:
        deployed = deploy("json", parameters(erp, webhook__port=free_port(), **SHORT))
        with Proxy(tmp_path, int(deployed.port)) as proxy, ExitStack() as stack:
            half = [stack.enter_context(proxy.connect(f"127.0.0.{number}")) for number in range(2, 52)]
            half_bodies(half)
            assert [proxy.post(plan) for plan in plans] == [(202, {"status": "accepted"})] * 3
        until(lambda: settled(deployed.state(), {uuid_of(one) for one in plans}), 240, "every plan to be settled", 1.0)
        assert deployed.said("Webhook/Check the call") == []


def test_a_call_that_came_without_a_proxy_is_told_once(deploy: Any) -> None:
    plans = events(2)
    with erp_for(plans) as erp:
        deployed = deploy("json", parameters(erp, webhook__port=free_port(), **SHORT))
        for plan in plans:
            assert WebhookSender(f"http://127.0.0.1:{deployed.port}{PATH}", timeout=30).send(plan).status == 202
        (said,) = until(lambda: deployed.said("Webhook/Check the call"), 30, "a bulletin")
        assert "a call of 127.0.0.1 came by http, without a proxy: one caller that sends half a body keeps all others waiting" in said


def settled(state: dict[str, str], wanted: set[str]) -> bool:
    now = statuses(state)
    return wanted <= set(now) and all(word in SETTLED for word in now.values())


def test_fifty_plans_at_once_each_sent_twice_are_all_answered_202_and_each_is_written_once(deploy: Any) -> None:
    plans = events(50, seed=2)
    with erp_for(plans) as erp:
        deployed = deploy("json", parameters(erp, webhook__port=free_port(), **SHORT))
        url = f"http://127.0.0.1:{deployed.port}{PATH}"
        with ThreadPoolExecutor(20) as pool:
            found = list(pool.map(lambda plan: WebhookSender(url, timeout=60).send(plan), plans * 2))
        until(lambda: settled(deployed.state(), {uuid_of(one) for one in plans}), 240, "every plan to be settled", 1.0)
        assert {(one.status, one.body) for one in found} == {(202, b'{"status": "accepted"}')}
        assert {key: len(each) for key, each in written(erp).items()} == {uuid_of(one): 1 for one in plans}
