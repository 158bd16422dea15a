from __future__ import annotations

import pytest

from emulator.base.clock import VirtualClock
from emulator.base.errors import NotEmulated
from emulator.core.prioritizers import prioritizer
from emulator.core.queue import FlowFileQueue
from emulator.core.repository import Repository
from tests.kits.core_kit import START


@pytest.fixture
def clock():
    return VirtualClock(START)


@pytest.fixture
def repository(clock):
    return Repository(clock)


def names(queue):
    return [flowfile.attributes["n"] for flowfile in queue.snapshot()]


def polled(queue):
    return [flowfile.attributes["n"] for flowfile in iter(queue.poll, None)]


def test_empty_content_comes_first_then_content_by_when_it_was_written(clock, repository):
    queue = FlowFileQueue("q", clock)
    made = [repository.new_flowfile({"n": n}, data) for n, data in (("b", b"x"), ("c", b"y"), ("a", b""))]
    queue.put_all(reversed(made))
    assert names(queue) == ["a", "b", "c"] == polled(queue)


def test_ids_decide_among_empty_ones(clock, repository):
    queue = FlowFileQueue("q", clock)
    made = [repository.new_flowfile({"n": str(n)}) for n in range(3)]
    queue.put_all(reversed(made))
    assert names(queue) == ["0", "1", "2"]


def test_penalized_ones_are_passed_over_until_their_time(clock, repository):
    queue = FlowFileQueue("q", clock)
    queue.put(repository.new_flowfile({"n": "late"}, penalty_expiration=START + 20))
    queue.put(repository.new_flowfile({"n": "soon"}, penalty_expiration=START + 10))
    queue.put(repository.new_flowfile({"n": "now"}))
    assert names(queue) == ["now", "soon", "late"]
    assert polled(queue) == ["now"]
    assert not queue.available() and queue.next_available_ms() == START + 10
    clock.wait_until(START + 10)
    assert queue.available() and polled(queue) == ["soon"]
    assert queue.size()[0] == 3, "in flight still counts"


def test_size_counts_what_is_in_flight_until_it_is_acknowledged(clock, repository):
    queue = FlowFileQueue("q", clock)
    queue.put(repository.new_flowfile({"n": "a"}, b"12345"))
    flowfile = queue.poll()
    assert (queue.size(), queue.is_empty(), queue.snapshot()) == ((1, 5), False, [])
    queue.acknowledge([flowfile])
    assert (queue.size(), queue.is_empty()) == ((0, 0), True)
    assert queue.next_available_ms() is None


@pytest.mark.parametrize(("objects", "size", "full"), [(2, 0, True), (3, 0, False), (0, 10, True), (0, 11, False), (0, 0, False)])
def test_back_pressure_is_reached_at_the_threshold(clock, repository, objects, size, full):
    queue = FlowFileQueue("q", clock, object_threshold=objects, size_threshold=size)
    for _ in range(2):
        queue.put(repository.new_flowfile({"n": "a"}, b"12345"))
    queue.poll()
    assert queue.is_full() is full


def ordered(clock, repository, name, flowfiles):
    queue = FlowFileQueue("q", clock, prioritizers=[prioritizer(name)])
    queue.put_all(flowfiles)
    return names(queue)


def test_first_in_first_out_goes_by_the_last_time_queued(clock, repository):
    made = [
        repository.new_flowfile({"n": "2"}, last_queue_date=START, queue_date_index=2),
        repository.new_flowfile({"n": "3"}, last_queue_date=START + 1, queue_date_index=0),
        repository.new_flowfile({"n": "1"}, b"x", last_queue_date=START, queue_date_index=1),
    ]
    assert ordered(clock, repository, "org.apache.nifi.prioritizer.FirstInFirstOutPrioritizer", made) == ["1", "2", "3"]


def test_oldest_and_newest_go_by_the_start_of_the_lineage(clock, repository):
    made = [repository.new_flowfile({"n": str(n)}, lineage_start_date=START + n) for n in (2, 1, 3)]
    assert ordered(clock, repository, "OldestFlowFileFirstPrioritizer", made) == ["1", "2", "3"]
    assert ordered(clock, repository, "NewestFlowFileFirstPrioritizer", made) == ["3", "2", "1"]


def test_priority_attribute_numbers_then_texts_then_none(clock, repository):
    made = [repository.new_flowfile({"n": "none"})]
    made += [repository.new_flowfile({"n": priority, "priority": priority}) for priority in ("b", "10", "a", " 9 ", "-1")]
    assert ordered(clock, repository, "PriorityAttributePrioritizer", made) == ["-1", " 9 ", "10", "a", "b", "none"]


def test_an_unknown_prioritizer_is_not_emulated():
    with pytest.raises(NotEmulated, match="com.example.Mine"):
        prioritizer("com.example.Mine")


def test_expired_ones_come_out_on_the_side(clock, repository):
    queue = FlowFileQueue("q", clock, expiration_ms=1000)
    queue.put(repository.new_flowfile({"n": "old"}))
    clock.wait_until(START + 1000)
    assert queue.available()
    clock.wait_until(START + 1001)
    queue.put(repository.new_flowfile({"n": "new"}))
    assert polled(queue) == ["new"]
    assert [flowfile.attributes["n"] for flowfile in queue.take_expired()] == ["old"]
    assert queue.take_expired() == [] and queue.size()[0] == 1


def test_drain_expired_also_finds_penalized_ones(clock, repository):
    queue = FlowFileQueue("q", clock, expiration_ms=1000)
    queue.put(repository.new_flowfile({"n": "held"}, penalty_expiration=START + 10**6))
    clock.wait_until(START + 1001)
    queue.put(repository.new_flowfile({"n": "new"}))
    assert [flowfile.attributes["n"] for flowfile in queue.drain_expired()] == ["held"]
    assert names(queue) == ["new"] and queue.size()[0] == 1
