"""The Ledger as the Order Flow has it: reads by id, forgets what is settled, tells of what nears the edge of three weeks."""

import os

import pytest

from tests.kits import ledger_bench
from tests.kits.ledger_bench import LEDGER, NOW, after, ids, only
from tests.kits.order_world import OrderWorld
from tests.kits.seeds import seeds_asked

DAY = 86400


def date(days):
    return LEDGER.iso_of(NOW - days * DAY)


def row(identifier, days=1):
    return {"pk": identifier, "number": "n%s" % identifier, "modified_date": date(days)}


class Bench(ledger_bench.Bench):
    """A Ledger that reads by id; a row is an id, or an id and how many days ago it changed."""

    def __init__(self, **settings):
        super().__init__(None, **{"limit": 25, "order_by": "id", "start_date": "", "days": 21, "leaves": "true", **settings})
        self.rows = {"row_id": "pk, id", "row_attributes": "_order.id, _order.number=number"}

    def page(self, query, *rows, **more):
        return super().page(query, *[row(*each) if isinstance(each, tuple) else row(each) for each in rows], **more)

    def scanned(self, *rows, after=0):
        """The work of one tick and its page."""
        return only(self.page(only(self.tick(after), "query")[0], *rows), "work")

    def errors(self):
        return [text for level, text in self.notes if level == "error"]


def asks(emitted):
    return [each for each in only(emitted, "query") if "ledger.for" in each["attributes"]]


def test_a_scan_goes_on_from_the_last_id_until_a_page_is_short():
    bench = Bench(limit=2)
    (query,) = bench.tick()
    assert after(query) == "0"
    first, second, query = bench.page(query, 3, 10)
    assert (first["attributes"]["ledger.id"], first["attributes"]["_order.id"], first["attributes"]["_order.number"]) == ("3", "3", "n3")
    assert after(query) == "10" and ids(bench.page(query, 11)) == ["11"]
    assert after(bench.tick(600)[0]) == "0"


def test_when_there_is_no_room_the_batch_goes_on_there_as_soon_as_there_is():
    bench = Bench(max_inflight=1)
    (work,) = bench.scanned(4, 6)
    assert bench.tick(300) == [] and bench.said("until some have come back")
    (query,) = bench.outcome(work, "failure")
    assert after(query) == "5"


def test_a_hundred_and_thirty_orders_are_fetched_in_one_batch():
    bench, sent = Bench(limit=25, max_inflight=40), []
    (query,) = bench.tick()
    while query:
        emitted = bench.page(query, *[number for number in range(1, 131) if number > int(after(query))][:25])
        query, flying = (only(emitted, "query") or [None])[0], only(emitted, "work")
        sent += ids(emitted)
        for work in flying:
            query = (only(bench.outcome(work, "failure"), "query") or [query])[0]
    assert sent == [str(number) for number in range(1, 131)] and bench.scan()["more"] == 0


def test_a_sent_order_is_forgotten_as_soon_as_no_page_can_bring_it_back():
    bench = Bench(settled=30)
    (work,) = bench.scanned(1)
    bench.outcome(work, "continue")
    bench.outcome(work, "written", ledger__written__version=date(0))
    bench.scanned(after=30)
    assert bench.status(1) == "written"
    bench.scanned(after=31)
    assert bench.status(1) is None


def test_a_given_up_order_is_kept_for_three_weeks_and_sent_again_when_it_changes():
    bench = Bench(failure_attempts=1)
    (work,) = bench.scanned((1, 5))
    bench.outcome(work, "failure")
    assert bench.scanned((1, 5), after=300) == [] and bench.status(1) == "given up"
    assert [each["attributes"]["ledger.id"] for each in bench.scanned((1, 0), after=300)] == ["1"]
    bench = Bench(failure_attempts=1)
    (work,) = bench.scanned((1, 5))
    bench.outcome(work, "failure")
    bench.scanned(after=16 * DAY)
    assert bench.status(1) == "given up"
    bench.tick(700)
    assert bench.status(1) is None


def test_is_send_0_settles_without_a_write_back():
    bench = Bench()
    (work,) = bench.scanned(1)
    assert bench.outcome(work, "continue", order__is_send="0") == [] and bench.status(1) == "done"
    assert bench.scanned(1, after=300) == []


def test_one_that_is_due_is_asked_for_by_its_id():
    bench = Bench(nothing_wait=10)
    (work,) = bench.scanned(7)
    bench.outcome(work, "do_nothing")
    (ask,) = asks(bench.tick(300))
    assert (ask["attributes"]["ledger.for"], after(ask)) == ("7", "6")
    (work,) = bench.page(ask, 7, 9)
    bench.outcome(work, "do_nothing")
    (ask,) = asks(bench.tick(900))
    assert bench.page(ask, 9) == [] and bench.status(7) == "done", "sent by somebody else, or cancelled"


def test_what_nears_the_edge_is_told_once_a_day_before_it_drops_out():
    bench = Bench(failure_wait=10 * DAY)
    (work,) = bench.scanned((1, 19.5))
    bench.outcome(work, "failure")
    assert bench.errors() == []
    bench.tick(DAY // 2 + 1)
    assert [text for text in bench.errors() if "1 is open" in text and "in a day" in text]
    bench.tick(300)
    assert not [text for text in bench.errors() if "in a day" in text]


def test_an_order_that_is_met_at_the_edge_is_told_when_it_is_sent_and_then_no_more():
    bench = Bench()
    assert len(bench.scanned((1, 20.5))) == 1
    assert [text for text in bench.errors() if "1 is new and did not change for 20 days" in text]
    bench.scanned((1, 20.5), after=300)
    assert bench.errors() == []


def test_an_order_that_is_settled_at_the_edge_is_not_told():
    bench = Bench()
    (work,) = bench.scanned((1, 19.5))
    bench.outcome(work, "continue", order__is_send="0")
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
