"""What the table of ``python -m nifi.proof.scale`` says, and when it is broken."""

from __future__ import annotations

import dataclasses
import subprocess
import sys
from collections import Counter

import pytest

from nifi.proof.scale import __main__ as command
from nifi.proof.scale import child
from nifi.proof.scale.emulated import DEFAULTS
from nifi.proof.scale.servers import Servers
from nifi.proof.scale.table import FACTOR, Cost, Row, broken, growth, row_of, table
from nifi.run.places import REPOSITORY

SMALL = Row("emulator", 100, 8.0, 1780, 2430, 6, cost=Cost(6.0, 30_000, 50_000))
LARGE = Row("emulator", 1000, 90.0, 17_700, 24_200, 43, cost=Cost(66.0, 30_000, 220_000))
REAL = Row("NiFi 1.16.3", 1000, 86.0, 17_700, 24_200, 60)


def changed(row: Row, **fields: object) -> Row:
    return dataclasses.replace(row, **fields)  # type: ignore[arg-type]


def counted(**tallied: Counter[str]) -> Row:
    """The row of two orders of one item; ``requests``, ``writes`` and ``marks`` by the number of the order."""
    servers = Servers(2, 1)
    names = list(servers.bounds())
    for name, counts in tallied.items():
        getattr(servers.tally, name).update({names[int(number)]: count for number, count in counts.items()})
    return row_of("emulator", servers)


def test_the_table_has_a_line_for_each_run_and_what_is_not_measured_is_a_dash() -> None:
    assert table([SMALL, LARGE, REAL]) == "\n".join([
        "side         orders  seconds  orders/s  CPU s  requests/order  bound/order  logins + pages  peak MB  KB/order     sent once",
        "-----------  ------  -------  --------  -----  --------------  -----------  --------------  -------  --------  ------------",
        "emulator        100      8.0      12.5    6.0            17.8         24.3               6       49       200    100 of 100",
        "emulator       1000     90.0      11.1   66.0            17.7         24.2              43      215       190  1000 of 1000",
        "NiFi 1.16.3    1000     86.0      11.6      -            17.7         24.2              60        -         -  1000 of 1000",
    ])  # fmt: skip


def test_growth_is_the_largest_run_beside_the_smallest_of_the_same_side() -> None:
    assert growth([LARGE, SMALL, REAL]) == ["emulator, an order of 1000 beside one of 100: time x 1.10, memory x 0.95 (at most x 1.5)"]
    assert growth([changed(REAL, orders=100, seconds=4.3), REAL]) == [
        "NiFi 1.16.3, an order of 1000 beside one of 100: time x 2.00 (at most x 1.5)"
    ]
    assert growth([SMALL, REAL]) == []


def test_runs_that_keep_everything_break_nothing() -> None:
    assert broken([SMALL, LARGE, REAL]) == []
    limit = changed(LARGE, cost=Cost(60 * FACTOR, 30_000, 30_000 + int(200_000 * FACTOR)))
    assert broken([SMALL, limit]) == []


def test_time_or_memory_that_grows_with_the_orders_is_broken() -> None:
    slow = changed(LARGE, cost=Cost(60 * FACTOR + 1, 30_000, 220_000))
    assert broken([SMALL, slow]) == ["emulator: the time of an order grows 1.52 times from 100 to 1000 orders"]
    fat = changed(LARGE, cost=Cost(60.0, 30_000, 350_000))
    assert broken([SMALL, fat]) == ["emulator: the memory of an order grows 1.60 times from 100 to 1000 orders"]


def test_other_work_on_the_machine_is_no_growth_of_the_emulator() -> None:
    assert broken([SMALL, changed(LARGE, seconds=900.0)]) == []


def test_what_stood_in_the_way_of_the_end_is_broken() -> None:
    assert broken([changed(REAL, left=["3 FlowFiles are parked"])]) == ["NiFi 1.16.3, 1000 orders: 3 FlowFiles are parked"]


