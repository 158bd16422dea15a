from __future__ import annotations

import pytest

from emulator.java.lang.throwable import ClassCastException, IllegalArgumentException, NullPointerException, UnsupportedOperationException
from emulator.java.util.maps import HashMap
from emulator.java.util.regex.regex import Pattern
from emulator.java.util.sets import HashSet
from tests.kits.core_kit import SUCCESS, Kit, refused


@pytest.fixture
def kit():
    return Kit()


@pytest.fixture
def session(kit):
    kit.enqueue(a="1", b="two")
    return kit.session()


def commit(kit, session, flowfile):
    session.transfer(flowfile, SUCCESS)
    session.commit()
    return kit.out()[0].attributes


def test_an_older_version_is_accepted_and_all_changes_are_kept(kit, session):
    old = session.get()
    session.write_bytes(old, b"NEW")
    new = session.putAttribute(old, "k", "v")
    assert (new.getSize(), old.getSize(), old.getAttribute("k")) == (3, 5, None)
    assert commit(kit, session, old)["k"] == "v"
    assert kit.out()[0].content.read() == b"NEW"


def test_a_result_that_is_thrown_away_still_applies(kit, session):
    flowfile = session.get()
    session.putAttribute(flowfile, "k", "v")
    assert flowfile.getAttribute("k") is None
    assert commit(kit, session, flowfile)["k"] == "v"


@pytest.mark.parametrize(("key", "value"), [(None, "v"), ("k", None), (None, None), ("uuid", "mine")])
def test_null_and_uuid_are_ignored(kit, session, key, value):
    flowfile = session.get()
    before = dict(flowfile.attributes)
    assert session.putAttribute(flowfile, key, value) == flowfile
    assert commit(kit, session, flowfile) == before


@pytest.mark.parametrize("key", ["", " ", "\t"])
def test_an_empty_key_is_invalid(session, key):
    flowfile = session.get()
    message = refused(IllegalArgumentException, lambda: session.putAttribute(flowfile, key, "v"))
    assert message == "Invalid attribute key: <Empty String>"


def test_put_all_drops_the_uuid_and_null_values(kit, session):
    flowfile = session.get()
    session.putAllAttributes(flowfile, {"x": None, "z": "ok", "uuid": "mine"})
    attributes = commit(kit, session, flowfile)
    assert "x" not in attributes and attributes["z"] == "ok" and attributes["uuid"] == flowfile.uuid


def test_put_all_takes_a_java_map(kit, session):
    flowfile = session.get()
    session.putAllAttributes(flowfile, HashMap({"q": "1"}))
    assert commit(kit, session, flowfile)["q"] == "1"


@pytest.mark.parametrize("attributes", [{"x": 5}, {5: "x"}])
def test_put_all_refuses_what_is_no_string(session, attributes):
    flowfile = session.get()
    assert refused(ClassCastException, lambda: session.putAllAttributes(flowfile, attributes)) == (
        "class java.lang.Integer cannot be cast to class java.lang.String "
        "(java.lang.Integer and java.lang.String are in module java.base of loader 'bootstrap')"
    )


def test_put_all_refuses_a_null_key_and_a_null_map(session):
    flowfile = session.get()
    assert refused(IllegalArgumentException, lambda: session.putAllAttributes(flowfile, {None: "x"})) == "Invalid attribute key: null"
    message = 'Cannot invoke "java.util.Map.isEmpty()" because "attributes" is null'
    assert refused(NullPointerException, lambda: session.putAllAttributes(flowfile, None)) == message


def test_put_all_of_nothing_gives_the_same_object(session):
    flowfile = session.get()
    assert session.putAllAttributes(flowfile, {}) is flowfile


KEYS = [{"a", "filename"}, frozenset(("a", "filename")), HashSet(["a", "filename"]), Pattern.compile("a|filen.*|uuid")]


@pytest.mark.parametrize("keys", KEYS)
def test_remove_all_takes_sets_and_a_pattern_and_really_removes_the_filename(kit, session, keys):
    flowfile = session.get()
    session.removeAllAttributes(flowfile, keys)
    assert set(commit(kit, session, flowfile)) == {"b", "path", "uuid"}


def test_a_pattern_must_match_the_whole_name(kit, session):
    flowfile = session.get()
    session.removeAllAttributes(flowfile, Pattern.compile("file"))
    assert "filename" in commit(kit, session, flowfile)


def test_removing_null_or_the_uuid_changes_nothing(kit, session):
    flowfile = session.get()
    session.removeAllAttributes(flowfile, None)
    session.removeAttribute(flowfile, "uuid")
    session.removeAllAttributes(flowfile, {"uuid"})
    assert commit(kit, session, flowfile) == flowfile.attributes


def test_a_penalized_flowfile_arrives_penalized_and_waits_thirty_seconds(kit, session):
    flowfile = session.get()
    session.transfer(session.penalize(flowfile), SUCCESS)
    session.commit()
    assert kit.out()[0].isPenalized() and not kit.queues["success"][0].available()
    kit.clock.wait_until(kit.clock.now_ms() + 30000)
    assert kit.queues["success"][0].poll() == flowfile


def test_attributes_are_read_only_in_python_too(session):
    flowfile = session.get()
    refused(UnsupportedOperationException, lambda: flowfile.attributes.update(x="1"))
    refused(UnsupportedOperationException, lambda: flowfile.attributes.pop("a"))
    refused(UnsupportedOperationException, lambda: flowfile.getAttributes().put("q", "w"))


def test_attributes_iterate_in_the_order_of_javas_hash_map(kit):
    names = ["id", "name", "mime.type", "http.status", "zeta", "alpha", "mid"]
    names += ["schema.name", "record.count", "s3.bucket", "path", "filename"]
    kit.enqueue(b"x", **dict.fromkeys(names, "1"))
    session = kit.session()
    flowfile = session.get()
    seen = [key for key in flowfile.getAttributes() if key != "uuid"]
    # recorded:execute-script-1.16.3
    expected = "zeta mid mime.type s3.bucket path filename record.count alpha schema.name name http.status id"
    assert seen == expected.split()
    flowfile = session.putAttribute(session.putAttribute(flowfile, "zz", "1"), "aa", "1")
    assert [key for key in flowfile.getAttributes().keySet() if key != "uuid"] == expected.replace("zeta", "zeta zz aa").split()
