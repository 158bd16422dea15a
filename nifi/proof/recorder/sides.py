"""One question, two answers: what NiFi's own classes did with a script and what the emulator does, in one form, and where they differ."""

from __future__ import annotations

import base64
from typing import Any, Mapping, NamedTuple, Optional, Sequence

from emulator.base.clock import Clock, VirtualClock
from emulator.components.execute_script import ENGINE, MODULES, SCRIPT_BODY, ExecuteScript
from emulator.core.services import ControllerServiceLookup
from emulator.flowfile import FlowFile
from emulator.java.nifi.processor.exception.exceptions import ProcessException
from emulator.testing.bench import Bench
from emulator.testing.results import ScriptResult

from .jvm import Jvm
from .normal import normal
from .session_cases import observed

Question = Mapping[str, Any]  # script, flowfiles, properties, parameters, services, state, arrivals, triggers
Answer = dict[str, Any]


class Difference(NamedTuple):
    """``what``: the part of the answer, as "success" or "logs"."""

    what: str
    nifi: Any
    emulator: Any


def of_nifi(jvm: Jvm, question: Question) -> Answer:
    """What NiFi's classes do."""
    answer = jvm.ask("script", question)
    return {**observed(answer), "state": (answer["state"] or {"values": {}})["values"]}


def of_emulator(question: Question, clock: Optional[Clock] = None, services: Optional[ControllerServiceLookup] = None) -> Answer:
    """What the emulator does."""
    bench = Bench(clock or VirtualClock(), state=question.get("state"), identifier="execute-script")
    written = {ENGINE: "python", SCRIPT_BODY: question["script"], MODULES: None, **(question.get("properties") or {})}
    bench.set_up(bench.make(ExecuteScript, written), parameters=question.get("parameters"), services=services)
    _enqueue(bench, question.get("flowfiles", ()))
    is_scheduled = False
    for number in range(question.get("triggers", 1)):
        _enqueue(bench, question["arrivals"][number] if "arrivals" in question else ())
        try:
            if not is_scheduled:
                bench.schedule()
            is_scheduled = True
            bench.trigger()
        except ProcessException as error:
            bench.exceptions.append(error)
    return _answer(bench.result())


def differences(nifi: Answer, emulator: Answer) -> list[Difference]:
    """Where two answers differ in more than what differs from run to run."""
    first, second = normal(nifi), normal(emulator)
    return [Difference(name, first[name], second.get(name)) for name in first if first[name] != second.get(name)]


def compare(question: Question, clock: Optional[Clock] = None) -> list[Difference]:
    """Ask both; a JVM is started for it."""
    with Jvm() as jvm:
        return differences(of_nifi(jvm, question), of_emulator(question, clock))


def ask_nifi(question: Question) -> Answer:
    """Ask NiFi alone; a JVM is started for it."""
    with Jvm() as jvm:
        answer: Answer = normal(of_nifi(jvm, question))
    return answer


def _enqueue(bench: Bench, flowfiles: Sequence[Mapping[str, Any]]) -> None:
    for flowfile in flowfiles:
        encoded = flowfile.get("content_b64")
        content = flowfile.get("content", "").encode("utf-8") if encoded is None else base64.b64decode(encoded)
        bench.enqueue(content, flowfile.get("attributes", {}))


def _answer(result: ScriptResult) -> Answer:
    return {
        "exception": _exception(result.exception and result.exception.__cause__),
        "penalized": result.penalized,
        "counters": result.counters,
        "provenance": [event.type for event in result.provenance],
        "yielded": result.yielded,
        **{name: [_flowfile(flowfile) for flowfile in flowfiles] for name, flowfiles in result.transferred.items()},
        "queue": [_flowfile(flowfile) for flowfile in result.queue],
        "logs": {level: lines for level, lines in result.logs.items() if lines},
        "triggers": [failure and failure.message for failure in result.triggers],
        "stdout": result.stdout.split("\n"),
        "state": result.state,
    }


def _exception(error: Any) -> Optional[Answer]:
    if error is None:
        return None
    chain, cause = [], error.getCause()
    while cause is not None:
        message = cause.getMessage()
        chain.append({"class": cause.java_name, "message": cause.toString() if message is None else message})
        cause = cause.getCause()
    return {"class": error.java_name, "message": error.getMessage(), "chain": chain}


def _flowfile(flowfile: FlowFile) -> Answer:
    shown: Answer = {"attributes": dict(sorted(flowfile.attributes.items())), "penalized": flowfile.penalized}
    try:
        return {**shown, "content": flowfile.content.decode("utf-8")}
    except UnicodeDecodeError:
        return {**shown, "content_b64": base64.b64encode(flowfile.content).decode("ascii")}
