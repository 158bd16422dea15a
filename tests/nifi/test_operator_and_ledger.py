"""The operator's commands and the Ledger's own script: what the one writes the other reads."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest

from nifi.deploy import orders, status
from nifi.deploy.book import Book, open_book
from nifi.deploy.groups import survey
from nifi.rest import Client
from tests.kits.fake_flow import FakeFlow
from tests.kits.fake_nifi import FakeNifi
from tests.kits.ledger_bench import Bench, date, row


class Flow(FakeFlow):
    """A flow in the fake NiFi whose Ledger is the script."""

    def __init__(self, fake: FakeNifi, bench: Bench) -> None:
        super().__init__(fake, bench.state)
        self.bench, self.client = bench, Client(fake.url)

    def take(self, order: dict[str, Any]) -> None:
        self.bench.now = int(time.time())
        self.bench.step(self.bench.event("operator", content=json.dumps(order)))
        self.state = self.bench.state

    def book(self) -> Book:
        pages = open_book(self.client, survey(self.client, "g"))
        assert pages
        return pages

    def order(self, op: str, force: bool = False, **choice: Any) -> dict[str, Any]:
        return orders.order(self.client, "g", op, orders.Choice(**choice), force, print)["requests"]


@pytest.fixture
def flow(fake: FakeNifi) -> Flow:
    """1 and 2 were given up, 3 is held, 4 flies."""
    bench = Bench(failure_attempts=1)
    first, second, third, _ = bench.sent(*(row(identifier, date(-60 + identifier)) for identifier in (1, 2, 3, 4)))
    bench.outcome(first, "failure", invokehttp__status__code="422")
    bench.outcome(second, "failure", invokehttp__status__code="400")
    bench.outcome(third, "script_error")
    bench.tick(60)
    return Flow(fake, bench)


def test_status_tells_of_each_what_the_ledger_knows(flow: Flow) -> None:
    told = status.described(flow.book())
    assert [(each["id"], each["answer"]) for each in told["given up"]] == [("1", "HTTP 422"), ("2", "HTTP 400")]
    assert [each["id"] for each in told["flying"]] == ["4"]
    assert told["ids"]["held"] == ["3"]
    assert told["counts"] == {"given up": 2, "held": 1, "flying": 1}
    assert told["open"] == 2


def test_an_order_for_several_is_taken(flow: Flow) -> None:
    assert flow.order("release", statuses=("given up", "held")) == {
        "1": {"before": "given up", "now": "open"}, "2": {"before": "given up", "now": "open"}, "3": {"before": "held", "now": "open"},
    }  # fmt: skip


def test_an_order_for_one_is_taken(flow: Flow) -> None:
    assert flow.order("done", ids=("3",)) == {"3": {"before": "held", "now": "done"}}


def test_what_flies_goes_by_force_alone(flow: Flow) -> None:
    assert flow.order("release", statuses=("flying",)) == {"4": {"before": "flying", "now": "flying"}}
    assert flow.orders == []
    assert flow.order("release", force=True, statuses=("flying",)) == {"4": {"before": "flying", "now": "open"}}


@pytest.mark.parametrize("state", ["flying", "asked", "accepted", "parked"])
def test_the_ledger_refuses_without_force_what_the_command_does(fake: FakeNifi, state: str) -> None:
    flow = Flow(fake, Bench({"i:1": f"{state}|2026-01-01|||||1|by", "0floor": date(), "0summary": "{}"}))
    assert state in orders.ON_THE_WAY
    flow.take({"op": "release", "id": "1"})
    assert flow.book().entries["1"].status == state
