"""Rules 8 to 11 and the table of outcomes."""

import pytest

from tests.kits.ledger_bench import NOW, Bench, after, date, flying, ids, kinds, only, open_bench, row

# ---------------------------------------------------------------- what is sent


@pytest.mark.parametrize("status", ["flying", "asked", "accepted", "parked", "held"])
def test_what_is_under_way_is_not_sent_and_a_newer_version_is_kept_as_seen(status):
    bench = Bench({"i:1": "%s|%s||0|0|0|%d|x" % (status, date(-60), NOW)})
    assert bench.sent(row(1, date(-5))) == []
    assert bench.entry(1).seen == date(-5) and bench.status(1) == status


@pytest.mark.parametrize("status", ["done", "open", "written", "given up"])
def test_a_newer_version_of_what_is_at_rest_is_sent(status):
    bench = Bench({"i:1": "%s|%s||2|3|%d|%d|x" % (status, date(-60), NOW + 9999, NOW)})
    assert ids(bench.sent(row(1, date(-5)))) == ["1"]
    assert (bench.entry(1).version, bench.entry(1).failures, bench.entry(1).waits) == (date(-5), 0, 0)


@pytest.mark.parametrize("status", ["done", "written", "given up"])
def test_the_same_version_of_a_settled_one_is_not_sent_again(status):
    bench = Bench({"i:1": "%s|%s||0|0|0|%d|x" % (status, date(-60), NOW)})
    assert bench.sent(row(1, date(-60))) == []


def test_what_is_open_is_sent_when_it_is_due_and_not_before():
    bench = Bench({"i:1": "open|%s||1|0|%d|%d|x" % (date(-60), NOW + 1, NOW)})
    (query,) = bench.tick()
    assert bench.page(query, row(1, date(-60))) == []
    bench = Bench({"i:1": "open|%s||1|0|%d|%d|x" % (date(-60), NOW + 5, NOW)})
    (query,) = bench.tick()
    bench.now += 5
    assert ids(bench.page(query, row(1, date(-60)))) == ["1"] and bench.entry(1).failures == 1


@pytest.mark.parametrize(("word", "after_it"), [("written", "open"), ("failure", "open"), ("do_nothing", "open")])
def test_a_newer_version_met_meanwhile_makes_it_open_and_due_with_new_counters(word, after_it):
    bench = Bench(failure_attempts=1)
    (work,) = bench.sent(row(1, date(-60)))
    (query,) = bench.tick(1)
    bench.page(query, row(1, date(-5)))
    if word == "written":
        bench.outcome(work, "continue")
    bench.outcome(work, word)
    entry = bench.entry(1)
    assert (entry.status, entry.version, entry.seen, entry.failures, entry.waits, entry.next) == (after_it, date(-5), "", 0, 0, bench.now)


def test_our_own_write_back_is_not_a_newer_version():
    bench = Bench()
    (work,) = bench.sent(row(1, date(-60)))
    (query,) = bench.tick(1)
    bench.page(query, row(1, date(-5)))
    bench.outcome(work, "continue")
    bench.outcome(work, "written", ledger__written__version=date(3))
    assert (bench.status(1), bench.entry(1).version) == ("written", date(3))
    (query,) = bench.tick(1)
    assert bench.page(query, row(1, date(-5))) == [], "an answer that was read before the write-back"


# ---------------------------------------------------------------- asking for one


def test_what_is_open_and_due_is_asked_for_by_a_query_of_its_own():
    bench = open_bench()
    scan, ask = bench.tick()
    assert "ledger.scan" in scan["attributes"] and bench.status(1) == "asked"
    assert ask["attributes"]["ledger.for"] == "1" and after(ask) == date(-5000, micros=-1)
    (work,) = bench.page(ask, row(1, date(-5000)), row(2, date(-4000)))
    assert work["attributes"]["ledger.id"] == "1" and work["attributes"]["ledger.batch"] == ask["attributes"]["ledger.ask"]
    assert bench.status(1) == "flying" and bench.entry(1).failures == 1 and bench.entry(2) is None


def test_a_row_that_is_missing_is_done_and_not_dropped():
    bench = Bench({"i:1": "open|%s||1|2|%d|%d|x" % (date(-500), NOW, NOW), "0floor": date(-10)})
    ask = bench.tick()[1]
    assert bench.page(ask, row(2, date(-400))) == []
    assert (bench.status(1), bench.entry(1).version) == ("done", date(-500))


