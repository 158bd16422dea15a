"""The framework's retry, against what NiFi 1.16.3's own session did (recorded with retryCount 2 on the relationship failure)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from emulator.core.host import RetryPolicy
from tests.kits.core_kit import FAILURE, SUCCESS, Kit

RECORDED = json.loads((Path(__file__).parents[1] / "compliance/session_retry/retry.json").read_text(encoding="utf-8"))


def simple(session):
    session.transfer(session.write_bytes(session.putAttribute(session.get(), "k", "v"), b"changed"), FAILURE)


def child(session):
    parent = session.get()
    session.transfer(session.create(parent), FAILURE)
    session.transfer(parent, SUCCESS)


def child_removed_parent(session):
    parent = session.get()
    made = session.create(parent)
    session.remove(parent)
    session.transfer(made, FAILURE)


def source(session):
    session.transfer(session.create(), FAILURE)


def join(session):
    parents = session.get(2)
    session.transfer(session.create(parents), FAILURE)
    session.transfer(parents, SUCCESS)


def clone(session):
    flowfile = session.get()
    one, other = session.clone(flowfile), session.clone(flowfile)
    session.transfer([one, flowfile], SUCCESS)
    session.transfer(other, FAILURE)


def grandchild(session):
    flowfile = session.get()
    first = session.create(flowfile)
    second = session.create(first)
    third = session.create(second)
    session.transfer([first, second, flowfile], SUCCESS)
    session.transfer(third, FAILURE)


def exhausted(session):
    session.transfer(session.putAttribute(session.get(), "retryCount.processor-id", "2"), FAILURE)


def bad_count(session):
    session.transfer(session.putAttribute(session.get(), "retryCount.processor-id", "x"), FAILURE)


def reported(session):
    flowfile = session.get()
    session.getProvenanceReporter().modifyContent(flowfile)
    session.getProvenanceReporter().send(flowfile, "u")
    session.adjustCounter("a", 1, False)
    session.transfer(flowfile, FAILURE)


WORK = [simple, child, child_removed_parent, source, join, clone, grandchild, exhausted, bad_count, reported]


def shown(flowfiles):
    own = ("uuid", "filename", "path")
    return [
        [{key: value for key, value in one.attributes.items() if key not in own}, one.content.read().decode(), one.isPenalized()]
        for one in flowfiles
    ]


def test_every_recorded_case_is_tested():
    assert sorted(RECORDED["cases"]) == sorted(work.__name__ for work in WORK)
    assert RECORDED["from"].startswith("recorded:")


@pytest.mark.parametrize("work", WORK, ids=lambda work: work.__name__)
def test_retry_does_what_the_real_session_did(work):
    case = RECORDED["cases"][work.__name__]
    kit = Kit(retry=RetryPolicy(2, frozenset(("failure",))))
    for content, attributes in case["in"]:
        kit.enqueue(content.encode(), **attributes)
    session = kit.session()
    work(session)
    session.commit()
    assert {
        "success": shown(kit.out()),
        "failure": shown(kit.out("failure")),
        "queue": shown(kit.waiting()),
        "provenance": kit.event_types(),
        "counters": kit.repository.counters,
    } == case["observed"]
