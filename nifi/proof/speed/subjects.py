"""What is timed: the same work on both sides, made ready before the clock starts."""

from __future__ import annotations

import json
import time
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass
from typing import Any, Callable, Dict, List, Mapping

from emulator import el, jolt, jsonpath
from emulator.java.lang.throwable import Throwable
from emulator.java.libraries.jackson import render
from emulator.testing.script_bench import Setting, open_bench, read_source, schedule

from ...run.places import REPOSITORY
from ..recorder.jvm import Jvm

ATTRIBUTES = {
    "filename": "order.7.json",
    "size": "41",
    "uuid": "8c6a3e9e-6d0b-4bd0-a1a5-3b8f2c1d0e9f",
    "relation": "held",
    "invokehttp.status.code": "401",
    "invokehttp.status.message": "Unauthorized",
    "ledger.to": "query",
    "login.for": "erp",
    "query.json": "yes",
    "token.omnitron": "abcdef0123456789",
    "writes.next": "2",
}
PARAMETERS = {
    "erp.auth.resend": "2",
    "erp.auth.header": "Authorization",
    "erp.url": "http://erp.example/orders",
    "omnitron.url": "https://omnitron.example/",
    "omnitron.login.path": "/api/v1/login/",
    "script.enabled": "true",
}
FIVE = json.dumps(
    [
        {
            "operation": "shift",
            "spec": {
                "number": "number",
                "currency": "currency",
                "customer": {"*": "customer.&"},
                "orderitem_set": {"*": {"pk": "lines[&1].id", "price": "lines[&1].price", "product": {"sku": "lines[&2].sku"}}},
            },
        },
        {"operation": "default", "spec": {"source": "omnitron", "lines[]": {"*": {"unit": "piece"}}}},
        {
            "operation": "modify-overwrite-beta",
            "spec": {
                "number": "=toString",
                "lines": {"*": {"price": "=toDouble", "sku": "=toUpper(@(1,sku))"}},
                "count": "=size(@(1,lines))",
            },
        },
        {"operation": "remove", "spec": {"customer": {"email": ""}}},
        {"operation": "sort"},
    ]
)
BATCH = "session.get(100)"
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
        chain("Jolt: five operations on an order", FIVE, order),
        expressions("Expression Language: two in a text", ["${filename:substringBeforeLast('.'):toUpper()}-${size:plus(1):format('000')}"]),
        expressions("Expression Language: a hundred of the templates'", of_templates(100)),
        path("JsonPath: a value of an order", "$.customer.email", order),
        path("JsonPath: a value in an order's list", "$.orderitem_set[0].product.sku", order),
        path("JsonPath: a filter over an order's items", "$.orderitem_set[?(@.pk > 0)].price", order),
    ]


def read(name: str) -> str:
    return (REPOSITORY / name).read_text(encoding="utf-8")


def script(name: str, file: str, content: str, attributes: Dict[str, str]) -> Subject:
    """One trigger of an ExecuteScript with a FlowFile of its own: session, script, commit."""
    text = taking_one(read(file))

    def emulated(times: int) -> float:
        bench = open_bench()
        schedule(bench, read_source(None, text), None, Setting())
        for _ in range(times + 1):
            bench.enqueue(content.encode("utf-8"), attributes)
        bench.trigger()  # reads the script
        return timed(bench.trigger, times)

    flowfile = {"content": content, "attributes": attributes}
    return Subject(name, emulated, {"what": "script", "script": text, "flowfiles": [flowfile]})


def taking_one(script: str) -> str:
    """The script with one FlowFile a trigger, where it takes a hundred: the other triggers would be timed with nothing to do."""
    assert script.count(BATCH) == 1
    return script.replace(BATCH, "session.get(1)")


def mapping(name: str, file: str, text: str) -> Subject:
    return chain(name, read(file), text)


def chain(name: str, spec: str, text: str) -> Subject:
    """From text to text, as JoltTransformJSON does it."""

    def emulated(times: int) -> float:
        transform = jolt.compile("chain", jolt.parse(spec))
        return timed(lambda: render(transform.transform(jolt.parse(text), owned=True)), times)

    return Subject(name, emulated, {"what": "jolt", "spec": spec, "input": text})


def expressions(name: str, texts: List[str]) -> Subject:
    """Compiled expressions, all of them again and again, with the values made ready once."""

    def emulated(times: int) -> float:
        compiled, scope = [el.compile(text) for text in texts], el.Scope(ATTRIBUTES, parameters=PARAMETERS)
        return timed(lambda: [expression.evaluate(scope) for expression in compiled], times)

    question = {"what": "expressions", "expressions": texts, "attributes": ATTRIBUTES, "parameters": PARAMETERS}
    return Subject(name, emulated, question)


def of_templates(count: int) -> List[str]:
    """So many different property values of the templates that hold an expression and can be evaluated with these attributes."""
    scope = el.Scope(ATTRIBUTES, parameters=PARAMETERS)
    texts: Dict[str, None] = {}
    for file in sorted((REPOSITORY / "templates" / "xml").glob("*.xml")):
        for value in ElementTree.parse(file).iter("value"):
            text = value.text or ""
            if el.is_expression(text) and len(text) < 300 and _evaluates(text, scope):
                texts[text] = None
    return sorted(texts)[:: max(1, len(texts) // count)][:count]


def _evaluates(text: str, scope: el.Scope) -> bool:
    try:
        el.compile(text).evaluate(scope)
    except Throwable:
        return False
    return True


def path(name: str, text: str, document: str) -> Subject:
    """A compiled path in a document that is parsed already."""

    def emulated(times: int) -> float:
        compiled, parsed = jsonpath.compile(text), json.loads(document)
        return timed(lambda: compiled.read(parsed), times)

    return Subject(name, emulated, {"what": "jsonpath", "path": text, "document": document})


def timed(step: Callable[[], Any], times: int) -> float:
    """Seconds of CPU for so many of them: the machine may have other work."""
    begun = time.process_time()
    for _ in range(times):
        step()
    return time.process_time() - begun
