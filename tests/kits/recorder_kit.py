"""One question, two answers: NiFi's own classes (the recorder) and the emulator, in one form, and where they differ."""

from __future__ import annotations

import base64
import json
import os
from contextlib import contextmanager

import pytest

from emulator.base.clock import VirtualClock
from emulator.components.execute_script import ENGINE, MODULES, SCRIPT_BODY, ExecuteScript
from emulator.core.services import ControllerServiceLookup
from emulator.java.nifi.processor.exception.exceptions import ProcessException
from emulator.testing.bench import Bench
from nifi.errors import NifiError
from nifi.proof.recorder.jvm import Jvm
from nifi.proof.recorder.normal import UUID, normal
from nifi.proof.recorder.session_cases import observed

NOW = 1_800_000_000  # 2027-01-15T08:00:00Z


@contextmanager
def open_jvm():
    """NiFi's classes; without Java or Maven a skip that says why, in CI a failure."""
    try:
        jvm = Jvm()
    except NifiError as error:
        if os.environ.get("CI", "").lower() == "true":
            pytest.fail(str(error))
        pytest.skip(str(error))
    with jvm:
        yield jvm


def frozen(script, now=NOW):
    """The script with its clock stopped: neither side's time can be set."""
    return script.replace("time.time()", repr(float(now))).replace("time.gmtime()", "time.gmtime(%d)" % now)


def alike(jvm, question):
    """What NiFi did, after it was compared with what the emulator did."""
    real = nifis(jvm, question)
    first, second = normal(in_order(real)), normal(in_order(emulators(question)))
    found = ["%s:\n  NiFi     %s\n  emulator %s" % (name, first[name], second[name]) for name in first if first[name] != second[name]]
    assert not found, "\n".join([*found, json.dumps({**question, "script": "..."})])
    return real


def in_order(found):
    """Penalised FlowFiles of one queue in a fixed order: NiFi's is by the millisecond in which each was penalised."""
    queues = {name: sorted(found[name], key=place_of) for name in ("success", "failure", "queue") if name in found}
    return {**found, **queues}


def place_of(each):
    return (1, UUID.sub("", json.dumps(each, sort_keys=True))) if each["penalized"] else (0, "")


def nifis(jvm, question):
    """What NiFi did."""
    answer = jvm.ask("script", question)
    return {**observed(answer), "state": (answer["state"] or {"values": {}})["values"]}


def emulators(question):
    """What the emulator did, in the recorder's form."""
    bench = Bench(VirtualClock(NOW * 1000), state=question.get("state"), identifier="execute-script")
    written = {ENGINE: "python", SCRIPT_BODY: question["script"], MODULES: None, **question.get("properties", {})}
    processor = bench.make(ExecuteScript, written)
    processor.output = bench.stdout.append
    bench.set_up(processor, parameters=question.get("parameters"), services=lookup(question.get("services", {})))
    arrive(bench, question.get("flowfiles", ()))
    scheduled = False
    for number in range(question.get("triggers", 1)):
        arrive(bench, question.get("arrivals", [[]] * 1000)[number])
        try:
            scheduled = scheduled or bench.schedule() is None
            bench.trigger()
        except ProcessException as error:
            bench.exceptions.append(error)
    return told(bench.result())


def arrive(bench, flowfiles):
    for each in flowfiles:
        bench.enqueue(content(each), each.get("attributes", {}))


def content(flowfile):
    if "content_b64" in flowfile:
        return base64.b64decode(flowfile["content_b64"])
    return flowfile.get("content", "").encode("utf-8")


def told(result):
    return {
        "exception": exception(result.exception and result.exception.__cause__),
        "penalized": result.penalized,
        "counters": result.counters,
        "provenance": [event.type for event in result.provenance],
        "yielded": result.yielded,
        **{name: [flowfile(each) for each in all_of_it] for name, all_of_it in result.transferred.items()},
        "queue": [flowfile(each) for each in result.queue],
        "logs": {level: lines for level, lines in result.logs.items() if lines},
        "triggers": [failure and failure.message for failure in result.triggers],
        "stdout": result.stdout.split("\n"),
        "state": result.state,
    }


def exception(error):
    if error is None:
        return None
    chain, cause = [], error.getCause()
    while cause is not None:
        message = cause.getMessage()
        chain.append({"class": cause.java_name, "message": cause.toString() if message is None else message})
        cause = cause.getCause()
    return {"class": error.java_name, "message": error.getMessage(), "chain": chain}


def flowfile(result):
    found = {"attributes": dict(sorted(result.attributes.items())), "penalized": result.penalized}
    try:
        return {**found, "content": result.content.decode("utf-8")}
    except UnicodeDecodeError:
        return {**found, "content_b64": base64.b64encode(result.content).decode("ascii")}


class Holder:
    """A ProxyConfigurationService with a name, a user and a password."""

    APIS = ("org.apache.nifi.proxy.ProxyConfigurationService",)

    def __init__(self, identifier, given):
        self.identifier, self.name, self.given = identifier, given.get("name"), given

    def getConfiguration(self):
        return self

    def getProxyUserName(self):
        return self.given.get("username")

    def getProxyUserPassword(self):
        return self.given.get("password")


def lookup(services):
    found = ControllerServiceLookup()
    for identifier, given in services.items():
        found.register(Holder(identifier, given), enabled=given.get("enabled", True))
    return found
