"""`make demo FLOW=order_cancel` for fifty seeds: the journals of both servers are read by a stranger."""

import json
from pathlib import Path

import pytest

from emulator.cli.demo import play
from emulator.mocks.judge import judge_of
from tests.kits.seeds import seeds

ROOT = Path(__file__).resolve().parents[2]


def journals(seed, definition="xml", **more):
    scenario, done = play("order_cancel", definition, seed, folder=ROOT / "templates", **more)
    return scenario, done, scenario.omnitron.journal.entries(), scenario.erp.journal.entries()


@pytest.mark.parametrize("seed", seeds(range(1, 51)))
def test_the_journals_of_plans_keep_every_rule(seed):
    _, done, omnitron, erp = journals(seed, "xml" if seed % 2 else "json")
    assert judge_of("order_cancel").findings({"omnitron": omnitron, "erp": erp}) == []
    assert done.stalled == [] and done.finished


@pytest.fixture(scope="module")
def first():
    return journals(1)


def lists(entries):
    return [entry["query"] for entry in entries if entry["path"].endswith("/cancellation_plans/")]


def test_plans_are_asked_for_by_status_and_sorted_and_all_types_and_channels_mean_no_filter(first):
    query = lists(first[2])[0]
    assert {name: values for name, values in query.items() if name != "modified_date__gt"} == {
        "status": ["waiting"], "sort": ["modified_date"], "limit": ["5"],
    }  # fmt: skip


def test_a_plan_comes_to_the_erp_whole_with_its_pk_as_the_key(first):
    scenario, _, _, erp = first
    entry = next(entry for entry in erp if entry["id"] == "2001")
    row = next(row for row in scenario.rows if row["pk"] == 2001)
    assert [item["pk"] for item in json.loads(entry["body"])["cancellationplanorderitem_set"]] == [
        item["pk"] for item in row["cancellationplanorderitem_set"]
    ]
    assert ["Idempotency-Key", "2001"] in entry["headers"]


def test_what_the_erp_took_gets_a_payment_plan_of_its_items(first):
    scenario, _, omnitron, _ = first
    row = next(row for row in scenario.rows if len(row["cancellationplanorderitem_set"]) > 1 and row["status"] == "completed")
    (body,) = [json.loads(e["body"]) for e in omnitron if e["path"].endswith("/%s/create_payment_plan/" % row["pk"]) and e["answer"] == 201]
    items = [item["order_item"]["pk"] for item in row["cancellationplanorderitem_set"]]
    assert body == {"payment_plan": [{"transaction_type": "refund", "order_items": items, "refund_amount": row["refund_amount"]}]}


@pytest.mark.parametrize(
    ("settings", "asked", "sent_types"),
    [
        ({"plan.type": "Refund"}, {"plan_type": ["refund"]}, "refund"),
        ({"plan.type": "All", "omnitron.channel": " 1 , 7"}, {"channel_id__in": ["1,7"]}, "cancel refund"),
        ({"plan.type": "cancel", "plan.status": "Confirmation Waiting"}, {"plan_type": ["cancel"], "status": ["confirmation_waiting"]}, ""),
    ],
)
def test_type_channel_and_status_are_what_is_asked_for(settings, asked, sent_types):
    scenario, done, omnitron, erp = journals(1, count=8, overrides=settings)
    query = lists(omnitron)[0]
    assert {name: query[name] for name in asked} == asked
    assert ("plan_type" in query) == ("plan_type" in asked)
    types = {str(row["pk"]): row["plan_type"] for row in scenario.rows}
    assert {types[entry["id"]] for entry in erp if entry["id"]} == set(sent_types.split())
    assert done.finished


def test_without_a_write_back_a_plan_is_settled_and_comes_no_more():
    scenario, done, omnitron, erp = journals(
        1, count=6, cases=[["accept"]] * 6, overrides={"writeback.enabled": "false", "writeback.url": ""}
    )
    assert [entry["method"] for entry in omnitron if entry["method"] != "GET" and "auth" not in entry["path"]] == []
    assert sorted(entry["id"] for entry in erp if entry["id"]) == scenario.ids() and done.finished
