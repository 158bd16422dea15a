"""The recorded cases of scripts on NiFi 2 with our NAR: the data are of these cases, each difference has a kind, which is on the page."""

from __future__ import annotations

import json
from typing import Any, Dict, Iterator, Tuple
from urllib.parse import unquote

import pytest

from emulator.script.lint.rule import rules_of
from nifi.errors import NifiError
from nifi.jython_nar import build as nar_build
from nifi.proof.recorder import cli, nifi2_cases, nifi2_kinds, nifi2_lint
from nifi.proof.recorder.nifi2_cases import Answers
from nifi.run.places import REPOSITORY
from nifi.run.version import PINNED

RECORDED: Dict[str, Any] = json.loads(nifi2_cases.FILE.read_text(encoding="utf-8"))["topics"]
LINT: Dict[str, Any] = json.loads(nifi2_lint.FILE.read_text(encoding="utf-8"))
PAGE = (REPOSITORY / "templates" / "NIFI2.md").read_text(encoding="utf-8")
AGAIN = "ask again: python -m nifi.proof.recorder nifi2-cases"


def differences() -> Iterator[Tuple[str, str, Dict[str, Any]]]:
    """(topic, kind, case → what differs)."""
    return ((topic, kind, cases) for topic, figures in RECORDED.items() for kind, cases in figures["kinds"].items())


def test_what_was_not_asked_is_said_on_the_page() -> None:
    assert list(RECORDED) == [topic for topic in nifi2_cases.TOPICS if topic in RECORDED]
    assert not [topic for topic in nifi2_cases.TOPICS if f"`{topic}`" not in PAGE]


@pytest.mark.parametrize("topic", RECORDED)
def test_the_nar_that_was_asked_is_the_one_that_is_built(topic: str) -> None:
    assert RECORDED[topic]["nar"] == nar_build.digest(PINNED), AGAIN


@pytest.mark.parametrize("topic", RECORDED)
def test_what_differs_is_still_a_case_and_nifi_1_still_answers_it_so(topic: str) -> None:
    each = list(nifi2_cases.recorded_of(topic))
    recorded = dict(each)
    assert RECORDED[topic]["asked"] <= len(each)
    cases = {name: parts for differing in RECORDED[topic]["kinds"].values() for name, parts in differing.items()}
    assert not set(cases) - set(recorded), AGAIN
    if topic != "jython":  # asked again on both sides, in another way than they were recorded
        changed = [name for name, parts in cases.items() if any(recorded[name].get(part) != pair[0] for part, pair in parts.items())]
        assert not changed, AGAIN


@pytest.mark.parametrize("topic", RECORDED)
def test_what_differs_and_what_is_the_same_are_all_that_was_asked(topic: str) -> None:
    figures = RECORDED[topic]
    assert figures["same"] + sum(map(len, figures["kinds"].values())) == figures["asked"] > 0


def test_each_difference_is_of_the_kind_that_its_answers_say_and_that_is_a_known_one() -> None:
    for _, kind, cases in differences():
        assert {case: nifi2_kinds.kind_of(case, parts) for case, parts in cases.items()} == dict.fromkeys(cases, kind)
    assert nifi2_kinds.UNEXPLAINED not in {kind for _, kind, _ in differences()}


def test_no_kind_is_without_a_case_and_each_has_its_row_on_the_page() -> None:
    assert {kind for _, kind, _ in differences()} == set(nifi2_kinds.KINDS)
    assert not [kind for kind in nifi2_kinds.KINDS if f"| {kind} |" not in PAGE]


def test_the_page_has_the_figures_of_the_data() -> None:
    rows = {topic: f"| {part['asked']:,} | {part['same']:,} |" for topic, part in RECORDED.items()}
    assert not [topic for topic, figures in rows.items() if f"| `{topic}` {figures}" not in PAGE]
    counts: Dict[str, int] = {}
    for _, kind, cases in differences():
        counts[kind] = counts.get(kind, 0) + len(cases)
    assert not [kind for kind, count in counts.items() if f"| {kind} | {count} |" not in PAGE], counts


def test_an_answer_that_nobody_can_explain_is_named_so() -> None:
    answers = Answers("a", {"stdout": "1", "logs": {}}, {"stdout": "2", "logs": {}})
    assert answers.differing() == {"stdout": ["1", "2"]}
    assert nifi2_kinds.kind_of("a", answers.differing()) == nifi2_kinds.UNEXPLAINED


def test_the_scripts_of_lint_were_asked_as_they_are() -> None:
    assert {case["script"]: case["asked"] for case in LINT["cases"]} == nifi2_lint.scripts(), AGAIN


@pytest.mark.parametrize("rule", ["nifi2-module", "nifi2-https", "nifi2-class", "nifi2-member"])
def test_the_words_that_a_rule_quotes_are_those_of_nifi_2(rule: str) -> None:
    (reason,) = [each.reason for each in rules_of("nifi2") if each.name == rule]
    (case,) = [case["observed"] for case in LINT["cases"] if case["script"] == f"{rule}.bad"]
    quoted = reason.rpartition(": " if rule != "nifi2-https" else "https: ")[2].rpartition("… ")[2]
    assert quoted in unquote(json.dumps(case))


@pytest.mark.java
def test_a_case_is_answered_on_nifi_2_as_it_was_recorded() -> None:
    try:
        with nifi2_cases.Sides() as sides:
            file = nifi2_cases.COMPLIANCE / "session" / "the_uuid_cannot_be_removed.json"
            (answers,) = nifi2_cases.TOPICS["session"].ask(sides, file)
    except NifiError as error:
        pytest.skip(f"NiFi 2 is not assembled here, or its Java is not: {error}")
    kind = "`session.removeAttribute(flowFile, None)`"
    assert answers.differing() == RECORDED["session"]["kinds"][kind][file.stem]


def test_a_topic_that_is_none_is_refused_with_those_that_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["nifi2-cases", "sessions"]) == 2
    assert "there is no topic sessions: it is one of session, invoke_scripted" in capsys.readouterr().err
