"""One emulated processor between queues, asked the recorder's questions and answering in its form."""

from __future__ import annotations

import base64

from emulator import Secret
from emulator.base.clock import VirtualClock
from emulator.engine.prepared import processor_class
from emulator.java.lang.throwable import Throwable
from emulator.testing.bench import Bench
from emulator.testing.validity import problems

NOW_MS = 1_800_000_000_000


class ProcessorBench:
    """``answer()`` is what the recorder's ``processor`` question gives."""

    def __init__(self, asked):
        self.asked, self.clock = asked, VirtualClock(NOW_MS)
        self.bench = Bench(self.clock, 1, asked.get("state"))
        processor = self.bench.make(processor_class(asked["type"]), asked["properties"])
        processor.annotation_data = asked.get("annotation_data")
        self.bench.set_up(
            processor,
            parameters={name: parameter(given) for name, given in asked.get("parameters", {}).items()},
            auto_terminated=asked.get("auto_terminated", ()),
            unconnected=asked.get("unconnected", ()),
        )

    def answer(self):
        # the recorder's ValidationContext knows no services: ProcessorRun.invalid
        invalid = problems(self.bench.processor, self.bench.values, self.bench.context, None)
        if invalid:
            return {"invalid": invalid}
        self.arrive(self.asked.get("flowfiles", ()))
        scheduled = False
        for number in range(self.asked.get("triggers", 1)):
            self.arrive(at(self.asked.get("arrivals"), number, ()))
            self.clock.wait_until(self.clock.now_ms() + at(self.asked.get("pauses"), number, 0))
            scheduled = self.attempt(scheduled)
        self.bench.stop()
        return self.told()

    def arrive(self, flowfiles):
        for each in flowfiles:
            data = base64.b64decode(each["content_b64"]) if "content_b64" in each else each.get("content", "").encode("utf-8")
            self.bench.enqueue(data, each.get("attributes", {}))

    def attempt(self, scheduled):
        try:
            if not scheduled:
                self.bench.schedule()
        except Throwable as error:
            self.bench.exceptions.append(error)
            return False
        self.bench.trigger()
        return True

    def told(self):
        result = self.bench.result()
        transferred = {name: [flowfile(each) for each in flowfiles] for name, flowfiles in result.transferred.items()}
        return {
            "exception": result.exception and {"class": result.exception.java_class, "message": result.exception.message},
            "triggers": [failure and failure.message for failure in result.triggers],
            "relationships": {name: transferred.get(name, []) for name in sorted(self.bench.relationships)},
            "queue": [flowfile(each) for each in result.queue],
            "logs": {level: messages for level, messages in result.logs.items() if messages},
            "counters": result.counters,
            "provenance": [{"type": event.type, "relationship": event.relationship} for event in result.provenance],
            "yielded": result.yielded,
            "state": {"values": result.state} if result.state else None,
        }


def at(values, number, default):
    return values[number] if values and number < len(values) else default


def parameter(given):
    if not isinstance(given, dict):
        return given
    return Secret(given["value"]) if given.get("sensitive") and given["value"] is not None else given["value"]


def flowfile(result):
    found = {"attributes": dict(sorted(result.attributes.items())), "penalized": result.penalized}
    try:
        return {**found, "content": result.content.decode("utf-8")}
    except UnicodeDecodeError:
        return {**found, "content_b64": base64.b64encode(result.content).decode("ascii")}
