"""The crash run's judgement on journals made by hand: what is a repeat of a request in flight, and what is a broken rule."""

from __future__ import annotations

import copy
import json
from typing import Any, Iterator

from nifi.proof.crash import report
from nifi.proof.crash.__main__ import Done, summary
from nifi.proof.crash.judge import judge
from nifi.proof.crash.play import Run
from nifi.proof.crash.points import Point, Watch, choose, share
from nifi.proof.crash.rules import Rules
from nifi.proof.crash.world import LEFT
from nifi.proof.crash.worlds.cancellation_plan import CancellationPlanWorld
from nifi.proof.crash.worlds.order import OrderWorld
from nifi.proof.crash.worlds.order_cancellation_request import OrderCancellationRequestWorld

ENDINGS = {"1": "completed, continue, written", "2": "completed, continue, written"}
LIST = "/api/v1/cancellation_requests/detailed/"
BATCH, KILL, RESTART = 100, 150, 200


def write(rid: str, at: int, answer: int = 200, token: str = "a") -> dict[str, Any]:
    headers = [["Idempotency-Key", "key-" + rid], ["Authorization", "Bearer " + token]]
    return entry("erp", "POST", "/cancellations", rid, at, answer, headers)


def back(rid: str, at: int) -> dict[str, Any]:
    return entry("omnitron", "POST", f"/api/v1/cancellation_requests/{rid}/complete/", rid, at)


def detail(rid: str, at: int) -> dict[str, Any]:
    return entry("omnitron", "GET", f"/api/v1/cancellation_requests/{rid}/", rid, at)


def entry(server: str, method: str, path: str, rid: str, at: int, answer: int = 200, headers: Any = ()) -> dict[str, Any]:
    return {
        "server": server, "method": method, "path": path, "query": {}, "headers": list(headers), "id": rid, "gave": [],
        "answer": answer, "ending": "complete", "at": at,
    }  # fmt: skip


def page(at: int) -> dict[str, Any]:
    return {**entry("omnitron", "GET", LIST, "", at), "gave": ["1", "2"]}


def run_of(omnitron: list[dict[str, Any]], erp: list[dict[str, Any]], killed: bool = True) -> Run:
    return made({"omnitron": [page(101), *omnitron], "erp": erp}, killed)


def made(journals: dict[str, list[dict[str, Any]]], killed: bool = True) -> Run:
    return Run(journals, [], dict(ENDINGS), True, killed, BATCH, RESTART, 2, 1.0)


REFERENCE = run_of([back("1", 120), back("2", 121)], [write("1", 110), write("2", 111)], killed=False)


def verdict(omnitron: list[dict[str, Any]], erp: list[dict[str, Any]], **change: Any) -> tuple[int, int, list[str]]:
    repeats, broken = judged(OrderCancellationRequestWorld.rules, run_of(omnitron, erp), **change)
    return repeats.get("write", 0), repeats.get("write-back", 0), broken


def judged(rules: Rules, run: Run, **change: Any) -> tuple[dict[str, int], list[str]]:
    for name, value in change.items():
        setattr(run, name, value)
    found = judge(rules, REFERENCE, run)
    return dict(found.repeats), found.broken


def test_a_run_like_the_one_without_a_kill_repeats_nothing() -> None:
    assert verdict([back("1", 120), back("2", 210)], [write("1", 110), write("2", 111)]) == (0, 0, [])


def test_the_write_in_flight_may_be_repeated_and_is_counted() -> None:
    assert verdict([back("1", 120), back("2", 220)], [write("1", 110), write("2", 111), write("2", 210)]) == (1, 0, [])


def test_a_401_in_flight_comes_again_with_the_old_token_and_is_counted() -> None:
    erp = [write("1", 110), write("2", 111, 401), write("2", 210, 401), write("2", 220, token="b")]
    assert verdict([back("1", 120), back("2", 230)], erp) == (1, 0, [])


def test_a_422_in_flight_is_no_attempt_and_is_counted() -> None:
    erp = [write("1", 110), *(write("2", at, 422) for at in (111, 210, 220))]
    assert verdict([back("1", 120)], erp) == (1, 0, [])


def test_the_write_back_in_flight_may_be_repeated_and_is_counted() -> None:
    omnitron = [back("1", 120), back("2", 121), back("2", 210)]
    assert verdict(omnitron, [write("1", 110), write("2", 111)]) == (0, 1, [])


def test_as_many_write_backs_are_in_flight_as_the_card_has_tasks() -> None:
    erp, omnitron = [write("1", 110), write("2", 111)], [back(rid, at) for at in (120, 210) for rid in "12"]
    assert verdict(omnitron, erp) == (0, 2, [])
    third = [back("3", 119), back("3", 211)]
    assert verdict([*third, *omnitron], [*erp, write("3", 109)])[2] == [
        f"written: {rid} was written back 2 times" for rid in "123"
    ]  # fmt: skip


