"""HandleHttpRequest, HandleHttpResponse and the context map: what NiFi 1.16.3 was seen to answer, in a run that serves."""

from __future__ import annotations

import socket
import threading

import pytest

import emulator
from emulator.base.errors import NotEmulated
from emulator.engine.validity import InvalidFlow
from emulator.flow.model import Bundle, ControllerService
from tests.kits.http_kit import Half, parsed, processor, serve, web_flow

BODY = b'{"a": 1}'


def seen(*lines, body=b"", request=None):
    """The attributes that one request gives."""
    found, _ = serve(web_flow(request), lambda client: client.attributes(*lines, body=body))
    return found


def test_a_request_becomes_the_attributes_that_nifi_was_seen_to_set():
    found = seen("POST /cancellation_plan/?a=1&b=%C5%9F+x&a=2&c HTTP/1.1", "Content-Type: application/json; charset=utf-8", body=BODY)
    identifiers = [found.pop(name) for name in ("uuid", "filename", "http.context.identifier")]
    assert identifiers[0] == identifiers[1] != identifiers[2]
    assert found == {
        "path": "./", "mime.type": "application/json; charset=UTF-8", "http.method": "POST", "http.protocol": "HTTP/1.1",
        "http.servlet.path": "", "http.request.uri": "/cancellation_plan/", "http.request.url": "http://h.example/cancellation_plan/",
        "http.query.string": "a=1&b=ş x&a=2&c", "http.query.param.a": "2", "http.query.param.b": "ş x", "http.query.param.c": "",
        "http.remote.host": "127.0.0.1", "http.remote.addr": "127.0.0.1", "http.local.addr": "127.0.0.1", "http.local.name": "127.0.0.1",
        "http.server.name": "h.example", "http.server.port": "80", "http.character.encoding": "UTF-8", "http.locale": "en",
        "http.headers.Host": "h.example", "http.headers.Connection": "close", "http.headers.Content-Length": "8",
        "http.headers.Content-Type": "application/json; charset=UTF-8",
    }  # fmt: skip


def test_known_header_names_get_jettys_spelling_and_others_stay_as_sent():
    found = seen("GET / HTTP/1.1", "accept-language: tr", "x-WEBHOOK-secret: s ", "X-Two: one", "X-Two: two", "X-Empty:")
    headers = {name[13:]: value for name, value in found.items() if name.startswith("http.headers.")}
    assert headers == {
        "Host": "h.example", "Connection": "close", "Accept-Language": "tr", "x-WEBHOOK-secret": "s", "X-Two": "one", "X-Empty": "",
    }  # fmt: skip
    assert (found["http.locale"], "mime.type" in found) == ("tr", False)


@pytest.mark.parametrize(
    ("sent", "mime", "encoding"),
    [
        ("application/json;charset=utf-8", "application/json;charset=UTF-8", "UTF-8"),
        ('Application/JSON; Charset="utf-8"', 'application/json; Charset="utf-8"', None),
        ("application/json; charset=ISO-8859-9", "application/json; charset=ISO-8859-9", "ISO-8859-9"),
        ("application/xml; charset=utf-8", "application/xml; charset=utf-8", "utf-8"),
        ("Application/JSON", "application/json", "UTF-8"),
        ("", "", None),
    ],
)
def test_content_types_come_out_as_jettys_cache_has_them(sent, mime, encoding):
    found = seen("POST / HTTP/1.1", "Content-Type: " + sent)
    assert (found["mime.type"], found.get("http.character.encoding")) == (mime, encoding)


def test_parameters_that_are_asked_for_and_cookies_become_attributes():
    found = seen("GET /?z=%20q+r&a=&a=2 HTTP/1.1", "Cookie: k=v; l=w", request={"parameters-to-attributes": "a, z"})
    assert (found["http.param.z"], found["http.param.a"], found["http.query.param.a"]) == (" q r", "", "2")
    cookie = {name[14:]: value for name, value in found.items() if name.startswith("http.cookie.l.")}
    assert cookie == {"value": "w", "max.age": "-1", "version": "0", "secure": "false"}


def test_the_content_is_the_body_byte_for_byte_chunked_or_not():
    plain = processor("Middle", "LogMessage", {})
    chunked = (
        b"POST / HTTP/1.1", b"Host: h", b"Connection: close", b"Transfer-Encoding: chunked", b"",
        b"2", b"\xc5\x9f", b"1;x=y", b"!", b"0", b"", b"",
    )  # fmt: skip

    def work(client):
        return client.ask("POST / HTTP/1.1", body="ş!".encode()), parsed(client.bytes(b"\r\n".join(chunked)))

    answers, _ = serve(web_flow(middle=plain), work)
    assert [(status, body) for status, _, body in answers] == [(202, "ş!".encode())] * 2


