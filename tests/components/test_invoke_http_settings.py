"""What InvokeHTTP refuses, when it does nothing, and that its own ids can be repeated."""

from __future__ import annotations

from typing import Any, Dict, Iterator, List, Optional

import pytest

from emulator.base.clock import VirtualClock
from emulator.base.errors import NotEmulated
from emulator.components.invoke_http import InvokeHTTP
from emulator.components.standard_proxy_configuration_service import ProxyConfiguration
from emulator.components.validation import property_problems
from emulator.core.context import ProcessContext
from emulator.core.host import Host
from emulator.core.queue import FlowFileQueue
from emulator.core.repository import Repository
from emulator.core.services import ControllerServiceLookup
from emulator.core.session import ProcessSession
from tests.kits.scripted_server import ScriptedServer

OK: Dict[str, Any] = {"parts": ["HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"]}


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    server = ScriptedServer()
    yield server
    server.close()


class Bench:
    """A processor with its queues."""

    def __init__(self, properties: Dict[str, str], source: bool = False, services: Optional[ControllerServiceLookup] = None) -> None:
        self.clock = VirtualClock(1_700_000_000_000)
        self.repository = Repository(self.clock)
        self.input = FlowFileQueue("input", self.clock)
        self.response = FlowFileQueue("Response", self.clock)
        others = set(InvokeHTTP.RELATIONSHIPS) - {"Response"}
        self.host = Host(
            "id", "call", "InvokeHTTP", self.repository, [] if source else [self.input], {"Response": [self.response]}, others
        )
        self.processor = InvokeHTTP("id", "call", self.host.log, properties, self.clock)
        self.context = ProcessContext(self.host, self.processor.properties, services=services)
        self.processor.on_scheduled(self.context)

    def trigger(self) -> List[Any]:
        session = ProcessSession(self.host)
        self.processor.on_trigger(self.context, session)
        session.commit()
        return self.response.snapshot()


@pytest.mark.parametrize(
    ("name", "value"),
    [("SSL Context Service", "some-id"), ("oauth2-access-token-provider", "some-id"), ("Digest Authentication", "true")],
)
def test_what_is_not_emulated_is_refused_by_name(name: str, value: str) -> None:
    with pytest.raises(NotEmulated) as caught:
        Bench({"Remote URL": "http://h/", name: value})
    assert name in str(caught.value)


def test_a_socks_proxy_is_refused() -> None:
    with pytest.raises(NotEmulated):
        Bench({"Remote URL": "http://h/", "Proxy Host": "p", "Proxy Port": "1", "Proxy Type": "socks"})


def test_https_through_a_proxy_is_refused() -> None:
    properties = {"Remote URL": "https://h/", "Proxy Host": "127.0.0.1", "Proxy Port": "1"}
    with pytest.raises(NotEmulated):
        Bench(properties, source=True).trigger()


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
    Bench({"Remote URL": url, "proxy-configuration-service": "proxy-id"}, source=True, services=lookup).trigger()
    assert [request["line"] for request in server.requests] == [server.fill(line)]


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH"])
def test_without_input_a_method_with_body_does_nothing(server: ScriptedServer, method: str) -> None:
    bench = Bench({"Remote URL": server.fill("http://127.0.0.1:{port}/x"), "HTTP Method": method}, source=True)
    assert bench.trigger() == [] and server.connections == []


def test_with_an_empty_incoming_connection_it_does_nothing(server: ScriptedServer) -> None:
    bench = Bench({"Remote URL": server.fill("http://127.0.0.1:{port}/x")})
    assert bench.trigger() == [] and server.connections == []


def test_the_date_header_follows_the_runs_clock(server: ScriptedServer) -> None:
    server.play([OK])
    Bench({"Remote URL": server.fill("http://127.0.0.1:{port}/x")}, source=True).trigger()
    assert dict(server.requests[0]["headers"])["Date"] == "Tue, 14 Nov 2023 22:13:20 GMT"


def test_each_call_has_an_id_of_its_own_and_a_run_can_be_repeated(server: ScriptedServer) -> None:
    def ids() -> List[str]:
        server.play([OK, OK])
        bench = Bench({"Remote URL": server.fill("http://127.0.0.1:{port}/x")}, source=True)
        bench.trigger()
        return [flowfile.attributes["invokehttp.tx.id"] for flowfile in bench.trigger()]

    first = ids()
    assert len(set(first)) == 2 and ids() == first
