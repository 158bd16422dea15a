"""One emulated processor between queues, asked the recorder's questions and answering in its form."""

from __future__ import annotations

import base64
import random

from emulator import Secret, el
from emulator.base.clock import VirtualClock
from emulator.components.descriptor import EL_NONE
from emulator.components.processor import lookup
from emulator.components.validation import property_problems
from emulator.core.context import ProcessContext
from emulator.core.host import Host
from emulator.core.log import ComponentLog
from emulator.core.queue import FlowFileQueue
from emulator.core.repository import Repository
from emulator.core.session import ProcessSession
from emulator.core.state import StateManager, StateStore
from emulator.java.lang.throwable import Throwable

NOW_MS = 1_800_000_000_000


class ProcessorBench:
    """``answer()`` is what the recorder's ``processor`` question gives."""

    def __init__(self, asked):
        self.asked, self.clock = asked, VirtualClock(NOW_MS)
        cls = lookup(asked["type"])
        self.logs, self.yielded, self.store = {}, False, StateStore()
        if asked.get("state"):
            self.store.set("processor", dict(asked["state"]))
        self.repository = Repository(self.clock, random.Random(1))
        self.queue = FlowFileQueue("input", self.clock)
        log = ComponentLog(lambda level, message: self.logs.setdefault(level, []).append(message), f"{cls.short_name()}[id=processor]")
        self.processor = cls("processor", cls.short_name(), log, asked["properties"], self.clock)
        self.processor.annotation_data = asked.get("annotation_data")
        self.parameters = {name: one_parameter(given) for name, given in asked.get("parameters", {}).items()}
        self.values = {name: self.effective(cls, name, text) for name, text in self.processor.properties.items()}
        self.names = sorted(self.processor.relationships(self.values))
        apart = {*asked.get("auto_terminated", ()), *asked.get("unconnected", ())}
        self.outgoing = {name: FlowFileQueue(name, self.clock) for name in self.names if name not in apart}
        self.host = Host(
            "processor", cls.short_name(), cls.short_name(), self.repository, incoming=[self.queue],
            outgoing={name: [queue] for name, queue in self.outgoing.items()}, auto_terminated=asked.get("auto_terminated", ()),
            relationships=lambda: set(self.names), log=log, state=StateManager(self.store, "processor"),
        )  # fmt: skip
        self.context = ProcessContext(self.host, self.values, parameters=self.parameters, annotation_data=asked.get("annotation_data"))

    def effective(self, cls, name, text):
        descriptor = cls.descriptor(name)
        supports = descriptor is not None and descriptor.el != EL_NONE
        return None if text is None else el.substitute_parameters(text, self.parameters, supports)

    def invalid(self):
        found = property_problems(self.processor, self.values, lambda descriptor, value: None)
        return sorted(found or self.processor.validate(self.context))

    def answer(self):
        invalid = self.invalid()
        if invalid:
            return {"invalid": invalid}
        self.arrive(self.asked.get("flowfiles", ()))
        errors, scheduled = [], False
        for number in range(self.asked.get("triggers", 1)):
            self.arrive(at(self.asked.get("arrivals"), number, ()))
            self.clock.wait_until(self.clock.now_ms() + at(self.asked.get("pauses"), number, 0))
            error, scheduled = self.attempt(scheduled)
            errors.append(error)
        self.processor.on_stopped(self.context)
        return self.told(errors)

    def arrive(self, flowfiles):
        for each in flowfiles:
            data = base64.b64decode(each["content_b64"]) if "content_b64" in each else each.get("content", "").encode("utf-8")
            self.queue.put(self.repository.new_flowfile(each.get("attributes", {}), data))

    def attempt(self, scheduled):
        self.host.yield_until_ms = 0
        opened = []

        def open_session():
            opened.append(ProcessSession(self.host))
            return opened[-1]

        try:
            if not scheduled:
                self.processor.on_scheduled(self.context)
                scheduled = True
            if self.processor.OWN_SESSIONS:
                self.processor.on_trigger_with_factory(self.context, open_session)
            else:
                self.processor.on_trigger(self.context, open_session())
                opened[0].commit()
            return None, scheduled
        except Throwable as error:
            for session in opened:
                session.rollback(True)
            return error, scheduled
        finally:
            self.yielded = self.yielded or self.host.yield_until_ms > 0

    def told(self, errors):
        first = next((error for error in errors if error is not None), None)
        saved = self.store.dump().get("processor")
        queues = {name: [flowfile(each) for each in queue.snapshot()] for name, queue in self.outgoing.items()}
        return {
            "exception": first and {"class": first.java_name, "message": first.getMessage()},
            "triggers": [error and error.getMessage() for error in errors],
            "relationships": {name: queues.get(name, []) for name in self.names},
            "queue": [flowfile(each) for each in self.queue.snapshot()],
            "logs": self.logs,
            "counters": dict(self.repository.counters),
            "provenance": [{"type": event.type, "relationship": event.relationship} for event in self.repository.events],
            "yielded": self.yielded,
            "state": {"values": dict(saved["values"])} if saved else None,
        }


def at(given, number, default):
    return given[number] if given and number < len(given) else default


def one_parameter(given):
    if not isinstance(given, dict):
        return given
    return Secret(given["value"]) if given.get("sensitive") and given["value"] is not None else given["value"]


def flowfile(one):
    found = {"attributes": dict(sorted(one.attributes.items())), "penalized": one.isPenalized()}
    data = one.content.read()
    try:
        return {**found, "content": data.decode("utf-8")}
    except UnicodeDecodeError:
        return {**found, "content_b64": base64.b64encode(data).decode("ascii")}


