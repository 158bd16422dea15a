"""On running NiFis: a flow that moves with what its Ledger knows sends nothing again, and what waited goes on with its attempts.

It moves from the NiFi of NIFI_MOVE_FROM (a 1.16.3, to a 2.3.0) to the one that runs; without that from the one that runs to itself.
"""

from __future__ import annotations

import json
import os
import shlex
import time
import uuid
from dataclasses import replace
from pathlib import Path
from typing import Any, Iterator

import pytest

from emulator.mocks.scenarios.order_cancellation_request import OrderCancellationRequestScenario
from nifi.cli import main
from nifi.deploy import book, groups, settings
from nifi.deploy.ledger_entry import LedgerEntry, entries
from nifi.errors import NotReady
from nifi.rest import Client
from nifi.run.wait import until

pytestmark = [pytest.mark.nifi, pytest.mark.nifi2, pytest.mark.usefixtures("same_machine")]
HERE = Path(__file__).resolve().parent
FLOW = HERE.parents[1] / "templates" / "json" / "order_cancellation_request.json"
HOUR = 3600
WAITS = {"failure.wait": "1", "nothing.wait": str(HOUR), "failure.attempts": "2"}
OTHER = {**WAITS, "custom.response.without.answer": "true", "writeback.enabled": "false"}  # what is sent matches the query for ever
# what the ERP does to each request, an attempt a word; the script raises where there is no answer: held
CASES = {
    "sent": ["accept"],
    "held": ["hang_up"],
    "given up": ["reject", "reject", "accept"],
    "waits": ["busy", "accept"],
    "waits after a failure": ["reject", "busy", "reject", "accept"],
}
BEFORE = {"sent": "done", "held": "held", "given up": "given up", "waits": "open", "waits after a failure": "open"}
AFTER = {**BEFORE, "waits": "done", "waits after a failure": "given up"}


def steps() -> list[list[str]]:
    """The commands of the page that says how to move, in their order, each in words."""
    section = (HERE.parents[1] / "templates" / "NIFI2.md").read_text(encoding="utf-8").partition("## The move\n")[2]
    lines = section.partition("```sh\n")[2].partition("```")[0].splitlines()
    return [shlex.split(line, comments=True)[3:] for line in lines]


class Move:
    """The world of a merchant, the same for both NiFis, and the commands of an operator."""

    def __init__(self, scenario: OrderCancellationRequestScenario, old: Client, new: Client, folder: Path, capsys: Any) -> None:
        self.scenario, self.old, self.new, self.capsys = scenario, old, new, capsys
        self.name, self.file, self.ledger = f"Move {uuid.uuid4().hex[:8]}", folder / "settings.json", folder / "ledger.json"
        settings.write(
            self.file, scenario.secrets(), name=self.name, flow=str(FLOW), schedule="* * * * * ?",
            parameters={**scenario.open_parameters(), **OTHER},
            scripts={"Custom Response Script/Custom Response Script": str(HERE / "scripts" / "all_or_failure.py")},
        )  # fmt: skip

    def run(self, client: Client, command: str, *words: str) -> tuple[int, str]:
        """The exit code, what was printed; what was said is ``said``."""
        self.capsys.readouterr()
        code = main([command, "--settings", str(self.file), "--url", client.api, *words])
        printed, self.said = self.capsys.readouterr()
        return code, printed

    def type(self, *lines: list[str]) -> None:
        """Commands of the page, one after the other; each has to end with 0."""
        for command, *words in lines:
            client = self.old if words[words.index("--url") + 1].startswith("https://old.") else self.new
            more = [str(self.ledger) if word == self.ledger.name else word for word in words[4:] if word != ">"]
            code, printed = self.run(client, command, *(more if ">" not in words else []))
            assert code == 0, self.said
            if ">" in words:
                Path(more[-1]).write_text(printed, encoding="utf-8")

    def an_hour_later(self) -> None:
        """What was exported, as if it had lain there for an hour: what waits is due."""
        moved = json.loads(self.ledger.read_text(encoding="utf-8"))
        for name, entry in entries(moved["state"]).items():
            moved["state"][f"i:{name}"] = replace(entry, next=max(entry.next - HOUR, 0)).text()
        self.ledger.write_text(json.dumps(moved), encoding="utf-8")

    def entries(self, client: Client) -> dict[str, LedgerEntry]:
        """By the name of the case."""
        seen = groups.survey(client, groups.require(client, client.root(), self.name))
        pages = book.open_book(client, seen)
        return {case: entry for case, entry in zip(CASES, pages.entries.values())} if pages else {}

    def wait(self, client: Client, statuses: dict[str, str]) -> None:
        def reached() -> bool:
            return {case: entry.status for case, entry in self.entries(client).items()} == statuses

        try:
            until(reached, 120, f"the Ledger to say {statuses}")
        except NotReady:
            raise AssertionError(f"the Ledger says {self.entries(client)}, the ERP answered {self.answers()}") from None

    def answers(self) -> dict[str, list[int]]:
        """What the ERP answered to each, in turn; 0 for nothing."""
        ids = self.scenario.ids()
        writes = [entry for entry in self.scenario.erp.journal if entry["id"] in ids]
        return {case: [entry["answer"] for entry in writes if entry["id"] == name] for case, name in zip(CASES, ids)}