def test_a_write_and_the_write_back_of_another_can_both_be_in_flight() -> None:
    omnitron = [back("1", 120), back("1", 210), back("2", 220)]
    assert verdict(omnitron, [write("1", 110), write("2", 111), write("2", 211)]) == (1, 1, [])


def test_a_second_repeat_is_a_broken_rule() -> None:
    erp = [write("1", 110), write("2", 111), write("1", 209), write("2", 210)]
    assert verdict([back("1", 220), back("2", 220)], erp)[2] == [
        "repeated: 1 was sent again after 200", "repeated: 2 was sent again after 200",
    ]  # fmt: skip


def test_the_same_request_repeated_twice_is_a_broken_rule() -> None:
    erp = [write("1", 110), write("2", 111), write("2", 210), write("2", 220)]
    assert "repeated: 2 was sent again after 200" in verdict([back("1", 120), back("2", 230)], erp)[2]


def test_a_write_of_an_earlier_batch_was_not_in_flight() -> None:
    erp = [write("1", 89), write("2", 90), write("2", 210)]
    assert "repeated: 2 was sent again after 200" in verdict([back("1", 95), back("2", 230)], erp)[2]


def test_a_write_whose_write_back_had_begun_was_not_in_flight() -> None:
    erp = [write("1", 110), write("2", 111), write("2", 210)]
    assert "repeated: 2 was sent again after 200" in verdict([back("1", 120), back("2", 121)], erp)[2]


def test_a_write_back_whose_request_was_read_afterwards_was_not_in_flight() -> None:
    omnitron = [back("1", 120), back("2", 121), detail("2", 122), back("2", 210)]
    assert verdict(omnitron, [write("1", 110), write("2", 111)])[2] == ["written: 2 was written back 2 times"]


def test_without_a_kill_nothing_may_be_repeated() -> None:
    erp = [write("1", 110), write("2", 111), write("2", 112)]
    assert verdict([back("1", 120), back("2", 121)], erp, killed=False)[2] == ["repeated: 2 was sent again after 200"]


def test_another_ending_or_an_unsettled_run_is_a_broken_rule() -> None:
    omnitron, erp = [back("1", 120), back("2", 210)], [write("1", 110), write("2", 111)]
    assert verdict(omnitron, erp, endings={**ENDINGS, "2": "approved, -, flying"}, settled=False)[2] == [
        "2 ended as 'approved, -, flying', without the kill as 'completed, continue, written'",
        "not everything was settled after 2 batches",
    ]


def test_points_are_drawn_by_the_seed_and_keep_the_journals_order() -> None:
    points = [Point("erp", "write 1", number, "read") for number in range(1, 21)]
    drawn = choose(points, 5, 7)
    assert drawn == choose(list(points), 5, 7) == sorted(drawn, key=points.index)
    assert (len(drawn), drawn != choose(points, 5, 8), choose(points, 0, 7)) == (5, True, points)


def test_the_points_are_spread_over_the_flows() -> None:
    flows = ["a", "b", "c"]
    assert (share(5, flows), share(2, flows), share(0, flows), share(3, ["a"])) == (
        {"a": 2, "b": 2, "c": 1}, {"a": 1, "b": 1}, {"a": 0, "b": 0, "c": 0}, {"a": 3},
    )  # fmt: skip


def test_the_watch_strikes_once_at_its_point_and_tells_when_it_could_not() -> None:
    struck: list[str] = []

    def kill() -> None:
        struck.append("now")
        raise OSError("gone already")

    with OrderCancellationRequestWorld() as world:
        watch = Watch(world, Point("erp", "write 2", 2, "answered"), kill)
        key = next(key for key, rid in world.keys.items() if rid == "2")
        sent = {"server": "erp", "path": "/cancellations", "headers": [["idempotency-key", key]]}
        for when in ("read", "answered", "read"):
            watch.see("erp", when, sent)
        assert (struck, watch.reached.is_set()) == ([], False)
        watch.see("erp", "answered", sent)
        watch.see("erp", "answered", sent)
    assert (struck, watch.dead.is_set(), str(watch.error)) == (["now"], True, "gone already")


# ---------------------------------------------------------------- plans


def call(rid: str, at: int, answer: int | None = 202, name: str = "good") -> dict[str, Any]:
    one = entry("calls", "POST", "/cancellation_plan/", rid, at)
    body = json.dumps({"event": {"uuid": rid}, "payload": {}})
    return {**one, "query": {"call": [name]}, "answer": answer, "ending": "complete" if answer else "dropped", "body": body}


def send(rid: str, at: int, answer: int = 200) -> dict[str, Any]:
    return {**write(rid, at, answer), "path": "/cancellations/" + rid, "body": json.dumps({"event": {"uuid": rid}, "payload": {}})}


