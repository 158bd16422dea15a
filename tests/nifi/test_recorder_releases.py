"""What the recorder writes of another release: only what it answers otherwise, with how many cases of each file were asked."""

import gzip
import json

import pytest

from emulator.base.errors import UsageError
from nifi.proof.recorder import groups
from nifi.proof.recorder.releases import differences, program

CASES = [{"expression": "${a}", "expected": "x", "result_type": "STRING"}, {"expression": "${b}", "expected": "y", "result_type": "STRING"}]


class Answers:
    """A release that says z to ${b}, and reverses every Jolt result."""

    def __init__(self, version):
        self.version = version

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    def ask(self, kind, question=None, **more):
        asked = {**(question or {}), **more}
        if kind == "jolt":
            return {"value": json.dumps(json.loads(asked["input"])[::-1])}
        return {"value": {"${a}": "x", "${b}": "z"}[asked["expression"]], "result_type": "STRING"}


@pytest.fixture
def compliance(tmp_path, monkeypatch):
    (tmp_path / "el").mkdir()
    (tmp_path / "jolt").mkdir()
    groups.write(tmp_path / "el" / "some.json", [{"attributes": {"a": "x"}, "cases": CASES}])
    lines = [{"name": "same", "op": "sort", "spec": None, "input": [1], "expected": [1], "keyorder": True},
             {"name": "other", "op": "sort", "spec": None, "input": [1, 2], "expected": [1, 2], "keyorder": True}]  # fmt: skip
    (tmp_path / "jolt" / "more.jsonl.gz").write_bytes(gzip.compress("\n".join(map(json.dumps, lines)).encode()))
    monkeypatch.setattr(differences, "COMPLIANCE", tmp_path)
    monkeypatch.setattr(differences, "Release", Answers)
    monkeypatch.setattr(differences, "java_of", lambda version: "java")
    monkeypatch.setattr(differences, "java_version", lambda java: 25)
    return tmp_path


def test_only_what_is_answered_otherwise_is_written(compliance):
    said = []
    differences.write(["2.3.0"], said.append, compliance / "releases")
    assert json.loads((compliance / "releases" / "2.3.0" / "el.json").read_text()) == [
        {"file": "some", "attributes": {"a": "x"}, "cases": [{"expression": "${b}", "expected": "z", "result_type": "STRING"}]}
    ]
    assert json.loads((compliance / "releases" / "2.3.0" / "jolt.json").read_text()) == {"other": {"expected": [2, 1], "keyorder": True}}
    assert not (compliance / "releases" / "2.3.0" / "units.json").exists()
    assert said == ["2.3.0: el 1, jsonpath 0, parameters 0, units 0, jolt 1"]


def test_what_no_longer_differs_is_taken_away(compliance):
    stale = compliance / "releases" / "2.3.0" / "units.json"
    stale.parent.mkdir(parents=True)
    stale.write_text("[]", encoding="utf-8")
    differences.write(["2.3.0"], lambda words: None, compliance / "releases")
    assert not stale.exists()


def test_what_was_asked_is_counted_by_file_and_says_of_what(compliance):
    differences.write(["2.3.0"], lambda words: None, compliance / "releases")
    differences.write(["2.8.0"], lambda words: None, compliance / "releases")
    asked = json.loads((compliance / "releases" / differences.ASKED).read_text())
    assert asked["2.3.0"]["from"] == "recorded:nifi-expression-language-2.3.0, jolt-0.1.8, JDK 25"
    assert (asked["2.3.0"]["asked"]["el"], asked["2.3.0"]["asked"]["jolt"]) == ({"some": 2}, {"more": 2})
    assert "jolt" not in asked["2.8.0"]["asked"] and "jolt" not in asked["2.8.0"]["from"]


def test_a_release_that_is_not_asked_is_refused_with_those_that_are(compliance):
    with pytest.raises(UsageError, match="2.9.0 is not asked here: it is one of 1.28.1, 2.3.0, 2.8.0"):
        differences.write(["2.9.0"], print)


def test_the_program_is_made_anew_when_its_sources_change(monkeypatch, tmp_path):
    before = program.mark()
    changed = tmp_path / "Release.java"
    changed.write_text("other", encoding="utf-8")
    monkeypatch.setattr(program, "sources", lambda: [changed])
    assert program.mark() != before
