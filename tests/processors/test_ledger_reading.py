"""Rules 3, 6 and 7: scans, pages, cursors, the floor."""

import json

import pytest

from tests.kits.ledger_bench import LEDGER, NOW, START, Bench, after, date, ids, kinds, only, row


def test_without_a_start_date_nothing_is_fetched_and_it_says_so():
    bench = Bench()
    bench.settings["start_date"] = ""
    assert bench.tick() == [] and bench.said("start_date is not set")


def test_with_a_floor_the_start_date_is_not_needed():
    bench = Bench({"0floor": date(-60)})
    bench.settings["start_date"] = ""
    (query,) = bench.tick()
    assert after(query) == date(-660)


def test_the_first_scan_begins_at_the_start_date_itself():
    (query,) = Bench().tick()
    assert after(query) == "2026-12-31T23:59:59.999999Z"


def test_a_query_says_from_where_how_much_and_of_which_batch():
    (query,) = Bench(limit=7).tick()
    scan = query["attributes"]["ledger.scan"]
    assert query["attributes"] == {
        "ledger.to": "query", "ledger.scan": scan, "ledger.batch": scan, "ledger.page": "0", "ledger.cursor": "2026-12-31T23:59:59.999999Z",
        "ledger.limit": "7", "ledger.cap": "", "ledger.pin": ""}


def test_a_tick_during_a_live_scan_is_dropped():
    bench = Bench()
    bench.tick()
    assert bench.tick(899) == []


def test_a_scan_that_does_not_come_back_is_begun_anew_after_its_lease():
    bench = Bench()
    first = bench.tick()[0]["attributes"]["ledger.scan"]
    (query,) = bench.tick(901)
    assert query["attributes"]["ledger.scan"] != first and bench.said("did not come back")


def test_an_answer_to_an_older_scan_sends_nothing():
    bench = Bench()
    (old,) = bench.tick()
    bench.tick(901)
    assert bench.page(old, row(1, date())) == [] and bench.entry(1) is None


def test_every_row_of_a_page_goes_to_work_with_its_text_as_content():
    bench = Bench()
    (query,) = bench.tick()
    text = '{"results": [ {"modified_date": "%s", "id": 2, "price": 1905.840, "uuid": "u-2", "n": "ş", "order_item": {"order": ' \
           '{"number": "429"}}} , {"id": "x1", "modified_date":"%s"}], "next": null}' % (date(-9), date(-8))
    first, second = bench.page(query, content=text)
    assert first["content"] == text.replace("ş", "\\u015f").split("[ ")[1].split(" , ")[0]
    assert first["attributes"] == {
        "ledger.to": "work", "ledger.id": "2", "ledger.version": date(-9), "ledger.flight": bench.entry(2).by, "ledger.since": str(NOW),
        "ledger.failures": "0", "ledger.waits": "0", "ledger.trouble": "0", "ledger.batch": query["attributes"]["ledger.scan"],
        "_cancellation_request.id": "2"}
    assert second["attributes"]["ledger.id"] == "x1"
    assert bench.status(2) == "flying"


def test_a_bare_list_is_a_page():
    bench = Bench()
    (query,) = bench.tick()
    assert ids(bench.page(query, content=json.dumps([row(1, date(-9))]))) == ["1"]


@pytest.mark.parametrize("content", ["", "<html>", "{}", '{"results": 5}', '"x"', "null", '{"detail": "no"}'])
def test_an_answer_that_is_no_page_ends_the_scan_and_the_cursor_stays(content):
    bench = Bench()
    (query,) = bench.tick()
    assert bench.page(query, content=content) == [] and bench.said("no page")
    (again,) = bench.tick(60)
    assert after(again) == after(query)


def test_a_bad_row_is_left_out_and_the_others_go_on():
    bench = Bench()
    (query,) = bench.tick()
    bad = [{"id": 1}, {"modified_date": date()}, row(None, date()), row(1.5, date()), row(True, date()), row("", date()),
           row(2, "yesterday"), "x", None]
    assert ids(bench.page(query, *(bad + [row(7, date(-3))]))) == ["7"]
    assert len([text for text in bench.told if "left out" in text]) == len(bad)


def test_one_id_twice_in_a_page_is_sent_once():
    bench = Bench()
    assert [work["attributes"]["ledger.version"] for work in bench.sent(row(1, date(-9)), row(1, date(-9)))] == [date(-9)]


