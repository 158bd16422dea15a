from __future__ import annotations

import pytest

from emulator.core.host import YIELD_PROCESSOR, RetryPolicy
from emulator.core.queue import FlowFileQueue
from emulator.java.nifi.processor.exception.exceptions import FlowFileHandlingException
from tests.kits.core_kit import FAILURE, START, SUCCESS, Kit, refused

COUNT = "retryCount.processor-id"


@pytest.fixture
def kit():
    kit = Kit()
    kit.enqueue()
    return kit


def trigger(kit, work):
    session = kit.session()
    work(session)
    session.commit()


def test_rollback_puts_the_original_back(kit):
    session = kit.session()
    flowfile = session.get()
    session.putAttribute(flowfile, "k", "v")
    session.create(flowfile)
    session.rollback()
    assert kit.waiting() == [flowfile] and "k" not in kit.waiting()[0].attributes and not kit.waiting()[0].isPenalized()
    assert kit.input.size() == (1, 5) and kit.repository.events == []


def test_rollback_with_penalty_holds_it_back(kit):
    session = kit.session()
    session.get()
    session.rollback(True)
    assert kit.waiting()[0].getPenaltyExpirationMillis() == START + 30000
    assert session.get() is None
    kit.clock.wait_until(START + 30000)
    assert session.get() is not None


def test_a_removed_flowfile_comes_back_with_a_rollback(kit):
    session = kit.session()
    session.remove(session.get())
    session.rollback()
    assert len(kit.waiting()) == 1


def test_committed_work_stays_when_the_session_goes_wrong_later(kit):
    session = kit.session()
    session.transfer(session.get(), SUCCESS)
    session.commit()
    created = session.create()
    session.transfer(created, FAILURE)
    session.commit()
    session.create()
    session.rollback()
    assert len(kit.out()) == 1 and kit.out("failure") == [created]


def test_a_loop_of_get_and_commit_works(kit):
    kit.enqueue()
    session = kit.session()
    while True:
        flowfile = session.get()
        if flowfile is None:
            break
        session.transfer(flowfile, SUCCESS)
        session.commit()
    assert len(kit.out()) == 2


def test_what_a_checkpoint_set_aside_survives_a_rollback(kit):
    kit.enqueue(a="2")
    session = kit.session()
    session.transfer(session.get(), SUCCESS)
    session.checkpoint()
    assert kit.out() == []
    session.get()
    session.rollback()
    session.commit()
    assert len(kit.out()) == 1 and len(kit.waiting()) == 1


def test_commit_async_calls_back(kit):
    seen = []
    session = kit.session()
    session.transfer(session.get(), SUCCESS)
    session.commitAsync(lambda: seen.append("done"), seen.append)
    session.create()
    refused(FlowFileHandlingException, lambda: session.commitAsync(lambda: seen.append("never"), lambda error: seen.append(type(error))))
    assert seen == ["done", FlowFileHandlingException]


def test_only_immediate_counters_survive_a_rollback(kit):
    session = kit.session()
    session.adjustCounter("now", 2, True)
    session.adjustCounter("later", 3, False)
    session.rollback()
    assert kit.repository.counters == {"now": 2}
    session.adjustCounter("later", 3, False)
    session.commit()
    assert kit.repository.counters == {"now": 2, "later": 3} == kit.host.counters


# The framework's retry


def retrying(count=2, **fields):
    kit = Kit(retry=RetryPolicy(count, frozenset(("failure",)), **fields))
    kit.enqueue()
    return kit


def fail(session):
    flowfile = session.write_bytes(session.putAttribute(session.get(), "k", "v"), b"changed")
    session.transfer(flowfile, FAILURE)


def test_a_retried_flowfile_goes_back_as_it_was_but_for_its_count():
    kit = retrying()
    trigger(kit, fail)
    (waiting,) = kit.waiting()
    assert waiting.attributes[COUNT] == "1" and "k" not in waiting.attributes and waiting.content.read() == b"hello"
    assert kit.out("failure") == [] and kit.repository.events == []


def test_the_penalty_doubles_with_each_retry():
    kit = retrying(3)
    for expected in (30000, 60000, 120000):
        trigger(kit, fail)
        assert kit.waiting()[0].getPenaltyExpirationMillis() == kit.clock.now_ms() + expected
        kit.clock.wait_until(kit.clock.now_ms() + expected)


def test_the_backoff_has_a_maximum():
    kit = retrying(max_backoff_ms=40000)
    trigger(kit, fail)
    kit.clock.wait_until(START + 30000)
    trigger(kit, fail)
    assert kit.waiting()[0].getPenaltyExpirationMillis() == kit.clock.now_ms() + 40000


def test_when_exhausted_it_is_routed_and_its_count_is_gone():
    kit = retrying(1)
    trigger(kit, fail)
    kit.clock.wait_until(START + 30000)
    trigger(kit, fail)
    (out,) = kit.out("failure")
    assert COUNT not in out.attributes and out.content.read() == b"changed"
    assert kit.event_types() == ["CONTENT_MODIFIED"]


def test_the_other_mechanism_yields_the_processor_instead():
    kit = retrying(backoff=YIELD_PROCESSOR)
    trigger(kit, fail)
    assert not kit.waiting()[0].isPenalized() and kit.host.yield_until_ms == START + 1000


def test_a_relationship_that_is_not_retried_is_routed():
    kit = retrying()
    trigger(kit, lambda session: session.transfer(session.get(), SUCCESS))
    assert len(kit.out()) == 1


def test_a_child_and_its_parent_are_retried_together():
    kit = retrying()

    def work(session):
        parent = session.get()
        session.transfer(session.create(parent), FAILURE)
        session.transfer(parent, SUCCESS)

    trigger(kit, work)
    assert len(kit.waiting()) == 1 and kit.out() == kit.out("failure") == []
    assert kit.event_types() == []


def test_a_flowfile_from_a_source_is_never_retried():
    kit = retrying()
    trigger(kit, lambda session: session.transfer(session.create(), FAILURE))
    assert len(kit.out("failure")) == 1


def test_a_retried_child_of_a_removed_parent_is_lost_as_in_nifi():
    # source:StandardProcessSession.remove@1.16.3 unlinks the parent, so only the child is retried, and it has no queue to go back to
    kit = retrying()

    def work(session):
        parent = session.get()
        child = session.create(parent)
        session.remove(parent)
        session.transfer(child, FAILURE)

    trigger(kit, work)
    assert kit.waiting() == kit.out("failure") == []


def test_a_retried_relationship_with_two_connections_makes_no_clone():
    kit = retrying()
    kit.host.outgoing["failure"].append(FlowFileQueue("second", kit.clock))
    trigger(kit, fail)
    assert [len(queue.snapshot()) for queue in kit.host.outgoing["failure"]] == [0, 0]
