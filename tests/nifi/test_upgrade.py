"""Upgrade in place of a first version, with requests in the queues: ids, state and queues kept, nothing lost, nothing sent again.

The flow is halted in the middle: some requests are written back, two wait in front of the write-back, three in front of the ERP, and one
is open.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Iterator

import pytest

from emulator.mocks.judge import judge_of
from nifi.deploy import lifecycle, snapshot_file
from nifi.proof.crash.world import ATTEMPTS
from nifi.proof.flows import ERP_WRITE, WRITE_BACK, definitions
from nifi.run.version import chosen
from tests.kits.earlier_version import BODY, EARLIER, NOW, SLUG, Merchant, Slow

pytestmark = pytest.mark.nifi
PLAN = {
    "1": ["accept"], "2": ["hang_up"], "3": ["unauthorized"],  # before the upgrade; 2 stays open
    "4": ["accept"], "5": ["created"],  # accepted, and not written back yet
    "6": ["accept"], "7": ["reject"] * 9, "8": ["not_json"],  # on their way to the ERP
}  # fmt: skip
SENT = {"1": 1, "2": 2, "3": 2, "4": 1, "5": 1, "6": 1, "7": ATTEMPTS, "8": 1}


@pytest.fixture(params=definitions(chosen()))
def merchant(request: Any, nifi_url: str, same_machine: None, tmp_path: Path) -> Iterator[Merchant]:
    with Slow(PLAN) as world:
        first = Merchant(nifi_url, tmp_path, world, "v1", request.param, "45678")
        try:
            first.batch()
            first.bench.quiet()
            first.halt(WRITE_BACK, "4", "5")
            first.halt(ERP_WRITE, "6", "7", "8")
            yield first
        finally:
            first.remove()


def bodies_of(file: Path) -> dict[str, str]:
    """path -> script body in a flow file."""
    bodies = {one.path: one.properties().get(BODY) for one in snapshot_file.load(file).processors()}
    return {path: body for path, body in bodies.items() if body}


def ends_well(merchant: Merchant) -> None:
    """Nothing was lost, nothing was sent again, and the new response script decided about 422."""
    merchant.bench.start()
    assert merchant.order("release", "--id", "2") == 0
    merchant.settle()
    rows = {rid: row["status"] for rid, row in merchant.world.scenario.omnitron.rows.items()}
    assert rows == {rid: "approved" if rid == "7" else "completed" for rid in PLAN}
    assert merchant.sent() == SENT
    assert judge_of(SLUG).findings(merchant.world.journals(), ATTEMPTS) == []
    assert merchant.bench.relations() == {rid: "failure" if rid == "7" else "continue" for rid in PLAN}


def test_at_rest_ids_state_and_queues_stay_as_they_are(merchant: Merchant, capsys: pytest.CaptureFixture[str]) -> None:
    lifecycle.stop(merchant.client, merchant.bench.group)
    scripts = merchant.scripts()
    assert sorted(len(waiting) for waiting in merchant.queues().values()) == [2, 3]
    assert scripts == bodies_of(EARLIER / "v1" / "json" / f"{SLUG}.json")
    done, before, now = merchant.upgraded_at_rest(capsys)
    assert done["added"] == len(now.processors) - len(before.processors) > 0
    assert "omnitron.detail.path" in done["parameters changed"]
    assert merchant.scripts() == bodies_of(NOW / "json" / f"{SLUG}.json") != scripts
    ends_well(merchant)


def test_running_it_goes_on_where_it_was(merchant: Merchant, capsys: pytest.CaptureFixture[str]) -> None:
    ids, settled_before = dict(merchant.survey().path), {rid: merchant.state()["i:" + rid] for rid in "13"}
    merchant.upgrade()
    assert ids.items() <= merchant.survey().path.items()
    ends_well(merchant)
    state = merchant.state()
    assert {rid: state.get("i:" + rid, text) for rid, text in settled_before.items()} == settled_before