def test_rows_that_are_not_sorted_are_sent_all_the_same_and_the_floor_stays_where_they_begin():
    bench = Bench()
    (query,) = bench.tick()
    assert ids(bench.page(query, row(1, date(-5000)), row(2, date(-9000)))) == ["2", "1"] and bench.said("not sorted")
    assert bench.floor() == date(-9000, micros=-1)


def test_a_scan_goes_on_until_it_is_through_and_says_when():
    bench, pages = Bench(limit=2), 0
    emitted = bench.tick()
    while only(emitted, "query"):
        (query,) = only(emitted, "query")
        pages += 1
        rows = [] if pages == 60 else [row(pages, date(pages - 100)), row(1000 + pages, date(pages - 99))]
        emitted = bench.page(query, *rows)
    assert pages == 60 and bench.state["0through"] == str(bench.now)


def test_a_page_in_which_the_room_ended_is_not_through():
    bench = Bench(max_inflight=1)
    bench.sent(row(1, date(-60)), row(2, date(-50)))
    assert "0through" not in bench.state and (bench.scan()["wait"], bench.scan()["live"]) == (1, 0)


def test_a_full_page_asks_on_from_its_last_date():
    bench = Bench(limit=2)
    (query,) = bench.tick()
    emitted = bench.page(query, row(1, date(-9)), row(2, date(-8)))
    assert kinds(emitted) == ["work", "work", "query"] and after(emitted[2]) == date(-8, micros=-1)


def test_a_page_at_the_base_limit_with_a_next_link_is_full():
    bench = Bench(limit=2)
    (query,) = bench.tick()
    query["attributes"]["ledger.limit"] = "8"
    assert kinds(bench.page(query, row(1, date(-9)), row(2, date(-8)), more=True)) == ["work", "work", "query"]


def test_a_short_page_ends_the_scan():
    bench = Bench()
    bench.sent(row(1, date(-9)))
    assert bench.scan()["live"] == 0 and bench.scan()["more"] == 0


def test_a_full_page_of_one_date_doubles_the_limit():
    bench = Bench(limit=2)
    (query,) = bench.tick()
    again = only(bench.page(query, row(1, date(-9)), row(2, date(-9))), "query")[0]
    assert again["attributes"]["ledger.limit"] == "4" and after(again) == after(query)


def test_after_a_doubled_page_the_limit_is_the_base_one_again():
    bench = Bench(limit=2)
    (query,) = bench.tick()
    (query,) = only(bench.page(query, row(1, date(-9)), row(2, date(-9))), "query")
    (query,) = only(bench.page(query, row(1, date(-9)), row(2, date(-9)), row(3, date(-9)), row(4, date(-8))), "query")
    assert query["attributes"]["ledger.limit"] == "2"


def test_a_full_page_of_bad_rows_doubles_the_limit():
    bench = Bench(limit=2)
    (query,) = bench.tick()
    assert bench.page(query, {}, {})[0]["attributes"]["ledger.limit"] == "4"


def test_a_page_of_one_date_that_the_server_cuts_is_passed_and_pins_the_floor():
    bench = Bench(limit=2)
    (query,) = bench.tick()
    (query,) = only(bench.page(query, row(1, date(-5000)), row(2, date(-5000)), more=True), "query")
    (query,) = only(bench.page(query, row(1, date(-5000)), row(2, date(-5000)), more=True), "query")
    assert after(query) == date(-5000) and bench.said("the server gives no more")
    bench.page(query, row(3, date(-4000)))
    assert bench.floor() == date(-5000, micros=-1)


def test_a_server_that_ignores_the_cursor_ends_the_scan():
    bench = Bench({"0floor": date(-60)}, limit=2)
    (query,) = bench.tick()
    emitted = bench.page(query, row(1, date(-9000)), row(2, date(-8000)), more=True)
    assert only(emitted, "query") == [] and bench.said("modified_date__gt")


