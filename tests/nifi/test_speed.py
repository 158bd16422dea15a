"""make bench: what it compares is the same work on both sides, and its table is readable."""

from __future__ import annotations

import json
import sys
from importlib.machinery import ModuleSpec
from types import ModuleType

import pytest

from nifi.errors import NifiError
from nifi.proof.speed import __main__ as speed
from nifi.proof.speed import between, history, many, ports, starts
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


def test_the_ratio_is_the_median_of_the_rounds():
    ours, theirs = iter([1.0, 4.0, 2.0, 1.0]), iter([8.0, 1.0, 2.0, 4.0])  # the first warm up

    class Timed:
        name = "a mapping"

        def emulated(self, times):
            return next(ours)

        def real(self, jvm, times):
            return next(theirs)

    assert speed.row(Timed(), None, 0, 3) == ("a mapping", "5", "5", "1.000")


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


def recorded(path, ratios, python="3.11"):
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps({"commit": "abc", "python": python, "load": 0.1, "ratios": ratios}) + "\n")


def never(name):
    raise AssertionError(f"{name} was measured again")


def test_the_last_line_of_the_same_python_is_what_a_run_is_compared_with(tmp_path):
    path = tmp_path / "history.jsonl"
    assert history.last(path, "3.11") == {}
    recorded(path, {"jolt": 0.9})
    recorded(path, {"jolt": 0.6})
    recorded(path, {"jolt": 0.1}, "3.14")
    assert [history.last(path, version) for version in ("3.11", "3.14", "3.9")] == [{"jolt": 0.6}, {"jolt": 0.1}, {}]


def test_a_line_says_the_commit_the_python_and_how_busy_the_machine_was(tmp_path, monkeypatch):
    path = tmp_path / "history.jsonl"
    monkeypatch.setattr("os.getloadavg", lambda: (3.0, 0, 0))
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    history.add({"jolt": 0.61234567}, path)
    entry = json.loads(path.read_text(encoding="utf-8"))
    assert len(entry.pop("commit")) == 12
    assert entry == {"python": history.python(), "load": 1.5, "ratios": {"jolt": 0.6123}}
    assert history.last(path) == {"jolt": 0.6123}


@pytest.mark.parametrize("ratio", [0.41, 0.6, 7.0])
def test_a_ratio_that_is_not_a_third_lower_is_fine_and_not_measured_again(ratio):
    assert history.fallen({"jolt": ratio, "new": 0.1}, {"jolt": 0.6, "gone": 1.0}, never) == []


def test_a_ratio_that_is_a_third_lower_each_time_is_told_with_the_best():
    measured = iter([0.2, 0.39, 0.1])
    (sentence,) = history.fallen({"jolt": 0.3}, {"jolt": 0.6}, lambda name: next(measured))
    assert sentence.startswith("jolt: 0.39, it was 0.6 (4 times measured, the best).")
    assert list(measured) == []


def test_a_ratio_that_was_lower_by_chance_is_measured_until_it_is_not():
    measured = iter([0.2, 0.41, 0.1])
    assert history.fallen({"jolt": 0.3}, {"jolt": 0.6}, lambda name: next(measured)) == []
    assert list(measured) == [0.1]


def test_only_what_is_lower_is_measured_again():
    names = []

    def again(name):
        names.append(name)
        return 0.5

    assert history.fallen({"jolt": 0.3, "el": 0.9}, {"jolt": 0.6, "el": 1.0}, again) == []
    assert names == ["jolt"]


def test_the_history_names_what_is_timed():
    names = {subject.name for subject in subjects()}
    names |= {f"{command}, {way}" for command in starts.COMMANDS for way in ("bytecode", "no bytecode")}
    entries = [json.loads(line) for line in history.HISTORY.read_text(encoding="utf-8").splitlines()]
    assert {subject.name for subject in subjects()} <= set(entries[-1]["ratios"]) <= names
    assert all(entry["python"] for entry in entries)


