"""Every call in every state, against the table and against what the session does."""

from __future__ import annotations

import pytest

from emulator.core import messages
from emulator.core.session import lifecycle
from emulator.java.io.byte_array_input_stream import ByteArrayInputStream
from emulator.java.io.byte_array_output_stream import ByteArrayOutputStream
from emulator.java.lang.throwable import IllegalStateException, NullPointerException
from emulator.java.nifi.processor.exception.exceptions import FlowFileHandlingException
from tests.kits.core_kit import SUCCESS, Kit, Writes, refused

CALL = {
    "append": lambda s, f: s.append(f, Writes(b"x")),
    "clone": lambda s, f: s.clone(f),
    "create": lambda s, f: s.create(f),
    "exportTo": lambda s, f: s.exportTo(f, ByteArrayOutputStream()),
    "importFrom": lambda s, f: s.importFrom(ByteArrayInputStream(b"x"), f),
    "merge": lambda s, f: s.merge([f], s.create()),
    "penalize": lambda s, f: s.penalize(f),
    "putAllAttributes": lambda s, f: s.putAllAttributes(f, {"k": "v"}),
    "putAttribute": lambda s, f: s.putAttribute(f, "k", "v"),
    "read": lambda s, f: s.read(f).close(),
    "remove": lambda s, f: s.remove(f),
    "removeAllAttributes": lambda s, f: s.removeAllAttributes(f, {"k"}),
    "removeAttribute": lambda s, f: s.removeAttribute(f, "k"),
    "transfer": lambda s, f: s.transfer(f, SUCCESS),
    "write": lambda s, f: s.write(f, Writes(b"x")),
}

REACH = {
    lifecycle.FREE: lambda s, f: None,
    lifecycle.READING: lambda s, f: s.read(f),
    lifecycle.WRITING: lambda s, f: s.write(f),
    lifecycle.TRANSFERRED: lambda s, f: s.transfer(f, SUCCESS),
    lifecycle.REMOVED: lambda s, f: s.remove(f),
    lifecycle.UNKNOWN: lambda s, f: s.rollback(),
}

WORDS = {
    lifecycle.READING: "%s already in use for an active callback or an InputStream created by ProcessSession.read(FlowFile) "
    "has not been closed",
    lifecycle.WRITING: "%s already in use for an active callback or an OutputStream created by ProcessSession.write(FlowFile) "
    "has not been closed",
    lifecycle.TRANSFERRED: "%s is already marked for transfer",
    lifecycle.REMOVED: "%s has already been marked for removal",
    lifecycle.UNKNOWN: "%s is not known in this session (StandardProcessSession[id=0])",
}


def test_every_call_of_the_table_is_tested():
    assert set(CALL) == set(lifecycle.CALLS)
    assert set(REACH) == set(lifecycle.STATES)


@pytest.mark.parametrize("call", sorted(CALL))
@pytest.mark.parametrize("state", lifecycle.STATES)
def test_a_call_in_a_state_does_what_the_table_says(state, call):
    kit = Kit()
    kit.enqueue()
    other = kit.enqueue(b"other")
    session = kit.session()
    flowfile = session.get()
    bystander = session.get()
    REACH[state](session, flowfile)
    rule = lifecycle.refusal(state, call)
    if (state, call) == (lifecycle.UNKNOWN, "create"):
        assert refused(NullPointerException, lambda: CALL[call](session, flowfile)) == messages.UNKNOWN_PARENT
        return
    if rule is None:
        CALL[call](session, flowfile)
        return
    assert refused(rule.error, lambda: CALL[call](session, flowfile)) == WORDS[state] % flowfile
    known = bystander.id in session._books.records
    if rule.rolls_back:
        assert not known
        assert other in kit.waiting() and flowfile in kit.waiting()
        assert not any(waiting.isPenalized() for waiting in kit.waiting())
    else:
        assert known and kit.waiting() == []


def test_a_child_of_an_unknown_parent_is_made_and_given_to_nobody():
    kit = Kit()
    parent = kit.enqueue()
    session = kit.session()
    refused(NullPointerException, lambda: session.create(parent))
    message = refused(FlowFileHandlingException, session.commit)
    assert "This FlowFile was created in this session and was not transferred" in message


def test_states_that_refuse_use_are_all_but_free():
    assert {state for state, kind in lifecycle.TABLE if kind == lifecycle.USE} == set(lifecycle.STATES) - {lifecycle.FREE}


def test_a_caught_second_transfer_silently_returns_the_flowfile_to_its_queue():
    kit = Kit()
    flowfile = kit.enqueue()
    session = kit.session()
    session.transfer(session.get(), SUCCESS)
    refused(FlowFileHandlingException, lambda: session.transfer(flowfile, SUCCESS))
    session.commit()
    assert kit.waiting() == [flowfile] and kit.out() == []
    assert not kit.waiting()[0].isPenalized()


def test_a_flowfile_of_an_earlier_session_takes_the_good_one_down_with_it():
    kit = Kit()
    old, new = kit.enqueue(), kit.enqueue()
    first = kit.session()
    first.transfer(first.get(), SUCCESS)
    first.commit()
    second = kit.session()
    good = second.get()
    message = refused(FlowFileHandlingException, lambda: second.putAttribute(old, "a", "b"))
    assert message == messages.UNKNOWN % (old, "StandardProcessSession[id=1]")
    message = refused(FlowFileHandlingException, lambda: second.transfer(good, SUCCESS))
    assert message.endswith("is not known in this session (StandardProcessSession[id=1])")
    assert kit.waiting() == [new]


def test_reads_may_be_nested_in_a_read_callback_and_nothing_else():
    kit = Kit()
    kit.enqueue()
    session = kit.session()
    flowfile = session.get()
    seen = []

    def process(stream):
        seen.append(session.content_of(flowfile))
        seen.append(refused(IllegalStateException, lambda: session.putAttribute(flowfile, "k", "v")))
        seen.append(refused(IllegalStateException, lambda: session.transfer(flowfile, SUCCESS)))

    session.read(flowfile, process)
    assert seen == [b"hello", messages.READING % flowfile, messages.READING % flowfile]
    session.transfer(flowfile, SUCCESS)
    session.commit()
    assert kit.out() == [flowfile]


def test_nothing_else_may_be_done_in_a_write_callback():
    kit = Kit()
    kit.enqueue()
    session = kit.session()
    flowfile = session.get()
    seen = []

    def process(out):
        seen.append(refused(IllegalStateException, lambda: session.putAttribute(flowfile, "k", "v")))
        seen.append(refused(IllegalStateException, lambda: session.content_of(flowfile)))
        out.write(b"x")

    session.write(flowfile, process)
    assert seen == [messages.WRITING % flowfile] * 2
    assert session.content_of(flowfile) == b"x"


def test_null_is_a_null_pointer_and_no_rollback():
    kit = Kit()
    kit.enqueue()
    session = kit.session()
    flowfile = session.get()
    message = 'Cannot invoke "org.apache.nifi.flowfile.FlowFile.getId()" because "flowFile" is null'
    assert refused(NullPointerException, lambda: session.putAttribute(None, "a", "v")) == message
    session.transfer(flowfile, SUCCESS)
    session.commit()
    assert len(kit.out()) == 1
