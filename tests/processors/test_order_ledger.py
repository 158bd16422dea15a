"""The Ledger of the Order Flow: reads by id, forgets what is settled, tells of what nears the edge of three weeks."""

import json
import os

import pytest

from tests.kits.order_world import OrderWorld
from tests.kits.script_files import load_script
from tests.kits.seeds import seeds_asked

LEDGER = load_script("order/ledger.py")
NOW = 1_800_000_000  # 2027-01-15T08:00:00Z
DAY = 86400


class Bench:
    def __init__(self, **settings):
        self.settings = dict(LEDGER.SETTINGS, base_url="http://o/", **settings)
        self.state, self.now, self.count, self.notes = {}, NOW, 0, []

    def step(self, *events):
        made = []
        for event in events:
            self.count += 1
            made.append({"uuid": "%012d" % self.count, **event})
        self.state, emitted, self.notes = LEDGER.step(self.state, made, self.settings, self.now)
        return [each["attributes"] for each in emitted]

    def tick(self, after=0):
        self.now += after
        return self.step({"ledger.event": "tick"})

    def page(self, query, *rows, more=None):
        content = json.dumps({"results": [row(*each) if isinstance(each, tuple) else row(each) for each in rows], "next": more})
        return self.step({**query, "ledger.event": "page", "content": content})

    def outcome(self, work, word, **more):
        return self.step({**work, "ledger.event": "accepted" if word == "continue" else "outcome", "ledger.outcome": word, **more})

    def entry(self, identifier):
        text = self.state.get("i:%s" % identifier)
        return LEDGER.Entry.parse(text).status if text else None

    def errors(self):
        return [text for level, text in self.notes if level == "error"]


def date(days):
    return LEDGER.iso_of(NOW - days * DAY)


def row(identifier, days=1):
    return {"pk": identifier, "number": "n%s" % identifier, "modified_date": date(days)}


def test_the_query_is_the_documented_one():
    (query,) = Bench(channels=" 1, 2,").tick()
    assert query["ledger.url"] == (
        "http://o/api/v1/orders_integration/?is_send=false&id__gt=0&sort=id&limit=25&status=400&status=450&status=500&status=510&status=540"
        "&status=550&modified_date__gt=2026-12-25T08%3A00%3A00.000000Z&channel__in=1%2C2")
    assert "channel__in" not in Bench().tick()[0]["ledger.url"]


def test_a_scan_goes_on_from_the_last_id_until_a_page_is_short():
    bench = Bench(limit=2)
    (query,) = bench.tick()
    first, second, query = bench.page(query, 3, 10)
    assert (first["ledger.id"], first["_order.id"], first["_order.number"]) == ("3", "3", "n3") and "id__gt=10&" in query["ledger.url"]
    assert [each["ledger.id"] for each in bench.page(query, 11)] == ["11"]
    assert "id__gt=0&" in bench.tick(600)[0]["ledger.url"]


def test_a_page_that_the_server_cuts_is_not_the_last_one():
    bench = Bench()
    assert "id__gt=3&" in bench.page(bench.tick()[0], 3, more="http://o/next")[-1]["ledger.url"]


def test_after_max_pages_the_next_batch_goes_on_from_the_last_id():
    bench = Bench(limit=1, max_pages=2)
    query = bench.page(bench.tick()[0], 1)[-1]
    assert len(bench.page(query, 2)) == 1
    assert "id__gt=2&" in bench.tick(300)[0]["ledger.url"]


def test_when_there_is_no_room_the_next_batch_goes_on_there():
    bench = Bench(max_inflight=1)
    (work,) = bench.page(bench.tick()[0], 4, 6)
    bench.outcome(work, "failure")
    assert "id__gt=5&" in bench.tick(300)[0]["ledger.url"]


def test_pages_that_are_not_by_id_are_not_taken():
    bench = Bench()
    assert bench.page(bench.tick()[0], 5, 4) == [] and "not sorted by id" in bench.errors()[0]
    bench = Bench(limit=1)
    query = bench.page(bench.tick()[0], 7)[-1]
    assert len(bench.page(query, 7)) == 0 and "does this path know id__gt" in bench.errors()[0]