def test_the_floor_does_not_pass_the_servers_clock_at_the_first_page_less_the_overlap():
    bench = Bench(limit=2)
    (query,) = bench.tick()
    (query,) = only(bench.page(query, row(1, date(-9)), row(2, date(-8)), server_now="Fri, 15 Jan 2027 07:00:00 GMT"), "query")
    assert bench.floor() == date(-3600 - 600)
    bench.step(bench.event("page_failed", ledger__scan=query["attributes"]["ledger.scan"]))
    (query,) = bench.tick(7200)
    bench.page(query, row(3, date(3000)), server_now="Fri, 15 Jan 2027 10:00:00 GMT")
    assert bench.floor() == date(-3600 - 600), "the cap is kept across ticks of one scan"


def test_without_a_servers_clock_nifis_own_is_the_cap():
    bench = Bench()
    bench.sent(row(1, date(500)))
    assert bench.floor() == date(-600)


def test_the_floor_never_goes_back():
    bench = Bench({"0floor": date(-100)})
    bench.sent(row(1, date(-650)))
    assert bench.floor() == date(-100)


def test_the_next_scan_begins_at_the_floor_less_the_overlap():
    bench = Bench()
    bench.sent(row(1, date(-5000)))
    (query,) = bench.tick(60)
    assert bench.floor() == date(-5000) and after(query) == date(-5600)


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"live": 1}'])
def test_a_scan_that_cannot_be_read_is_begun_anew(text):
    (query,) = Bench({"0scan": text, "0floor": date(-60)}).tick()
    assert after(query) == date(-660)


def test_a_scan_that_failed_goes_on_from_its_cursor_with_one_log_line():
    bench = Bench(limit=2)
    (query,) = bench.tick()
    (query,) = only(bench.page(query, row(1, date(-9)), row(2, date(-8))), "query")
    bench.step(bench.event("page_failed", log__login__error="HTTP 400", ledger__scan=query["attributes"]["ledger.scan"]))
    assert len(bench.notes) == 1 and bench.said("HTTP 400")
    (again,) = bench.tick(60)
    assert after(again) == date(-8, micros=-1)


@pytest.mark.parametrize(("attributes", "reason"), [
    ({"log__omnitron__error": "HTTP 503 busy", "invokehttp__status__code": "503"}, "HTTP 503 busy"),
    ({"invokehttp__status__code": "502"}, "HTTP 502"), ({"invokehttp__java__exception__message": "refused"}, "refused"), ({}, "no answer")])
def test_a_failed_page_says_why(attributes, reason):
    bench = Bench()
    scan = bench.tick()[0]["attributes"]["ledger.scan"]
    bench.step(bench.event("page_failed", ledger__scan=scan, **attributes))
    assert bench.said(reason)


@pytest.mark.parametrize(("text", "expected"), [
    ("2026-01-20T13:48:35.483131Z", "2026-01-20T13:48:35.483131Z"), ("2026-01-20T13:48:35.4831319Z", "2026-01-20T13:48:35.483131Z"),
    ("2026-01-20T13:48:35.5+03:00", "2026-01-20T10:48:35.500000Z"), ("2026-01-20 13:48-0330", "2026-01-20T17:18:00.000000Z"),
    ("2026-01-20T13:48:35+03", "2026-01-20T10:48:35.000000Z"), (" 2026-01-20T13:48:60 ", "2026-01-20T13:48:59.000000Z")])
def test_dates_are_compared_as_text_in_utc_with_microseconds(text, expected):
    assert LEDGER.iso(text) == expected


@pytest.mark.parametrize("text", ["", None, "2026-13-01T00:00:00Z", "2026-01-20", "now", "2026-01-20T13:48:35X"])
def test_what_is_no_date_is_refused(text):
    with pytest.raises(ValueError, match="."):
        LEDGER.iso(text)


def test_a_date_cannot_leave_the_calendar():
    with pytest.raises(ValueError, match="out of range"):
        LEDGER.iso("0001-01-01T00:00:00Z", micros=-1)


def test_settings_are_read_as_text_and_checked():
    assert LEDGER.configure({"limit": " 7 ", "start_date": "2027-01-01T03:00+03:00", "days": ""}.get) == dict(
        LEDGER.SETTINGS, limit=7, start_date=START)
    for name, value in (("limit", "many"), ("limit", "0"), ("overlap", "-1")):
        with pytest.raises(ValueError, match='%s is "%s": it must be a whole number' % (name, value)):
            LEDGER.configure({name: value}.get)
    with pytest.raises(ValueError, match="soon.* is no ISO date"):
        LEDGER.configure({"start_date": "soon"}.get)
