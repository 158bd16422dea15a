from __future__ import annotations

import pytest

from emulator.core.state import StateManager, StateStore
from emulator.java.io.exceptions import UTFDataFormatException
from emulator.java.lang.throwable import ClassCastException, UnsupportedOperationException
from emulator.java.nifi.components.state.scope import Scope
from emulator.java.util.maps import HashMap
from tests.kits.core_kit import SUCCESS, Kit, refused

CLUSTER, LOCAL = Scope.CLUSTER, Scope.LOCAL


@pytest.fixture
def manager():
    return StateManager(StateStore(), "id")


def test_a_state_that_was_never_set_has_version_minus_one(manager):
    state = manager.getState(CLUSTER)
    assert (state.getVersion(), dict(state.toMap().items()), state.get("x")) == (-1, {}, None)


def test_replace_on_a_state_that_was_never_set_is_false_for_ever(manager):
    for _ in range(2):
        assert manager.replace(manager.getState(CLUSTER), {"a": "1"}, CLUSTER) is False


def test_replace_wants_the_very_object_that_was_read(manager):
    manager.setState({"a": "1"}, CLUSTER)
    stale = manager.getState(CLUSTER)
    assert manager.getState(CLUSTER) is stale
    manager.setState({"a": "1"}, CLUSTER)
    assert manager.replace(stale, {"a": "2"}, CLUSTER) is False
    assert manager.replace(manager.getState(CLUSTER), HashMap({"a": "2"}), CLUSTER) is True
    assert manager.getState(CLUSTER).get("a") == "2"


def test_versions_count_over_the_whole_store():
    store = StateStore()
    one, other = StateManager(store, "one"), StateManager(store, "other")
    one.setState({"a": "1"}, LOCAL)
    other.setState({"a": "1"}, LOCAL)
    one.clear(LOCAL)
    assert (one.getState(LOCAL).getVersion(), other.getState(LOCAL).getVersion()) == (2, 1)
    assert one.getState(LOCAL).toMap().isEmpty()


def test_without_a_cluster_both_scopes_are_one(manager):
    manager.setState({"a": "1"}, CLUSTER)
    assert manager.getState(LOCAL).get("a") == "1"


def test_with_a_cluster_they_are_two():
    manager = StateManager(StateStore(), "id", StateStore())
    manager.setState({"a": "1"}, CLUSTER)
    assert manager.getState(LOCAL).getVersion() == -1


def test_the_map_is_read_only_and_a_copy(manager):
    values = {"a": "1"}
    manager.setState(values, LOCAL)
    values["a"] = "2"
    assert manager.getState(LOCAL).get("a") == "1"
    refused(UnsupportedOperationException, lambda: manager.getState(LOCAL).toMap().put("a", "2"))


def test_a_value_of_65535_bytes_is_the_longest(manager):
    manager.setState({"a": "x" * 65535}, LOCAL)
    message = refused(UTFDataFormatException, lambda: manager.setState({"a": "é" * 32768}, LOCAL))
    assert message == "encoded string (éééééééé...éééééééé) too long: 65536 bytes"


def test_values_must_be_strings(manager):
    refused(ClassCastException, lambda: manager.setState({"a": 5}, LOCAL))


def test_a_store_is_dumped_and_loaded():
    store = StateStore()
    StateManager(store, "id").setState({"a": "1"}, LOCAL)
    dump = store.dump()
    assert dump == {"id": {"version": 0, "values": {"a": "1"}}}
    again = StateManager(StateStore(dump), "id")
    assert again.getState(LOCAL).get("a") == "1"
    again.setState({"a": "2"}, LOCAL)
    assert again.getState(LOCAL).getVersion() == 1


def test_the_sessions_state_is_written_at_commit():
    kit = Kit()
    session = kit.session()
    session.setState({"a": "1"}, CLUSTER)
    assert session.getState(CLUSTER).get("a") == "1"
    assert kit.host.state.getState(CLUSTER).getVersion() == -1
    session.commit()
    assert kit.host.state.getState(CLUSTER).get("a") == "1"


def test_a_rollback_forgets_the_sessions_state():
    kit = Kit()
    session = kit.session()
    session.setState({"a": "1"}, CLUSTER)
    session.rollback()
    session.commit()
    assert kit.host.state.getState(CLUSTER).getVersion() == -1


def test_the_sessions_replace_compares_values_and_works_on_what_was_never_set():
    kit = Kit()
    kit.enqueue()
    session = kit.session()
    assert session.replaceState(session.getState(CLUSTER), {"a": "1"}, CLUSTER) is True
    assert session.replaceState(None, {"a": "2"}, CLUSTER) is False
    assert session.replaceState(session.getState(CLUSTER), {"a": "2"}, CLUSTER) is True
    session.transfer(session.get(), SUCCESS)
    session.commit()
    assert kit.host.state.getState(CLUSTER).get("a") == "2"


def test_clearing_in_the_session_never_reaches_the_store():
    # source:StandardProcessSession.commit@1.16.3 compares versions, and the empty map's is -1
    kit = Kit()
    kit.host.state.setState({"a": "1"}, CLUSTER)
    session = kit.session()
    session.clearState(CLUSTER)
    assert session.getState(CLUSTER).toMap().isEmpty()
    session.commit()
    assert kit.host.state.getState(CLUSTER).get("a") == "1"