def test_an_id_or_date_that_is_none_is_left_out():
    bench = Bench()
    content = json.dumps([{"pk": "x", "modified_date": date(1)}, {"pk": 1}, row(2), {"id": 3, "modified_date": date(1)}])
    (query,) = bench.tick()
    assert [each["ledger.id"] for each in bench.step({**query, "ledger.event": "page", "content": content})] == ["2", "3"]


def test_a_sent_order_is_forgotten_after_the_overlap():
    bench = Bench()
    (work,) = bench.page(bench.tick()[0], 1)
    (back,) = bench.outcome(work, "continue")
    bench.outcome({**work, **back}, "written", **{"ledger.written.version": date(0)})
    bench.page(bench.tick(500)[0])
    assert bench.entry(1) == "written"
    bench.page(bench.tick(200)[0])
    assert bench.entry(1) is None


def test_a_given_up_order_is_kept_for_three_weeks_and_sent_again_when_it_changes():
    bench = Bench(failure_attempts=1)
    (work,) = bench.page(bench.tick()[0], (1, 5))
    bench.outcome(work, "failure")
    assert bench.page(bench.tick(300)[0], (1, 5)) == [] and bench.entry(1) == "done"
    assert [each["ledger.id"] for each in bench.page(bench.tick(300)[0], (1, 0))] == ["1"]
    bench = Bench(failure_attempts=1)
    (work,) = bench.page(bench.tick()[0], (1, 5))
    bench.outcome(work, "failure")
    bench.page(bench.tick(16 * DAY)[0])
    assert bench.entry(1) == "done"
    bench.tick(700)
    assert bench.entry(1) is None


def test_is_send_0_settles_without_a_write_back():
    bench = Bench()
    (work,) = bench.page(bench.tick()[0], 1)
    assert bench.outcome({**work, "order.is_send": "0"}, "continue") == [] and bench.entry(1) == "done"
    assert bench.page(bench.tick(300)[0], 1) == []


def test_one_that_is_due_is_asked_for_by_its_id():
    bench = Bench(nothing_wait=10)
    (work,) = bench.page(bench.tick()[0], 7)
    bench.outcome(work, "do_nothing")
    asks = [each for each in bench.tick(300) if each.get("ledger.for")]
    assert [each["ledger.for"] for each in asks] == ["7"] and "id__gt=6&" in asks[0]["ledger.url"]
    assert [each["ledger.id"] for each in bench.page(asks[0], 7, 9)] == ["7"]
    bench.outcome({**work, "ledger.flight": LEDGER.Entry.parse(bench.state["i:7"]).by}, "do_nothing")
    asks = [each for each in bench.tick(900) if each.get("ledger.for")]
    assert bench.page(asks[0], 9) == [] and bench.entry(7) == "done", "sent by somebody else, or cancelled"


def test_what_nears_the_edge_is_told_once_a_day_before_it_drops_out():
    bench = Bench(failure_wait=10 * DAY)
    (work,) = bench.page(bench.tick()[0], (1, 19.5))
    bench.outcome(work, "failure")
    assert bench.errors() == []
    bench.tick(DAY // 2 + 1)
    assert [text for text in bench.errors() if "1 is open" in text and "in a day" in text]
    bench.tick(300)
    assert not [text for text in bench.errors() if "in a day" in text]


def test_an_order_that_is_met_at_the_edge_is_told_when_it_is_sent():
    bench = Bench()
    assert len(bench.page(bench.tick()[0], (1, 20.5))) == 1
    assert [text for text in bench.errors() if "1 is new" in text]


def test_an_order_that_is_settled_at_the_edge_is_not_told():
    bench = Bench()
    (work,) = bench.page(bench.tick()[0], (1, 19.5))
    bench.outcome({**work, "order.is_send": "0"}, "continue")
    bench.tick(DAY // 2 + 1)
    assert not [text for text in bench.errors() if "in a day" in text]


@pytest.mark.parametrize("seed", seeds_asked(os.environ.get("LEDGER_SEEDS", ""), 40))
def test_nothing_is_lost_and_nothing_done_twice_in_a_random_world(seed):
    assert OrderWorld(LEDGER, seed).run() == []


def test_the_worlds_are_worth_it():
    worlds = [OrderWorld(LEDGER, seed) for seed in range(100, 106)]
    assert all(world.run() == [] for world in worlds)
    assert sum(world.crashes for world in worlds) > 10
    assert sum(len(sent) for world in worlds for sent in world.journal.values()) > 300
