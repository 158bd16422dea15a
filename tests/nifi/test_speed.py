"""make bench: what it compares is the same work on both sides, and its table is readable."""

from __future__ import annotations

import sys
from importlib.machinery import ModuleSpec
from types import ModuleType

import pytest

from nifi.proof.speed import __main__ as speed
from nifi.proof.speed import costs, history, ports
from nifi.proof.speed.subjects import Subject, subjects
from tests.kits.recorder_kit import open_jvm


@pytest.mark.java
def test_every_subject_runs_on_both_sides():
    with open_jvm() as jvm:
        for one in subjects():
            assert one.emulated(2) > 0
            assert one.real(jvm, 2) > 0


@pytest.mark.java
@pytest.mark.parametrize("subject", [one for one in subjects() if one.question["what"] != "script"], ids=lambda one: one.name)
def test_what_is_timed_does_not_fail_in_nifi(subject: Subject):
    with open_jvm() as jvm:
        question = dict(subject.question)
        kind = question.pop("what")
        if kind == "expressions":
            values = question.pop("expressions")
            answers = [jvm.ask("expression", question, expression=text) for text in values]
            assert all("value" in answer for answer in answers), answers
            return
        answer = jvm.ask(kind, question, **({"op": "chain"} if kind == "jolt" else {}))
        assert answer.get("value") not in (None, "", "[]", "null"), answer


def test_a_side_is_asked_until_it_works_long_enough_to_be_timed():
    asked = []

    def work(times: int) -> float:
        asked.append(times)
        return times / 1000  # a thousand a second

    assert speed.enough(work, 2.0) == 2000
    assert asked == [10, 40, 160, 640]


def test_the_best_round_counts():
    given = iter([3.0, 1.0, 2.0])
    assert costs.best(3, lambda: next(given)) == 1.0


def test_figures_stand_to_the_right():
    assert speed.table(("what", "n"), [("a", "1"), ("bcdef", "20")]).splitlines() == ["what    n", "-----  --", "a       1", "bcdef  20"]


def test_a_mapping_stands_beside_each_installed_port(monkeypatch):
    class Chainr:
        from_spec = classmethod(lambda cls, spec: cls())

        def apply(self, document):
            return document

    module = ModuleType("joltpy")
    module.Chainr = Chainr
    module.__spec__ = ModuleSpec("joltpy", None)
    monkeypatch.setitem(sys.modules, "joltpy", module)
    monkeypatch.setattr(ports, "PORTS", {"joltpy": "jolt-py"})
    rows = list(ports.rows(lambda work, seconds: 1, 0, 1))
    assert ports.heads() == ("Jolt", "emulator, a second", "jolt-py, a second", "emulator / better")
    assert {len(row) for row in rows} == {4}
    assert [row[0].rpartition(", ")[2] for row in rows[:2]] == ["text to text", "data to data"]


def test_a_ratio_that_falls_by_a_third_is_told(tmp_path):
    path = tmp_path / "history.jsonl"
    assert history.last(path) == {}
    history.add({"jolt": 0.9}, path)
    history.add({"jolt": 0.6, "gone": 1.0}, path)
    before = history.last(path)
    assert before == {"jolt": 0.6, "gone": 1.0}
    assert history.fallen({"jolt": 0.41, "new": 0.1}, before) == []
    (sentence,) = history.fallen({"jolt": 0.39}, before)
    assert sentence.startswith("jolt: 0.39 of NiFi's speed, it was 0.60.")


def test_the_history_names_what_is_timed():
    assert set(history.last()) == {subject.name for subject in subjects()}
