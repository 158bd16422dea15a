from __future__ import annotations

import pytest

from emulator.java.nifi.processor.exception.exceptions import FlowFileHandlingException
from tests.kits.core_kit import FAILURE, SUCCESS, Kit, refused


@pytest.fixture
def kit():
    kit = Kit()
    kit.enqueue()
    return kit


def events(kit, work):
    session = kit.session()
    work(session)
    session.commit()
    return kit.event_types()


def test_nothing_done_says_nothing(kit):
    assert events(kit, lambda s: s.transfer(s.get(), SUCCESS)) == []


def test_changed_attributes_are_told(kit):
    assert events(kit, lambda s: s.transfer(s.putAttribute(s.get(), "k", "v"), SUCCESS)) == ["ATTRIBUTES_MODIFIED"]


def test_the_same_value_again_is_no_change(kit):
    assert events(kit, lambda s: s.transfer(s.putAttribute(s.get(), "a", "1"), SUCCESS)) == []


def test_content_tells_for_both(kit):
    assert events(kit, lambda s: s.transfer(s.write_bytes(s.putAttribute(s.get(), "k", "v"), b"hello"), SUCCESS)) == ["CONTENT_MODIFIED"]


def test_a_created_flowfile_is_told_once_whatever_is_done_to_it(kit):
    def work(session):
        session.transfer(session.write_bytes(session.putAttribute(session.create(), "k", "v"), b"x"), SUCCESS)

    assert events(kit, work) == ["CREATE"]


def test_receive_stands_for_create(kit):
    def work(session):
        created = session.create()
        session.getProvenanceReporter().receive(created, "http://src")
        session.transfer(created, SUCCESS)

    assert events(kit, work) == ["RECEIVE"]


def test_all_of_them_in_their_order(kit):
    def work(session):
        flowfile = session.write_bytes(session.putAttribute(session.get(), "k", "v"), b"x")
        child, clone, created = session.create(flowfile), session.clone(flowfile), session.create()
        session.transfer([child, clone, created], FAILURE)
        session.transfer(flowfile, SUCCESS)

    # recorded:execute-script-1.16.3
    assert events(kit, work) == ["FORK", "CLONE", "CONTENT_MODIFIED", "CREATE"]


def test_a_part_of_the_content_is_a_fork_and_the_whole_a_clone(kit):
    def work(session):
        flowfile = session.get()
        session.transfer([session.clone(flowfile, 1, 2), session.clone(flowfile), flowfile], SUCCESS)

    assert events(kit, work) == ["FORK", "CLONE"]


def test_a_child_that_is_removed_again_leaves_no_fork(kit):
    def work(session):
        flowfile = session.get()
        session.remove(session.create(flowfile))
        session.transfer(flowfile, SUCCESS)

    assert events(kit, work) == []


def test_a_join_has_all_parents(kit):
    kit.enqueue()

    def work(session):
        parents = session.get(2)
        session.transfer(session.merge(parents, session.create(parents)), SUCCESS)
        session.transfer(parents, FAILURE)

    assert events(kit, work) == ["JOIN"]
    assert len(kit.repository.events[0].parents) == 2 and len(kit.repository.events[0].children) == 1


def test_what_the_processor_reports(kit):
    def work(session):
        flowfile = session.get()
        reporter = session.getProvenanceReporter()
        reporter.modifyContent(flowfile)
        reporter.modifyContent(flowfile, "details")
        reporter.modifyAttributes(flowfile, "x")
        reporter.receive(flowfile, "http://src")
        reporter.send(flowfile, "http://dst")
        reporter.route(flowfile, SUCCESS, "why")
        reporter.fetch(flowfile, "file:/x")
        reporter.create(session.putAttribute(flowfile, "k", "v"))
        session.transfer(flowfile, SUCCESS)

    # recorded:execute-script-1.16.3: SEND goes first, the second modifyContent is the same event
    assert events(kit, work) == ["SEND", "CONTENT_MODIFIED", "ATTRIBUTES_MODIFIED", "RECEIVE", "ROUTE", "FETCH", "CREATE"]
    found = [(event.details, event.transit_uri, event.relationship) for event in kit.repository.events]
    assert found == [
        (None, "http://dst", None),
        (None, None, None),
        ("x", None, None),
        (None, "http://src", None),
        ("why", None, "success"),
        (None, "file:/x", None),
        (None, None, None),
    ]


def test_only_send_survives_a_rollback(kit):
    session = kit.session()
    flowfile = session.get()
    session.getProvenanceReporter().send(flowfile, "http://dst")
    session.getProvenanceReporter().modifyContent(flowfile)
    session.rollback()
    assert kit.event_types() == ["SEND"]


def test_an_unknown_flowfile_cannot_be_told_about(kit):
    session = kit.session()
    flowfile = session.get()
    session.rollback()
    reporter = session.getProvenanceReporter()
    assert refused(FlowFileHandlingException, lambda: reporter.modifyContent(flowfile)) == f"{flowfile} is not known"
    reporter.send(flowfile, "http://dst")
    assert kit.event_types() == []


def test_a_route_to_where_it_came_from_is_not_told(kit):
    kit.host.outgoing["success"] = [kit.input]

    def work(session):
        flowfile = session.get()
        session.getProvenanceReporter().route(flowfile, SUCCESS)
        session.transfer(flowfile, SUCCESS)

    assert events(kit, work) == []


def test_events_show_the_flowfile_as_committed(kit):
    def work(session):
        flowfile = session.get()
        session.getProvenanceReporter().modifyContent(flowfile)
        session.transfer(session.putAttribute(session.write_bytes(flowfile, b"longer than"), "k", "v"), SUCCESS)

    events(kit, work)
    (event,) = kit.repository.events
    assert (event.attributes["k"], event.size, event.updated_attributes) == ("v", 11, {"k": "v"})
