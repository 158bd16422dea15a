"""Packed events are the events."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emulator.base.clock import VirtualClock
from emulator.core.attributes import Attributes
from emulator.core.flowfile import FlowFile
from emulator.core.provenance import ProvenanceEvent
from emulator.engine.archive import Packer, unpack
from emulator.engine.logs import Logs
from emulator.engine.long_text import LONG, Shelf
from emulator.engine.packed_attributes import _BASED, _DEEPEST, _MOST_SHARED, Sharer

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


def own_values(record):
    return [str(value) for value in record.packed[_BASED:]]


FIVE = {"a": "1", "b": "2", "c": "3", "d": "4"}


def test_only_what_differs_from_the_event_before_is_kept():
    packer = Packer()
    first = packer.pack(event_of(Attributes({"uuid": "u", **FIVE})))
    packer.pack(event_of(Attributes({"uuid": "v", **FIVE, "a": "other"})))
    second = packer.pack(event_of(Attributes({"uuid": "u", **FIVE, "c": "new"})))
    third = packer.pack(event_of(Attributes({"uuid": "u", **FIVE, "c": "new"})))
    assert [own_values(record) for record in (first, second)] == [["u", "1", "2", "3", "4"], ["new"]]
    assert third.packed is second.packed


def test_a_name_that_is_taken_away_and_put_again_has_its_new_value():
    packer, steps = Packer(), [{**FIVE}, {name: FIVE[name] for name in "abc"}, {**FIVE, "d": "again"}]
    records = [packer.pack(event_of(Attributes({"uuid": "u", **values}))) for values in steps]
    assert [dict(unpack(record).attributes) for record in records] == [{"uuid": "u", **values} for values in steps]


def test_the_size_of_the_table_is_kept_where_the_values_are_the_same():
    packer = Packer()
    records = [packer.pack(event_of(Attributes({"uuid": "u", **FIVE}, capacity))) for capacity in (16, 64, 16)]
    assert [unpack(record).attributes.capacity for record in records] == [16, 64, 16]


def test_the_order_of_the_names_is_kept_where_the_values_are_the_same():
    packer, turned = Packer(), dict(reversed(FIVE.items()))
    records = [packer.pack(event_of(Attributes({"uuid": "u", **values}))) for values in (FIVE, turned)]
    assert [list(unpack(record).attributes) for record in records] == [["uuid", *FIVE], ["uuid", *turned]]


def test_what_stands_upon_each_other_is_bounded():
    packer = Packer()
    for number in range(3 * _DEEPEST):
        packed, depth = packer.pack(event_of(Attributes({"uuid": "u", **FIVE, "a": str(number)}))).packed, 0
        while packed[2] is not None:
            packed, depth = packed[2], depth + 1
        assert depth <= _DEEPEST


def test_of_a_flowfile_that_ended_nothing_is_remembered():
    packer = Packer()
    for event_type in ("ROUTE", "DROP"):
        packer.pack(event_of({"uuid": "u"}, event_type=event_type))
    packer.pack(event_of({"uuid": "v"}, event_type="EXPIRE"))
    assert packer._attributes._latest == {}


def test_texts_that_resemble_the_first_ones_take_little_room():
    shelf = Shelf()
    text = "".join("%d," % (number * number) for number in range(1000))
    first, second = shelf.put(text), shelf.put("other" + text)
    assert len(second._data) * 20 < len(first._data)
    assert [str(first), str(second)] == [text, "other" + text]


LONG_TEXTS = ["x" * LONG, "Işıltılı Şal, \ud83d " * 200, "\0" * 5000]


@pytest.mark.parametrize("text", LONG_TEXTS)
def test_a_long_value_comes_out_as_it_went_in_and_is_kept_once(text):
    packer = Packer()
    first, second = (packer.pack(event_of({"uuid": uuid, "body": text})) for uuid in "uv")
    assert first.packed[-1] is second.packed[-1]
    assert first.packed[-1] is not text
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
    packer, sharer = Packer(), Sharer()
    for number in range(_MOST_SHARED + 5):
        sharer.share(number)
        if number % 1000 == 0:
            packer.pack(event_of({"uuid": "u", "name %d" % number: "x"}))
    assert len(sharer) <= _MOST_SHARED + 1
    same(packer, event_of({"uuid": "u", "name 1": "y"}))
