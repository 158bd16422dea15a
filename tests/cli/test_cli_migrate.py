"""The command migrate: what it says, writes and ends with."""

from pathlib import Path

import emulator
from tests.kits.cli_kit import stdin
from tests.kits.small_flow import definition, processor

MORNING = Path(__file__).resolve().parents[1] / "fixtures" / "variables" / "morning.xml"
COUNTING = """import pathlib

def answer(flowfile):
    calls = pathlib.Path(__file__).with_name("calls")
    calls.write_text((calls.read_text() if calls.exists() else "") + "x")
    return {"relationship": "success", "attributes": {"n": str(len(calls.read_text()))}}
"""


def test_it_writes_the_definition_and_compares_both_runs(call, tmp_path):
    target = tmp_path / "morning.json"
    code, shown, said = call("migrate", MORNING, "--out", target)
    assert (code, said, shown["written"], shown["runs"]) == (0, "", str(target), {"same": 1, "differences": [], "of_nifi": []})
    assert {change["kind"] for change in shown["changes"]} == {"renamed", "parameter", "note"}
    assert emulator.run_flow(target, nifi="2.3.0").report.to_dict()["queued"] == 0


def test_what_is_left_to_the_hand_ends_with_1_whether_or_not_it_runs(call, tmp_path):
    flow = tmp_path / "old.json"
    flow.write_text(definition([processor("Old", "PostHTTP")]), encoding="utf-8")
    code, shown, _ = call("migrate", flow, "--no-run", "--format", "text")
    assert code == 1 and shown.startswith("Small: 1 to change by hand, 0 more for NiFi 2.3.0\n\nby hand\n  Old: ")
    assert call("migrate", flow)[0] == 3


def test_runs_that_differ_end_with_1_and_the_difference_is_shown(call, tmp_path):
    flow, stubs = tmp_path / "flow.json", tmp_path / "stubs.py"
    log = processor("Log", "LogAttribute", {}, ["success"])
    flow.write_text(definition([processor("Source", "GenerateFlowFile"), log], [("Source", "success", "Log")]), encoding="utf-8")
    stubs.write_text(COUNTING, encoding="utf-8")
    code, shown, _ = call("migrate", flow, "--stub", f"Log=python:{stubs}:answer", "--format", "text")
    assert code == 1 and "differs: Log (" in shown and "attribute n was '1', is '2'" in shown


def test_both_runs_get_what_is_fed_from_standard_input(call, tmp_path, monkeypatch):
    flow = tmp_path / "flow.json"
    flow.write_text(definition([processor("Log", "LogAttribute", {}, ["success"])]), encoding="utf-8")
    stdin(monkeypatch, b"content")
    code, shown, _ = call("migrate", flow, "--feed", "Log=-")
    assert (code, shown["runs"]["same"], shown["runs"]["differences"]) == (0, 1, [])


def test_a_wrong_call_is_said_before_anything_is_written(call, tmp_path):
    code, _, said = call("migrate", MORNING, "--out", tmp_path / "x.xml")
    assert code == 2 and "NiFi 2 takes JSON definitions alone" in said and not (tmp_path / "x.xml").exists()
    code, _, said = call("migrate", MORNING, "--to", "2.9.9")
    assert code == 2 and "there is no way to NiFi '2.9.9'" in said
    code, _, said = call("migrate", MORNING, "--nifi", "2.3", "--no-run")
    assert code == 2 and "there is no NiFi '2.3'" in said
    flow = tmp_path / "flow.json"
    flow.write_text(definition([processor("Log", "LogAttribute")]), encoding="utf-8")
    code, _, said = call("migrate", flow, "--out", flow)
    assert code == 2 and "that is the flow of NiFi 1 itself" in said and "1.16.3" in flow.read_text(encoding="utf-8")


def test_the_report_comes_before_what_keeps_the_flow_from_running(call, tmp_path):
    flow = tmp_path / "old.json"
    flow.write_text(definition([processor("Old", "PostHTTP")]), encoding="utf-8")
    code, shown, said = call("migrate", flow, "--format", "text")
    assert code == 3 and "PostHTTP" in said and shown.endswith("not run: the error says why; --no-run leaves the runs out\n")
    assert "Old: NiFi 2.3.0 has no PostHTTP" in shown