def test_a_whole_page_of_its_date_asks_with_a_larger_one():
    bench = open_bench(limit=2)
    ask = bench.tick()[1]
    (again,) = bench.page(ask, row(2, date(-5000)), row(3, date(-5000)))
    assert again["attributes"]["ledger.limit"] == "4" and again["attributes"]["ledger.for"] == "1"
    assert ids(bench.page(again, row(2, date(-5000)), row(3, date(-5000)), row(1, date(-5000)))) == ["1"]


def test_a_row_behind_what_the_server_gives_at_once_stays_open():
    bench = open_bench(limit=2)
    ask = bench.tick()[1]
    ask["attributes"]["ledger.limit"] = "4"
    assert bench.page(ask, row(2, date(-5000)), row(3, date(-5000)), more=True) == []
    assert bench.status(1) == "open" and bench.entry(1).next > NOW and bench.said("cannot be asked for")


def test_an_old_answer_to_an_ask_changes_nothing():
    bench = open_bench()
    old = bench.tick()[1]
    bench.tick(901)
    bench.tick(0)
    before = dict(bench.state)
    assert bench.page(old, row(1, date(-5000))) == []
    assert bench.state["i:1"] == before["i:1"]


def test_an_ask_that_failed_is_open_again():
    bench = open_bench()
    ask = bench.tick()[1]["attributes"]
    bench.step(bench.event("page_failed", ledger__for="1", ledger__ask=ask["ledger.ask"]))
    assert (bench.status(1), bench.entry(1).next) == ("open", NOW + 60)


def test_an_ask_that_got_lost_is_open_again_after_its_lease():
    bench = open_bench(max_asks=0)
    bench.state["i:1"] = "asked|%s||1|2|0|%d|x" % (date(-5000), NOW - 901)
    bench.tick()
    assert bench.status(1) == "open" and bench.said("did not come back")


def test_asks_are_bounded_and_the_longest_due_goes_first():
    bench = Bench({"i:%d" % number: "open|%s||0|0|%d|%d|x" % (date(-60), NOW - number, NOW) for number in range(5)}, max_asks=2)
    assert [each["attributes"]["ledger.for"] for each in bench.tick() if "ledger.for" in each["attributes"]] == ["3", "4"]
    assert [bench.status(number) for number in range(5)] == ["open", "open", "open", "asked", "asked"]


def asked_for(emitted):
    return [each["attributes"]["ledger.for"] for each in emitted if "ledger.for" in each["attributes"]]


def test_what_was_due_at_a_tick_is_asked_for_as_soon_as_there_is_room():
    bench = Bench({"i:%d" % number: "open|%s||0|0|%d|%d|x" % (date(-60), NOW - number, NOW) for number in range(5)}, max_inflight=2)
    asks = [each["attributes"] for each in bench.tick() if "ledger.for" in each["attributes"]]
    assert [ask["ledger.for"] for ask in asks] == ["3", "4"]
    bench.state["i:9"] = "open|%s||0|0|%d|%d|x" % (date(-60), NOW + 1, NOW)  # due later than the tick: it waits for the next one
    assert asked_for(bench.page(asks[1])) == ["2"]
    bench.now += 10
    assert asked_for(bench.page(asks[0])) == ["1"]
    assert "0due" in bench.state


def test_when_one_could_not_be_asked_for_the_others_wait_for_the_next_tick():
    bench = Bench({"i:%d" % number: "open|%s||0|0|%d|%d|x" % (date(-60), NOW - number, NOW) for number in range(5)}, max_asks=1)
    (ask,) = [each["attributes"] for each in bench.tick() if "ledger.for" in each["attributes"]]
    assert bench.step(bench.event("page_failed", ledger__for="4", ledger__ask=ask["ledger.ask"])) == []
    assert asked_for(bench.tick(1)) == ["3"]


def test_a_batch_that_was_read_to_its_end_says_so_with_what_is_open():
    bench = Bench(limit=1)
    (query,) = bench.tick()
    batch = query["attributes"]["ledger.batch"]
    further = next(child for child in bench.page(query, row(1, date(-60)), more=True) if child["to"] == "query")
    assert bench.notes == []
    bench.page(further)
    assert bench.notes == [("info", "Ledger: batch %s is through, pages: 2; 1 flying" % batch)]


