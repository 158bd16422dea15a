"""Rules 4, 5 and 12 to 14: crashes, bounds, forgetting, the operator."""

import json

import pytest

from tests.kits.ledger_bench import LEDGER, NOW, Bench, after, date, flying, ids, kinds, only, open_bench, row

# ---------------------------------------------------------------- crashes


def crash_then(bench, event):
    """The step whose state is stored, then the same event again: what comes out the second time."""
    bench.step(event, commit=False)
    return bench.step(event)


def test_a_tick_that_died_before_the_commit_sends_its_queries_again():
    bench = open_bench()
    event = bench.event("tick")
    scan, ask = sorted(crash_then(bench, event), key=lambda each: each["attributes"].get("ledger.for", ""))
    assert scan["attributes"]["ledger.scan"] == LEDGER.short(event) == ask["attributes"]["ledger.ask"]


def test_a_tick_that_comes_back_long_after_the_crash_asks_again_without_a_complaint():
    bench = open_bench()
    event = bench.event("tick")
    bench.step(event, commit=False)
    bench.now += 3600
    assert kinds(bench.step(event)) == ["query", "query"] and bench.notes == []


def test_a_page_that_died_before_the_commit_sends_its_work_and_the_next_query_again():
    bench = Bench(limit=2)
    (query,) = bench.tick()
    emitted = crash_then(bench, bench.page_event(query, row(1, date(-9)), row(2, date(-8))))
    assert kinds(emitted) == ["work", "work", "query"] and after(emitted[2]) == date(-8, micros=-1)


def test_its_work_is_sent_again_even_when_a_tick_began_another_scan_meanwhile():
    bench = Bench()
    (query,) = bench.tick()
    event = bench.page_event(query, row(1, date(-9)))
    bench.step(event, commit=False)
    bench.tick(60)
    assert ids(bench.step(event)) == ["1"]


def test_an_answer_to_an_ask_that_died_before_the_commit_is_sent_again():
    bench = open_bench()
    event = bench.page_event(bench.tick()[1], row(1, date(-5000)))
    assert ids(crash_then(bench, event)) == ["1"]


def test_an_acceptance_that_died_before_the_commit_goes_on_to_the_write_back():
    bench, work = flying()
    assert kinds(crash_then(bench, bench.outcome_event(work, "continue"))) == ["writeback"]


def test_a_failed_write_back_that_died_before_the_commit_is_parked():
    bench, work = flying()
    bench.outcome(work, "continue")
    assert kinds(crash_then(bench, bench.outcome_event(work, "write_failed"))) == ["park"] and bench.notes == []


@pytest.mark.parametrize("word", ["failure", "do_nothing", "expired", "held", "written", "auth_fail"])
def test_an_outcome_applied_twice_changes_nothing(word):
    bench, work = flying()
    event = bench.outcome_event(work, word)
    bench.step(event)
    once = bench.state["i:1"]
    assert bench.step(event) == [] and bench.state["i:1"] == once


def test_an_event_that_raises_is_parked_alone_and_leaves_no_trace():
    bench = Bench()
    (query,) = bench.tick()
    bad = [bench.event("accepted"), bench.event("outcome", ledger__outcome="failure"), bench.event("nonsense"), {"uuid": "u"}]
    emitted = bench.step(*(bad + [bench.page_event(query, row(1, date(-9)))]))
    parked = only(emitted, "park")
    assert {each["in"] for each in parked} == {event["uuid"] for event in bad} and all(each["forward"] for each in parked)
    assert ids(emitted) == ["1"]
    assert len([text for _, text in bench.notes if "cannot be taken" in text]) == 4


