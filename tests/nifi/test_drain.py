"""A drain ends when nothing is left, and what is between two queues at a look is not nothing."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from nifi.deploy import lifecycle
from nifi.rest import Client


def test_a_flowfile_that_one_look_overlooks_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    counts, stopped = [0, 1, 0, 0, 0, 1], list[int]()

    def survey(*_: Any) -> Any:
        return SimpleNamespace(connections=[{"status": {"aggregateSnapshot": {"flowFilesQueued": counts.pop(0)}}}])

    monkeypatch.setattr(lifecycle.groups, "survey", survey)
    monkeypatch.setattr(lifecycle, "sources", lambda _: [])
    monkeypatch.setattr(lifecycle, "parked", lambda _: [])
    monkeypatch.setattr(lifecycle, "aggregate", lambda *_: {"activeThreadCount": "0"})
    monkeypatch.setattr(lifecycle, "stop", lambda *_: stopped.append(len(counts)))
    counts.insert(0, 9)  # the look at the sources
    assert lifecycle.drain(cast(Client, None), "group", 30) == 0
    assert stopped == [1]
