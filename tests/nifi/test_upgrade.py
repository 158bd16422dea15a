"""Upgrade in place of a first version, with requests in the queues: ids, state and queues kept, nothing lost, nothing sent again.

The flow is halted in the middle: some requests are written back, two wait in front of the write-back, three in front of the ERP, and one
is open.
"""

from __future__ import annotations

import json
import uuid
from pathlib import Path
from typing import Any, Iterator

import pytest

from emulator.mocks.judge import judge_of
from nifi.cli import main
from nifi.deploy import groups, lifecycle, orders, snapshot_file, status
from nifi.proof.crash.bench import PATIENCE, Bench, silent
from nifi.proof.crash.world import ATTEMPTS, SHORT
from nifi.proof.crash.worlds.order_cancellation_request import OrderCancellationRequestWorld
from nifi.proof.flows import ERP_WRITE, LEDGER, WRITE_BACK
from nifi.run.wait import until

pytestmark = pytest.mark.nifi
TESTS = Path(__file__).resolve().parents[1]
FIRST = TESTS / "fixtures" / "upgrade" / "v1"
NOW = TESTS.parent / "templates"
SLUG = "order_cancellation_request"
BODY = "Script Body"
PLAN = {
    "1": ["accept"], "2": ["hang_up"], "3": ["unauthorized"],  # before the upgrade; 2 stays open
    "4": ["accept"], "5": ["created"],  # accepted, and not written back yet
    "6": ["accept"], "7": ["reject"] * 9, "8": ["not_json"],  # on their way to the ERP
}  # fmt: skip
SENT = {"1": 1, "2": 2, "3": 2, "4": 1, "5": 1, "6": 1, "7": ATTEMPTS, "8": 1}
STEPS = 10


class Slow(OrderCancellationRequestWorld):
    """What got no answer waits until an operator releases it, however long the upgrade takes."""

    adjust = {}

    def __init__(self) -> None:
        super().__init__(list(PLAN.values()), {**SHORT, "nothing.wait": "3600"})


class Merchant:
    """The first version deployed, and brought to a halt half way."""

    def __init__(self, url: str, folder: Path, world: Slow, kind: str) -> None:
        self.world, self.kind = world, kind
        self.later = {rid: world.scenario.omnitron.rows.pop(rid) for rid in "45678"}
        self.bench = Bench(url, world, folder, f"Upgrade {uuid.uuid4().hex[:8]}", FIRST / kind / f"{SLUG}.{kind}")
        self.client = self.bench.client

    def bring_to_a_halt(self) -> None:
        self.bench.start()
        self.batch("")
        self.bench.quiet()
        self.halt(WRITE_BACK, "45")
        self.halt(ERP_WRITE, "678")

    def halt(self, path: str, ids: str) -> None:
        """Stop one processor; the requests that come now wait in front of it."""
        lifecycle.run_status(self.client, self.bench.ids[path], "STOPPED")
        self.batch(ids)
        until(lambda: self.waiting(path) == len(ids), PATIENCE, f"{ids} to wait in front of {path}")

    def batch(self, ids: str) -> None:
        """A tick while an earlier scan goes on would be dropped."""
        until(lambda: not self.bench.scan().get("live"), PATIENCE, "the earlier scan to end")
        self.world.scenario.omnitron.rows.update({rid: self.later[rid] for rid in ids})
        self.bench.tick()

    def survey(self) -> groups.Survey:
        return groups.survey(self.client, self.bench.group)

    def waiting(self, path: str) -> int:
        return lifecycle.queued([one for one in self.survey().connections if one["destinationId"] == self.bench.ids[path]])

    def queues(self) -> dict[str, list[str]]:
        """connection -> the uuids that wait there, as NiFi lists them."""
        found = {}
        for one in self.survey().connections:
            if lifecycle.queued([one]):
                listed = self.client.asked(f"/flowfile-queues/{one['id']}/listing-requests", None, "listingRequest", "finished")
                found[str(one["id"])] = [str(each["uuid"]) for each in listed["flowFileSummaries"]]
        return found

    def state(self) -> dict[str, str]:
        return status.state_of(self.client, self.bench.ids[LEDGER])

    def scripts(self) -> dict[str, str]:
        seen = self.survey()
        bodies = {seen.path[one["id"]]: one["component"]["config"]["properties"].get(BODY) for one in seen.processors}
        return {path: body for path, body in bodies.items() if body}

    def upgrade(self) -> None:
        """To the template of today, by the command and the merchant's own settings."""
        data = json.loads(self.bench.settings.read_text(encoding="utf-8"))
        data["flow"] = str(NOW / self.kind / f"{SLUG}.{self.kind}")
        self.bench.settings.write_text(json.dumps(data), encoding="utf-8")
        assert main(["upgrade", "--settings", str(self.bench.settings)]) == 0

    def settle(self) -> None:
        """Release what waits, and go on until nothing is left to do."""
        self.bench.start()
        released = orders.order(self.client, self.bench.group, "release", orders.Choice(ids=("2",)), False, print)
        assert released["requests"]["2"]["before"] == "open"
        for _ in range(STEPS):
            self.bench.quiet()
            if self.world.settled(self.bench.book()):
                return
            self.bench.wait_due()
            self.bench.tick()
        raise AssertionError(self.bench.book())

    def sent(self) -> dict[str, int]:
        ids = [str(entry["id"]) for entry in self.world.scenario.erp.journal if entry["id"]]
        return {rid: ids.count(rid) for rid in sorted(set(ids))}


