"""What needs no NiFi: the list of known differences, the normal form, and that each check can fail."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from nifi.proof.parity import known, report
from nifi.proof.parity.cases import CASES
from nifi.proof.parity.checks import CHECKS, Difference, compare
from nifi.proof.parity.mutants import MUTANTS
from nifi.proof.parity.normal import Normal
from nifi.proof.parity.observed import BATCH, Observed
from nifi.proof.parity.runs import Runs

LINE = "xml | drawn | events | batches | DROP Log/One line | a reason"
SEEN = Observed(
    {BATCH: ["erp POST /token"], "1": ["erp POST /a", "erp POST /b"]},
    {"1": [("Log/One line", {"relation": "continue"})]},
    {"1": Counter({("Ledger/Where to", "work"): 1})},
    Counter({("DROP", "Log/One line"): 1}),
    {"i:1": "done|x"},
    parked={"Ledger/Held plans again": 1},
    answers={"1": ["good -> 202"]},
)
OTHERS = {
    "valid": replace(SEEN, invalid=["Ledger/Ledger: no"]),
    "requests": replace(SEEN, requests={**SEEN.requests, "1": ["erp POST /b", "erp POST /a"]}),
    "attributes": replace(SEEN, finals={"1": [("Log/One line", {"relation": "failure"})]}),
    "relationships": replace(SEEN, routes={"1": Counter({("Ledger/Where to", "park"): 1})}),
    "events": replace(SEEN, events=Counter()),
    "answers": replace(SEEN, answers={"1": ["good -> 503"]}),
    "ledger": replace(SEEN, state={"i:1": "open|x"}),
    "ledger of the parked": replace(SEEN, parked={"Ledger/Write back again": 1}),
}


@pytest.mark.parametrize("other", OTHERS)
def test_each_check_finds_what_it_is_for_and_nothing_else(other: str) -> None:
    assert compare(SEEN, SEEN) == []
    assert {one.check for one in compare(SEEN, OTHERS[other])} == {other.partition(" ")[0]}


def test_every_check_can_fail() -> None:
    assert {other.partition(" ")[0] for other in OTHERS} == set(CHECKS)


def test_a_known_difference_is_allowed_in_its_own_run_only() -> None:
    lines = known.read(LINE)
    found = [Difference("events", "batches", "DROP Log/One line", "…")]
    assert known.judge(found, lines, "xml", "drawn") == ([], [])
    assert known.judge(found, lines, "json", "drawn") == (found, [])


def test_a_known_difference_that_no_longer_occurs_is_stale() -> None:
    lines = known.read(LINE.replace("xml", "*"))
    assert known.judge([], lines, "json", "drawn") == ([], lines)
    assert known.judge([], lines, "json", "scripts") == ([], [])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("\n".join([LINE] * 11), "at most 10"),
        (LINE.replace("events", "requests"), "may not stay"),
        (LINE.replace("events", "answers"), "may not stay"),
        (LINE.replace("events", "valid"), "may not stay"),
        (LINE.replace("a reason", ""), "not definition"),
    ],
    ids=["eleven lines", "about a request", "about an answer", "about validity", "without a reason"],
)
def test_the_list_of_known_differences_has_rules(text: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        known.read(text)


def test_the_committed_list_keeps_them() -> None:
    known.read(known.FILE.read_text(encoding="utf-8"))


def test_only_what_no_two_runs_share_is_taken_away() -> None:
    with CASES["drawn"].scenario(None) as scenario:
        normal = Normal(scenario)
        own = scenario.rows[0]["uuid"]
        text = (
            f"{scenario.erp.url}/x {own} 00000000-0000-4000-8000-000000000000 omnitron-token-12 2026-01-15T07:59:59Z 2026-01-15T08:00:01Z"
        )
        assert normal.text(text) == f"http://erp/x {own} <uuid> omnitron-token 2026-01-15T07:59:59Z <now>"
        assert normal.attributes({"relation": "held", "ledger.flight": "0a1b2c3d4e5f", "uuid": "1"}) == {
            "relation": "held", "ledger.flight": "<flowfile>", "uuid": "<uuid>",
        }  # fmt: skip
        state = {"i:1": "open|2026-01-15T07:00:00.000000Z||1|0|1700000030|1700000000|ab", "0floor": "x"}
        assert normal.state(state) == {"i:1": "open|2026-01-15T07:00:00.000000Z||1|0|+30|<since>|<flowfile>", "0floor": "x"}
        for due, said in ((0, "0"), (1699999999, "short"), (1700000001, "short"), (1700000002, "short"), (1700000030, "+30")):
            entry = f"open|2026-01-15T07:00:00.000000Z||1|0|{due}|1700000000|ab"
            assert normal.state({"i:1": entry})["i:1"] == f"open|2026-01-15T07:00:00.000000Z||1|0|{said}|<since>|<flowfile>"


@pytest.mark.parametrize(
    ("case", "requests", "answers"), [("GET, no write-back", 20, 0), ("every call", 15, 41), ("plans, scripts", 10, 9)]
)
def test_both_definitions_do_the_same_in_the_emulator(tmp_path: Path, case: str, requests: int, answers: int) -> None:
    runs = Runs(None, tmp_path)
    one, other = (runs.emulated(definition, case) for definition in ("xml", "json"))
    assert compare(one, other) == []
    rows = report.rows("xml", CASES[case], one, [Difference("events", BATCH, "a", "b")])
    total = dict(zip(report.HEADINGS, report.total(rows)))
    assert total["differences"] == "1"
    assert int(total["requests"]) == sum(len(path) for path in one.requests.values()) > requests
    assert int(total["answers"]) == sum(len(path) for path in one.answers.values()) == answers


def test_a_plan_is_shown_with_its_calls_and_with_what_the_erp_did() -> None:
    case = CASES["plans"]
    first, second = case.scenario(None).ids()[:2]
    shown = report.labels(case)
    assert (shown[first], shown[second]) == ("good x2; accept", "good x4; created")
    assert [text for path, text in report.labels(CASES["every call"]).items() if path.startswith("bad_json-")] == ["bad_json"]


def test_there_are_mutants_of_every_check() -> None:
    assert len({one.name for one in MUTANTS}) == len(MUTANTS) >= 10
    assert {one.check for one in MUTANTS} == set(CHECKS) - {"events"}
