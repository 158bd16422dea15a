"""HandleHttpRequest and HandleHttpResponse: the same bytes sent to the real NiFi and to the emulator, the same answers and attributes."""

from __future__ import annotations

import json
import re
import socket
from typing import Any, Iterator

import pytest

from nifi.proof.recorder import nifi2_http
from nifi.proof.recorder.nifi2_http import REQUEST
from nifi.proof.recorder.web_group import Mirror
from nifi.rest import Client
from nifi.run.version import chosen, is_nifi_2
from tests.kits.http_kit import Client as Caller
from tests.kits.http_kit import Half, serve, web_flow

pytestmark = [pytest.mark.nifi, pytest.mark.usefixtures("same_machine")]
RESPONSE = {
    **{name: "x" for name in ("Allow", "ETag", "Vary", "Retry-After", "X-One", "X-Two", "X-3", "Y", "Z", "zz", "Pragma")},
    "X-Method": "${http.method}", "X-Blank": "${none:replaceNull(' ')}",
    "Attributes to add to the HTTP Response (Regex)": r"http\.protocol",
}  # fmt: skip
JSON = "Content-Type: application/json"
BODY = "{}\r\n"
CALLS: list[tuple[str, ...]] = [
    ("POST /a/?p=1&q=%C5%9F+x&p=2&r HTTP/1.1", JSON + "; charset=utf-8", "X-Two: one", "X-Two: two", "X-Empty:",
     "Authorization: Basic YTpi"),
    ("POST /a/b%20c;d=1/../e//f HTTP/1.1", "content-type: Application/JSON; Charset=\"utf-8\"", "x-lower: v ", "ACCEPT: */*", "te: x"),
    ("PUT /a/ HTTP/1.1", JSON + ";charset=ISO-8859-1", "Cookie: k=v; l=w", "Accept-Language: tr-TR,en;q=0.5", "If-match: x", "DNT: 1"),
    ("PUT /a/ HTTP/1.1", JSON + "; charset=ISO-8859-9"),
    ("PUT /a/ HTTP/1.1", "Content-Type: application/xml; charset=utf-8", "Accept-Language: *"),
    ("PUT /a/ HTTP/1.1", "Content-Type: text/plain;charset=\"x\"", "X-Forwarded-For: 1.2.3.4", "user-agent: u"),
    ("PUT /a/?HTTP HTTP/1.1", "Content-Type:"),
    ("PATCH /a/?p=%2Ba&&=x HTTP/1.1", JSON),
    ("LINK /a/ HTTP/1.1", JSON),
    ("HEAD /a/ HTTP/1.1",),
    ("HEAD /b HTTP/1.1",),
    ("DELETE http://other.example:81/a/?x HTTP/1.1",),
    ("POST /a/ HTTP/1.0", JSON),
    ("POST /a/ HTTP/1.1", "X-Latin: \u00c5\u009f\u00e9"),
    ("GET /a/ HTTP/1.1",), ("POST /b?<x> HTTP/1.1",), ("OPTIONS /a/ HTTP/1.1",), ("DELETE /b HTTP/1.1",), ("JUNK /a/ HTTP/1.1",),
]  # fmt: skip
# Jetty 12 now and then answers a caller who went away itself, before the processor or meanwhile: then lines are missing, or say so
LATE = re.compile("(Send Error|Complete Request) Failed: .*IllegalStateException: ")
ACCIDENTAL = ("uuid", "filename", "http.context.identifier", "http.dispatcher.type")


@pytest.fixture
def mirror(same_machine: None, client: Client) -> Iterator[Mirror]:
    made = Mirror(client, REQUEST, RESPONSE)
    yield made
    made.close()


def ask_all(caller: Caller) -> list[Any]:
    """Every call, then two on one connection, two of HEAD as well, and a call that is none."""
    found = []
    for line, *headers in CALLS:
        length = [f"Content-Length: {len(BODY)}"] if line[0] == "P" else []
        found.append(plain(caller.raw(line, *headers, *length, body=BODY.encode() if length else b"")))
    kept = b"PUT /a/1 HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\n\r\naDELETE /a/2 HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"
    answer = caller.bytes(kept)
    heads = re.findall(rb"HTTP/1.1 [^\r]*|(?:Connection|Transfer-Encoding): [^\r]*", answer)
    twice = b"HEAD /a/1 HTTP/1.1\r\nHost: h\r\n\r\nHEAD /a/2 HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"
    return [*found, heads, undated(caller.bytes(twice)), plain(caller.bytes(b"PUT /a/ HTTP/1.1\r\n\r\n"))]


