"""The client's connections: reuse, routes, resend. Expectations: recorded from OkHttp 4.9.3, and its sources where marked."""

from __future__ import annotations

import socket
from typing import Any, Dict, Iterator, List

import pytest

from emulator.java.net.exceptions import ConnectException, ProtocolException, SocketTimeoutException, UnknownHostException
from emulator.okhttp import OkHttpClient, Request
from emulator.okhttp.connection import Connection
from emulator.okhttp.route import Route
from emulator.okhttp.url import HttpUrl
from tests.kits.scripted_server import ScriptedServer

OK: Dict[str, Any] = {"parts": ["HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"]}


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    server = ScriptedServer()
    yield server
    server.close()


class Clock:
    """Nanoseconds that a test moves."""

    now = 0

    def __call__(self) -> int:
        return self.now


def ask(client: OkHttpClient, server: ScriptedServer, host: str = "127.0.0.1", port: str = "{port}") -> int:
    answer = client.execute(Request(HttpUrl.parse(f"http://{host}:{server.ports[port]}/")))
    answer.close()
    return answer.code


def used(server: ScriptedServer) -> List[int]:
    return [connection["requests"] for connection in server.connections]


def test_an_answer_left_unread_keeps_its_connection_when_the_rest_comes_soon(server: ScriptedServer) -> None:
    server.play([{"parts": ["HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nab", {"sleep": 20}, "cd"]}, OK])
    client = OkHttpClient()
    assert [ask(client, server), ask(client, server)] == [200, 200]
    assert used(server) == [2]


def test_localhost_and_its_address_do_not_share_a_connection(server: ScriptedServer) -> None:
    server.play([OK, OK])
    client = OkHttpClient()
    client.dns = lambda name: ["127.0.0.1"]
    ask(client, server)
    ask(client, server, "localhost")
    assert used(server) == [1, 1]


def test_no_idle_connections_means_no_reuse(server: ScriptedServer) -> None:
    server.play([OK, OK])
    client = OkHttpClient(max_idle=0)
    ask(client, server)
    ask(client, server)
    assert used(server) == [1, 1]


def test_an_idle_connection_ages_by_the_clock_it_is_given(server: ScriptedServer) -> None:
    server.play([OK, OK, OK])
    clock = Clock()
    client = OkHttpClient(idle_timeout_ms=1000, nano_time=clock)
    ask(client, server)
    clock.now += 999_000_000
    ask(client, server)
    clock.now += 1_000_000_000
    ask(client, server)
    assert used(server) == [2, 1]


def test_above_the_maximum_the_longest_idle_connection_goes(server: ScriptedServer) -> None:
    server.play([OK, OK, OK, OK])
    clock = Clock()
    client = OkHttpClient(max_idle=1, nano_time=clock)
    for port in ("{port}", "{port2}", "{port2}", "{port}"):
        ask(client, server, port=port)
        clock.now += 1
    assert used(server) == [1, 2, 1]


def test_the_next_address_is_tried_when_one_refuses(server: ScriptedServer) -> None:
    server.play([OK])
    client = OkHttpClient()
    client.dns = lambda name: ["127.0.0.2", "127.0.0.1"]
    assert ask(client, server, "two.test") == 200


def test_the_address_that_failed_is_tried_last_from_then_on(server: ScriptedServer) -> None:  # source:RouteSelector.next@4.9.3
    server.play([OK, OK])
    client = OkHttpClient(max_idle=0)
    client.dns = lambda name: ["127.0.0.2", "127.0.0.1"]
    ask(client, server, "two.test")
    assert [route.address for route in client.failed_routes] == ["127.0.0.2"]
    client.dns = lambda name: ["127.0.0.2", "127.0.0.1"]
    assert ask(client, server, "two.test") == 200


def test_refused_names_host_and_address(server: ScriptedServer) -> None:
    client = OkHttpClient()
    client.dns = lambda name: ["127.0.0.1"]
    with pytest.raises(ConnectException) as caught:
        ask(client, server, "localhost", "{deadport}")
    assert caught.value.getMessage() == f"Failed to connect to localhost/127.0.0.1:{server.ports['{deadport}']}"


def test_a_host_that_nobody_knows(server: ScriptedServer) -> None:
    def unknown(name: str) -> List[str]:
        raise UnknownHostException(f"{name}: Name or service not known")

    client = OkHttpClient()
    client.dns = unknown
    with pytest.raises(UnknownHostException) as caught:
        ask(client, server, "x")
    assert caught.value.getMessage() == "x: Name or service not known"


def test_407_without_a_proxy_is_a_broken_protocol(server: ScriptedServer) -> None:
    server.play([{"parts": ["HTTP/1.1 407 P\r\nContent-Length: 0\r\n\r\n"]}])
    with pytest.raises(ProtocolException) as caught:
        ask(OkHttpClient(), server)
    assert caught.value.getMessage() == "Received HTTP_PROXY_AUTH (407) code while not using proxy"


@pytest.mark.parametrize(("retry_after", "requests"), [("0", 2), ("1", 1), ("Wed, 21 Oct 2015 07:28:00 GMT", 1), ("", 1)])
def test_503_is_sent_again_only_with_retry_after_0(server: ScriptedServer, retry_after: str, requests: int) -> None:
    server.play([{"parts": [f"HTTP/1.1 503 S\r\nRetry-After: {retry_after}\r\nContent-Length: 0\r\n\r\n"]}, OK])
    ask(OkHttpClient(), server)
    assert len(server.requests) == requests


class Resumed:
    """A socket after a pause of this process: its first waits are over before the peer had the CPU to answer."""

    def __init__(self, real: socket.socket, waits: int) -> None:
        self.real, self.waits = real, waits

    def settimeout(self, seconds: float) -> None:
        self.real.settimeout(seconds)

    def recv(self, size: int) -> bytes:
        self.waits -= 1
        if self.waits >= 0:
            raise socket.timeout("timed out")
        return self.real.recv(size)

    def close(self) -> None:
        self.real.close()


def test_a_pause_of_this_process_is_not_the_servers_silence(server: ScriptedServer) -> None:
    server.play([OK])
    port = server.ports["{port}"]
    route = Route(HttpUrl.parse(f"http://127.0.0.1:{port}/"), None, "127.0.0.1", "127.0.0.1", port)
    connection = Connection(route, 5000, 500, 500)
    connection.write(b"GET / HTTP/1.1\r\n\r\n")
    connection._socket = Resumed(connection._socket, waits=24)  # type: ignore[assignment]
    assert connection.read_line() == b"HTTP/1.1 200 OK"
    connection._socket.waits = 25  # type: ignore[attr-defined]
    connection.buffer.clear()
    with pytest.raises(SocketTimeoutException):
        connection.fill()
    connection.close()
