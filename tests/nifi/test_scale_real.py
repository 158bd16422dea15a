"""A small run of ``python -m nifi.proof.scale`` on both sides: what an order costs, and that it is sent once."""

from __future__ import annotations

import pytest

from nifi.proof.scale.emulated import emulated
from nifi.proof.scale.real import real
from nifi.proof.scale.table import broken
from nifi.rest import Client

pytestmark = [pytest.mark.nifi, pytest.mark.usefixtures("same_machine")]


def test_orders_cost_the_same_requests_on_both_sides_and_are_sent_once(client: Client) -> None:
    said: list[str] = []
    rows = [emulated(20, 5), real(client, 20, 5, every=1, say=said.append)]
    assert broken(rows) == []
    assert rows[0].requests == rows[1].requests
    heading, first, *_, last = said
    assert heading.split("  ")[0].strip() == "seconds"
    assert int(first.split()[1]) < 20
    row, _, processors = last.partition("\n\n")
    assert row.split()[1] == "20"
    assert "Write Data to Omnitron/Write Data to Omnitron" in processors
