"""Processors of the tests' own, registered under test.*"""

from __future__ import annotations

from emulator.components.processor import Processor, component
from emulator.java.lang.throwable import IllegalStateException
from emulator.java.nifi.processor.exception.exceptions import ProcessException
from emulator.java.nifi.processor.relationship import Relationship

SUCCESS, FAILURE = Relationship("success"), Relationship("failure")
ORDER = []  # (processor, uuid or None) of every trigger of a Pass


class _Probe(Processor):
    RELATIONSHIPS = {"success": "", "failure": ""}


@component("test.Pass", "test-nar")
class Pass(_Probe):
    """Takes one and passes it on."""

    RELATIONSHIPS = {"success": ""}

    def on_trigger(self, context, session):
        flowfile = session.get()
        ORDER.append(self.name)
        if flowfile is not None:
            session.transfer(flowfile, SUCCESS)


@component("test.Fails", "test-nar")
class Fails(_Probe):
    """Everything goes to failure."""

    def on_trigger(self, context, session):
        flowfile = session.get()
        if flowfile is not None:
            session.transfer(session.putAttribute(flowfile, "tried", "yes"), FAILURE)


@component("test.Raises", "test-nar")
class Raises(_Probe):
    """Raises a ProcessException after taking one, an IllegalStateException when its FlowFile says so."""

    RELATIONSHIPS = {"success": ""}

    def on_trigger(self, context, session):
        flowfile = session.get()
        if flowfile is None:
            return
        if flowfile.getAttribute("state") == "illegal":
            raise IllegalStateException("no such state")
        raise ProcessException("boom")


@component("test.Remembers", "test-nar")
class Remembers(_Probe):
    """Counts its FlowFiles in its state."""

    RELATIONSHIPS = {"success": ""}

    def on_trigger(self, context, session):
        from emulator.java.nifi.components.state.scope import Scope

        flowfile = session.get()
        manager = context.getStateManager()
        count = int(manager.getState(Scope.LOCAL).get("count") or 0) + 1
        manager.setState({"count": str(count)}, Scope.LOCAL)
        session.transfer(session.putAttribute(flowfile, "count", str(count)), SUCCESS)


@component("test.Unwilling", "test-nar")
class Unwilling(_Probe):
    """Cannot be scheduled."""

    RELATIONSHIPS = {"success": ""}

    def on_scheduled(self, context):
        raise ProcessException("not today")


@component("test.Source", "test-nar")
class Source(_Probe):
    """Makes one empty FlowFile a trigger."""

    RELATIONSHIPS = {"success": ""}
    INPUT = "forbidden"

    def on_trigger(self, context, session):
        session.transfer(session.create(), SUCCESS)
