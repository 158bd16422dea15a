"""InvokeHTTP in a running flow: retries by the framework, connections that live from trigger to trigger, parameters in the URL."""

from __future__ import annotations

from typing import Any, Dict, Iterator, List, Tuple

import pytest

from emulator.engine.run import run_flow
from emulator.flow import model
from tests.kits.scripted_server import ScriptedServer

STANDARD = "org.apache.nifi.processors.standard."


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    server = ScriptedServer()
    yield server
    server.close()


def processor(name: str, kind: str, properties: Dict[str, Any], **fields: Any) -> model.Processor:
    return model.Processor(name, name, STANDARD + kind, model.Bundle("nifi-standard-nar"), properties, **fields)


def connection(source: str, destination: str, *relationships: str) -> model.Connection:
    ends = [model.End(name, "root", "PROCESSOR", name) for name in (source, destination)]
    return model.Connection(f"{source}-{destination}", *ends, set(relationships))


OK = {"parts": ["HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"]}
BUSY = {"parts": ["HTTP/1.1 500 E\r\nContent-Length: 0\r\n\r\n"]}
GONE = {"parts": [], "then": "fin"}


def run(server: ScriptedServer, fires: int = 1, **fields: Any) -> Any:
    """POST "x" for each fire; what came of it waits before the End, which is disabled."""
    generate = processor("Generate", "GenerateFlowFile", {"generate-ff-custom-text": "x"})
    properties = {"Remote URL": "#{url}", "HTTP Method": "POST", "Put Response Body In Attribute": "answer"}
    call = processor("Call", "InvokeHTTP", properties, auto_terminated={"Response", "No Retry"}, **fields)
    end = processor("End", "LogAttribute", {}, auto_terminated={"success"}, state="DISABLED")
    connections = [connection("Generate", "Call", "success"), connection("Call", "End", "Original", "Retry", "Failure")]
    context = model.ParameterContext("settings", {"url": model.Parameter("url")})
    root = model.ProcessGroup("root", "flow", parameter_context="settings", processors=[generate, call, end], connections=connections)
    return run_flow(
        model.Flow("flow", root, {"settings": context}), parameters={"url": server.fill("http://127.0.0.1:{port}/x")}, fires=fires
    )


def outcomes(found: Any) -> List[Tuple[str, str]]:
    waiting = [flowfile.attributes for flowfile in found.queue("End")]
    return [(attributes["invokehttp.status.code"], attributes["answer"]) for attributes in waiting]


def test_a_connection_serves_trigger_after_trigger(server: ScriptedServer) -> None:
    server.play([OK, OK, OK])
    run(server, fires=3)
    assert [connection["requests"] for connection in server.connections] == [3]


def test_a_dropped_connection_means_two_requests_and_one_flowfile(server: ScriptedServer) -> None:
    server.play([OK, GONE, OK])
    found = run(server, fires=2)
    assert [request["body"] for request in server.requests] == [b"x", b"x", b"x"]
    assert outcomes(found) == [("200", "ok"), ("200", "ok")]


def test_the_frameworks_retry_asks_again_after_its_penalty(server: ScriptedServer) -> None:
    server.play([BUSY, BUSY, OK])
    found = run(server, retry=model.Retry(2, {"Retry", "Failure"}))
    assert len(server.requests) == 3
    assert outcomes(found) == [("200", "ok")]
    assert [event.type for event in found.events if event.type == "SEND"] == ["SEND"] * 3