def test_a_start_is_measured_without_bytecode_and_with_it():
    first, second = (list(starts.starts(1, f"el, {way}")) for way in ("no bytecode", "bytecode"))
    assert [start.name for start in (*first, *second)] == ["el, no bytecode", "el, bytecode"]
    assert first[0].bare > 0 and second[0].command > 0
    assert len(first[0].cells()) == len(starts.HEADS)


@pytest.mark.parametrize("name", many.FLOWS)
def test_many_flowfiles_go_through_each_flow(name):
    took = many.run(many.FLOWS[name](), 200)
    assert took.cpu > 0


def test_many_stand_beside_a_tenth_of_them():
    times = {100: many.Took(1.0, 1024), 1000: many.Took(20.0, 3 * 1024)}
    rows = list(many.rows(1000, lambda name, count: times[count]))
    assert rows[0] == ("1,000 FlowFiles through the Script card", "20,000", "2.00", "2.0")
    assert {len(row) for row in rows} == {len(many.HEADS)}


class NoJvm:
    def __init__(self, options):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass


@pytest.fixture
def timed(monkeypatch, tmp_path):
    """What the bench times: a mapping, ten times as fast as NiFi's, and a start, each slower at first when it is asked to be."""
    slow = {"mapping": 0, "el, bytecode": 0}

    class Mapping:
        name = "mapping"

        def emulated(self, times):
            slow["mapping"] -= 1
            return times * (10 if slow["mapping"] >= 0 else 1)

        def real(self, jvm, times):
            return times * 10.0

    def start(rounds, only=""):
        slow["el, bytecode"] -= 1
        yield starts.Start("el, bytecode", 0.01, 0.4 if slow["el, bytecode"] >= 0 else 0.04)

    path = tmp_path / "history.jsonl"
    recorded(path, {"mapping": 10.0, "el, bytecode": 0.25}, history.python())
    monkeypatch.setattr(speed, "Jvm", NoJvm)
    monkeypatch.setattr(speed, "subjects", lambda: [Mapping()])
    monkeypatch.setattr(starts, "starts", start)
    monkeypatch.setattr(ports, "rows", lambda *_: [])
    monkeypatch.setattr(history, "last", lambda: json.loads(path.read_text(encoding="utf-8"))["ratios"])
    monkeypatch.setattr("sys.argv", ["speed", "--check", "--seconds", "1", "--rounds", "1", "--flowfiles", "0"])
    return slow


@pytest.mark.parametrize(
    "lower, names",
    [
        ({}, []),
        ({"mapping": 3}, []),
        ({"el, bytecode": 2}, []),
        ({"mapping": 100}, ["mapping"]),
        ({"mapping": 100, "el, bytecode": 100}, ["mapping", "el, bytecode"]),
    ],
)
def test_the_check_ends_with_one_when_something_is_slower_each_time(timed, capsys, lower, names):
    timed.update(lower)
    assert speed.main() == (1 if names else 0)
    assert [line.partition(": ")[0] for line in capsys.readouterr().err.splitlines()] == names


class Counting:
    """A JVM that takes a fixed time for each FlowFile, and compiles for so many parts."""

    def __init__(self, nanos: int, compiling: int = 0) -> None:
        self.nanos, self.compiling, self.asked = nanos, compiling, []

    def ask(self, kind, question, times):
        self.asked.append(times)
        self.compiling -= 1
        return {"nanos": self.nanos * times, "compiling": 1000 if self.compiling >= 0 else 0}


def test_two_nifis_take_turns_and_who_begins_changes():
    turns = []

    class Side(Counting):
        def ask(self, kind, question, times):
            turns.append(self.nanos)
            return super().ask(kind, question, times)

    slow, fast = Side(2_000_000), Side(1_000_000)
    assert between.rates({}, (slow, fast), 0.1, 3, 0.0) == [(500.0, 1000.0)] * 3
    assert slow.asked[-3:] == [50] * 3 and fast.asked[-3:] == [100] * 3
    assert turns[-6:] == [1_000_000, 2_000_000, 2_000_000, 1_000_000, 1_000_000, 2_000_000]


