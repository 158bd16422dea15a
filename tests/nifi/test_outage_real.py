"""On a running NiFi: an ERP that is out of order longer than three failures take costs nothing, whatever it answers meanwhile.

503, 429 and no answer are no verdict: those requests are written without a hand when it is back. 401 and 302 are the ERP's word: those are
given up by name, and written after one command. Waits are short, as is the outage: both by the same factor.
"""

from __future__ import annotations

import time
import uuid
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Iterator, Mapping, Optional

import pytest

from emulator.mocks.erp import Erp
from emulator.mocks.http_server import Answer, Request
from emulator.mocks.omnitron import Omnitron
from emulator.mocks.scenarios.order_cancellation_request import OrderCancellationRequestScenario
from nifi.cli import main
from nifi.deploy import groups, lifecycle, settings, status
from nifi.rest import Client
from nifi.run.up import silent
from nifi.run.wait import until

pytestmark = [pytest.mark.nifi, pytest.mark.usefixtures("same_machine")]
HERE = Path(__file__).resolve().parent
FLOW = HERE.parents[1] / "templates" / "json" / "order_cancellation_request.json"
RESPONSE = "Custom Response Script/Custom Response Script"
NO_VERDICT = {
    "503": Answer.json(503, {"ok": False}),
    "429": Answer.json(429, {"ok": False}, headers=[("Retry-After", "2")]),
    "none": Answer(ending="dropped"),
}
VERDICT = {"401": Answer.json(401, {"error": "token expired"}), "302": Answer(302, b"", [("Location", "/moved")])}
KINDS = {**NO_VERDICT, **VERDICT}
REQUESTS, SECONDS = 40, 12.0
WAITS = {"failure.wait": "2", "nothing.wait": "1", "nothing.max": "4"}


class OutOfOrder(Erp):
    """The ERP that answers every write to an id with the words of its outage, as long as there is one."""

    outage: Mapping[str, Answer] = {}

    def handle(self, request: Request) -> Answer:
        answer = self.outage.get(self._id_of(request))
        return self._about(answer, self._id_of(request), request) if answer else super().handle(request)


@dataclass
class Outage(OrderCancellationRequestScenario):
    """Requests that the ERP would accept at once, if it were not for its outage: kinds of answers, one a request in turn."""

    kinds: Mapping[str, Answer] = field(default_factory=lambda: KINDS)

    def servers(self) -> tuple[Omnitron, OutOfOrder]:
        omnitron, _ = super().servers()
        erp = OutOfOrder(ids={row["uuid"]: str(row["id"]) for row in self.rows}, now_ms=self.now_ms, keep_alive=False)
        erp.outage = {rid: self.kinds[self.kind_of(rid)] for rid in self.plan}
        return omnitron, erp

    def kind_of(self, rid: str) -> str:
        return list(self.kinds)[int(rid) % len(self.kinds)]

    def ids_of(self, kinds: Mapping[str, Answer]) -> list[str]:
        return sorted(rid for rid in self.plan if self.kind_of(rid) in kinds)

    def heal(self) -> None:
        assert isinstance(self.erp, OutOfOrder)
        self.erp.outage = {}

    def written(self) -> list[str]:
        return sorted(rid for rid, row in self.omnitron.rows.items() if row["status"] == "completed")


class Merchant:
    """The flow deployed and running against that world."""

    def __init__(self, client: Client, folder: Path, scenario: Outage, script: Optional[Path], waits: Mapping[str, str]) -> None:
        self.client, self.scenario, self.name = client, scenario, f"Outage {uuid.uuid4().hex[:8]}"
        self.file = settings.write(
            folder / "settings.json", scenario.secrets(), name=self.name, flow=str(FLOW), nifi={"url": client.api},
            schedule="* * * * * ?", parameters={**scenario.open_parameters(), **waits},
            scripts={RESPONSE: str(script)} if script else {},
        )  # fmt: skip
        assert main(["deploy", "--settings", str(self.file), "--start"]) == 0
        self.group = groups.require(client, client.root(), self.name)

    def given_up(self) -> list[str]:
        ledger = status.status(self.client, self.group)["ledger"]
        return sorted(each["id"] for each in ledger["given up"]) if ledger else []

    def wait_written(self, ids: list[str]) -> None:
        until(lambda: self.scenario.written() == ids, 240, f"{len(ids)} to be written", every=0.5)

    def remove(self) -> None:
        lifecycle.delete(self.client, self.group, self.name, True, silent)


@pytest.fixture
def scenario() -> Iterator[Outage]:
    with Outage(5, cases=[["accept"]] * REQUESTS, faults={}, now_ms=lambda: int(time.time() * 1000), keep_alive=False) as world:
        yield world


@pytest.fixture(params=["our own script", "a script that says failure"])
def merchant(request: Any, client: Client, tmp_path: Path, scenario: Outage) -> Iterator[Merchant]:
    script = HERE / "scripts" / "all_or_failure.py" if request.param.startswith("a ") else None
    deployed = Merchant(client, tmp_path, scenario, script, WAITS)
    yield deployed
    deployed.remove()


def test_an_outage_of_the_erp_costs_no_request(merchant: Merchant, scenario: Outage) -> None:
    begun = time.monotonic()
    refused = scenario.ids_of(VERDICT)
    until(lambda: time.monotonic() - begun >= SECONDS and merchant.given_up() == refused, 300, "the outage", every=1)
    assert scenario.written() == []

    scenario.heal()
    merchant.wait_written(scenario.ids_of(NO_VERDICT))
    assert main(["status", "--settings", str(merchant.file), "--alarm", "given-up=0"]) == 1
    assert main(["release", "--settings", str(merchant.file), "--given-up"]) == 0
    merchant.wait_written(sorted(scenario.plan))
    assert sorted(scenario.erp.taken) == sorted(scenario.plan)
