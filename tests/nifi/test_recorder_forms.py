"""The recorder's Python: forms of the recorded cases, what is taken out of them, what is written when; no Java needed."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from emulator.base.errors import UsageError
from nifi.errors import NifiError
from nifi.proof.recorder import build, expression_cases, groups, jolt_cases, jsonpath_cases, session_cases
from nifi.proof.recorder.normal import normal, same
from nifi.proof.recorder.refresh import COMPLIANCE, TOPICS, refresh
from nifi.run import prerequisites

FIRST, SECOND = "11111111-2222-3333-4444-555555555555", "aaaaaaaa-2222-3333-4444-555555555555"


class Answers:
    """A JVM that knows its answers."""

    def __init__(self, *answers):
        self.answers, self.asked = list(answers), []

    def ask(self, kind, question=None, **more):
        self.asked.append({"ask": kind, **(question or {}), **more})
        return self.answers.pop(0)


def test_uuids_are_numbered_in_the_order_in_which_they_appear():
    assert normal([SECOND, FIRST, SECOND]) == [f"00000000-0000-4000-8000-00000000000{number}" for number in (1, 2, 1)]
    assert same([FIRST, SECOND], [SECOND, FIRST]) and not same([FIRST, SECOND], [FIRST, FIRST])


@pytest.mark.parametrize(("first", "second"), [
    ("StandardProcessSession[id=1]", "StandardProcessSession[id=22]"),
    ("ExecuteScript[id=a-b] x", "ExecuteScript[id=c] x"),
    ("java.io.ByteArrayInputStream@1a2b3c4d", "java.io.ByteArrayInputStream@5e6f7a8b"),
    ("claim=StandardContentClaim [resourceClaim=x, offset=0, length=5],offset=0,name=n", "claim=,offset=3,name=n"),
    ("coerced to int, byte[]", "coerced to byte[], int"),
    ("coerced to a.B, c.D", "coerced to c.D, a.B"),
    ('File "/home/x/jython-standalone-2.7.2.jar/Lib/json"', 'File "<jython>/jython-standalone-2.7.2.jar/Lib/json"'),
    ("boom\n\tat java.base/a.b(C.java:1)\n\tat d.e(F.java)\nend", "boom\nend"),
])  # fmt: skip
def test_what_differs_from_run_to_run_is_no_difference(first, second):
    assert same({"message": first}, {"message": second})


def test_everything_else_is_one():
    assert not same("ExecuteScript[id=a] x", "ExecuteScript[id=a] y")
    assert not same({"size": 1}, {"size": 2})


@pytest.mark.parametrize("file", sorted((COMPLIANCE / "el").glob("*.json")), ids=lambda file: file.stem)
def test_the_files_of_expressions_are_in_the_layout_that_is_written(file):
    text = file.read_text(encoding="utf-8")
    assert groups.render(json.loads(text)) == text


@pytest.mark.parametrize("file", sorted((COMPLIANCE / "jsonpath").glob("*.json")), ids=lambda file: file.stem)
def test_the_files_of_json_paths_are_in_the_layout_that_is_written(file):
    text = file.read_text(encoding="utf-8")
    assert groups.render(json.loads(text)) == text


def answer(**changed):
    return {"exception": None, "triggers": [None], "relationships": {"success": [], "failure": []}, "queue": [], "penalized": 0, "logs": {},
            "counters": {}, "provenance": [{"type": "DROP"}], "yielded": False, "state": None, "stdout": "a\n", **changed}


def session_file(tmp_path):
    file = tmp_path / "case.json"
    observed = session_cases.observed(answer(stdout=f"a\n{FIRST}"))
    case = {"says": "A rule.", "from": "recorded:1.16.3", "flowfiles": [], "script": ["a", ""], "triggers": 2, "observed": observed}
    file.write_text(json.dumps(case, indent=1) + "\n", encoding="utf-8")
    return file


def test_the_same_truth_leaves_a_session_file_as_it_is(tmp_path):
    file = session_file(tmp_path)
    before = file.read_bytes()
    jvm = Answers(answer(stdout=f"a\n{SECOND}"))
    assert session_cases.refresh(jvm, file) == (1, [])
    assert file.read_bytes() == before
    assert jvm.asked == [{"ask": "script", "script": "a\n", "flowfiles": [], "triggers": 2}]


def test_a_preamble_stands_before_the_script(tmp_path):
    (tmp_path / "preambles").mkdir()
    (tmp_path / "preambles" / "helpers.txt").write_text("first\n", encoding="utf-8")
    assert session_cases.script_of({"preamble": "helpers", "script": ["second", ""]}, tmp_path) == "first\nsecond\n"


def test_a_change_of_truth_is_written_once(tmp_path):
    file = session_file(tmp_path)
    assert session_cases.refresh(Answers(answer(yielded=True, stdout=SECOND)), file) == (1, ["A rule."])
    written = json.loads(file.read_text(encoding="utf-8"))
    assert written["observed"]["yielded"] is True and written["from"] == "recorded:1.16.3"
    assert written["observed"]["stdout"] == ["00000000-0000-4000-8000-000000000001"]
    before = file.read_bytes()
    assert session_cases.refresh(Answers(answer(yielded=True, stdout=FIRST)), file) == (1, [])
    assert file.read_bytes() == before


def test_a_line_that_varies_stays_as_it_was_recorded(tmp_path):
    file = session_file(tmp_path)
    case = json.loads(file.read_text(encoding="utf-8"))
    file.write_text(json.dumps({**case, "varies": {"0": "hash of None"}}), encoding="utf-8")
    assert session_cases.refresh(Answers(answer(stdout=f"other\n{FIRST}")), file) == (1, [])
    assert session_cases.refresh(Answers(answer(stdout="a\nother")), file) == (1, ["A rule."])


def test_a_state_is_recorded_where_there_is_one():
    assert "state" not in session_cases.observed(answer())
    assert session_cases.observed(answer(state={"version": 0, "values": {}}))["state"] == {"version": 0, "values": {}}


def thrown(name, message):
    return {"exception": {"class": name, "message": message, "chain": []}}


def test_outcomes_of_an_expression():
    assert expression_cases.outcome({"value": "x", "result_type": "STRING"}) == {"expected": "x", "result_type": "STRING"}
    assert expression_cases.outcome(thrown("a.b.Broken", None)) == {"error": "Broken: null"}
    assert len(expression_cases.outcome(thrown("a.b.Broken", "x" * 999))["error"]) == 300


def test_a_changed_expression_is_written_in_its_place(tmp_path):
    file = tmp_path / "texts.json"
    cases = [{"expression": "${a}", "expected": "1", "result_type": "STRING", "from": "recorded:x"},
             {"expression": "${b}", "mode": "preevaluated", "expected": "2", "from": "recorded:x"}]
    groups.write(file, [{"attributes": {"a": "1"}, "cases": cases}])
    jvm = Answers({"value": "1", "result_type": "STRING"}, thrown("x.Bad", "no"))
    assert expression_cases.refresh(jvm, file) == (2, ["${b}: {'error': 'Bad: no'}"])
    assert jvm.asked[1] == {"ask": "expression", "attributes": {"a": "1"}, "expression": "${b}", "mode": "preevaluated"}
    last = file.read_text(encoding="utf-8").splitlines()[3]
    assert last == '    {"expression": "${b}", "mode": "preevaluated", "error": "Bad: no", "from": "recorded:x"}'


def test_outcomes_of_a_json_path():
    found = {"definite": True, "value": "1", "class": "java.lang.Integer"}
    assert jsonpath_cases.outcome(found) == found
    assert jsonpath_cases.outcome({"definite": False, **thrown("a.PathNotFoundException", "No")}) == {
        "definite": False, "error": "PathNotFoundException: No"}


def jolt_file(tmp_path, **case):
    file = tmp_path / "recorded.jsonl.gz"
    whole = {"name": "n", "op": "shift", "spec": {}, "input": 1, **case, "from": jolt_cases.SOURCE}
    file.write_bytes(gzip.compress((json.dumps(whole) + "\n").encode(), mtime=0))
    return file


def test_a_jolt_file_is_packed_alike_every_time(tmp_path):
    file = jolt_file(tmp_path, expected={"a": 1}, keyorder=True)
    before = file.read_bytes()
    assert jolt_cases.refresh(Answers({"value": '{"a":1}'}), file) == (1, []) and file.read_bytes() == before
    assert jolt_cases.refresh(Answers({"step": "spec", **thrown("x.SpecException", "m")}), file)[1] == [
        'n: {"expect_error": "spec SpecException"}']
    assert json.loads(gzip.decompress(file.read_bytes())) == {"name": "n", "op": "shift", "spec": {}, "input": 1,
                                                              "expect_error": "spec SpecException", "from": jolt_cases.SOURCE}


@pytest.mark.parametrize(("op", "value", "is_same"), [
    ("shift", '{"a": 1, "b": 2}', True), ("shift", '{"b": 2, "a": 1}', False), ("default", '{"b": 2, "a": 1}', True),
    ("shift", '{"a": 1.0, "b": 2}', False),
])  # fmt: skip
def test_key_order_counts_except_where_jolt_has_none(op, value, is_same):
    case = {"op": op, "spec": {}, "expected": {"a": 1, "b": 2}, "keyorder": True}
    assert jolt_cases.same(case, jolt_cases.outcome({"value": value})) is is_same


def test_an_unknown_topic_is_named():
    with pytest.raises(UsageError, match="no topic nope: it is one of " + ", ".join(TOPICS)):
        refresh(["nope"], print)


def test_every_topic_is_a_folder_with_cases():
    assert {topic for topic in TOPICS if not list((COMPLIANCE / topic).glob("*.json*"))} == set()


def test_without_maven_the_way_out_is_said(monkeypatch, tmp_path):
    monkeypatch.setenv("NIFI_CACHE", str(tmp_path))
    monkeypatch.setattr(prerequisites, "missing", lambda assembling: ["mvn is not installed: apt-get install maven"] if assembling else [])
    with pytest.raises(NifiError, match="mvn is not installed: apt-get install maven"):
        build.ready()


def test_what_is_made_is_not_made_again_and_needs_no_maven(monkeypatch, tmp_path):
    monkeypatch.setenv("NIFI_CACHE", str(tmp_path))
    made = []
    monkeypatch.setattr(build, "make", lambda folder, version: (made.append(version), folder.mkdir()))
    assert build.ready() == build.ready() == Path(tmp_path) / "recorder-1.16.3"
    monkeypatch.setattr(build, "mark", lambda version: "other sources")
    monkeypatch.setattr(build, "make", lambda folder, version: made.append("again"))
    build.ready()
    assert made == ["1.16.3", "again"]


def test_a_maven_that_fails_is_quoted(monkeypatch, tmp_path):
    monkeypatch.setattr(build, "check", lambda assembling, nifi: None)
    monkeypatch.setenv("PATH", str(tmp_path))
    mvn = tmp_path / "mvn"
    mvn.write_text("#!/bin/sh\necho '[ERROR] Could not find artifact a:b:1'\nexit 1\n", encoding="utf-8")
    mvn.chmod(0o755)
    with pytest.raises(NifiError, match="Maven could not make the recorder: Could not find artifact a:b:1"):
        build.make(tmp_path / "made", "1.16.3")


def test_the_program_for_nifi_2_is_made_anew_for_another_nar(monkeypatch):
    before = build.mark("2.3.0")
    assert before != build.mark("1.16.3")
    monkeypatch.setattr(build.nar_build, "digest", lambda version: "other NAR")
    assert before != build.mark("2.3.0") and build.mark("1.16.3") == build.mark()


def test_javac_that_fails_is_quoted(monkeypatch, tmp_path):
    monkeypatch.setattr(build, "java_of", lambda version: str(tmp_path / "java"))
    javac = tmp_path / "javac"
    javac.write_text("#!/bin/sh\necho 'Run.java:1: error: no' >&2\nexit 1\n", encoding="utf-8")
    javac.chmod(0o755)
    with pytest.raises(NifiError, match="javac could not make the recorder: Run.java:1: error: no"):
        build.compile_sources(tmp_path / "made", "2.3.0")
