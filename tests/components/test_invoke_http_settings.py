"""What InvokeHTTP refuses, when it does nothing, and that its own ids can be repeated."""

from __future__ import annotations

from typing import Any, Dict, Iterator, List, Optional

import pytest

from emulator.base.clock import VirtualClock
from emulator.base.errors import NotEmulated
from emulator.components.invoke_http import InvokeHTTP
from emulator.components.standard_proxy_configuration_service import ProxyConfiguration
from emulator.components.validation import property_problems
from emulator.core.flowfile import FlowFile
from emulator.core.services import ControllerServiceLookup
from emulator.testing.bench import Bench
from tests.kits.scripted_server import ScriptedServer

OK: Dict[str, Any] = {"parts": ["HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"]}


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    server = ScriptedServer()
    yield server
    server.close()


class Call:
    """An InvokeHTTP between its queues; a ``source`` has no connection in front."""

    def __init__(self, properties: Dict[str, str], source: bool = False, services: Optional[ControllerServiceLookup] = None) -> None:
        self.bench = Bench(VirtualClock(1_700_000_000_000))
        self.bench.set_up(self.bench.make(InvokeHTTP, properties), services=services, incoming=not source)
        self.bench.schedule()

    def trigger(self) -> List[FlowFile]:
        """What came out by Response; what the processor raised is raised."""
        error = self.bench.trigger()
        if error is not None:
            raise error
        return self.bench.outgoing["Response"].snapshot()


@pytest.mark.parametrize(
    ("name", "value"),
    [("SSL Context Service", "some-id"), ("oauth2-access-token-provider", "some-id")],
)
def test_what_is_not_emulated_is_refused_by_name(name: str, value: str) -> None:
    with pytest.raises(NotEmulated) as caught:
        Call({"Remote URL": "http://h/", name: value})
    assert name in str(caught.value)


def test_a_socks_proxy_is_refused() -> None:
    with pytest.raises(NotEmulated):
        Call({"Remote URL": "http://h/", "Proxy Host": "p", "Proxy Port": "1", "Proxy Type": "socks"})


def test_https_through_a_proxy_is_refused() -> None:
    properties = {"Remote URL": "https://h/", "Proxy Host": "127.0.0.1", "Proxy Port": "1"}
    with pytest.raises(NotEmulated):
        Call(properties, source=True).trigger()


@pytest.mark.parametrize(("url", "problem"), [("", "Not a valid URL"), ("abc", "Not a valid URL"), ("http://h/", None), ("${x}", None)])
def test_a_url_that_is_none_makes_it_invalid(url: str, problem: Optional[str]) -> None:
    processor = InvokeHTTP("id", "call", None, {"Remote URL": url})
    found = property_problems(processor, processor.properties, lambda descriptor, value: None)
    assert found == ([f"'Remote URL' validated against '{url}' is invalid because {problem}"] if problem else [])


class ProxyService:
    """A ProxyConfigurationService."""

    identifier, name, APIS = "proxy-id", "proxy", ("org.apache.nifi.proxy.ProxyConfigurationService",)

    def __init__(self, kind: str, port: int) -> None:
        self._configuration = ProxyConfiguration(kind, "127.0.0.1", port, "pu", "pp")

    def getConfiguration(self) -> ProxyConfiguration:
        return self._configuration


@pytest.mark.parametrize(("kind", "line"), [("HTTP", "GET http://127.0.0.1:{port}/x HTTP/1.1"), ("DIRECT", "GET /x HTTP/1.1")])
def test_a_proxy_service_decides_when_it_is_set(server: ScriptedServer, kind: str, line: str) -> None:
    server.play([OK])
    lookup = ControllerServiceLookup([ProxyService(kind, server.ports["{port2}"])])
    url = server.fill("http://127.0.0.1:{port}/x")
    Call({"Remote URL": url, "proxy-configuration-service": "proxy-id"}, source=True, services=lookup).trigger()
    assert [request["line"] for request in server.requests] == [server.fill(line)]


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH"])
def test_without_input_a_method_with_body_does_nothing(server: ScriptedServer, method: str) -> None:
    call = Call({"Remote URL": server.fill("http://127.0.0.1:{port}/x"), "HTTP Method": method}, source=True)
    assert call.trigger() == [] and server.connections == []


def test_with_an_empty_incoming_connection_it_does_nothing(server: ScriptedServer) -> None:
    call = Call({"Remote URL": server.fill("http://127.0.0.1:{port}/x")})
    assert call.trigger() == [] and server.connections == []


def test_the_date_header_follows_the_runs_clock(server: ScriptedServer) -> None:
    server.play([OK])
    Call({"Remote URL": server.fill("http://127.0.0.1:{port}/x")}, source=True).trigger()
    assert dict(server.requests[0]["headers"])["Date"] == "Tue, 14 Nov 2023 22:13:20 GMT"


def test_each_call_has_an_id_of_its_own_and_a_run_can_be_repeated(server: ScriptedServer) -> None:
    def ids() -> List[str]:
        server.play([OK, OK])
        call = Call({"Remote URL": server.fill("http://127.0.0.1:{port}/x")}, source=True)
        call.trigger()
        return [flowfile.attributes["invokehttp.tx.id"] for flowfile in call.trigger()]

    first = ids()
    assert len(set(first)) == 2 and ids() == first


def test_each_put_copies_the_map_so_twelve_attributes_and_the_type_put_over_one_of_them_have_a_table_of_32(server: ScriptedServer) -> None:
    """StandardFlowFileRecord.Builder.initializeAttributes: new HashMap of 12 entries, once for each put of InvokeHTTP.onTrigger."""
    server.play([{"parts": ["HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Type: a/b\r\nmime.type: c/d\r\n\r\nok"]}])
    (response,) = Call({"Remote URL": server.fill("http://127.0.0.1:{port}/x")}, source=True).trigger()
    assert (len(response.attributes), response.attributes["mime.type"], response.attributes.capacity) == (12, "a/b", 32)