def test_an_event_that_raises_half_way_is_taken_back(monkeypatch):
    bench = Bench()
    (query,) = bench.tick()
    monkeypatch.setattr(LEDGER.Reader, "save_scan", lambda *_, **__: 1 // 0)
    before = dict(bench.state)
    (parked,) = bench.page(query, row(1, date(-9)), row(2, date(-8)))
    assert parked["to"] == "park" and parked["forward"]
    assert bench.state == before and bench.summary()["count"] == {}


# ---------------------------------------------------------------- bounds


def test_no_new_row_is_sent_above_max_inflight_and_the_scan_goes_on_there():
    bench = Bench(max_inflight=2)
    (query,) = bench.tick()
    emitted = bench.page(query, row(1, date(-9)), row(2, date(-8)), row(3, date(-7)))
    assert ids(emitted) == ["1", "2"] and only(emitted, "query") == []
    assert bench.tick(60) == [] and bench.said("until some have come back, max_inflight is 2: 2 flying")
    first, second = only(emitted, "work")
    assert bench.outcome(first, "failure") == [], "room for fewer than a page asks for is none"
    (query,) = bench.outcome(second, "failure")
    assert after(query) == date(-7, micros=-1) and query["attributes"]["ledger.scan"] == bench.scan()["id"]


def test_a_step_that_made_room_and_died_before_the_commit_asks_on_again():
    bench = Bench(max_inflight=1)
    (work,) = bench.sent(row(1, date(-60)), row(2, date(-50)))
    emitted = crash_then(bench, bench.outcome_event(work, "failure"))
    assert kinds(emitted) == ["query"] and bench.scan()["wait"] == 0


def test_no_more_is_asked_for_than_max_inflight_allows():
    bench = Bench({"i:%d" % number: "open|%s||0|0|0|%d|x" % (date(-60), NOW) for number in range(5)}, max_inflight=3)
    assert len([each for each in bench.tick() if "ledger.for" in each["attributes"]]) == 3


def test_at_the_limit_of_the_state_new_rows_stop_with_an_error_and_asks_go_on():
    bench = open_bench(max_bytes=10)
    (ask,) = bench.tick()
    assert ask["attributes"]["ledger.for"] == "1" and bench.said("max_bytes")
    assert [level for level, _ in bench.notes] == ["error"] and bench.said("Release or settle what is held, parked or given up: 1 open")


def test_an_entry_takes_about_75_bytes_and_reads_back():
    bench, _ = flying()
    text = bench.state["i:1"]
    assert len(text) < 90 and LEDGER.Entry.parse(text).text() == text
    assert text.split("|") == ["flying", date(-60), "", "", "", "", str(NOW), bench.entry(1).by]


@pytest.mark.parametrize("text", ["", "flying", "flyin|x||0|0|0|0|x", "open|%s||x|0|0|0|x" % date(), "open|%s||0|0|0" % date()])
def test_an_entry_that_cannot_be_read_is_held_and_stops_nobody(text):
    bench = Bench({"i:1": text})
    assert bench.status(1) == "held"
    assert ids(bench.sent(row(1, date(-9)), row(2, date(-9)))) == ["2"]
    assert bench.status(1) == "held"
    operate(bench, '{"op": "release", "id": 1}')
    assert bench.status(1) == "open"


def test_what_was_written_back_and_leaves_the_query_is_known_a_little_longer_than_the_server_may_show_it():
    bench = Bench({"i:1": "written|%s||0|0|0|%d|x" % (date(-60), NOW)}, leaves="true", settled=30)
    bench.page(bench.tick(30)[0])
    assert bench.status(1) == "written"
    bench.now += 1
    bench.step(bench.event("operator", content="{}"))
    assert bench.status(1) is None, "any step forgets, not only a tick"


def test_what_was_written_back_and_stays_in_the_query_is_known_until_the_floor_has_passed_it():
    bench = Bench({"i:1": "written|%s||0|0|0|%d|x" % (date(-60), NOW), "0floor": date(-60)})
    bench.tick(99999)
    assert bench.status(1) == "written"
    bench.state["0floor"] = date(541)
    bench.tick()
    assert bench.status(1) is None


def test_a_state_that_is_nearly_full_forgets_what_was_written_after_the_overlap():
    state = {"i:1": "written|%s||0|0|0|%d|x" % (date(-60), NOW - 601), "i:2": "written|%s||0|0|0|%d|x" % (date(-60), NOW - 600)}
    bench = Bench(state, max_bytes=100)
    bench.step(bench.event("operator", content="{}"))
    assert (bench.status(1), bench.status(2)) == (None, "written")


def test_what_is_given_up_is_known_until_it_changes_or_an_operator_settles_it():
    bench = Bench({"i:1": "given up|%s||3|||%d|x||HTTP 422" % (date(-60), NOW), "0floor": date(9999)})
    bench.tick(99999)
    assert (bench.status(1), bench.entry(1).answer) == ("given up", "HTTP 422")


def test_what_is_done_is_forgotten_when_the_floor_has_passed_it_by_the_overlap():
    state = {"i:1": "done|%s||0|0|0|%d|x" % (date(-700), NOW), "i:2": "done|%s||0|0|0|%d|x" % (date(-701), NOW), "0floor": date(-100)}
    bench = Bench(state)
    bench.tick()
    assert (bench.status(1), bench.status(2)) == ("done", None)


def test_nothing_is_forgotten_while_a_query_is_out():
    """The page that was asked for before it was settled may bring it back."""
    bench = Bench(leaves="true", settled=30)
    (query,) = bench.tick()
    bench.state["i:1"] = "written|%s||0|0|0|%d|x" % (date(-60), NOW + 1)
    bench.tick(800)
    assert bench.status(1) == "written"
    bench.page(query)
    assert bench.status(1) is None


def test_the_map_holds_what_is_open_and_not_what_was():
    bench, most = Bench(leaves="true"), 0
    for number in range(400):
        bench.now = NOW + number * 60
        (query,) = only(bench.tick(), "query")[:1]
        for work in only(bench.page(query, row(number, date(number * 60))), "work"):
            bench.outcome(work, "continue")
            bench.outcome(work, "written", ledger__written__version=date(number * 60 + 5))
        most = max(most, sum(1 for key in bench.state if key.startswith("i:")))
    assert most <= 2


def test_the_summary_says_how_many_and_since_when():
    bench, work = flying()
    bench.now += 30
    bench.step(bench.event("operator", content="{}"))
    assert bench.summary() == {"format": 2, "floor": bench.floor(), "bytes": len("i:1" + bench.state["i:1"]), "count": {"flying": 1},
                               "oldest": {"flying": "2027-01-15T08:00:00Z"}}


def test_counts_of_many_steps_equal_a_count_anew():
    bench, work = flying()
    bench.outcome(work, "failure")
    book = LEDGER.Book(bench.state)
    assert bench.summary()["count"] == {status: number for status, number in book.count.items() if number} == {"open": 1}
    assert bench.summary()["bytes"] == book.bytes


# ---------------------------------------------------------------- operator


def operate(bench, text):
    return bench.step(bench.event("operator", content=text))


@pytest.mark.parametrize("status", ["held", "done", "open", "written"])
def test_an_operator_releases_what_is_held(status):
    bench = Bench({"i:7": "%s|%s||3|2|%d|%d|x" % (status, date(-60), NOW + 999, NOW)})
    operate(bench, '{"op": "release", "id": 7}')
    entry = bench.entry(7)
    assert (entry.status, entry.failures, entry.waits, entry.next) == ("open", 0, 0, NOW) and bench.said(status)


def test_an_operator_sets_one_done():
    bench = Bench({"i:7": "held|%s||0|0|0|%d|x" % (date(-60), NOW)})
    operate(bench, '{"op": "done", "id": "7"}')
    assert bench.status(7) == "done"


@pytest.mark.parametrize("status", ["flying", "asked", "accepted", "parked"])
def test_what_is_on_its_way_is_released_only_by_force(status):
    bench = Bench({"i:7": "%s|%s||0|0|0|%d|x" % (status, date(-60), NOW)})
    operate(bench, '{"op": "release", "id": 7}')
    assert bench.status(7) == status and bench.said("force")
    operate(bench, '{"op": "release", "id": 7, "force": true}')
    assert bench.status(7) == "open"


@pytest.mark.parametrize("text", ["", "{}", '{"op": "release"}', '{"op": "away", "id": 7}', "[]", '{"op": "release", "id": [7]}',
                                  '{"op": "release", "ids": "7"}', '{"op": "release", "ids": 7}'])
def test_an_order_that_is_not_understood_changes_nothing_and_says_how(text):
    bench = Bench({"i:7": "held|%s||0|0|0|%d|x" % (date(-60), NOW)})
    assert operate(bench, text) == [] and bench.status(7) == "held" and bench.said('{"op": "release", "id": 7}')


def test_an_order_for_an_unknown_id_says_so():
    bench = Bench()
    assert operate(bench, '{"op": "release", "id": 7}') == [] and bench.said("7 is not known")


# ---------------------------------------------------------------- steps


def test_a_step_takes_outcomes_before_pages_before_ticks():
    bench, work = flying(writeback="false")
    (query,) = bench.tick(1)
    events = [bench.event("tick"), bench.page_event(query, row(1, date(-60)), row(2, date(-9))), bench.outcome_event(work, "continue")]
    assert kinds(bench.step(*events)) == ["work", "query"] and bench.status(1) == "done"


def test_a_step_changes_nothing_that_it_is_given_and_is_the_same_for_the_same_input():
    bench = open_bench()
    event, state = bench.event("tick"), json.dumps(bench.state, sort_keys=True)
    first = LEDGER.step(bench.state, [event], bench.settings, NOW)
    assert first == LEDGER.step(bench.state, [event], bench.settings, NOW) and json.dumps(bench.state, sort_keys=True) == state
