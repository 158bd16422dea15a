"""`make demo` for fifty seeds: the journals of both servers are read by somebody who knows nothing of the emulator."""

import json
import re
from pathlib import Path

import pytest

from emulator.cli.demo import play
from emulator.mocks.judge import judge_of
from tests.kits.seeds import seeds

ROOT = Path(__file__).resolve().parents[2]

FLOW = "order_cancellation_request"
VOLATILE = {"n", "at", "connection", "reused"}
PORT = re.compile(r"127\.0\.0\.1:\d+")
ANSWER_ITSELF = "Write Data to ERP/Does it say when"  # its headers are looked at there, and it ends there


def journals(seed, definition):
    scenario, done = play(FLOW, definition, seed, folder=ROOT / "templates")
    return scenario, done, scenario.omnitron.journal.entries(), scenario.erp.journal.entries()


def comparable(entries):
    """The entries as texts in a fixed order: ports, numbering and the FlowFiles' ids aside."""
    texts = [json.dumps({name: value for name, value in entry.items() if name not in VOLATILE}, sort_keys=True) for entry in entries]
    return sorted(PORT.sub("127.0.0.1:port", text) for text in texts)


@pytest.mark.parametrize("seed", seeds(range(1, 51)))
def test_the_journals_keep_every_rule(seed):
    scenario, done, omnitron, erp = journals(seed, "xml" if seed % 2 else "json")
    assert judge_of(FLOW).findings({"omnitron": omnitron, "erp": erp}) == []
    assert done.stalled == [] and done.finished


@pytest.mark.parametrize("seed", seeds([1, 2, 3], often=1))
def test_the_json_definition_leaves_the_same_journals_as_the_xml_template(seed):
    _, _, *first = journals(seed, "xml")
    _, _, *second = journals(seed, "json")
    assert [comparable(one) for one in first] == [comparable(one) for one in second]


@pytest.fixture(scope="module")
def first():
    return journals(1, "xml")


def rid_of(scenario, words):
    return next(rid for rid, plan in scenario.plan.items() if plan == words)


def answers(entries, rid):
    return [
        entry["answer"] if entry["ending"] == "complete" else entry["ending"]
        for entry in entries
        if entry["id"] == rid and entry["method"] != "GET"
    ]


@pytest.mark.parametrize(
    "words, at_the_erp, written_back",
    [
        (["accept"], [200], True),
        (["reject"] * 9, [422, 422, 422], False),
        (["unauthorized"], [401, 200], True),
        (["slow"], ["unanswered", 200], True),
        (["hang_up"], ["dropped", 200], True),
        (["refused"], [200], True),
        (["hostile"], [200], True),
    ],
)
def test_the_run_shows_each_promised_case(first, words, at_the_erp, written_back):
    scenario, _, omnitron, erp = first
    rid = rid_of(scenario, words)
    assert answers(erp, rid) == at_the_erp
    assert (200 in answers(omnitron, rid)) is written_back


def test_a_request_whose_connection_was_refused_is_not_written_back_before_it_was_accepted(first):
    scenario, _, omnitron, erp = first
    rid = rid_of(scenario, ["refused"])
    fetched = [entry["at"] for entry in omnitron if rid in entry["gave"]]
    accepted = next(entry["at"] for entry in erp if entry["id"] == rid)
    back = next(entry["at"] for entry in omnitron if entry["id"] == rid)
    assert fetched[0] < fetched[1] < accepted < back


def test_what_servers_forge_in_headers_is_in_no_final_attribute(first):
    _, done, _, _ = first
    finals = [final for final in done.finals if final.component != ANSWER_ITSELF]
    forged = {(final.component, name) for final in finals for name, value in final.attributes.items() if "forged" in value}
    assert forged == set()
