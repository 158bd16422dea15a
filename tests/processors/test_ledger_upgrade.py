"""An upgrade in place: what an earlier version left in the state and in the queues goes on, nothing is lost, nothing sent again.

Entries had eight fields, all of them written; a scan knew nothing of waiting; a page did not say from where it was asked; an outcome
said nothing of its counters.
"""

import json

import pytest

from tests.kits.ledger_bench import NOW, Bench, after, date, ids, kinds, only, row


def entry(status, version=None, failures=0, waits=0, due=0, since=NOW):
    """An entry as the earlier version wrote it."""
    return "%s|%s||%d|%d|%d|%d|abc" % (status, version or date(-60), failures, waits, due, since)


def earlier_scan(**more):
    scan = {"id": "s1", "by": "abc", "live": 1, "more": 1, "pages": 3, "since": NOW}
    return json.dumps({**scan, "cursor": date(-900), "limit": 5, "cap": date(-600), "pin": "", **more})


def state(**entries):
    return {"0summary": '{"format": 1}', "0floor": date(-900), **{"i:" + name[1:]: text for name, text in entries.items()}}


@pytest.mark.parametrize("status", ["flying", "asked", "accepted", "parked", "held", "open", "done", "written"])
def test_every_kind_of_entry_is_read_and_what_is_not_to_be_sent_is_not(status):
    bench = Bench(state(_1=entry(status, failures=1, waits=2, due=NOW + 99)))
    assert (bench.status(1), bench.entry(1).failures, bench.entry(1).waits, bench.entry(1).by) == (status, 1, 2, "abc")
    assert bench.sent(row(1, date(-60))) == [] and bench.status(1) == status


def test_what_was_open_and_due_is_asked_for_and_keeps_its_counters():
    bench = Bench(state(_1=entry("open", failures=2, waits=1, due=NOW)))
    ask = only(bench.tick(), "query")[1]
    (work,) = bench.page(ask, row(1, date(-60)))
    assert (work["attributes"]["ledger.failures"], work["attributes"]["ledger.waits"]) == ("2", "1")


def test_what_was_flying_comes_back_and_is_judged():
    bench = Bench(state(_1=entry("flying", failures=0)))
    work = {"attributes": {"ledger.id": "1", "ledger.version": date(-60), "ledger.flight": "abc", "ledger.batch": "s1"}}
    bench.outcome(work, "failure", invokehttp__status__code="422")
    assert (bench.status(1), bench.entry(1).failures, bench.entry(1).answer) == ("open", 1, "HTTP 422")


def test_what_was_flying_is_accepted_and_written_back():
    bench = Bench(state(_1=entry("flying")))
    work = {"attributes": {"ledger.id": "1", "ledger.version": date(-60), "ledger.flight": "abc"}}
    assert kinds(bench.outcome(work, "continue")) == ["writeback"]
    bench.outcome(work, "written", ledger__written__version=date(1))
    assert bench.status(1) == "written"


def test_an_outcome_that_verdict_never_saw_is_held_and_not_sent_again():
    bench = Bench(state(_1=entry("flying")))
    bench.step(bench.event("outcome", ledger__outcome="failure", ledger__id="1", ledger__flight="abc"))
    assert bench.status(1) == "held"
    assert bench.sent(row(1, date(-60))) == []


def test_a_page_under_way_has_failed_and_the_batch_goes_on_from_the_same_place():
    bench = Bench({**state(), "0scan": earlier_scan()})
    page = bench.page_event({"ledger.scan": "s1", "ledger.limit": "5", "ledger.url": "http://o/"}, row(1, date(-60)))
    assert page["ledger.event"] == "page_failed" and bench.step(page) == [] and bench.entry(1) is None
    (query,) = bench.tick(60)
    assert after(query) == date(-900) and ids(bench.page(query, row(1, date(-60)))) == ["1"]


def test_a_query_for_one_under_way_has_failed_and_it_is_asked_for_again():
    bench = Bench(state(_1=entry("asked")))
    bench.step(bench.page_event({"ledger.for": "1", "ledger.ask": "abc", "ledger.limit": "5"}, row(1, date(-60))))
    assert (bench.status(1), bench.entry(1).next) == ("open", NOW + 60)


@pytest.mark.parametrize("scan", [
    earlier_scan(live=0), earlier_scan(live=0, cap=""), earlier_scan(since=NOW - 901),
    json.dumps({"id": "s1", "by": "abc", "live": 0, "more": 1, "pages": 20, "since": NOW, "cursor": date(-900), "limit": 5})])
def test_a_scan_that_stopped_half_way_goes_on(scan):
    bench = Bench({**state(), "0scan": scan})
    (query,) = bench.tick()
    assert after(query) == date(-900)
    bench.page(query, row(1, date(-60)))
    assert bench.scan()["more"] == 0 and bench.status(1) == "flying"


def test_a_scan_by_id_that_stopped_half_way_goes_on():
    scan = json.dumps({"id": "s1", "by": "abc", "live": 0, "more": 1, "pages": 20, "since": NOW, "cursor": 40, "limit": 5})
    bench = Bench({"0summary": "{}", "0scan": scan}, order_by="id", days=21, leaves="true", start_date="")
    (query,) = bench.tick()
    assert after(query) == "40" and ids(bench.page(query, row(41, date(-60)))) == ["41"]
