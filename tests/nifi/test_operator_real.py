"""Against a running NiFi: what an outage, an emptied queue and a refused deployment leave behind, and the command that mends it."""

from __future__ import annotations

import json
import time
import uuid
from pathlib import Path
from typing import Any, Callable, Iterator

import pytest

from emulator.mocks.scenarios.order_cancellation_request import OrderCancellationRequestScenario
from nifi.cli import main
from nifi.deploy import deploy, groups, lifecycle, parameters, settings, status
from nifi.deploy.snapshot import Component
from nifi.errors import NifiError
from nifi.proof.flows import definitions
from nifi.rest import Client
from nifi.run.version import chosen, is_nifi_2
from nifi.run.wait import until

pytestmark = pytest.mark.nifi
TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
CALL = "Write Data to ERP/Write Data to ERP"
SHORT = {"failure.wait": "1", "nothing.wait": "1", "failure.attempts": "2", "erp.read.timeout": "2 secs"}
REFUSAL = "Cannot set Concurrent Tasks to 0" if is_nifi_2(chosen()) else "Scheduling Period is not a valid cron expression"
# the ERP refuses request 1 twice, which is as often as it may
CASES = [["reject", "reject", *["accept"] * 9], ["accept"] * 9, ["accept"] * 9]


class Hand:
    """A deployed flow, the operator's commands on it, and the world around it."""

    def __init__(self, client: Client, folder: Path, scenario: OrderCancellationRequestScenario, capsys: Any) -> None:
        self.client, self.scenario, self.capsys = client, scenario, capsys
        self.name = f"Hand {uuid.uuid4().hex[:8]}"
        self.file = settings.write(
            folder / "settings.json", scenario.secrets(), name=self.name,
            flow=str(TEMPLATES / "json" / "order_cancellation_request.json"), nifi={"url": client.api}, schedule="*/2 * * * * ?",
            parameters={**scenario.open_parameters(), **SHORT},
        )  # fmt: skip

    def run(self, command: str, *more: str) -> tuple[int, Any, str]:
        """The exit code, the result, what was said."""
        self.capsys.readouterr()
        code = main([command, "--settings", str(self.file), *more])
        printed = self.capsys.readouterr()
        return code, json.loads(printed.out) if printed.out else None, printed.err

    @property
    def group(self) -> str:
        return groups.require(self.client, self.client.root(), self.name)

    def counts(self) -> dict[str, int]:
        told = status.status(self.client, self.group)["ledger"]
        return dict(told["counts"]) if told else {}

    def wait(self, reached: Callable[[dict[str, int]], bool], words: str) -> None:
        until(lambda: reached(self.counts()), 90, words)

    def processor(self, path: str) -> str:
        seen = groups.survey(self.client, self.group)
        return next(str(each["id"]) for each in seen.processors if seen.path[each["id"]] == path)

    def before_the_call(self) -> list[Any]:
        call = self.processor(CALL)
        return [each for each in groups.survey(self.client, self.group).connections if each["destinationId"] == call]

    def answers_to(self, identifier: str) -> list[int]:
        return [entry["answer"] for entry in self.scenario.erp.journal if entry["id"] == identifier]


@pytest.fixture
def hand(client: Client, same_machine: None, tmp_path: Path, capsys: Any) -> Iterator[Hand]:
    scenario = OrderCancellationRequestScenario(3, cases=CASES, faults={}, now_ms=lambda: int(time.time() * 1000))
    scenario.start()
    merchant = Hand(client, tmp_path, scenario, capsys)
    try:
        yield merchant
    finally:
        if groups.find(client, client.root(), merchant.name):
            merchant.run("delete", "--force")
        scenario.stop()


def test_what_was_given_up_and_then_lost_in_an_emptied_queue_gets_to_the_erp_by_two_commands(hand: Hand) -> None:
    assert hand.run("deploy", "--start")[0] == 0
    hand.wait(lambda counts: counts.get("given up") == 1 and counts.get("written") == 2, "one given up, two written")
    code, now, said = hand.run("status", "--alarm", "given-up=0")
    assert (code, [(each["id"], each["answer"]) for each in now["ledger"]["given up"]]) == (1, [("1", "HTTP 422")])
    assert "alarm: 1 are given up, the limit is 0" in said

    lifecycle.run_status(hand.client, hand.processor(CALL), "STOPPED")
    assert hand.run("release", "--given-up")[1]["requests"] == {"1": {"before": "given up", "now": "open"}}
    until(lambda: lifecycle.queued(hand.before_the_call()), 60, "the request to wait for the call")
    code, told, said = hand.run("recover", "--older", "0s")
    assert (code, list(told["lost"]), told["changed"]) == (1, ["1"], 0)
    assert "they may be among them" in said
    for connection in hand.before_the_call():
        hand.client.asked(f"/flowfile-queues/{connection['id']}/drop-requests", None, "dropRequest", "finished")
    assert hand.run("release", "--flying")[0] == 1

    lifecycle.run_status(hand.client, hand.processor(CALL), "RUNNING")
    until(lambda: hand.run("recover", "--older", "0s")[1]["changed"], 60, "a moment in which nothing is queued and no thread works")
    hand.wait(lambda counts: counts.get("written") == 3, "all written")
    assert hand.answers_to("1") == [422, 422, 200]
    assert hand.run("release", "--given-up")[0] == 1


def spoil(processor: Component) -> None:
    """Make a processor that NiFi does not import; a NiFi 2 imports it whatever its schedule, and calls it INVALID."""
    if is_nifi_2(chosen()):
        processor.set_tasks(0)
    else:
        processor.set_cron("0 */5 * * * *")


@pytest.mark.parametrize("kind", definitions(chosen()))
def test_a_deployment_that_nifi_refuses_leaves_nothing_and_can_be_given_again(hand: Hand, kind: str) -> None:
    read = settings.load(hand.file)
    for _ in range(2):
        ready = deploy.plan(read, TEMPLATES / kind / f"order_cancellation_request.{kind}")
        spoil(next(each for each in ready.snapshot.processors() if each.path == "Ledger/Every five minutes"))
        with pytest.raises(NifiError, match=REFUSAL):
            deploy.deploy(hand.client, ready, print)
        assert groups.find(hand.client, hand.client.root(), hand.name) is None
        assert parameters.find(hand.client, hand.name) is None
    assert hand.run("deploy")[0] == 0
