"""A merchant's flow that moves from one NiFi to another by the commands of the page that says how."""

from __future__ import annotations

import json
import shlex
import uuid
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Callable, Mapping, NamedTuple, Optional, Sequence

from emulator.base.clock import RealClock
from emulator.mocks.scenario import FlowScenario
from emulator.mocks.scenarios.order import Case, OrderScenario
from emulator.mocks.scenarios.order_cancellation_request import OrderCancellationRequestScenario
from nifi.cli import main
from nifi.deploy import book, groups, settings
from nifi.deploy.ledger_entry import LedgerEntry, entries
from nifi.errors import NotReady
from nifi.rest import Client
from nifi.run.wait import until

REPOSITORY = Path(__file__).resolve().parents[2]
SCRIPT = REPOSITORY / "tests" / "nifi" / "scripts" / "all_or_failure.py"
HOUR = 3600
now_ms = RealClock().now_ms
WAITS = {"failure.wait": "1", "nothing.wait": str(HOUR), "failure.attempts": "2"}
PATIENT = {"erp.read.timeout": "15 secs"}  # the machine may be busy


def steps() -> list[list[str]]:
    """The commands of the page, in their order, each in words."""
    section = (REPOSITORY / "templates" / "NIFI2.md").read_text(encoding="utf-8").partition("## The move\n")[2]
    lines = section.partition("```sh\n")[2].partition("```")[0].splitlines()
    return [shlex.split(line, comments=True)[3:] for line in lines]


class Road(NamedTuple):
    """What the ERP does, an attempt a word; its answers and the Ledger's word before the move; those that come after it."""

    words: Sequence[str]
    answers: list[Optional[int]]
    before: str
    later: list[Optional[int]]
    after: str


@dataclass(frozen=True)
class Flow:
    """A flow that fetches: its scenario, a case of it, the processor with the merchant's script, more settings."""

    scenario: Callable[..., FlowScenario[Any]]
    case: Callable[[Sequence[str]], Any]
    script: str
    parameters: Mapping[str, str]

    def roads(self) -> dict[str, Road]:
        """The script raises where there is no answer: held."""
        return {
            "sent": Road(["accept"], [200], "done", [], "done"),
            "held": Road(["hang_up"], [None], "held", [], "held"),
            "given up": Road(["reject", "reject", "accept"], [422, 422], "given up", [], "given up"),
            "waits": Road(["busy", "accept"], [503], "open", [200], "done"),
            "waits after a failure": Road(["reject", "busy", "reject", "accept"], [422, 503], "open", [422], "given up"),
        }

    def cases(self) -> dict[str, Any]:
        return {name: self.case(road.words) for name, road in self.roads().items()}

    def world(self) -> FlowScenario[Any]:
        """Its servers, where the roads are the cases in turn."""
        cases = list(self.cases().values())
        return self.scenario(5, cases=cases, faults={}, start_ms=now_ms(), now_ms=now_ms, keep_alive=False)

    def settle(self, move: Move) -> None:
        """Write the settings, with a script that says failure for whatever was refused."""
        move.settle({**WAITS, **self.parameters, "custom.response.without.answer": "true"}, {self.script: str(SCRIPT)})

    def wait_before(self, move: Move) -> None:
        """Until every road is where it is when the flow moves."""
        roads = self.roads()
        move.wait(move.old, {name: road.before for name, road in roads.items()}, {name: road.answers for name, road in roads.items()})

    def wait_after(self, move: Move) -> None:
        """Until every road has come to its end on the new NiFi."""
        move.wait(move.new, {name: road.after for name, road in self.roads().items()}, self.answers())

    def answers(self) -> dict[str, list[Optional[int]]]:
        """What the ERP answers in all."""
        return {name: road.answers + road.later for name, road in self.roads().items()}


def names_of(scenario: FlowScenario[Any], cases: Mapping[str, Any]) -> dict[str, str]:
    """Id → what the test calls it: the name of its case, else the id."""
    return {rid: next((name for name, one in cases.items() if one == case), rid) for rid, case in scenario.plan.items()}


# what is sent matches the query for ever: without a write-back; and as the script says continue and no is_send, so nothing is marked
FLOWS = {
    "order_cancellation_request": Flow(
        OrderCancellationRequestScenario, list, "Custom Response Script/Custom Response Script", {"writeback.enabled": "false"}
    ),
    "order": Flow(OrderScenario, lambda words: Case(items=1, writes=words), "Check Response Script/Check Response Script", {}),
}


class Move:
    """The world of a merchant, the same for both NiFis, and the commands of an operator. ``names``: what the test calls each id."""

    def __init__(
        self, scenario: FlowScenario[Any], names: Mapping[str, str], nifis: tuple[Client, Client], folder: Path, capsys: Any
    ) -> None:
        self.scenario, self.names, self.capsys = scenario, names, capsys
        self.old, self.new = nifis
        self.name, self.file, self.ledger = f"Move {uuid.uuid4().hex[:8]}", folder / "settings.json", folder / "ledger.json"

    def settle(self, parameters: Mapping[str, str], scripts: Mapping[str, str], schedule: str = "* * * * * ?") -> None:
        """Write the settings file."""
        settings.write(
            self.file, self.scenario.secrets(), name=self.name, schedule=schedule, scripts=dict(scripts),
            flow=str(REPOSITORY / "templates" / "json" / f"{self.scenario.slug}.json"),
            parameters={**self.scenario.open_parameters(), **PATIENT, **parameters},
        )  # fmt: skip

    @property
    def is_one_nifi(self) -> bool:
        return self.old.api == self.new.api

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
        """What the Ledger knows, by name."""
        seen = groups.survey(client, groups.require(client, client.root(), self.name))
        pages = book.open_book(client, seen)
        return {self.names[rid]: entry for rid, entry in pages.entries.items()} if pages else {}

    def statuses(self, client: Client) -> dict[str, str]:
        return {name: entry.status for name, entry in self.entries(client).items()}

    def answers(self) -> dict[str, list[Optional[int]]]:
        """What the ERP answered to each write, in turn; None for nothing."""
        writes = [entry for entry in self.scenario.erp.journal if entry["id"] in self.names and self.scenario.is_write(entry)]
        return {name: [entry["answer"] for entry in writes if entry["id"] == rid] for rid, name in self.names.items()}

    def wait(self, client: Client, statuses: Mapping[str, str], answers: Mapping[str, list[Optional[int]]]) -> None:
        """Until the Ledger says that and the ERP has answered that."""

        def reached() -> bool:
            return self.answers() == answers and self.statuses(client) == statuses

        try:
            until(reached, 120, f"the Ledger to say {statuses}")
        except NotReady:
            raise AssertionError(f"the Ledger says {self.entries(client)}, the ERP answered {self.answers()}") from None

    def end(self) -> None:
        """Delete it wherever it is."""
        for nifi in (self.old, self.new):
            if groups.find(nifi, nifi.root(), self.name):
                self.run(nifi, "delete", "--force")
