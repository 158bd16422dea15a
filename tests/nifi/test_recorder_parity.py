"""The project's own scripts on NiFi's real session and in the emulator: relationships, attributes, bytes, state, logs, provenance."""

from __future__ import annotations

import contextlib
import json

import pytest

from tests.kits import ledger_world, login_cases, recorder_kit, script_cases
from tests.kits.recorder_kit import NOW, alike, frozen
from tests.kits.script_files import PROCESSORS, load_script

pytestmark = pytest.mark.java

LEDGER = "common/ledger.py"
SETTINGS = {"start_date": "2026-12-01T00:00:00+03:00"}
SEEDS = (3, 8)
STEPS = 15


def script(name, now=NOW):
    return frozen((PROCESSORS / name).read_text(encoding="utf-8"), now)


def flow_file(attributes, content="", number=1):
    return {"attributes": {"uuid": "%08d-0000-4000-8000-000000000000" % number, **attributes}, "content": content}


@pytest.mark.parametrize("case", script_cases.CASES, ids=lambda each: each["name"])
def test_a_script_does_in_nifi_what_it_does_in_the_emulator(jvm, case):
    given = flow_file(case["attributes"], case["content"])
    question = {"script": script(case["script"]), "properties": case["properties"], "flowfiles": [given]}
    assert alike(jvm, question)["exception"] is None


@pytest.fixture(scope="module")
def server():
    with login_cases.logins() as found:
        yield found


@pytest.mark.parametrize("name", login_cases.CASES)
def test_a_login_does_in_nifi_what_it_does_in_the_emulator(jvm, server, name):
    case = login_cases.CASES[name]
    question = {"script": script("common/login.py"), "properties": login_cases.properties(case, server.url), "services": case["services"],
                "flowfiles": [flow_file(case["attributes"])]}
    del server.seen[:]
    real = alike(jvm, question)
    half = len(server.seen) // 2
    assert server.seen[:half] == server.seen[half:]
    (out,) = real["success"] + real["failure"]
    assert login_cases.differences(case, "success" if real["success"] else "failure", out["attributes"]) == []


class Enough(Exception):
    """The world may end."""


def recorded_steps(seed):
    """The first steps of the simulated world: (state, events, settings, now)."""
    ledger, taken = load_script(LEDGER), []
    step = ledger.step

    def recorder(state, events, settings, now):
        if len(taken) == STEPS:
            raise Enough
        if events:
            taken.append((dict(state), [dict(event) for event in events], settings, now))
        return step(state, events, settings, now)

    ledger.step = recorder
    with contextlib.suppress(Enough):
        ledger_world.World(ledger, seed).run()
    return taken


def as_flow_file(event):
    return {"attributes": {name: value for name, value in event.items() if name != "content"}, "content": event.get("content", "")}


@pytest.mark.parametrize("seed", SEEDS)
def test_the_ledger_takes_every_step_alike(jvm, seed):
    steps = recorded_steps(seed)
    assert len(steps) == STEPS
    stepped = 0
    for state, events, settings, now in steps:
        question = {"script": script(LEDGER, now), "state": state, "flowfiles": [as_flow_file(event) for event in events],
                    "properties": {name: str(value) for name, value in settings.items() if value != ""}}
        stepped += alike(jvm, question)["state"] != state
    assert stepped > STEPS // 2


def ledger_arrivals():
    """A whole life: an outcome before there is a state, a tick, its page, then what came of the work."""
    answer = json.dumps({"count": 2, "next": None, "results": [script_cases.SAMPLE, {"no": "id"}]}, ensure_ascii=False)
    query = {"ledger.scan": "000000020000", "ledger.page": "0", "ledger.cursor": "2026-11-30T20:59:59.999999Z", "ledger.limit": "5"}
    reading = {"order_by": "date", "limit": "5", "overlap": "600", "row_id": "id", "row_attributes": "_order.id"}
    page, following, _ = load_script("common/read_page.py").page_of(answer, reading, query, "2027-01-15T08:00:00Z")
    return [
        [flow_file({"ledger.event": "outcome", "ledger.id": "1"}, number=1)],
        [flow_file({"ledger.event": "tick", "filename": "f", "token.erp": "t", "other": "x"}, number=2)],
        [flow_file({"ledger.event": "page", "ledger.next": following, "token.omnitron": "o", **query}, page, number=3)],
        [flow_file({"ledger.event": "nonsense"}, "keep me", number=4), flow_file({"ledger.event": "tick"}, number=5)],
    ]