def test_a_script_runs_so_long_before_it_is_timed():
    jvm = Counting(1_000_000)
    assert between.warmed(jvm, {}, 0.1, 1.0) == 100
    assert jvm.asked == [10, *[100] * 10]


def test_a_script_is_not_timed_while_the_compilers_work():
    assert between.warmed(jvm := Counting(1_000_000, compiling=15), {}, 0.1, 1.0) == 100
    assert len(jvm.asked) == 15 + between.LOOKED_AT


def test_compilers_that_never_rest_are_not_waited_for_without_end():
    assert between.warmed(jvm := Counting(1_000_000, compiling=1000), {}, 0.1, 1.0) == 100
    assert len(jvm.asked) == 41


def test_a_ratio_is_the_median_of_the_rounds_with_its_quartiles():
    measured = [(100.0, 90.0), (100.0, 200.0), (50.0, 55.0)]
    assert between.ratios(measured) == (0.9, 1.1, 2.0)
    assert between.row("a script", measured) == ("a script", "100", "90", "1.10", "0.90 to 2.00")


@pytest.mark.parametrize("nanos, same_java, exit_code", [((1, 2), (), 1), ((2, 1), (), 0), ((2, 1), ("--same-java",), 0)])
def test_a_nar_that_is_slower_than_nifi_1_fails_the_check(nanos, same_java, exit_code, monkeypatch, capsys):
    sides, flags = iter(nanos), []

    class Side(Counting):
        def __init__(self, *_: object, options: tuple[str, ...], java: str = "2.3.0") -> None:
            super().__init__(next(sides) * 1_000_000)
            flags.append((java, options[-1]))

        def __enter__(self):
            return self

        def __exit__(self, *_: object) -> None:
            pass

    monkeypatch.setattr(between, "Jvm", Side)
    monkeypatch.setattr(between, "java_of", lambda nifi: nifi)
    monkeypatch.setattr(between, "java_version", {"1.16.3": 17, "2.3.0": 25}.get)
    words = ["--seconds", "0.1", "--rounds", "1", "--warm", "0", "--option=-XX:+UseCompactObjectHeaders", "--script", "one", "--check"]
    monkeypatch.setattr(sys, "argv", ["between", *words, *same_java])
    assert between.main() == exit_code
    first, second, heads, _, *rows = capsys.readouterr().out.splitlines()
    nifi, java = ("2.3.0", 25) if same_java else ("1.16.3", 17)
    assert first == f"NiFi 1.16.3: Java {java}, -Xmx1g -XX:+UseSerialGC -Xbatch"
    assert second == "NAR on 2.3.0: Java 25, -Xmx1g -XX:+UseSerialGC -Xbatch -XX:+UseCompactObjectHeaders"
    assert "NAR / 1.16.3" in heads and [row.partition("  ")[0] for row in rows] == ["one attribute"]
    assert flags == [(nifi, "-Xbatch"), ("2.3.0", "-XX:+UseCompactObjectHeaders")]


def test_no_more_flowfiles_wait_at_once_than_a_queue_keeps():
    jvm = Counting(1_000)
    assert between.warmed(jvm, {}, 1.0, 0.1) == between.AT_ONCE
    assert max(jvm.asked) == between.AT_ONCE


@pytest.mark.java
def test_a_script_stays_open_from_part_to_part_and_nothing_is_left_of_the_flowfiles():
    counting = "count = globals().get('count', 0) + 1\nif count == 12: raise ValueError(count)\n"
    question = {"script": counting + "session.transfer(session.get(), REL_SUCCESS)", "flowfiles": [{"content": "a", "attributes": {}}]}
    with open_jvm() as jvm:
        assert jvm.ask("steady", question, times=4)["nanos"] > 0
        assert jvm.ask("steady", question, times=4)["compiling"] >= 0
        with pytest.raises(NifiError, match="ValueError: 12"):
            jvm.ask("steady", question, times=4)
