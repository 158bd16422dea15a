"""One component with its connections, for tests of the session."""

from __future__ import annotations

from random import Random

from emulator.base.clock import VirtualClock
from emulator.core.host import Host, RetryPolicy
from emulator.core.queue import FlowFileQueue
from emulator.core.repository import Repository
from emulator.core.session import ProcessSession
from emulator.core.state import StateManager, StateStore
from emulator.java.nifi.processor.io.callbacks import InputStreamCallback, OutputStreamCallback, StreamCallback
from emulator.java.nifi.processor.relationship import Relationship

SUCCESS, FAILURE = Relationship("success"), Relationship("failure")
START = 1_700_000_000_000


class Writes(OutputStreamCallback):
    def __init__(self, data):
        self.data = data

    def process(self, out):
        out.write(self.data)


class Reads(InputStreamCallback):
    def __init__(self):
        self.data = None

    def process(self, stream):
        self.data = stream.readAllBytes().tobytes()


class Calls(StreamCallback):
    """A callback for each of the three kinds, made of a function."""

    def __init__(self, function):
        self.process = function


class CallsOut(OutputStreamCallback):
    def __init__(self, function):
        self.process = function


class CallsIn(InputStreamCallback):
    def __init__(self, function):
        self.process = function


class Kit:
    """A host with one incoming queue and the relationships success and failure."""

    def __init__(self, *, retry=None, auto_terminated=(), connections=("success", "failure"), penalty_ms=30000):
        self.clock = VirtualClock(START)
        self.repository = Repository(self.clock, Random(7))
        self.input = FlowFileQueue("input", self.clock)
        self.queues = {name: [FlowFileQueue(name, self.clock)] for name in connections}
        self.logs = []
        self.store = StateStore()
        self.host = Host(
            "processor-id",
            "Script",
            "ExecuteScript",
            self.repository,
            [self.input],
            self.queues,
            set(auto_terminated),
            {"success", "failure"},
            penalty_ms,
            1000,
            retry or RetryPolicy(),
            state=StateManager(self.store, "processor-id"),
        )

    def enqueue(self, data=b"hello", **attributes):
        flowfile = self.repository.new_flowfile(attributes or {"a": "1"}, data)
        self.input.put(flowfile)
        return flowfile

    def session(self):
        return ProcessSession(self.host)

    def out(self, name="success", connection=0):
        return self.queues[name][connection].snapshot()

    def waiting(self):
        return self.input.snapshot()

    def event_types(self):
        return [event.type for event in self.repository.events]


def refused(error, call):
    """The message of a Java exception that a call must raise."""
    try:
        call()
    except error as caught:
        return caught.getMessage()
    raise AssertionError(f"{error.java_name} was not raised")
