"""Packed events are the events."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emulator.base.clock import VirtualClock
from emulator.core.attributes import Attributes
from emulator.core.flowfile import FlowFile
from emulator.core.provenance import ProvenanceEvent
from emulator.engine.archive import _MOST_SHARED, Packer, unpack
from emulator.engine.logs import Logs
from emulator.engine.long_text import LONG

texts = st.text(max_size=4)
maybe = st.none() | texts
attributes = st.dictionaries(texts, texts, max_size=40).map(lambda found: Attributes({"uuid": "u", **found}))
FIELDS = {
    "details": maybe, "transit_uri": maybe, "relationship": maybe, "source_system_identifier": maybe, "alternate_identifier_uri": maybe,
    "duration_ms": st.integers(-1, 99), "parents": st.lists(texts, max_size=3), "children": st.lists(texts, max_size=3),
}  # fmt: skip


def event_of(values, updated=None, event_type="ROUTE", **fields):
    flowfile = FlowFile(1, values, clock=VirtualClock(0))
    event = ProvenanceEvent(event_type, flowfile, "component", "Type", 5, **fields)
    event.updated_attributes = updated or {}
    return event


def shown(event):
    told = {name: getattr(event, name) for name in ProvenanceEvent.__slots__ if name != "content"}  # which is kept beside it
    return {**told, "order": list(event.attributes.items()), "updates": list(event.updated_attributes.items()), "key": event.key()}


def same(packer, event):
    found = unpack(packer.pack(event))
    assert shown(found) == shown(event)
    assert found.attributes.capacity == event.attributes.capacity
    assert type(found.parents) is type(found.children) is list


@given(st.lists(st.tuples(attributes, st.dictionaries(st.none() | texts, maybe, max_size=4), st.fixed_dictionaries({}, optional=FIELDS))))
def test_an_event_comes_out_as_it_went_in(given_events):
    packer = Packer()
    for values, updated, fields in given_events:
        same(packer, event_of(values, updated, **fields))


@pytest.mark.parametrize(
    "updated",
    [
        {"a": "1", "uuid": "u"},  # what was set
        {"a": "1", "gone": None},  # what was taken away
        {"a": None},  # null given for one that is there: a change that changed nothing
        {None: "x"},  # null as a name
        {"a": "other"},
    ],
)
def test_updated_attributes_are_kept_whether_or_not_they_are_the_flowfiles(updated):
    same(Packer(), event_of({"uuid": "u", "a": "1"}, updated))


def test_events_of_one_commit_share_their_attributes_and_all_share_the_names():
    packer, values = Packer(), Attributes({"uuid": "u", "a": "1"})
    first, second = packer.pack(event_of(values)), packer.pack(event_of(values, event_type="CONTENT_MODIFIED"))
    other = packer.pack(event_of(Attributes({"uuid": "v", "a": "2"})))
    assert first.packed is second.packed
    assert other.packed[1] is first.packed[1]
    assert first.more is other.more


LONG_TEXTS = ["x" * LONG, "Işıltılı Şal, \ud83d " * 200, "\0" * 5000]


@pytest.mark.parametrize("text", LONG_TEXTS)
def test_a_long_value_comes_out_as_it_went_in_and_is_kept_once(text):
    packer = Packer()
    first, second = (packer.pack(event_of({"uuid": uuid, "body": text})) for uuid in "uv")
    assert first.packed[3] is second.packed[3]
    assert first.packed[3] is not text
    assert unpack(first).attributes == {"uuid": "u", "body": text}
    same(packer, event_of({"uuid": "u", "body": text, "other": text[1:]}))


@pytest.mark.parametrize("text", [*LONG_TEXTS, "short {}"])
def test_a_log_message_comes_out_as_it_went_in(text):
    heard = []
    logs = Logs(VirtualClock(7), heard.append)
    log = logs.log_of("id", "Card/Log", "LogAttribute", "WARN")
    log.info(text)
    log.error("short")
    assert [one.message for one in heard] == ["LogAttribute[id=id] " + text, "LogAttribute[id=id] short"]
    assert logs.records == heard
    assert logs.of("Card/Log", "info") == [heard[0].message]
    assert [one.bulletin for one in logs.records] == [False, True]


def test_what_is_shared_is_bounded():
    packer = Packer()
    for number in range(_MOST_SHARED + 5):
        packer.pack(event_of({"uuid": "u", "name %d" % number: "x"}))
    assert len(packer._shared) <= _MOST_SHARED + 1
    same(packer, event_of({"uuid": "u", "name 1": "y"}))
