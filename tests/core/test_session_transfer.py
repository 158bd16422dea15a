from __future__ import annotations

import pytest

from emulator.base.errors import NotEmulated
from emulator.core.queue import FlowFileQueue
from emulator.java.lang.throwable import IllegalArgumentException, NullPointerException
from emulator.java.nifi.processor.exception.exceptions import FlowFileHandlingException
from emulator.java.nifi.processor.relationship import Relationship
from emulator.java.util.lists import ArrayList
from tests.kits.core_kit import FAILURE, SUCCESS, Kit, refused


@pytest.fixture
def kit():
    kit = Kit()
    kit.enqueue()
    return kit


def test_an_unknown_relationship_is_refused_without_a_rollback(kit):
    session = kit.session()
    flowfile = session.get()
    unknown = Relationship.Builder().name("nope").build()
    assert refused(IllegalArgumentException, lambda: session.transfer(flowfile, unknown)) == "Relationship 'nope' is not known"
    session.transfer(flowfile, SUCCESS)
    session.commit()
    assert kit.out() == [flowfile]


def test_an_unconnected_relationship_is_as_unknown():
    kit = Kit(connections=("success",))
    kit.enqueue()
    session = kit.session()
    flowfile = session.get()
    assert refused(IllegalArgumentException, lambda: session.transfer(flowfile, FAILURE)) == "Relationship 'failure' is not known"


def test_a_text_is_no_relationship(kit):
    session = kit.session()
    flowfile = session.get()
    with pytest.raises(TypeError) as caught:
        session.transfer(flowfile, "success")
    assert str(caught.value) == "transfer(): 2nd arg can't be coerced to org.apache.nifi.processor.Relationship"


def test_null_is_taken_for_a_collection(kit):
    session = kit.session()
    refused(NullPointerException, lambda: session.transfer(None, SUCCESS))
    refused(NullPointerException, lambda: session.transfer(None))


def test_to_self_goes_back_with_its_changes(kit):
    session = kit.session()
    flowfile = session.get()
    session.putAttribute(flowfile, "k", "v")
    session.transfer(flowfile)
    session.commit()
    assert kit.waiting()[0].attributes["k"] == "v"
    assert kit.input.size() == (1, 5)


def test_a_created_flowfile_cannot_go_to_self(kit):
    session = kit.session()
    created = session.create()
    message = refused(IllegalArgumentException, lambda: session.transfer(created))
    assert message == "Cannot transfer FlowFiles that are created in this Session back to self"


@pytest.mark.parametrize("made", [list, tuple, ArrayList, set])
def test_every_kind_of_collection_is_taken(kit, made):
    kit.enqueue()
    session = kit.session()
    session.transfer(made(session.get(2)), SUCCESS)
    session.transfer(made([]), SUCCESS)
    session.commit()
    assert len(kit.out()) == 2


def test_auto_terminated_is_dropped():
    kit = Kit(connections=("failure",), auto_terminated={"success"})
    flowfile = kit.enqueue()
    session = kit.session()
    session.transfer(session.get(), SUCCESS)
    session.commit()
    event = kit.repository.events[-1]
    assert (event.type, event.uuid, event.details) == ("DROP", flowfile.uuid, "Auto-Terminated by success Relationship")
    assert kit.input.size() == (0, 0)


def test_each_further_connection_gets_a_clone_with_its_own_uuid(kit):
    kit.host.outgoing["success"] += [FlowFileQueue("second", kit.clock), FlowFileQueue("third", kit.clock)]
    session = kit.session()
    flowfile = session.get()
    session.putAttribute(flowfile, "k", "v")
    session.transfer(flowfile, SUCCESS)
    session.commit()
    found = [queue.snapshot()[0] for queue in kit.host.outgoing["success"]]
    assert found[-1] == flowfile and len({one.uuid for one in found}) == 3
    assert {one.attributes["k"] for one in found} == {"v"}
    assert kit.event_types() == ["CLONE", "CLONE"]


def test_order_in_a_queue_is_not_the_order_of_transfer(kit):
    session = kit.session()
    flowfile = session.get()
    made = []
    for number, data in enumerate([b"zzz", b"", b"aaa", b"", b"mmm"]):
        child = session.putAttribute(session.create(flowfile), "i", str(number))
        made.append(session.write_bytes(child, data) if data else child)
    session.transfer(list(reversed(made)), SUCCESS)
    session.remove(flowfile)
    session.commit()
    # recorded:execute-script-1.16.3
    assert [one.attributes["i"] for one in kit.out()] == ["1", "3", "0", "2", "4"]
    assert kit.event_types() == ["FORK", "DROP"]
    assert len(kit.repository.events[0].children) == 5


def test_remove_takes_one_or_many_and_drops(kit):
    kit.enqueue()
    session = kit.session()
    first, second = session.get(2)
    session.remove(first)
    session.remove([second])
    session.commit()
    assert kit.event_types() == ["DROP", "DROP"] and kit.input.size() == (0, 0)


def test_the_discard_reason_is_in_the_drop_event(kit):
    session = kit.session()
    session.remove(session.putAttribute(session.get(), "discard.reason", "old"))
    session.commit()
    assert kit.repository.events[0].details == "Discard reason: old"