def plans(calls: list[Any], erp: list[Any], omnitron: list[Any], **change: Any) -> tuple[dict[str, int], list[str]]:
    return judged(CancellationPlanWorld.rules, made({"calls": calls, "erp": erp, "omnitron": omnitron}), **change)


CALLS, SENT, BACKS = [call("1", 105), call("2", 106), call("x", 107, 401, "bad_secret")], [send("1", 110), send("2", 111)], [back("1", 112)]


def test_plans_that_are_sent_and_written_back_once_repeat_nothing() -> None:
    assert plans(CALLS, SENT, [*BACKS, back("2", 210)]) == ({}, [])


def test_a_call_without_an_answer_is_made_again_and_counted_while_its_plan_is_processed_once() -> None:
    assert plans([call("1", 105), call("2", 106, None), call("2", 205)], SENT, [*BACKS, back("2", 210)])[0] == {"call": 1}


def test_a_bad_call_in_flight_is_made_again_and_counted() -> None:
    lost = {**call("get-1", 108, None, "get"), "method": "GET"}
    again = {**lost, "at": 208, "answer": 405, "ending": "complete"}
    assert plans([*CALLS, lost, again], SENT, [*BACKS, back("2", 210)]) == ({"call": 1}, [])


def test_a_call_and_the_write_of_its_own_plan_can_both_be_in_flight() -> None:
    calls = [call("1", 105), call("2", 106, None), call("2", 205)]
    assert plans(calls, [*SENT, send("2", 203)], [*BACKS, back("2", 210)]) == ({"call": 1, "write": 1}, [])


def test_a_second_call_without_an_answer_is_a_broken_rule() -> None:
    calls = [call("1", 104, None), call("2", 106, None), call("1", 205), call("2", 206)]
    assert "answered: the call good was answered None, owed was 202" in plans(calls, SENT, [*BACKS, back("2", 210)])[1]


def test_a_call_without_an_answer_that_is_not_made_again_is_a_broken_rule() -> None:
    assert (
        "answered: the call good was answered None, owed was 202"
        in plans([*CALLS, call("3", 108, None)], SENT, [*BACKS, back("2", 210)])[1]
    )


def test_a_plan_that_was_answered_202_and_never_reached_the_erp_is_a_broken_rule() -> None:
    assert plans([*CALLS, call("3", 108)], SENT, [*BACKS, back("2", 210)])[1] == ["settled: 3 is not settled"]


def test_a_plan_that_is_made_again_and_processed_twice_is_a_broken_rule() -> None:
    calls = [*CALLS, call("1", 108), call("1", 208)]
    assert "repeated: 1 was sent again after 200" in plans(calls, [*SENT, send("1", 212)], [*BACKS, back("2", 210)])[1]


def test_a_plan_whose_write_back_had_begun_was_not_in_flight() -> None:
    omnitron = [*BACKS, back("2", 113)]
    assert plans(CALLS, [*SENT, send("2", 203)], omnitron)[1] == ["repeated: 2 was sent again after 200"]


def test_a_duplicate_that_is_answered_proves_nothing_of_the_write_in_flight() -> None:
    assert plans([*CALLS, call("2", 112)], [*SENT, send("2", 203)], [*BACKS, back("2", 210)]) == ({"write": 1}, [])


def test_a_bad_call_that_reaches_the_erp_is_a_broken_rule() -> None:
    assert (
        "refused: x reached the ERP and was never taken"
        in plans(CALLS, [*SENT, send("x", 113)], [*BACKS, back("2", 210), back("x", 211)])[1]
    )


def test_a_plan_that_the_erp_took_is_written_back_once() -> None:
    assert plans(CALLS, SENT, BACKS)[1] == ["settled: 2 is not settled"]
    twice = [*BACKS, back("2", 210), back("2", 220)]
    assert plans(CALLS, SENT, twice)[1] == ["written: 2 was written back 2 times"]


def test_what_is_left_behind_beside_the_plans_is_a_broken_rule() -> None:
    endings = {**ENDINGS, LEFT: "1 for an operator, 0 unknown"}
    assert plans(CALLS, SENT, [*BACKS, back("2", 210)], endings=endings)[1] == [
        "left behind ended as '1 for an operator, 0 unknown', without the kill as None",
    ]


# ---------------------------------------------------------------- orders

API = "/api/v1/"


def order(rid: str, at: int, items: int = 0, sent: bool = True) -> Iterator[dict[str, Any]]:
    """The requests of an order, from its detail to its mark, one after the other."""
    pks = [f"{rid}{place}" for place in range(items)]
    yield {**entry("omnitron", "GET", API + "order_items/", rid, at), "gave": pks}
    yield entry("omnitron", "GET", API + "discount_items/", rid, at + 1)
    yield entry("omnitron", "GET", f"{API}orders_integration/{rid}/detailed_integration/", rid, at + 2)
    yield from (entry("omnitron", "GET", f"{API}order_items/{pk}/detailed_integration/", rid, at + 3) for pk in pks)
    if sent:
        yield from (post(rid, at + 4, pks), is_send(rid, at + 5))