@pytest.fixture(params=["xml", "json"])
def merchant(request: Any, nifi_url: str, same_machine: None, tmp_path: Path) -> Iterator[Merchant]:
    with Slow() as world:
        one = Merchant(nifi_url, tmp_path, world, request.param)
        try:
            one.bring_to_a_halt()
            yield one
        finally:
            lifecycle.delete(one.client, one.bench.group, one.bench.name, True, silent)


def bodies_of(file: Path) -> dict[str, str]:
    """path -> script body in a flow file."""
    found = {one.path: one.properties().get(BODY) for one in snapshot_file.load(file).processors()}
    return {path: body for path, body in found.items() if body}


def ends_well(merchant: Merchant) -> None:
    """Nothing was lost, nothing was sent again, and the new response script decided about 422."""
    merchant.settle()
    rows = {rid: row["status"] for rid, row in merchant.world.scenario.omnitron.rows.items()}
    assert rows == {rid: "approved" if rid == "7" else "completed" for rid in PLAN}
    assert merchant.sent() == SENT
    assert judge_of(SLUG).findings(merchant.world.journals(), ATTEMPTS) == []
    assert merchant.bench.relations() == {rid: "failure" if rid == "7" else "continue" for rid in PLAN}


def test_at_rest_ids_state_and_queues_stay_as_they_are(merchant: Merchant, capsys: pytest.CaptureFixture[str]) -> None:
    lifecycle.stop(merchant.client, merchant.bench.group)
    seen, state, queues, scripts = merchant.survey(), merchant.state(), merchant.queues(), merchant.scripts()
    assert sorted(len(waiting) for waiting in queues.values()) == [2, 3]
    assert scripts == bodies_of(FIRST / "json" / f"{SLUG}.json")
    capsys.readouterr()
    merchant.upgrade()
    done = json.loads(capsys.readouterr().out)
    now = merchant.survey()
    assert {one: path for one, path in now.path.items() if one in seen.path} == seen.path
    assert (done["invalid"], done["kept"], done["removed"]) == ([], len(seen.processors), 0)
    assert done["added"] == len(now.processors) - len(seen.processors) > 0
    assert "omnitron.detail.path" in done["parameters changed"]
    assert merchant.state() == state
    assert merchant.queues() == queues
    assert merchant.scripts() == bodies_of(NOW / "json" / f"{SLUG}.json") != scripts
    ends_well(merchant)


def test_running_it_goes_on_where_it_was(merchant: Merchant, capsys: pytest.CaptureFixture[str]) -> None:
    ids, settled_before = dict(merchant.survey().path), {rid: merchant.state()["i:" + rid] for rid in "13"}
    merchant.upgrade()
    assert ids.items() <= merchant.survey().path.items()
    ends_well(merchant)
    state = merchant.state()
    assert {rid: state.get("i:" + rid, text) for rid, text in settled_before.items()} == settled_before