def test_connections_are_kept_and_such_answers_are_chunked():
    data = b"PUT /a/1 HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\n\r\naDELETE /a/2 HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"
    answer, run = serve(web_flow(middle=processor("Middle", "LogMessage", {})), lambda client: client.bytes(data))
    first, _, second = answer.partition(b"1\r\na\r\n0\r\n\r\n")
    names = [line.partition(b":")[0] for line in first.splitlines()[1:] if line]
    assert names == [b"Date", b"Transfer-Encoding", b"Server"]
    assert second.startswith(b"HTTP/1.1 202 Accepted\r\nConnection: close\r\n")
    assert len(run.queue("Done")) == 2


def test_the_answer_to_head_on_a_kept_connection_says_chunked_and_has_no_body():
    data = b"HEAD /1 HTTP/1.1\r\nHost: h\r\n\r\nHEAD /2 HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"
    answer, _ = serve(web_flow({"Allow HEAD": "true"}), lambda client: client.bytes(data))
    first, second, rest = answer.split(b"\r\n\r\n")
    assert (b"Transfer-Encoding: chunked" in first, b"Transfer-Encoding" in second, rest) == (True, False, b"")


def test_a_head_request_gets_no_body_and_a_client_of_http_1_0_no_chunks():
    def work(client):
        return client.raw("HEAD / HTTP/1.1"), client.bytes(b"POST / HTTP/1.0\r\nContent-Length: 2\r\n\r\nhi")

    (head, old), _ = serve(web_flow({"Allow HEAD": "true"}), work)
    assert head.endswith(b"\r\n\r\n") and head.startswith(b"HTTP/1.1 202 Accepted")
    assert parsed(old)[1].keys() == {"date", "server"}


@pytest.mark.parametrize(
    ("line", "status", "length"), [("GET /a/x HTTP/1.1", 405, 474), ("POST /b HTTP/1.1", 404, 460), ("PATCH /b HTTP/1.1", 405, None)]
)
def test_nifi_itself_refuses_in_html_what_the_flow_never_sees(line, status, length):
    (found, headers, body), run = serve(web_flow({"Allow GET": "false", "Allowed Paths": "/a/.*"}), lambda client: client.ask(line))
    assert (found, int(headers["content-length"]) if length else None, len(body)) == (status, length, length or 0)
    assert headers.get("content-type") == ("text/html;charset=iso-8859-1" if length else None)
    assert run.queue("Done") == []


def test_more_methods_are_allowed_by_name_in_any_case():
    request = {"Additional HTTP Methods": "patch, Link", "Allow OPTIONS": "true"}

    def work(client):
        return [client.ask(f"{method} / HTTP/1.1")[0] for method in ("PATCH", "LINK", "OPTIONS", "UNLINK", "HEAD")]

    assert serve(web_flow(request), work)[0] == [202, 202, 202, 405, 405]


def test_headers_of_the_answer_come_from_properties_that_are_not_blank_and_from_attributes():
    response = {
        "HTTP Status Code": "${http.method:equals('PUT'):ifElse(201, 400)}", "X-Method": "${http.method}",
        "X-Blank": "${no:replaceNull(' ')}",
        "Attributes to add to the HTTP Response (Regex)": "http\\.protocol|http\\.request\\.uri",
    }  # fmt: skip
    (status, headers, _), _ = serve(web_flow(response=response), lambda client: client.ask("PUT /x HTTP/1.1"))
    assert (status, headers["x-method"], headers["http.protocol"], headers["http.request.uri"]) == (201, "PUT", "HTTP/1.1", "/x")
    assert "x-blank" not in headers


def test_a_request_that_is_no_http_is_refused_before_any_flowfile():
    def work(client):
        return client.bytes(b"GET / HTTP/1.1\r\n\r\n"), client.raw("POST / HTTP/1.1", "Content-Length: abc")

    (no_host, length), _ = serve(web_flow(), work)
    assert no_host.endswith(b"<h1>Bad Message 400</h1><pre>reason: No Host</pre>")
    names = [line.partition(b":")[0] for line in no_host.partition(b"\r\n\r\n")[0].splitlines()[1:]]
    assert names == [b"Content-Type", b"Content-Length", b"Connection", b"Server"]
    assert length.startswith(b"HTTP/1.1 400 Invalid Content-Length Value\r\n")


