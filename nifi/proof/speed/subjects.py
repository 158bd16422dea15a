"""What is timed: the same work on both sides, made ready before the clock starts."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from typing import Any, Callable, Dict, List, Mapping

from emulator import el, jolt, jsonpath
from emulator.java.libraries.jackson import render
from emulator.testing.script_run import Setting, open_bench, read_source, schedule

from ...run.places import REPOSITORY
from ..recorder.jvm import Jvm

ANSWER = json.dumps({"log.erp.request.body": json.dumps({"id": 1}), "log.erp.response.body": json.dumps({"result": "ok"})})


@dataclass(frozen=True)
class Subject:
    """``emulated(times)`` gives seconds; ``question`` is what the recorder's JVM is asked."""

    name: str
    emulated: Callable[[int], float]
    question: Mapping[str, Any]

    def real(self, jvm: Jvm, times: int) -> float:
        """Seconds in NiFi's classes."""
        return int(jvm.ask("timed", self.question, times=times)["nanos"]) / 1e9


def subjects() -> List[Subject]:
    """Scripts and mappings of processors/, an expression and a path."""
    order = read("emulator/mocks/order.json")
    request = read("emulator/mocks/cancellation_request.json")
    return [
        script("ExecuteScript: Script card, a request", "processors/common/script.py", request, {}),
        script("ExecuteScript: Script card, an order", "processors/common/script.py", order, {}),
        script(
            "ExecuteScript: Custom Response Script",
            "processors/order_cancellation_request/custom_response.py",
            ANSWER,
            {"invokehttp.status.code": "200"},
        ),
        mapping("Jolt: mapping of a request", "processors/order_cancellation_request/mapping.json", request),
        mapping("Jolt: mapping of an order", "processors/order/mapping.json", order),
        expression("Expression Language", "${filename:substringBeforeLast('.'):toUpper()}-${size:plus(1):format('000')}"),
        path("JsonPath, a filter over an order's items", "$.orderitem_set[?(@.pk > 0)].price", order),
    ]


def read(name: str) -> str:
    return (REPOSITORY / name).read_text(encoding="utf-8")


def script(name: str, file: str, content: str, attributes: Dict[str, str]) -> Subject:
    """One trigger of an ExecuteScript with a FlowFile of its own: session, script, commit."""

    def emulated(times: int) -> float:
        bench = open_bench()
        schedule(bench, read_source(REPOSITORY / file, None), None, Setting())
        for _ in range(times + 1):
            bench.enqueue(content.encode("utf-8"), attributes)
        bench.trigger()  # reads the script
        return timed(bench.trigger, times)

    flowfile = {"content": content, "attributes": attributes}
    return Subject(name, emulated, {"what": "script", "script": read(file), "flowfiles": [flowfile]})


def mapping(name: str, file: str, text: str) -> Subject:
    """From text to text, as JoltTransformJSON does it."""

    def emulated(times: int) -> float:
        transform = jolt.compile("chain", jolt.parse(read(file)))
        return timed(lambda: render(transform.transform(jolt.parse(text))), times)

    return Subject(name, emulated, {"what": "jolt", "spec": read(file), "input": text})


def expression(name: str, text: str) -> Subject:
    """A compiled expression, evaluated again and again."""
    attributes = {"filename": "order.7.json", "size": "41"}

    def emulated(times: int) -> float:
        compiled = el.compile(text)
        return timed(lambda: compiled.evaluate(el.Scope(attributes)), times)

    return Subject(name, emulated, {"what": "expression", "expression": text, "attributes": attributes})


def path(name: str, text: str, document: str) -> Subject:
    """A compiled path in a document that is parsed already."""

    def emulated(times: int) -> float:
        compiled, parsed = jsonpath.compile(text), json.loads(document)
        return timed(lambda: compiled.read(parsed), times)

    return Subject(name, emulated, {"what": "jsonpath", "path": text, "document": document})


def timed(step: Callable[[], Any], times: int) -> float:
    """Seconds for so many of them."""
    begun = time.perf_counter()
    for _ in range(times):
        step()
    return time.perf_counter() - begun
