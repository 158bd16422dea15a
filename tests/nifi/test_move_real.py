"""On running NiFis: a flow that moves with what its Ledger knows sends nothing again, and what waited goes on with its attempts.

It moves from the NiFi of NIFI_MOVE_FROM (a 1.16.3, to a 2.3.0) to the one that runs; without that from the one that runs to itself.
"""

from __future__ import annotations

import json
import os
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any, Callable, Iterator, Mapping, Optional

import pytest

from emulator.mocks.scenario import FlowScenario
from emulator.mocks.scenarios.cancellation_plan import CancellationPlanScenario
from emulator.mocks.scenarios.order_cancellation_request import OrderCancellationRequestScenario
from nifi.rest import Client
from nifi.run.ports import listens, low_port
from nifi.run.wait import until
from tests.kits.move import FLOWS, HOUR, WAITS, Move, names_of, now_ms, steps

pytestmark = [pytest.mark.nifi, pytest.mark.usefixtures("same_machine")]
Start = Callable[..., Move]
EACH = [pytest.param(slug, marks=pytest.mark.nifi2) if slug == "order_cancellation_request" else slug for slug in FLOWS]


@pytest.fixture
def start(client: Client, tmp_path: Path, capsys: Any) -> Iterator[Start]:
    """Starts the servers of a scenario whose cases are those of the roads, in turn."""
    old = Client(os.environ.get("NIFI_MOVE_FROM") or client.api)
    with ExitStack() as stack:

        def move_of(scenario: FlowScenario[Any], cases: Mapping[str, Any]) -> Move:
            stack.enter_context(scenario)
            move = Move(scenario, names_of(scenario, cases), (old, client), tmp_path, capsys)
            stack.callback(move.end)
            return move

        yield move_of


@pytest.mark.parametrize("slug", EACH)
def test_a_flow_that_moves_sends_nothing_again_and_goes_on_where_it_was(start: Start, slug: str) -> None:
    flow = FLOWS[slug]
    move = start(flow.world(), flow.cases())
    flow.settle(move)
    drain, export, deploy, bring, go, delete = steps()
    assert move.run(move.old, "deploy", "--start")[0] == 0
    flow.wait_before(move)
    assert move.run(move.old, "export")[0] == 1
    assert "the flow runs: " in move.said and "Drain it first" in move.said
    move.type(drain, export)
    before = move.entries(move.old)
    assert (before["waits"].waits, before["waits after a failure"].failures) == (1, 1)

    move.an_hour_later()
    move.type(*([delete, deploy] if move.is_one_nifi else [deploy]), bring)
    assert move.entries(move.new) == {name: replace(entry, next=max(entry.next - HOUR, 0)) for name, entry in before.items()}
    assert move.run(move.new, "import", str(move.ledger))[0] == 1
    assert "has a state already, of " in move.said
    move.type(go)
    flow.wait_after(move)
    if not move.is_one_nifi:
        move.type(delete)
    assert move.answers() == flow.answers()


def test_a_webhook_that_moves_sends_no_plan_again_that_is_called_once_more(start: Start) -> None:
    cases = {
        "sent": ["accept"], "settled by hand": ["reject", "reject", "accept"], "let go": ["reject", "reject", "accept", "accept"],
        "waited": ["busy", "accept"], "called later": ["accept", "accept"],
    }  # fmt: skip
    scenario = CancellationPlanScenario(5, cases=list(cases.values()), faults={}, now_ms=now_ms, keep_alive=False, port=low_port())
    move = start(scenario, cases)
    move.settle({**WAITS, "nothing.wait": "1"}, {})
    call = {move.names[str(row["event"]["uuid"])]: lambda row=row: scenario.sender.send(row).status for row in scenario.rows}
    drain, export, deploy, bring, go, delete = steps()
    first = [name for name in cases if name != "called later"]
    ids = {name: rid for rid, name in move.names.items()}
    none: dict[str, list[Optional[int]]] = {"called later": []}

    assert move.run(move.old, "deploy", "--start")[0] == 0
    until(lambda: listens(scenario.port), 60, "the webhook to listen")
    assert [call[name]() for name in first] == [202] * 4
    answers: dict[str, list[Optional[int]]] = {"sent": [200], "settled by hand": [422, 422], "let go": [422, 422], "waited": [503, 200]}
    move.wait(move.old, {"sent": "done", "settled by hand": "held", "let go": "held", "waited": "done"}, {**answers, **none})
    assert move.run(move.old, "done", "--id", ids["settled by hand"])[0] == 0
    assert move.run(move.old, "release", "--id", ids["let go"])[0] == 0
    assert move.run(move.old, "unpark")[0] == 0
    answers["let go"] = [422, 422, 200]
    move.wait(move.old, dict.fromkeys(first, "done"), {**answers, **none})
    move.type(drain, export)

    assert not listens(scenario.port), "whoever calls has to call again"
    move.type(*([delete, deploy] if move.is_one_nifi else [deploy]), bring, go)
    until(lambda: listens(scenario.port), 60, "the webhook to listen")
    assert [call[name]() for name in cases] == [202] * 5
    move.wait(move.new, dict.fromkeys(cases, "done"), {**answers, "called later": [200]})
    if not move.is_one_nifi:
        move.type(delete)
    assert move.answers() == {**answers, "called later": [200]}


@pytest.mark.nifi2
def test_a_state_as_large_as_it_may_be_moves_whole(start: Start) -> None:
    move = start(OrderCancellationRequestScenario(5, count=1, now_ms=now_ms), {})
    move.settle({}, {})
    state = {f"i:{number}": f"written|2026-01-01T00:00:00.000000Z|||||1767225600|{'ş$#'[number % 3]:>60}" for number in range(4000)}
    moved = {"format": 1, "flow": "Order Cancellation Request Flow", "name": move.name, "state": {"0floor": "2026", **state}}
    assert sum(map(len, [*state, *state.values()])) > 450_000
    for nifi in (move.old, move.new)[move.is_one_nifi :]:
        move.ledger.write_text(json.dumps(moved), encoding="utf-8")
        assert move.run(nifi, "deploy")[0] == 0
        assert move.run(nifi, "import", str(move.ledger))[0] == 0, move.said
        code, printed = move.run(nifi, "export")
        assert code == 0, move.said
        assert json.loads(printed)["state"] == moved["state"]