STOPPED = processor("Middle", "LogMessage", {}, state="DISABLED")


def test_what_is_not_answered_in_time_gets_503_by_the_runs_clock_and_its_late_answer_fails():
    flow = web_flow(contexts={"Request Expiration": "10 mins"}, middle=STOPPED)
    (status, _, body), run = serve(flow, lambda client: client.ask("GET / HTTP/1.1"))
    assert (status, b"HTTP ERROR 503 Service Unavailable" in body) == (503, True)
    assert [one.message for one in run.logs if "timed out; responding with SERVICE_UNAVAILABLE" in one.message]
    late = run.queue("Middle")[0]
    run.feed("Response", b"late", dict(late.attributes))
    run.run(0)
    assert "could not find an HTTP Response Object" in run.log_of("Response", "error")[0]
    assert len(run.queue("Failed")) == 1


def test_too_many_requests_are_refused_while_earlier_ones_wait():
    flow = web_flow(contexts={"Maximum Outstanding Requests": "1", "Request Expiration": "1 min"}, middle=STOPPED)
    first = []

    def work(client):
        with socket.create_connection(client.address, timeout=20) as held:
            held.sendall(b"GET /1 HTTP/1.1\r\nHost: h\r\n\r\n")
            while not first:
                answer = client.ask("GET /2 HTTP/1.1")
                first.append(answer)
        return first[0]

    answer, _ = serve(flow, work)
    assert answer[0] == 503


def test_an_answer_needs_an_identifier_and_a_number():
    run = emulator.start_flow(web_flow(response={"HTTP Status Code": "${code}"}))
    run.feed("Response", b"", {"http.context.identifier": "x", "code": "abc"})
    run.feed("Response", b"", {"code": "200"})
    run.run(0)
    assert len(run.queue("Failed")) == 2
    assert "is not a valid number" in run.log_of("Response", "error")[0]
    assert "did not have an 'http.context.identifier'" in run.log_of("Response", "warn")[0]


def test_a_query_that_cannot_be_decoded_is_never_answered():
    def work(client):
        held = socket.create_connection(client.address, timeout=20)
        held.sendall(b"GET /?b=%zz HTTP/1.1\r\nHost: h\r\n\r\n")
        return client.ask("GET / HTTP/1.1")[0], held

    (other, held), run = serve(web_flow(), work)
    with held:
        assert (other, held.recv(100)) == (202, b"")
    assert "Illegal hex characters" in run.log_of("Request", "error")[0]


def test_a_port_that_is_taken_keeps_the_processor_from_starting():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        run = emulator.run_flow(web_flow({"Listening Port": str(taken.getsockname()[1])}))
    assert "Failed to initialize the server" in run.log_of("Request", "error")[0]


def test_tls_is_not_emulated_and_a_wrong_port_is_invalid():
    with pytest.raises(InvalidFlow, match="not a valid port"):
        emulator.run_flow(web_flow({"Listening Port": "65536"}))
    with pytest.raises(NotEmulated, match="SSL Context Service of HandleHttpRequest"):
        flow = web_flow({"SSL Context Service": "tls"})
        kind = "org.apache.nifi.ssl.StandardRestrictedSSLContextService"
        flow.root.services.append(ControllerService("tls", "TLS", kind, Bundle("test")))
        emulator.run_flow(flow)


def test_a_half_sent_body_keeps_a_task_until_it_is_whole_and_nobody_else_gets_that_task():
    def work(client):
        with Half(client, "/half") as half, socket.create_connection(client.address, timeout=20) as other:
            other.sendall(b"POST /other HTTP/1.1\r\nHost: h\r\nConnection: close\r\nContent-Length: 0\r\n\r\n")
            refused = [client.ask("PATCH / HTTP/1.1")[0] for _ in range(3)]
            return refused, half.finish(), parsed(b"".join(iter(lambda: other.recv(65536), b"")))[0]

    answers, run = serve(web_flow(), work)
    assert answers == ([405] * 3, 202, 202)
    uris = [str(event.transit_uri) for event in run.events if event.type == "RECEIVE"]
    assert [uri.rpartition("/")[2] for uri in uris] == ["half", "other"]