def test_heads_that_fail_for_ever_do_not_hold_the_floor():
    bench = Bench(nothing_wait=1, nothing_max=1)
    bench.settled("do_nothing", date(-5000))
    (scan, ask) = bench.tick(5)
    bench.page(scan, row(1, date(-5000)), row(2, date(-700)))
    assert bench.floor() == date(-700) and bench.status(1) == "asked"


# ---------------------------------------------------------------- outcomes


def test_continue_passes_through_the_ledger_before_the_write_back():
    bench, work = flying()
    (onwards,) = bench.outcome(work, "continue")
    assert onwards["to"] == "writeback" and onwards["forward"] and bench.status(1) == "accepted"


def test_written_is_settled_at_the_version_of_the_write_backs_answer():
    bench, work = flying()
    bench.outcome(work, "continue")
    assert bench.outcome(work, "written", ledger__written__version="2027-01-15T11:00:00+03:00") == []
    assert (bench.status(1), bench.entry(1).version) == ("written", date(0))


def test_a_write_back_whose_answer_has_no_date_says_so():
    bench, work = flying()
    bench.outcome(work, "continue")
    bench.outcome(work, "written")
    assert bench.entry(1).version == date(-60) and bench.said("no modified date")


def test_without_a_write_back_continue_is_done():
    bench, work = flying(writeback="false")
    assert bench.outcome(work, "continue") == [] and bench.status(1) == "done"


def test_a_write_back_that_fails_for_good_is_parked_in_a_visible_queue_with_an_error():
    bench, work = flying()
    bench.outcome(work, "continue")
    (parked,) = bench.outcome(work, "write_failed")
    assert parked["to"] == "park" and parked["forward"] and bench.status(1) == "parked"
    assert [level for level, _ in bench.notes] == ["error"]


def test_what_is_parked_goes_to_the_write_back_again_and_never_to_the_erp():
    bench, work = flying()
    bench.outcome(work, "continue")
    bench.outcome(work, "write_failed")
    bench.tick(90000)
    assert bench.status(1) == "parked"
    (onwards,) = bench.outcome(work, "continue")
    assert onwards["to"] == "writeback" and bench.status(1) == "accepted"


@pytest.mark.parametrize("word", ["failure", "auth_fail"])
def test_failure_is_open_until_its_attempts_are_used_up_then_given_up(word):
    bench, work = flying(failure_attempts=3, failure_wait=100)
    for attempt, wait in ((1, 100), (2, 200)):
        bench.outcome(work, word)
        assert (bench.status(1), bench.entry(1).failures, bench.entry(1).next) == ("open", attempt, bench.now + wait)
        assert bench.notes == []
        bench.now += wait
        ask = only(bench.tick(), "query")[-1]
        (work,) = bench.page(ask, row(1, date(-60)))
    bench.outcome(work, word, invokehttp__status__code="422")
    assert bench.status(1) == "given up" and bench.said("given up until it changes") and bench.entry(1).answer == "HTTP 422"


def test_do_nothing_comes_again_with_back_off_and_without_limit():
    bench, work = flying(nothing_wait=10, nothing_max=50)
    waits = []
    for _ in range(6):
        bench.outcome(work, "do_nothing")
        waits.append(bench.entry(1).next - bench.now)
        bench.now += 50
        (work,) = bench.page(only(bench.tick(), "query")[-1], row(1, date(-60)))
    assert waits == [10, 20, 40, 50, 50, 50]


def test_do_nothing_reports_its_age():
    bench, work = flying()
    bench.now += 7140
    bench.outcome(work, "do_nothing")
    assert bench.said("got no verdict 1 times in 0 s (no answer): asked again in 60 s")
    bench.now += 60
    (work,) = bench.page(only(bench.tick(), "query")[-1], row(1, date(-60)))
    bench.now += 7140
    bench.outcome(work, "do_nothing", invokehttp__status__code="503")
    assert bench.said("got no verdict 2 times in 2 h (HTTP 503)")


def test_work_that_expired_before_the_erp_is_open_and_due():
    bench, work = flying()
    bench.outcome(work, "expired")
    assert (bench.status(1), bench.entry(1).next, bench.entry(1).failures) == ("open", NOW, 0)


@pytest.mark.parametrize("word", ["script_error", "held", "continnue", "", "continue "])
def test_a_script_error_or_any_other_word_is_held_and_not_sent_again(word):
    bench, work = flying()
    bench.outcome(work, word)
    assert bench.status(1) == "held" and bench.said("look there")
    (query,) = bench.tick(90000)
    assert bench.page(query, row(1, date(-60))) == [] and bench.status(1) == "held"