@pytest.fixture
def move(client: Client, tmp_path: Path, capsys: Any) -> Iterator[Move]:
    old = Client(os.environ.get("NIFI_MOVE_FROM") or client.api)
    scenario = OrderCancellationRequestScenario(
        5, cases=list(CASES.values()), faults={}, now_ms=lambda: int(time.time() * 1000), keep_alive=False
    )
    with scenario:
        merchant = Move(scenario, old, client, tmp_path, capsys)
        yield merchant
        for nifi in (old, client):
            if groups.find(nifi, nifi.root(), merchant.name):
                merchant.run(nifi, "delete", "--force")


def test_a_flow_that_moves_sends_nothing_again_and_goes_on_where_it_was(move: Move) -> None:
    drain, export, deploy, bring, start, delete = steps()
    assert move.run(move.old, "deploy", "--start")[0] == 0
    move.wait(move.old, BEFORE)
    assert move.run(move.old, "export")[0] == 1
    assert "the flow runs: " in move.said and "Drain it first" in move.said
    move.type(drain, export)
    before, answers = move.entries(move.old), move.answers()
    assert {case: entry.status for case, entry in before.items()} == BEFORE
    assert (before["waits"].waits, before["waits after a failure"].failures) == (1, 1)

    move.an_hour_later()
    move.type(*([delete, deploy] if move.old.api == move.new.api else [deploy]), bring)
    assert move.entries(move.new) == {case: replace(entry, next=max(entry.next - HOUR, 0)) for case, entry in before.items()}
    assert move.run(move.new, "import", str(move.ledger))[0] == 1
    assert "has a state already, of " in move.said
    move.type(start)
    move.wait(move.new, AFTER)
    more = {case: codes[len(answers[case]) :] for case, codes in move.answers().items()}
    assert more == {"sent": [], "held": [], "given up": [], "waits": [200], "waits after a failure": [422]}
    if move.old.api != move.new.api:
        move.type(delete)


def test_a_state_as_large_as_it_may_be_moves_whole(move: Move) -> None:
    state = {f"i:{number}": f"written|2026-01-01T00:00:00.000000Z|||||1767225600|{'ş$#'[number % 3]:>60}" for number in range(4000)}
    moved = {"format": 1, "flow": "Order Cancellation Request Flow", "name": move.name, "state": {"0floor": "2026", **state}}
    assert sum(map(len, [*state, *state.values()])) > 450_000
    for nifi in (move.old, move.new)[move.old.api == move.new.api :]:
        move.ledger.write_text(json.dumps(moved), encoding="utf-8")
        assert move.run(nifi, "deploy")[0] == 0
        assert move.run(nifi, "import", str(move.ledger))[0] == 0, move.said
        code, printed = move.run(nifi, "export")
        assert code == 0, move.said
        assert json.loads(printed)["state"] == moved["state"]