def ask_with_half_a_body(caller: Caller) -> list[Any]:
    """One caller keeps the one task; another one gets it when the first has sent the rest. Then one that goes away."""
    with Half(caller, "/a/1") as half, socket.create_connection(caller.address, timeout=60) as other:
        other.sendall(b"POST /a/2 HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 1\r\n\r\n")
        refused = [caller.ask("GET /a/ HTTP/1.1")[0] for _ in range(3)]
        other.setblocking(False)
        with pytest.raises(BlockingIOError):  # no task reads it
            other.recv(100)
        other.settimeout(60)
        found = [refused, half.finish(), other.recv(100)]
    with Half(caller, "/a/3") as gone:
        gone.socket.shutdown(socket.SHUT_WR)
        return [*found, plain(gone.rest())]


def undated(answer: bytes) -> list[str]:
    """Line by line."""
    return [re.sub(r"^Date: .* GMT$", "Date: <date>", one) for one in answer.decode("iso-8859-1").split("\r\n")]


def plain(answer: bytes) -> Any:
    """Status line, headers, and the attributes or the page."""
    head, _, body = answer.partition(b"\r\n\r\n")
    status, *shown = undated(head)
    if not body.startswith(b"{"):
        return status, shown, body.decode("iso-8859-1")
    return status, shown, {name: value for name, value in json.loads(body).items() if name not in ACCIDENTAL}


def test_every_call_is_answered_the_same(mirror: Mirror) -> None:
    mirror.mirror()
    real = ask_all(Caller(f"http://127.0.0.1:{mirror.port}"))
    emulated, _ = serve(web_flow(REQUEST, RESPONSE), ask_all, nifi=chosen())
    both = zip([*CALLS, "kept", "HEAD kept", "no host"], real, emulated)
    different = [(call, *differences(theirs, ours)) for call, theirs, ours in both if theirs != ours]
    assert different == [], "\n".join(map(repr, different))


@pytest.mark.skipif(not is_nifi_2(chosen()), reason="recorded of NiFi 2.3.0")
def test_what_was_recorded_of_nifi_2_is_so(client: Client) -> None:
    mirror = Mirror(client, nifi2_http.REQUEST, nifi2_http.RESPONSE)
    try:
        mirror.mirror()
        cases = nifi2_http.recorded()
        answers = [nifi2_http.answered(("127.0.0.1", mirror.port), case["asked"]) for case in cases]
    finally:
        mirror.close()
    assert [(case["asked"], answer) for case, answer in zip(cases, answers) if answer != case["answered"]] == []


def test_half_a_body_keeps_the_task_and_a_caller_that_goes_away_is_answered_the_same(mirror: Mirror) -> None:
    mirror.mirror()
    real = ask_with_half_a_body(Caller(f"http://127.0.0.1:{mirror.port}"))
    emulated, run = serve(web_flow(REQUEST, RESPONSE), ask_with_half_a_body, nifi=chosen())
    assert [*real[:3], of_the_processor(real[3])] == emulated
    assert real[:3] == [[405] * 3, 202, b"HTTP/1.1 100 Continue\r\n\r\n"]
    board = mirror.client.get(f"/flow/bulletin-board?sourceId={mirror.asked}")["bulletinBoard"]["bulletins"]
    said = {one["bulletin"]["message"].partition("] ")[2] for one in board if "/a/3" in one["bulletin"]["message"]}
    lines = [*run.log_of("Request", "error"), *run.log_of("Request", "warn")]
    ours = {line.partition("] ")[2] for line in lines if "/a/3" in line}
    if is_nifi_2(chosen()):
        assert {line for line in said if not LATE.match(line)} <= ours
    else:
        assert said == ours


def of_the_processor(answer: Any) -> Any:
    """The answer to a caller who went away: now and then Jetty 12 is faster than the processor and says Early EOF itself."""
    status, headers, page = answer
    more = len("Stream Processing Failed") - len("Early EOF")
    if "Early EOF" not in page:
        return answer
    longer = [re.sub(r"(?<=Content-Length: )\d+", lambda found: str(int(found.group()) + 3 * more), one) for one in headers]
    return status, longer, page.replace("Early EOF", "Stream Processing Failed")


def differences(theirs: Any, ours: Any) -> list[Any]:
    """What only the real NiFi said, and what only the emulator did."""
    both = [{**dict(enumerate(one[:2])), **(one[2] if isinstance(one[2], dict) else {2: one[2]})} for one in (theirs, ours)]
    return [{name: one.get(name) for name in {*both[0], *both[1]} if both[0].get(name) != both[1].get(name)} for one in both]
