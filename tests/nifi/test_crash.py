"""The crash run's judgement on journals made by hand: what is a repeat of the request in flight, and what is a broken rule."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from nifi.crash import report
from nifi.crash.__main__ import Done, summary
from nifi.crash.judge import judge
from nifi.crash.play import Run
from nifi.crash.points import Point, Watch, choose
from nifi.crash.world import World

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
    return Run([page(101), *omnitron], erp, [], dict(ENDINGS), True, killed, BATCH, RESTART, 2, 1.0)


REFERENCE = run_of([back("1", 120), back("2", 121)], [write("1", 110), write("2", 111)], killed=False)


def verdict(omnitron: list[dict[str, Any]], erp: list[dict[str, Any]], **change: Any) -> tuple[int, int, list[str]]:
    run = run_of(omnitron, erp)
    for name, value in change.items():
        setattr(run, name, value)
    found = judge(REFERENCE, run)
    return found.erp, found.write_back, found.broken


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


def test_the_watch_strikes_once_at_its_point_and_tells_when_it_could_not() -> None:
    struck: list[str] = []

    def kill() -> None:
        struck.append("now")
        raise OSError("gone already")

    with World() as world:
        watch = Watch(world, Point("erp", "write 2", 2, "answered"), kill)
        key = next(key for key, rid in world.keys.items() if rid == "2")
        sent = {"server": "erp", "path": "/cancellations", "headers": [["idempotency-key", key]]}
        for when in ("read", "answered", "read"):
            watch.see("erp", when, sent)
        assert (struck, watch.reached.is_set()) == ([], False)
        watch.see("erp", "answered", sent)
        watch.see("erp", "answered", sent)
    assert (struck, watch.dead.is_set(), str(watch.error)) == (["now"], True, "gone already")


@pytest.mark.parametrize(
    "server, path, what",
    [
        ("omnitron", "/api/v1/auth/login/", "login"),
        ("erp", "/token", "login"),
        ("omnitron", LIST, "page"),
        ("omnitron", "/api/v1/cancellation_requests/3/complete/", "write-back 3"),
        ("omnitron", "/api/v1/cancellation_requests/3/", "read 3"),
        ("erp", "/cancellations", "write ?"),
    ],
)
def test_a_request_is_told_by_what_it_is(server: str, path: str, what: str) -> None:
    with World() as world:
        assert world.what({"server": server, "path": path, "headers": []}) == what


def test_the_table_says_what_was_broken_and_what_was_not_reached() -> None:
    point, run = Point("erp", "write 2", 1, "read"), copy.deepcopy(REFERENCE)
    assert report.row(point, run, judge(run, run)).split()[-1] == "1"
    assert "not reached" in report.row(point, run, judge(run, run))
    killed = run_of([back("1", 120)], [write("1", 110), write("2", 111)])
    told = report.row(point, killed, judge(REFERENCE, killed))
    assert told.splitlines()[0].startswith("erp, write 2, 1st time, read") and " NO " in told
    assert told.splitlines()[1:] == ["    settled: 2 is not settled"]
    done = [Done(point, killed, judge(REFERENCE, killed)), Done(point, run, judge(run, run))]
    assert summary(done) == "\n1 of 2 points reached, 1 hold every rule; 0 repeats at the ERP, 0 of a write-back"
