"""`make demo FLOW=order` for fifty seeds: the journals of both servers are read by somebody who knows nothing of the emulator."""

import json
import re
from pathlib import Path

import pytest

from emulator.cli.demo import play
from emulator.mocks.judge import judge_of
from emulator.mocks.scenarios.order import DRAWN, Case, OrderScenario
from tests.kits.seeds import seeds

ROOT = Path(__file__).resolve().parents[2]

FLOW = "order"
VOLATILE = {"n", "at", "connection", "reused"}
PORT = re.compile(r"127\.0\.0\.1:\d+")
HOPELESS = ("reject", "redirect", "forbidden", "failure_code")  # the words that fail for ever when an order has nine of them


def journals(seed, definition="xml", **more):
    scenario, done = play(FLOW, definition, seed, folder=ROOT / "templates", **more)
    return scenario, done, scenario.omnitron.journal.entries(), scenario.erp.journal.entries()


def comparable(entries):
    """The entries as texts in a fixed order: ports, numbering and the FlowFiles' ids aside."""
    texts = [json.dumps({name: value for name, value in entry.items() if name not in VOLATILE}, sort_keys=True) for entry in entries]
    return sorted(PORT.sub("127.0.0.1:port", text) for text in texts)


def to_be_sent(scenario):
    """The orders that a run must mark as sent, told from what the scenario has in store for each."""
    doomed = set()
    for rid, case in scenario.plan.items():
        words = [*case.writes, *(case.checks if scenario.check else ())]
        if case.cancelled or case.left or any(words.count(word) == 9 for word in HOPELESS):
            doomed.add(rid)
    return set(scenario.plan) - doomed


def marked(scenario):
    return {rid for rid, row in scenario.omnitron.orders.rows.items() if row["is_send"]}


def keeps_every_rule(scenario, done, omnitron, erp):
    assert judge_of(FLOW).findings({"omnitron": omnitron, "erp": erp}, exists=scenario.exists) == []
    assert marked(scenario) == to_be_sent(scenario)
    assert done.stalled == [] and done.finished


@pytest.mark.parametrize("seed", seeds(range(1, 51)))
def test_the_order_journals_keep_every_rule(seed):
    keeps_every_rule(*journals(seed, "xml" if seed % 2 else "json"))


@pytest.mark.parametrize("seed", seeds([1, 2, 3], often=1))
def test_the_json_definition_of_the_order_flow_leaves_the_same_journals(seed):
    _, _, *first = journals(seed, "xml")
    _, _, *second = journals(seed, "json")
    assert [comparable(one) for one in first] == [comparable(one) for one in second]


@pytest.fixture(scope="module")
def first():
    return journals(1)


def rid_of(scenario, **wanted):
    return next(rid for rid, case in scenario.plan.items() if all(getattr(case, name) == value for name, value in wanted.items()))


def said(entries, rid, path):
    return [entry["answer"] or entry["ending"] for entry in entries if entry["id"] == rid and entry["path"] == path]


@pytest.mark.parametrize(
    "wanted, at_the_erp, sent",
    [
        ({"items": 0}, [200], True),
        ({"checks": ["found"]}, [], True),
        ({"exists": True}, [], True),
        ({"writes": ["reject"] * 9}, [422, 422, 422], False),
        ({"writes": ["unauthorized"]}, [401, 200], True),
        ({"writes": ["hang_up"]}, ["dropped", 200], True),
        ({"writes": ["refused"]}, [200], True),
        ({"cancelled": True}, [500], False),
        ({"left": True}, [], False),
    ],
)
def test_the_run_shows_each_promised_order(first, wanted, at_the_erp, sent):
    scenario, _, omnitron, erp = first
    rid = rid_of(scenario, **wanted)
    assert said(erp, rid, "/orders") == at_the_erp
    assert (rid in marked(scenario)) is sent


def test_an_order_whose_item_cannot_be_read_comes_again_whole(first):
    scenario, _, omnitron, erp = first
    rid = rid_of(scenario, faults=[("item", ["500"] * 6)])
    lists = [entry for entry in omnitron if entry["id"] == rid and entry["path"].endswith("/order_items/")]
    (write,) = [entry for entry in erp if entry["id"] == rid and entry["path"] == "/orders"]
    assert len(lists) > 1
    assert len(json.loads(write["body"])["orderitem_set"]) == 2


def test_what_servers_forge_in_headers_is_in_no_final_attribute_of_an_order(first):
    _, done, _, _ = first
    forged = {(final.component, name) for final in done.finals for name, value in final.attributes.items() if "forged" in value}
    assert forged == set()


def test_turkish_text_reaches_the_erp_unharmed(first):
    scenario, _, _, erp = first
    write = next(entry for entry in erp if entry["path"] == "/orders" and "\\u0131" in entry["body"])
    rid, sent = write["id"], json.loads(write["body"])
    row = scenario.omnitron.orders.rows[rid]
    assert [item["product"]["name"] for item in sent["orderitem_set"]] == [item["product"]["name"] for item in row["orderitem_set"]]
    assert sent["shipping_address"] == row["shipping_address"]


@pytest.mark.parametrize("size", [0, 1, 200])
def test_an_order_of_many_items_is_sent_whole(size):
    run = journals(1, cases=[Case(items=size)])
    keeps_every_rule(*run)
    (write,) = [entry for entry in run[3] if entry["path"] == "/orders"]
    assert len(json.loads(write["body"])["orderitem_set"]) == size


@pytest.mark.slow
def test_many_orders_at_once_are_all_sent():
    keeps_every_rule(*journals(1, cases=[Case()] * 120))


def test_an_order_that_cannot_be_written_back_is_parked_and_not_sent_again():
    scenario, done, omnitron, erp = journals(1, cases=[Case(items=1, faults=[("mapping", ["500"] * 20)]), Case(items=1)])
    rid = rid_of(scenario, items=1, faults=[("mapping", ["500"] * 20)])
    assert judge_of(FLOW).findings({"omnitron": omnitron, "erp": erp}) == ["settled: %s is not settled" % rid]
    assert [one.count for one in done.stalled] == [1]
    assert said(erp, rid, "/orders") == [200]


def test_the_words_of_the_erp_check_and_the_settings_are_all_drawn_by_some_seed():
    scenarios = [OrderScenario(seed) for seed in range(1, 51)]
    cases = [case for scenario in scenarios for case in scenario.plan.values()]
    assert [case for case in DRAWN if case not in cases] == []
    assert {scenario.settings["page.limit"] for scenario in scenarios} == {"25", "7", "5"}
    assert {scenario.settings["mapping.enabled"] for scenario in scenarios} == {"false", "true"}
