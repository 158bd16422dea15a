"""Random calls on sessions: no FlowFile is ever lost or doubled."""

from __future__ import annotations

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from emulator.java.lang.throwable import Throwable
from tests.kits.core_kit import FAILURE, SUCCESS, Kit

PICK = st.integers(0, 9)


class SessionMachine(RuleBasedStateMachine):
    """Entered = waiting in the queues + held by the session + dropped, by uuid; what a session made counts once it is committed."""

    def __init__(self):
        super().__init__()
        self.kit = Kit(auto_terminated={"dropped"})
        self.session = self.kit.session()
        self.entered = set()
        self.known = []

    def choose(self, pick):
        return self.known[pick % len(self.known)] if self.known else None

    def attempt(self, call):
        try:
            return call()
        except Throwable:
            return None

    @rule(size=st.integers(0, 3))
    def arrive(self, size):
        self.entered.add(self.kit.enqueue(b"x" * size).uuid)

    @rule()
    def get(self):
        flowfile = self.session.get()
        if flowfile is not None:
            self.known.append(flowfile)

    @rule(pick=PICK)
    def make(self, pick):
        parent = self.choose(pick)
        made = self.attempt(lambda: self.session.create(parent))
        if made is not None:
            self.known.append(made)

    @rule(pick=PICK)
    def clone(self, pick):
        example = self.choose(pick)
        made = self.attempt(lambda: self.session.clone(example))
        if made is not None:
            self.known.append(made)

    @rule(pick=PICK, what=st.sampled_from(["putAttribute", "write_bytes", "penalize", "read", "write", "append"]))
    def change(self, pick, what):
        flowfile = self.choose(pick)
        arguments = {"putAttribute": ("k", "v"), "write_bytes": (b"new",), "append": (lambda out: out.write(b"+"),)}.get(what, ())
        self.attempt(lambda: getattr(self.session, what)(flowfile, *arguments))

    @rule(pick=PICK, relationship=st.sampled_from([SUCCESS, FAILURE, None]))
    def transfer(self, pick, relationship):
        flowfile = self.choose(pick)
        self.attempt(lambda: self.session.transfer(flowfile, relationship) if relationship else self.session.transfer(flowfile))

    @rule(pick=PICK)
    def remove(self, pick):
        flowfile = self.choose(pick)
        self.attempt(lambda: self.session.remove(flowfile))

    @rule(penalize=st.booleans())
    def rollback(self, penalize):
        self.session.rollback(penalize)

    @rule()
    def close_streams(self):
        for close in list(self.session._open.values()):
            close()

    @rule()
    def commit(self):
        records = self.session._books.in_order()
        made = {record.current.uuid for record in records if record.created and not record.deleted}
        gone = {record.current.uuid for record in records if record.deleted and not record.created}
        try:
            self.session.commit()
        except Throwable:
            return
        self.entered |= made
        self.entered -= gone

    @rule()
    def time_passes(self):
        self.kit.clock.wait_until(self.kit.clock.now_ms() + 30000)

    @invariant()
    def nothing_is_lost_or_doubled(self):
        queues = [self.kit.input, *self.kit.queues["success"], *self.kit.queues["failure"]]
        found = [flowfile.uuid for queue in queues for flowfile in queue.snapshot()]
        found += [record.original.uuid for record in self.session._books.in_order() if record.original is not None]
        assert sorted(found) == sorted(self.entered)

    @invariant()
    def sizes_add_up(self):
        held = [record.original for record in self.session._books.in_order() if record.original is not None]
        waiting = self.kit.input.snapshot()
        assert self.kit.input.size() == (len(waiting) + len(held), sum(one.size for one in waiting + held))


SessionMachine.TestCase.settings = settings(
    max_examples=60, stateful_step_count=40, deadline=None, suppress_health_check=list(HealthCheck), database=None, derandomize=True
)
TestSessionConservesFlowFiles = SessionMachine.TestCase
