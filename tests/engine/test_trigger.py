"""The one road to a processor's work, as ConnectableTask.invoke and AbstractProcessor.onTrigger go it."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from emulator.base.clock import VirtualClock
from emulator.base.errors import NotEmulated
from emulator.components.processor import Processor
from emulator.java.lang.throwable import IllegalStateException
from emulator.java.nifi.processor.exception.exceptions import ProcessException
from emulator.testing.bench import Bench

ROOT = Path(__file__).parents[2]
ROAD = {"emulator/engine/trigger.py"}
SESSIONS_CALL_BY_CALL = {"tests/kits/core_kit.py"}  # the tests of the session itself: no processor is triggered
ENTRANCES = {"ProcessSession", "on_trigger", "on_trigger_with_factory"}


class TakesAndRaises(Processor):
    """Takes a FlowFile and raises ``error``."""

    TYPE = "test.TakesAndRaises"
    RELATIONSHIPS = ("success",)
    error = ProcessException("boom")

    def on_trigger(self, context, session):
        session.get()
        raise self.error


class TakesAndRaisesItself(TakesAndRaises):
    """The same with a session of its own."""

    TYPE = "test.TakesAndRaisesItself"
    OWN_SESSIONS = True

    def on_trigger_with_factory(self, context, open_session):
        self.on_trigger(context, open_session())


def triggered(processor_class, error):
    bench = Bench(VirtualClock(0))
    processor = bench.make(processor_class, {})
    processor.error = error
    bench.set_up(processor)
    bench.enqueue(b"x", {})
    return bench, bench.trigger()


def test_a_processexception_is_logged_and_what_was_taken_goes_back_penalised():
    error = ProcessException("boom")
    bench, raised = triggered(TakesAndRaises, error)
    assert raised is error
    assert bench.logs["error"] == [
        "TakesAndRaises[id=processor] Processing failed: org.apache.nifi.processor.exception.ProcessException: boom"
    ]
    assert [flowfile.penalized for flowfile in bench.result().queue] == [True]
    assert not bench.yielded


def test_any_other_throwable_yields_administratively_for_a_second():
    bench, _ = triggered(TakesAndRaises, IllegalStateException("no such state"))
    assert bench.logs["error"] == [
        "TakesAndRaises[id=processor] Processing halted: yielding [1 sec]: java.lang.IllegalStateException: no such state"
    ]
    assert bench.host.yield_until_ms == 1000 and bench.yielded
    assert [flowfile.penalized for flowfile in bench.result().queue] == [True]


def test_a_session_that_a_processor_opened_itself_is_not_rolled_back_for_it():
    bench, raised = triggered(TakesAndRaisesItself, ProcessException("boom"))  # AbstractSessionFactoryProcessor: it is the processor's own
    assert raised is not None and bench.result().queue == []


def test_what_is_not_emulated_is_raised_after_the_rollback():
    bench = Bench(VirtualClock(0))
    processor = bench.make(TakesAndRaises, {})
    processor.error = NotEmulated("this")
    bench.set_up(processor)
    bench.enqueue(b"x", {})
    with pytest.raises(NotEmulated):
        bench.trigger()
    assert len(bench.result().queue) == 1 and bench.logs["error"] == []


def entrances(path):
    """What opens a session or does a processor's work, of the calls in a file; a script's text is no call."""
    calls = [node.func for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    return ENTRANCES & {getattr(call, "attr", getattr(call, "id", "")) for call in calls}


def test_nothing_else_opens_a_session_or_triggers_a_processor():
    files = [path for folder in ("emulator", "nifi", "templates", "tests") for path in (ROOT / folder).rglob("*.py")]
    calling = {path.relative_to(ROOT).as_posix() for path in files if entrances(path)}
    assert calling - {"tests/engine/test_trigger.py"} == ROAD | SESSIONS_CALL_BY_CALL