def test_get_of_nothing_and_of_numbers(kit):
    session = kit.session()
    assert session.get(0).toString() == "[]" and session.get(0).getClass().getName() == "java.util.Collections$EmptyList"
    assert refused(IllegalArgumentException, lambda: session.get(-1)) is None
    got = session.get(5)
    assert isinstance(got, ArrayList) and len(got) == 1
    assert session.get() is None and list(session.get(5)) == []
    assert session.getQueueSize().getObjectCount() == 1, "in flight still counts"


def test_get_with_a_filter_takes_what_it_accepts(kit):
    kit.enqueue(b"", a="2")
    kit.enqueue(b"", a="3")
    session = kit.session()
    got = session.get(lambda flowfile: "ACCEPT_AND_TERMINATE" if flowfile.getAttribute("a") == "3" else "REJECT_AND_CONTINUE")
    assert [flowfile.getAttribute("a") for flowfile in got] == ["3"]
    session.rollback()
    assert len(kit.waiting()) == 3


def test_incoming_connections_take_turns(kit):
    second = FlowFileQueue("second", kit.clock)
    kit.host.incoming.append(second)
    kit.enqueue()
    for _ in range(2):
        second.put(kit.repository.new_flowfile({"from": "second"}))
    session = kit.session()
    turns = [session.get().attributes.get("from", "first") for _ in range(4)]
    assert sorted(turns) == ["first", "first", "second", "second"] and turns[0] != turns[1] != turns[2] != turns[3]


def test_expired_flowfiles_are_never_got(kit):
    old = FlowFileQueue("old", kit.clock, expiration_ms=1000, expiration="1 sec")
    kit.host.incoming[:] = [old]
    old.put(kit.repository.new_flowfile({"a": "old"}))
    kit.clock.wait_until(kit.clock.now_ms() + 2000)
    old.put(kit.repository.new_flowfile({"a": "new"}))
    assert kit.session().get().attributes["a"] == "new"
    assert [(event.type, event.details) for event in kit.repository.events] == [("EXPIRE", "Expiration Threshold = 1 sec")]


def test_migrate_is_not_emulated(kit):
    with pytest.raises(NotEmulated, match="ProcessSession.migrate"):
        kit.session().migrate(None)


def test_create_has_a_name_of_its_own_and_no_content(kit):
    created = kit.session().create()
    assert dict(created.attributes) == {"filename": created.uuid, "path": "./", "uuid": created.uuid}
    assert created.getSize() == 0


def test_a_child_inherits_all_but_three_attributes_and_the_lineage(kit):
    session = kit.session()
    parent = session.putAllAttributes(session.get(), {"alternate.identifier": "x", "discard.reason": "y", "k": "v"})
    kit.clock.wait_until(kit.clock.now_ms() + 5)
    child = session.create(parent)
    assert {"alternate.identifier", "discard.reason"}.isdisjoint(child.attributes) and child.attributes["k"] == "v"
    assert child.attributes["filename"] == parent.attributes["filename"] and child.uuid != parent.uuid
    assert child.getLineageStartDate() == parent.getLineageStartDate() and child.getSize() == 0


def test_a_child_of_a_stale_parent_has_the_latest_attributes(kit):
    session = kit.session()
    stale = session.get()
    session.putAttribute(stale, "k", "v")
    assert session.create(stale).getAttribute("k") == "v"


def test_a_child_of_several_has_what_they_share_and_a_new_name(kit):
    kit.enqueue(a="1", b="2")
    session = kit.session()
    parents = session.get(2)
    child = session.create(parents)
    assert {key: value for key, value in child.attributes.items() if key not in ("uuid", "filename")} == {"a": "1", "path": "./"}
    assert child.attributes["filename"] == child.uuid


def test_what_is_not_transferred_fails_the_commit_in_words(kit):
    session = kit.session()
    flowfile = session.get()
    assert refused(FlowFileHandlingException, session.commit) == (
        f"{flowfile} transfer relationship not specified. This FlowFile was not created in this session and was not transferred "
        "to any Relationship via ProcessSession.transfer()"
    )
    assert kit.waiting() == [flowfile] and not kit.waiting()[0].isPenalized()
    message = refused(FlowFileHandlingException, lambda: session.transfer(flowfile, FAILURE))
    assert message == f"{flowfile} is not known in this session (StandardProcessSession[id=0])"


def test_a_created_one_that_is_not_transferred_says_so(kit):
    session = kit.session()
    flowfile = session.get()
    created = session.create()
    session.transfer(flowfile, SUCCESS)
    assert refused(FlowFileHandlingException, session.commit).startswith(
        f"{created} transfer relationship not specified. This FlowFile was created in this session"
    )
    assert kit.waiting() == [flowfile] and kit.out() == []


def test_a_connection_that_is_gone_at_commit_is_named(kit):
    session = kit.session()
    session.transfer(session.get(), SUCCESS)
    kit.host.outgoing.clear()
    assert refused(FlowFileHandlingException, session.commit) == "success does not have any destinations for ExecuteScript[id=processor-id]"
