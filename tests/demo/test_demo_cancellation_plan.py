"""`make demo FLOW=cancellation_plan` for fifty seeds: an HTTP client calls the webhook, both journals are read by a stranger."""

from pathlib import Path

import pytest

from emulator.cli.demo import play
from emulator.mocks.judge import judge_of
from emulator.mocks.judge.flows.cancellation_plan import BAD_CONTENT, OWED
from emulator.mocks.webhook_sender import CALLS
from tests.kits.seeds import seeds

ROOT = Path(__file__).resolve().parents[2]
ANSWER_ITSELF = "Write Data to ERP/Does it say when"  # its headers are looked at there, and it ends there


def journals(seed, definition="xml", **more):
    scenario, done = play("cancellation_plan", definition, seed, folder=ROOT / "templates", **more)
    calls, erp = scenario.journals()
    return scenario, done, calls.entries(), erp.entries()


@pytest.mark.parametrize("seed", seeds(range(1, 51)))
def test_the_plan_journals_keep_every_rule(seed):
    scenario, done, calls, erp = journals(seed, "xml" if seed % 2 else "json")
    assert judge_of("cancellation_plan").findings({"calls": calls, "erp": erp}) == []
    assert set(scenario.plan) <= set(scenario.erp.taken)
    assert done.stalled == [] and done.finished


@pytest.fixture(scope="module")
def first():
    return journals(1)


def test_every_way_to_call_is_tried(first):
    assert {call["query"]["call"][0] for call in first[2]} == set(CALLS)


def test_the_reader_knows_what_each_call_is_owed(first):
    owed = {name: OWED.get(name, BAD_CONTENT) for name in CALLS}
    assert owed == {name: call.owed for name, call in CALLS.items()}


def test_an_event_that_comes_twice_is_sent_to_the_erp_as_often_as_one_that_comes_once(first):
    scenario, _, calls, erp = first
    twice = [rid for rid in scenario.plan if sum(call["id"] == rid for call in calls) == 2]
    good = {
        rid: sum(entry["id"] == rid and entry["answer"] in (200, 201, 204) and entry["ending"] == "complete" for entry in erp)
        for rid in twice
    }
    assert twice and set(good.values()) == {1}


@pytest.mark.parametrize(
    "words, at_the_erp",
    [
        (["reject", "accept"], [422, 200]),
        (["unauthorized"], [401, 200]),
        (["slow"], ["unanswered", 200]),
        (["hang_up"], ["dropped", 200]),
        (["cut"], ["cut", 200]),
        (["hostile"], [200]),
    ],
)
def test_the_run_shows_each_promised_plan(first, words, at_the_erp):
    scenario, _, _, erp = first
    rid = next(rid for rid, plan in scenario.plan.items() if plan == words)
    assert [entry["answer"] if entry["ending"] == "complete" else entry["ending"] for entry in erp if entry["id"] == rid] == at_the_erp


def test_nothing_that_was_forged_is_in_a_final_attribute_of_a_plan(first):
    _, done, _, _ = first
    finals = [final for final in done.finals if final.component != ANSWER_ITSELF]
    forged = {(final.component, name) for final in finals for name, value in final.attributes.items() if "forged" in value}
    assert forged == set()