def post(rid: str, at: int, pks: list[str], answer: int = 200) -> dict[str, Any]:
    body = json.dumps({"pk": int(rid), "orderitem_set": [{"pk": pk} for pk in pks], "discountitem_set": []})
    return {**write(rid, at, answer), "path": "/orders", "body": body}


def is_send(rid: str, at: int) -> dict[str, Any]:
    return {**entry("omnitron", "PATCH", f"{API}orders/{rid}/", rid, at), "body": '{"is_send": true}'}


def orders(*entries: dict[str, Any]) -> tuple[dict[str, int], list[str]]:
    asked = {**entry("omnitron", "GET", API + "orders_integration/", "", 100), "gave": sorted({one["id"] for one in entries})}
    journals: dict[str, Any] = {"omnitron": [asked], "erp": []}
    for one in entries:
        journals[one["server"]].append(one)
    return judged(OrderWorld.rules, made(journals))


def test_orders_that_are_whole_and_sent_once_repeat_nothing() -> None:
    assert orders(*order("1", 101, 2), *order("2", 201)) == ({}, [])


def test_as_many_orders_are_in_flight_as_the_write_has_tasks() -> None:
    read = [one for rid in "1234" for one in order(rid, 101, sent=False)]
    again = [one for rid in "1234" for one in (post(rid, 110, []), post(rid, 210, []), is_send(rid, 211))]
    assert orders(*read, *again) == ({"write": 4}, [])


def test_one_order_more_than_there_are_tasks_is_a_broken_rule() -> None:
    read = [one for rid in "12345" for one in order(rid, 101, sent=False)]
    again = [one for rid in "12345" for one in (post(rid, 110, []), post(rid, 210, []), is_send(rid, 211))]
    assert "repeated: 1 was sent again after 200" in orders(*read, *again)[1]


def test_an_order_that_was_being_marked_is_not_sent_again() -> None:
    assert orders(*order("1", 101), is_send("1", 210)) == ({"write-back": 1}, [])
    assert orders(*order("1", 101), post("1", 210, []))[1] == ["repeated: 1 was sent again after 200"]


def test_parts_that_are_read_again_cost_nothing_when_they_were_in_flight() -> None:
    part = entry("omnitron", "GET", API + "orders_integration/1/detailed_integration/", "1", 0)
    first = list(order("1", 101, sent=False))
    rest = [{**part, "at": 201}, post("1", 205, []), is_send("1", 206)]
    assert orders(*first, *rest) == ({}, [])
    assert orders(*first, *[{**part, "at": at} for at in (201, 202)], *rest[1:]) == ({"part": 1}, [])
    assert orders(*first, *[{**part, "at": at} for at in (201, 202, 203)], *rest[1:])[1] == ["budget: 1 cost 8 requests, allowed are 6"]


def test_an_order_that_is_not_whole_after_the_kill_is_a_broken_rule() -> None:
    read = list(order("1", 101, 2, sent=False))
    assert "whole: 1 was sent with the order_items ['10'] of ['10', '11']" in orders(*read, post("1", 205, ["10"]), is_send("1", 206))[1]


def test_an_order_that_is_never_sent_is_a_broken_rule() -> None:
    assert orders(*order("1", 101, sent=False))[1] == ["settled: 1 is not settled"]


# ---------------------------------------------------------------- the table


def test_the_table_says_what_was_repeated_broken_and_not_reached() -> None:
    point, run, rules = Point("erp", "write 2", 1, "read"), copy.deepcopy(REFERENCE), OrderCancellationRequestWorld.rules
    assert report.row(point, run, judge(rules, run, run)).split()[-1] == "1"
    assert "not reached" in report.row(point, run, judge(rules, run, run))
    repeated = run_of([back("1", 120), back("2", 220)], [write("1", 110), write("2", 111), write("2", 210)])
    repeated.note = "stored, not committed"
    assert report.row(point, repeated, judge(rules, REFERENCE, repeated)).splitlines()[1:] == ["    there: stored, not committed"]
    killed = run_of([back("1", 120)], [write("1", 110), write("2", 111)])
    told = report.row(point, killed, judge(rules, REFERENCE, killed))
    assert told.splitlines()[0].startswith("erp, write 2, 1st time, read") and " NO " in told
    assert told.splitlines()[1:] == ["    settled: 2 is not settled"]
    done = [Done(point, one, judge(rules, REFERENCE, one)) for one in (killed, run, repeated)]
    assert summary(done) == "2 of 3 points reached, 2 hold every rule; repeated: 1 write"