def test_an_outcome_of_an_older_flight_is_not_taken():
    bench, work = flying()
    ask = only(bench.tick(86401), "query")[-1]                          # the lease is over: open, and asked for at once
    (work_now,) = bench.page(ask, row(1, date(-60)))
    bench.outcome(work, "failure")
    assert bench.status(1) == "flying"
    bench.outcome(work_now, "failure")
    assert bench.status(1) == "open"


def test_of_two_acceptances_the_first_wins():
    bench, work = flying()
    bench.outcome(work, "continue")
    assert bench.outcome(work, "continue") == [] and bench.said("accepted twice")
    bench.outcome(work, "written", ledger__written__version=date(1))
    assert bench.outcome(work, "continue") == [] and bench.status(1) == "written"


def test_what_flies_is_open_again_after_24_hours_and_what_is_accepted_or_held_is_not():
    bench = Bench({"i:%s" % status: "%s|%s||0|0|0|%d|x" % (status, date(-60), NOW - 86401) for status in
                   ("flying", "accepted", "held", "parked")}, max_asks=0)
    bench.tick()
    assert [bench.status(each) for each in ("flying", "accepted", "held", "parked")] == ["open", "accepted", "held", "parked"]


def test_the_outcome_of_a_request_that_the_state_no_longer_knows_still_counts():
    bench, work = flying()
    bench.state = {"0summary": "{}"}
    bench.outcome(work, "failure")
    assert bench.status(1) == "open"
    bench.state = {"0summary": "{}"}
    assert kinds(bench.outcome(work, "continue")) == ["writeback"] and bench.status(1) == "accepted"


# ---------------------------------------------------------------- an outage


def flying_many(number, **settings):
    """A bench with so many requests at the ERP."""
    bench = Bench(limit=50, **settings)
    return bench, bench.sent(*[row(identifier, date(identifier - 60)) for identifier in range(number)])


def test_an_outage_is_told_once_when_it_is_one_and_once_when_it_is_over():
    bench, works = flying_many(8, alarm_after=3)
    told = []
    for work in works[:6]:
        bench.outcome(work, "failure", invokehttp__status__code="503")
        told.append([text for level, text in bench.notes if level == "error"])
    assert [len(texts) for texts in told] == [0, 0, 1, 0, 0, 0] and "3 answers in a row" in told[2][0] and "HTTP 503" in told[2][0]
    bench.outcome(works[6], "continue")
    assert bench.said("takes requests again, after 6 answers") and "0trouble" not in bench.state
    bench.outcome(works[7], "continue")
    assert bench.notes == []


def test_a_success_in_between_is_no_outage():
    bench, works = flying_many(5, alarm_after=2)
    for work, word in zip(works, ("failure", "continue", "do_nothing", "continue", "failure")):
        bench.outcome(work, word)
        assert bench.notes == []


def test_an_outage_uses_up_no_attempt_and_what_was_tried_is_written_when_it_is_over():
    bench, work = flying(failure_attempts=1, nothing_wait=10, nothing_max=10)
    for _ in range(20):
        bench.outcome(work, "failure", invokehttp__status__code="503")
        (work,) = bench.page(only(bench.tick(10), "query")[-1], row(1, date(-60)))
    assert (bench.entry(1).failures, bench.entry(1).waits) == (0, 20)
    assert kinds(bench.outcome(work, "continue")) == ["writeback"] and bench.entry(1).trouble == 0


@pytest.mark.parametrize("later_first", [True, False])
def test_a_server_that_says_when_is_asked_no_sooner_whichever_comes_first(later_first):
    bench, work = flying(nothing_wait=10)
    later = dict(work["attributes"], **bench.event("later", ledger__retry__after="700"))
    outcome = bench.outcome_event(work, "do_nothing")
    for event in (later, outcome) if later_first else (outcome, later):
        bench.step(event)
    assert (bench.status(1), bench.entry(1).next) == ("open", NOW + 700)


def test_a_retry_after_of_an_older_flight_changes_nothing():
    bench, work = flying()
    bench.step(dict(work["attributes"], **bench.event("later", ledger__retry__after="700", ledger__flight="older")))
    assert bench.entry(1).next == 0
