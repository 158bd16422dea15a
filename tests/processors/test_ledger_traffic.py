"""The state holds what is open, not what was: at a steady rate it stays small. `make test-all` lets it run for half an hour."""

import pytest

from tests.kits.ledger_traffic import Traffic

SIZE, STORED = 100_000, 5_000  # letters: of the state, and stored for one order (each store is a transaction of ZooKeeper's log)


@pytest.mark.parametrize("order_by", ["id", "date"])
@pytest.mark.parametrize("seconds", [90, pytest.param(1800, marks=pytest.mark.slow)])
def test_at_twenty_a_second_the_state_stays_below_100_kb(order_by, seconds):
    traffic = Traffic(order_by, 20, seconds)
    traffic.run()
    assert (traffic.written, traffic.sent) == (20 * seconds, 20 * seconds), "all of them, each once"
    assert traffic.largest < SIZE
    assert traffic.stored / traffic.written < STORED


def test_at_forty_a_second_nothing_stays_behind():
    traffic = Traffic("id", 40, 60)
    traffic.run()
    assert (traffic.written, traffic.sent) == (2400, 2400) and traffic.largest < SIZE
