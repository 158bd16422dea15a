"""NiFi is killed in the middle of a run, for real. It is a NiFi of the test's own: the one of the other tests is left alone."""

from __future__ import annotations

from typing import Iterator

import pytest

pytestmark = pytest.mark.nifi


@pytest.fixture
def own_nifi(same_machine: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The environment of a second NiFi; in the end it is gone."""
    from nifi.proof.crash.__main__ import OWN
    from nifi.run.down import down

    for name, value in {**OWN, "NIFI_INSTANCE": "crash-test", "NIFI_HEAP": "1g"}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("NIFI_PORT", raising=False)
    yield
    down(fresh=True)


def test_every_request_ends_as_without_the_kill(own_nifi: None) -> None:
    from nifi.proof.crash.__main__ import crash
    from nifi.proof.crash.points import Point

    said: list[str] = []
    points = [Point("erp", "write 1", 1, "read"), Point("omnitron", "write-back 3", 1, "answered")]
    done = crash("order_cancellation_request", 0, 1, said.append, points)
    assert [one.run.killed for one in done] == [True, True], said
    assert all(one.holds for one in done), said
    assert done[0].verdict.repeats["write"] == 1, "the ERP had read it when NiFi died, so it comes again"


def test_a_plan_that_was_answered_202_is_there_after_nifi_was_killed_at_once(own_nifi: None) -> None:
    from nifi.proof.crash.__main__ import crash
    from nifi.proof.crash.points import Point

    said: list[str] = []
    (done,) = crash("cancellation_plan", 0, 1, said.append, [Point("calls", "call 1", 1, "answered")])
    assert done.run.killed and done.holds, said
    (call,) = [one for one in done.run.journals["calls"] if one["id"] == done.run.journals["calls"][0]["id"]]
    assert call["answer"] == 202 and call["at"] < done.run.restart_ns, "it was answered, so it was not sent again"
    assert [one["answer"] for one in done.run.journals["erp"] if one["id"] == call["id"]][-1] == 200, said