def test_an_order_may_cost_six_requests_the_query_and_three_for_each_part() -> None:
    servers = Servers(3, 2)
    parts = {str(row["pk"]): 2 + len(row["discountitem_set"]) for row in servers.scenario.rows}
    assert servers.bounds() == {rid: 7 + 3 * count for rid, count in parts.items()}


def test_one_order_above_its_bound_is_broken_however_cheap_the_others_are() -> None:
    servers = Servers(2, 1)
    first, bound = next(iter(servers.bounds().items()))
    once = Counter({"0": 1, "1": 1})
    fine = counted(requests=Counter({"0": bound, "1": 1}), writes=once, marks=once)
    assert (fine.requests, fine.bound, broken([fine])) == (bound + 1, sum(servers.bounds().values()), [])
    over = counted(requests=Counter({"0": bound + 1}), writes=once, marks=once)
    assert broken([over]) == [f"emulator, 2 orders: 1 cost more requests than they may, the first {first}: {bound + 1}, at most {bound}"]


@pytest.mark.parametrize("writes, marks", [(0, 1), (1, 0), (2, 1), (1, 2)])
def test_an_order_that_is_not_written_and_marked_exactly_once_is_broken(writes: int, marks: int) -> None:
    first = next(iter(Servers(2, 1).bounds()))
    row = counted(writes=Counter({"0": writes, "1": 1}), marks=Counter({"0": marks, "1": 1}))
    said = f"emulator, 2 orders: 1 were not sent exactly once, the first {first}: written {writes}, marked {marks} times"
    assert broken([row]) == [said]
    assert table([row]).endswith("1 of 2")


def test_a_run_of_many_orders_keeps_no_journal() -> None:
    with Servers(1, 1) as servers:
        entry = servers.scenario.erp.journal.begin(path="/orders", id="1")
        assert (entry["path"], servers.scenario.erp.journal.entries()) == ("/orders", [])


def test_a_run_offline_needs_nothing_but_python_and_keeps_every_rule() -> None:
    done = subprocess.run(
        [sys.executable, "-S", "-m", "nifi.proof.scale", "--offline", "--orders", "3", "--items", "2"],
        cwd=REPOSITORY, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-1].endswith("3 of 3")


def test_an_emulator_that_cannot_run_says_why(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("nifi.proof.scale.emulated.FLOW", REPOSITORY / "templates" / "xml" / "missing.xml")
    assert command.main(["--offline", "--orders", "1"]) == 1
    assert "missing.xml" in capsys.readouterr().err


def test_without_a_nifi_the_command_says_how_to_get_one(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("nifi.run.up.running_url", lambda: None)
    assert command.main(["--orders", "1"]) == 2
    assert "make nifi-up starts one" in capsys.readouterr().err


def test_a_run_that_breaks_a_rule_ends_with_one(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(command, "emulated", lambda orders, items, history: changed(REAL, orders=orders, left=["never ended"]))
    assert command.main(["--offline", "--orders", "4"]) == 1
    assert capsys.readouterr().err == "NiFi 1.16.3, 4 orders: never ended\n"


def test_the_child_keeps_as_much_of_the_history_and_makes_as_many_triggers_as_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[dict[str, object]] = []

    class Ended(Exception):
        pass

    def start(flow: object, **settings: object) -> None:
        asked.append(settings)
        raise Ended

    monkeypatch.setattr(child, "start_flow", start)
    for wanted in ({}, {"history_limit": 0, "max_triggers": 7}):
        with pytest.raises(Ended):
            child.run({"flow": "", "defaults": str(DEFAULTS), "parameters": {}, "start_ms": 0, **wanted})
    chosen = [{name: value for name, value in settings.items() if name in ("history_limit", "max_triggers")} for settings in asked]
    assert chosen == [{}, {"history_limit": 0, "max_triggers": 7}]
