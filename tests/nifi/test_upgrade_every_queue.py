"""Upgrade in place of the version before the Ledger became one, with every kind of entry in its state and every event in front of it.

When it happens a page, an accepted request, a rejected one and a tick wait in front of the Ledger, a query in front of Omnitron, and
requests in front of the Script, the ERP, the write-back and the operator.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Iterator

import pytest

from nifi.deploy import lifecycle, operate
from nifi.deploy.ledger_entry import entries
from nifi.proof.crash.bench import PATIENCE
from nifi.proof.crash.world import ATTEMPTS
from nifi.proof.flows import ERP_WRITE, LEDGER, WRITE_BACK, definitions
from nifi.run.version import chosen
from nifi.run.wait import until
from tests.kits.earlier_version import Merchant, Slow

pytestmark = pytest.mark.nifi
QUERY, SCRIPT, PARKED = "Get Data From Omnitron/Get Data From Omnitron", "Script/Is there a script", "Ledger/Write back again"
WAITING = {LEDGER: 4, QUERY: 1, SCRIPT: 1, ERP_WRITE: 1, WRITE_BACK: 2, PARKED: 1}
PLAN = {
    "1": ["hostile"],
    "2": ["hang_up", "empty"],  # open, for an hour
    "3": ["reject"] * 9,  # failed as often as it may
    "4": ["accept"],  # held: its answer is longer than what is kept, so it may be cut
    "5": ["hostile"],  # parked: Omnitron refused its write-back
    "6": ["hang_up", "empty"],  # asked for again
    "7": ["hostile"], "8": ["empty"],  # accepted, and not written back yet
    "9": ["hostile"], "10": ["reject"] * 9,  # answered by the ERP, the Ledger does not know yet
    "11": ["not_json"], "12": ["hostile"],  # on their way to the ERP
    "13": ["hostile"],  # on a page that the Ledger did not read yet
}  # fmt: skip
SHORT_ANSWERS = {"erp.response.max.bytes": "20"}
FAULTS = {"writeback:5": ["404"]}
STATE = {
    "1": "written", "2": "open", "3": "done", "4": "held", "5": "parked", "6": "asked", "7": "accepted", "8": "accepted",
    "9": "flying", "10": "flying", "11": "flying", "12": "flying",
}  # fmt: skip
SENT = {rid: 1 for rid in PLAN} | {"2": 2, "3": ATTEMPTS, "6": 2, "10": ATTEMPTS}


def bring_to_a_halt(merchant: Merchant) -> None:
    """Something in every queue, every kind of entry in the state."""
    bench = merchant.bench
    for _ in range(ATTEMPTS):
        merchant.batch()
        bench.quiet()
    merchant.halt(WRITE_BACK, "7", "8")
    merchant.halt(ERP_WRITE, "9", "10", "11")
    merchant.halt(SCRIPT, "12")
    merchant.stop(QUERY)
    assert merchant.order("release", "--id", "6") == 0
    merchant.batch("13")
    until(lambda: merchant.waiting(QUERY) == 2, PATIENCE, "the scan's query and one for a single request")
    merchant.stop(LEDGER)
    for path, events in ((QUERY, 1), (ERP_WRITE, 2), (ERP_WRITE, 3)):
        operate.run_once(merchant.client, bench.ids[path])
        until(lambda events=events: merchant.waiting(LEDGER) == events, PATIENCE, f"{events} events")  # type: ignore[misc]
    operate.run_once(merchant.client, bench.tick_id)
    until(lambda: merchant.waiting(LEDGER) == 4, PATIENCE, "the tick")


@pytest.fixture(params=definitions(chosen()))
def merchant(request: Any, nifi_url: str, same_machine: None, tmp_path: Path) -> Iterator[Merchant]:
    with Slow(PLAN, FAULTS, SHORT_ANSWERS) as world:
        earlier = Merchant(nifi_url, tmp_path, world, "v2", request.param, [rid for rid in PLAN if int(rid) > 6])
        try:
            bring_to_a_halt(earlier)
            yield earlier
        finally:
            earlier.remove()


def ends_well(merchant: Merchant) -> None:
    """Nothing was lost, and nothing sent again that the operator did not release."""
    merchant.bench.start()
    until(lambda: merchant.bench.book()["6"].status != "asked", PATIENCE, "the query of the earlier version to have failed")
    merchant.bench.quiet()
    assert merchant.order("release", "--id", "2", "--id", "6") == 0
    assert merchant.order("done", "--id", "4") == 0
    assert merchant.order("unpark") == 0
    merchant.settle()
    rows = {rid: row["status"] for rid, row in merchant.world.scenario.omnitron.rows.items()}
    assert rows == {rid: "approved" if rid in ("3", "4", "10") else "completed" for rid in PLAN}
    assert merchant.sent() == SENT


@pytest.mark.nifi2
def test_at_rest_ids_state_and_queues_stay_as_they_are(merchant: Merchant, capsys: pytest.CaptureFixture[str]) -> None:
    lifecycle.stop(merchant.client, merchant.bench.group)
    assert {rid: entry.status for rid, entry in entries(merchant.state()).items()} == STATE
    assert {path: merchant.waiting(path) for path in WAITING} == WAITING
    merchant.upgraded_at_rest(capsys)
    ends_well(merchant)


def test_running_it_goes_on_where_it_was(merchant: Merchant) -> None:
    ids = dict(merchant.survey().path)
    merchant.upgrade()
    assert ids.items() <= merchant.survey().path.items()
    ends_well(merchant)