def test_with_two_tasks_one_half_sent_body_keeps_nobody_waiting():
    flow = web_flow()
    next(one for one in flow.root.processors if one.name == "Request").scheduling.concurrent_tasks = 2

    def work(client):
        with Half(client, "/half") as half:
            return client.ask("POST /other HTTP/1.1")[0], half.finish()

    assert serve(flow, work)[0] == (202, 202)


@pytest.mark.parametrize(
    ("nifi", "order", "fault"),
    [
        ("1.16.3", ["Cache-Control", "Content-Type", "Content-Length", "Connection", "Server"], "io.EofException"),
        (
            "2.3.0",
            ["Server", "Date", "Cache-Control", "Content-Type", "Content-Length", "Connection"],
            "server.internal.HttpConnection$HttpEofException",
        ),
    ],
)
def test_a_caller_that_goes_away_in_the_middle_of_a_body_frees_the_task_and_is_told_in_the_log(nifi, order, fault):
    def work(client):
        with Half(client, "/half") as half:
            half.socket.shutdown(socket.SHUT_WR)
            return half.rest(), client.ask("POST / HTTP/1.1")[0]

    (answer, other), run = serve(web_flow(), work, nifi=nifi)
    head, _, page = answer.partition(b"\r\n\r\n")
    status, *names = [line.partition(b":")[0].decode() for line in head.splitlines()]
    assert (status, names) == ("HTTP/1.1 400 Bad Request", order)
    assert (b"HTTP ERROR 400 Stream Processing Failed" in page, other) == (True, 202)
    caller = "Method [POST] URI [/half] Address [127.0.0.1]"
    assert [one.partition("] ")[2] for one in run.log_of("Request", "error")] == [
        f"Stream Processing Failed: {caller}: org.eclipse.jetty.{fault}: Early EOF"
    ]
    assert run.log_of("Request", "warn")[0].endswith(f"Send Error Completed: HTTP 400 [Stream Processing Failed] {caller}")


def test_a_body_of_which_no_byte_comes_for_jettys_idle_time_is_answered_400(monkeypatch):
    monkeypatch.setattr("emulator.components.handle_http_request._JETTY_IDLE_MS", 20)

    def work(client):
        with Half(client, "/half") as half:
            return half.rest()

    answer, run = serve(web_flow(contexts={"Request Expiration": "30 millis"}), work)
    assert answer.startswith(b"HTTP/1.1 400 Bad Request\r\nConnection: close\r\n")
    cause = "java.util.concurrent.TimeoutException: Idle timeout expired: 30/30 ms"
    assert run.log_of("Request", "error")[0].endswith(f"[127.0.0.1]: java.io.IOException: {cause}\n- Caused by: {cause}")


@pytest.mark.parametrize(("nifi", "server", "place"), [("1.16.3", "Jetty(9.4.46.v20220331)", -1), ("2.3.0", "Jetty(12.0.16)", 0)])
def test_jetty_names_itself_behind_the_other_headers_and_from_nifi_2_on_before_them(nifi, server, place):
    answer, _ = serve(web_flow(), lambda client: client.raw("PUT /x HTTP/1.1"), nifi=nifi)
    headers = answer.decode().partition("\r\n\r\n")[0].split("\r\n")[1:]
    assert [line for line in headers if line.startswith("Server:")] == ["Server: " + server] == [headers[place]]


def test_many_clients_at_once_each_get_their_own_answer():
    def one(client, number, found):
        found[number] = client.attributes(f"GET /{number} HTTP/1.1")["http.request.uri"]

    def work(client):
        found: dict[int, str] = {}
        threads = [threading.Thread(target=one, args=(client, number, found)) for number in range(20)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return found

    found, run = serve(web_flow({"container-queue-size": "100"}), work)
    assert found == {number: f"/{number}" for number in range(20)}
    assert {event.type for event in run.events} >= {"RECEIVE", "SEND"}


def test_headers_of_properties_come_in_the_order_of_nifis_map_of_properties():
    response = dict.fromkeys(("Allow", "Content-Type", "ETag", "Vary", "X-One"), "x")
    answer, _ = serve(web_flow(response=response), lambda client: client.raw("PUT /x HTTP/1.1"))
    names = [line.partition(":")[0] for line in answer.decode().partition("\r\n\r\n")[0].splitlines()]
    assert [name for name in names if name in response] == ["ETag", "Content-Type", "X-One", "Allow", "Vary"]  # as NiFi 1.16.3 sent them