def test_the_ledger_keeps_its_state_from_trigger_to_trigger_alike(jvm):
    arrivals = ledger_arrivals()
    question = {"script": script(LEDGER), "properties": SETTINGS, "arrivals": arrivals, "triggers": len(arrivals)}
    real = alike(jvm, question)
    assert {each["attributes"]["ledger.to"] for each in real["success"]} >= {"query", "work", "park"}
    assert [each["penalized"] for each in real["queue"]] == [True]
    assert {"0scan", "0summary", "i:1"} <= set(real["state"])


def test_the_ledger_goes_on_with_a_work_until_it_is_settled_alike(jvm):
    arrivals = ledger_arrivals()[1:3]
    first = {"script": script(LEDGER), "properties": SETTINGS, "arrivals": arrivals, "triggers": 2}
    real = recorder_kit.of_nifi(jvm, first)
    (work,) = [each for each in real["success"] if each["attributes"]["ledger.to"] == "work"]
    names = {name: value for name, value in work["attributes"].items() if name.startswith(("ledger.", "_"))}
    accepted = flow_file({**names, "ledger.event": "accepted", "ledger.outcome": "continue"}, work["content"], number=7)
    written = flow_file({**names, "ledger.event": "outcome", "ledger.outcome": "written"}, number=8)
    later = {"script": script(LEDGER, NOW + 9), "properties": SETTINGS, "state": real["state"], "triggers": 2,
             "arrivals": [[accepted], [written]]}
    assert alike(jvm, later)["success"][0]["attributes"]["ledger.to"] == "writeback"


def test_a_setting_that_is_no_number_is_said_alike(jvm):
    question = {"script": script(LEDGER), "properties": {**SETTINGS, "max_asks": "many"},
                "flowfiles": [flow_file({"ledger.event": "tick"})]}
    (line,) = alike(jvm, question)["logs"]["error"]
    assert 'max_asks is "many"' in line


def test_the_log_writes_the_same_lines_and_files(jvm, tmp_path):
    attributes = {"ledger.id": "7", "relation": "failure", "ledger.batch": "b/1", "token.erp": "secret-token",
                  "log.erp.request.body": '{"iban": "TR330006100519786457841326", "name": "\u015f"}'}
    question = {"script": script("common/log_line.py"), "flowfiles": [flow_file(attributes, number=number) for number in (1, 2)]}
    lines = {}
    for side, run in (("nifi", lambda asked: recorder_kit.of_nifi(jvm, asked)), ("emulator", recorder_kit.emulators)):
        found = run({**question, "properties": {"flow": "Order Cancellation", "log_directory": str(tmp_path / side)}})
        lines[side] = (found["logs"]["error"], (tmp_path / side / "Order_Cancellation-b_1.log").read_bytes())
    assert recorder_kit.normal(lines["nifi"][0]) == recorder_kit.normal(lines["emulator"][0])
    assert lines["nifi"][1] == lines["emulator"][1] and lines["nifi"][1].count(b"\n") == 2


def test_a_difference_is_seen(jvm, monkeypatch):
    question = {"script": "session.transfer(session.putAttribute(session.get(), 'a', 'b'), REL_SUCCESS)\n", "flowfiles": [flow_file({})]}
    alike(jvm, question)
    emulators = recorder_kit.emulators
    monkeypatch.setattr(recorder_kit, "emulators", lambda asked: emulators({**asked, "script": asked["script"].replace("'b'", "'c'")}))
    with pytest.raises(AssertionError, match="success:"):
        alike(jvm, question)
