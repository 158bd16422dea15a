"""``export`` and ``import`` against a flow in the fake NiFi whose Ledger runs the script that stands in it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Callable

import pytest

import emulator
from nifi.cli import main
from nifi.deploy.move_script import NOTICE, SCRIPT
from nifi.run.version import PINNED
from tests.kits.fake_nifi import FakeNifi
from tests.kits.moving_flow import OWN, MovingFlow

SMALL = Path(__file__).resolve().parent / "small" / "json" / "small.json"
STATE = {
    "0floor": "2026-01-01", "0summary": '{"count": {"held": 1}}', "i:1": "written|2026-01-01|||||1767225600",
    "i:2": "held|2026-01-01|||||1767225600|by||ş ${now()} #{secret} $$", "i:3": "given up|2026-01-01||3|||1767225600",
}  # fmt: skip
Run = Callable[..., int]


@pytest.fixture
def flow(fake: FakeNifi) -> MovingFlow:
    return MovingFlow(fake, STATE)


@pytest.fixture
def run(tmp_path: Path, fake: FakeNifi, capsys: Any) -> Run:
    """Runs a command; what it printed is ``run.out`` and ``run.err``."""
    file = tmp_path / "settings.json"
    file.write_text(json.dumps({"name": "Merchant", "flow": str(SMALL), "nifi": {"url": fake.url}}), encoding="utf-8")

    def command(name: str, *words: str) -> int:
        code = main([name, "--settings", str(file), *words])
        command.out, command.err = capsys.readouterr()  # type: ignore[attr-defined]
        return code

    return command


@pytest.fixture
def file(tmp_path: Path, flow: MovingFlow, run: Any) -> Path:
    """What was exported from a flow like that."""
    assert run("export") == 0
    path = tmp_path / "ledger.json"
    path.write_text(run.out, encoding="utf-8")
    flow.bodies.clear()
    return path


def rests_as_before(flow: MovingFlow) -> bool:
    return flow.body == OWN and flow.source == "DISABLED" and not any(flow.queues.values())


def test_export_prints_the_state_whole_and_whose_it_is(flow: MovingFlow, run: Any) -> None:
    assert run("export") == 0
    moved = json.loads(run.out)
    assert moved.pop("exported")
    assert moved == {"format": 1, "flow": "Small flow", "name": "Merchant", "nifi": PINNED, "state": STATE}
    assert "3 requests of 'Merchant'; do not start it here again" in run.err
    assert flow.state == STATE and rests_as_before(flow)


def test_a_state_of_more_entries_than_nifi_shows_is_exported_whole(flow: MovingFlow, run: Any) -> None:
    flow.state.update({f"i:{number}": "written|2026-01-01" for number in range(1000, 2600)})
    assert run("export") == 0
    assert json.loads(run.out)["state"] == flow.state


def test_what_is_under_way_and_in_no_queue_is_said(flow: MovingFlow, run: Any) -> None:
    flow.state["i:4"] = "flying|2026-01-01|||||1767225600"
    assert run("export") == 0
    assert "1 are under way and no FlowFile of them is queued, 4: `recover` when the flow runs there" in run.err


def test_import_makes_that_the_state_of_a_ledger_that_has_none(flow: MovingFlow, run: Any, file: Path) -> None:
    flow.state = {}
    assert run("import", str(file)) == 0
    assert flow.state == STATE and rests_as_before(flow)
    assert "the Ledger of 'Merchant' knows 3 requests; start it" in run.err


@pytest.mark.parametrize(("answer", "said"), [
    ((200, {}), "Ledger: the Ledger did not answer. Its bulletin says why: it failed"),
    ((409, "is not stopped"), "NiFi answered 409: is not stopped"),
])  # fmt: skip
def test_the_ledger_has_its_own_script_again_when_the_other_one_fails(
    flow: MovingFlow, fake: FakeNifi, run: Any, file: Path, answer: Any, said: str
) -> None:
    flow.state, flow.bulletins = {}, [{"bulletin": {"message": "it failed"}}]
    fake.routes["PUT /processors/ledger/run-status"] = answer
    assert run("import", str(file)) == 1
    assert said in run.err
    assert flow.state == {} and rests_as_before(flow)


def test_the_script_changes_no_state_that_is_there() -> None:
    result = emulator.run_script(text=SCRIPT, content=json.dumps({"op": "import", "state": STATE}), state={"i:1": "open"})
    assert result.state == {"i:1": "open"} == result.flowfile.json()


def test_the_script_takes_nothing_but_its_orders() -> None:
    result = emulator.run_script(text=SCRIPT, content='{"op": "release", "id": 7}', attributes={"ledger.event": "operator"}, state=STATE)
    assert [flowfile.text for flowfile in result.queue] == ['{"op": "release", "id": 7}'] and result.state == STATE


@pytest.mark.parametrize("command", ["export", "import"])
@pytest.mark.parametrize(("change", "said"), [
    ({"running": True}, "Merchant: the flow runs: Ledger. Drain it first: python -m nifi drain"),
    ({"threads": 1}, "Merchant: the flow runs: a thread is active. Drain it first"),
    ({"parked": 2}, "Merchant: FlowFiles are queued, and a state has none of them: ledger -> park: 2. What is parked goes on by `unpark`"),
    ({"cluster": {"clustered": True, "connectedNodeCount": 1, "totalNodeCount": 2}}, "Merchant: 1 of 2 nodes are not connected: they may"),
    ({"body": NOTICE}, "Ledger: a move was broken off here: the Ledger has the script of it. Put its own back: python -m nifi upgrade"),
])  # fmt: skip
def test_a_flow_that_does_not_rest_is_refused(
    flow: MovingFlow, run: Any, file: Path, command: str, change: dict[str, Any], said: str
) -> None:
    flow.state = {} if command == "import" else flow.state
    vars(flow).update(change)
    assert run(command, *([str(file)] if command == "import" else [])) == 1
    assert said in run.err and run.out == ""
    assert flow.bodies == [] and flow.state == ({} if command == "import" else STATE)


def test_there_is_nothing_to_export_of_a_ledger_that_never_ran(flow: MovingFlow, run: Any) -> None:
    flow.state = {}
    assert run("export") == 1
    assert "Ledger: the Ledger has no state: it has never run. There is nothing to move: deploy and start" in run.err


def test_a_ledger_that_has_run_takes_no_other_state(flow: MovingFlow, run: Any, file: Path) -> None:
    flow.state = {"0summary": "{}", "i:7": "written|2026-01-01"}
    assert run("import", str(file)) == 1
    assert "Ledger: the Ledger has a state already, of 2 entries. Only a flow that never ran takes one. Delete this one" in run.err
    assert flow.state == {"0summary": "{}", "i:7": "written|2026-01-01"} and flow.bodies == []


@pytest.mark.parametrize(("change", "said"), [
    ({"format": 2}, "format is 2 in the file and 1 here. Export and import with the same release of these commands"),
    ({"flow": "Order Flow"}, "flow is 'Order Flow' in the file and 'Small flow' here. Name the settings of that flow"),
    ({"name": "Other"}, "name is 'Other' in the file and 'Merchant' here. Name that merchant's settings"),
    ({"state": {"a": "b"}}, "holds no state of a Ledger. Name what `export` printed"),
    ({"state": {"0summary": 1}}, "holds no state of a Ledger"),
])  # fmt: skip
def test_a_file_of_something_else_is_refused(flow: MovingFlow, run: Any, file: Path, change: dict[str, Any], said: str) -> None:
    flow.state = {}
    file.write_text(json.dumps({**json.loads(file.read_text(encoding="utf-8")), **change}), encoding="utf-8")
    assert run("import", str(file)) == 2
    assert f"{file}: {said}" in run.err
    assert flow.state == {} and flow.bodies == []


@pytest.mark.parametrize(
    ("text", "said"), [(None, "cannot be read (No such file or directory)"), ("", "not JSON: "), ("[]", "holds no state")]
)
def test_what_is_no_export_is_refused(flow: MovingFlow, run: Any, tmp_path: Path, text: Any, said: str) -> None:
    path = tmp_path / "none.json"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    assert run("import", str(path)) == 2
    assert f"{path}: {said}" in run.err and "Name what `export` printed" in run.err
