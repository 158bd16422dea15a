"""The page of a run: its data say what happened, nothing is loaded, nothing secret is told, and it stays small."""

import json
import re

import pytest

from emulator.cli import flow
from emulator.cli.main import main
from emulator.picture import report
from tests.kits.report_run import SECRET, data_of, finished_run, forking_run, page_of


@pytest.fixture(scope="module")
def run():
    return finished_run()


@pytest.fixture(scope="module")
def data(run):
    return data_of(page_of(run))


def test_a_flowfile_is_told_step_by_step_with_what_changed_and_its_content(run, data):
    (flowfile,) = run.outputs["out"]
    modified = next(step for step in data["steps"] if step[2] == flowfile.uuid and step[0] == "CONTENT_MODIFIED")
    assert modified[1] == "Shape" and set(modified[3]) >= {"key"}
    assert data["contents"][modified[5]] == ['{"ad": "\\u00c7a\\u011fla"}', 25]
    assert data["ends"][str(data["flowfiles"].index(flowfile.uuid))] == ["left the flow by out", False]


def test_what_waits_in_the_end_is_told_as_it_is_even_if_nothing_happened_to_it():
    run = forking_run()
    (child,) = run.outputs["out"]
    data = data_of(page_of(run))
    (step,) = [step for step in data["steps"] if step[2] == child.uuid]
    assert step[0] == "QUEUED" and step[3] == {"uuid": child.uuid, "order.number": "child", "kind": "made"} and step[4] == child.attributes
    assert data["contents"][step[5]] == ["", 0] and len(data["steps"]) == len(run.events) + 1


def test_a_failure_is_told_with_its_place_and_bulletin(run, data):
    (final,) = [final for final in run.finals if final.attributes["kind"] == "bad"]
    end, failed = data["ends"][str(data["flowfiles"].index(final.uuid))]
    assert failed and end.startswith("ended at Shape: ")
    assert [(row[1], row[2]) for row in data["bulletins"]] == [("error", "Shape")] and "cannot shape it" in data["bulletins"][0][3]
    assert data["failures"] == ["Shape failed"] and data["notes"] == ["a note"] and data["title"] == "Küçük akış"


def test_the_canvas_has_every_component_with_its_counts_and_ways(run, data):
    group = data["groups"][data["root"]]
    boxes = {box["name"]: box for box in group["boxes"]}
    assert set(boxes) == {"Shape", "Hold", "out"}
    shape = boxes["Shape"]
    assert (shape["in"], shape["out"], shape["failed"], shape["tasks"], shape["bulletins"], shape["type"]) == (
        2,
        1,
        1,
        2,
        1,
        "ExecuteScript",
    )
    assert shape["milliseconds"] > 0 and boxes["Hold"]["stub"] == "success"
    assert [(way["name"], way["passed"], way["queued"]) for way in group["ways"]] == [("success", 1, 0), ("success", 1, 1)]


def test_what_is_a_secret_stands_nowhere_in_the_page(run):
    data = data_of(page_of(run))
    assert SECRET not in json.dumps(data) and "••••••" in data["values"]
    assert any(SECRET in value for flowfile in run.outputs["out"] for value in flowfile.attributes.values())


def test_the_page_loads_nothing(run):
    page = page_of(run)
    assert "default-src 'none'" in page and not re.search(r"<(link|img|iframe)|\bsrc=|@import|url\((?!#)", page)
    assert set(re.findall(r"https?://[\w./]+", page)) == {"http://www.w3.org/2000/svg"}


def test_contents_are_cut_until_the_page_is_small(run, monkeypatch):
    whole = data_of(page_of(run))
    monkeypatch.setattr(report, "MOST_BYTES", 10)
    cut = data_of(page_of(run))
    assert whole["longest"] == 100_000 and cut["longest"] == 0
    assert cut["left_out"][0].startswith("So that the file stays small, contents are left out")
    assert {content for content, _ in cut["contents"]} == {""} and len(cut["steps"]) == len(whole["steps"])
    assert max(map(len, cut["values"])) <= 121 < max(map(len, whole["values"]))


def test_a_page_that_cuts_contents_says_after_how_many_characters(run, monkeypatch):
    monkeypatch.setattr(report, "MOST_BYTES", 10)
    monkeypatch.setattr(report, "LENGTHS", (100_000, 4_000))
    assert data_of(page_of(run))["left_out"] == ["So that the file stays small, contents and attributes are cut after 4,000 characters"]


def test_a_page_of_all_events_says_that_nothing_is_left_out(data):
    assert data["left_out"] == []


def test_a_secret_of_digits_takes_no_number_of_the_page_away(run):
    started_ms = run.events[0].time_ms
    data = data_of(page_of(run, str(started_ms)[:4]))
    assert data["started_ms"] == started_ms and len(data["steps"]) == len(run.events) + 1


def test_a_run_that_kept_no_contents_has_none():
    from emulator.engine.run import run_flow

    run = run_flow("tests/fixtures/own/flow.json", stubs={"PutSQL": "success"})
    assert [step.content for step in run.steps()] == [None] * len(run.events) and run.events


def test_the_command_writes_the_page_and_trace_tells_contents(tmp_path, capsys):
    page = tmp_path / "report.html"
    command = [
        "flow",
        "tests/fixtures/own/flow.json",
        "--stub",
        "PutSQL=success",
        "--html",
        str(page),
        "--trace",
        "shape=total",
        "--format",
        "json",
    ]
    assert main(command) == 0
    first, last = json.loads(capsys.readouterr().out)["trace"]
    assert first["content"]["number"] == "A-1" and last["content"]["total"] == 25
    data = data_of(page.read_text(encoding="utf-8"))
    assert data["sentence"].startswith("all is well") and data["title"] == "Own"


def test_the_command_keeps_more_events_where_somebody_wants_to_look_and_says_what_it_forgot(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(flow, "EVENTS", 0)
    monkeypatch.setattr(flow, "EVENTS_SHOWN", 1)
    page = tmp_path / "report.html"
    command = ["flow", "tests/fixtures/own/flow.json", "--stub", "PutSQL=success", "--html", str(page)]
    assert main(command) == 0
    assert data_of(page.read_text(encoding="utf-8"))["left_out"][0].endswith("the beginning may be missing")
    assert main([*command[:-2], "--trace", "shape=never"]) == 2
    assert "of 2 events only the latest 1 are kept" in capsys.readouterr().err


@pytest.mark.parametrize("secret", ['pa"ss"word', "hidden-value", "şifre-123"])
def test_a_secret_is_not_told_however_it_is_written_or_where_its_value_is_cut(secret, monkeypatch):
    monkeypatch.setattr(report, "LENGTHS", (0,))
    run = finished_run({"note": "x" * 114 + secret, "json": json.dumps({"a": json.dumps(secret)}), "plain": secret})
    texts = data_of(page_of(run, secret))["values"]
    assert not any(part in text for text in texts for part in (secret, secret[:6]))
