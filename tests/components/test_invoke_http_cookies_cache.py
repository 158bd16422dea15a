"""Cookie Strategy ACCEPT_ALL and Use HTTP ETag. Expectations: recorded, or OkHttp 4.9.3's sources (Cookie.parse, CacheStrategy)."""

from __future__ import annotations

from typing import Any, Dict, Iterator, List

import pytest

from emulator.okhttp import OkHttpClient, Request
from emulator.okhttp.cache import Cache
from emulator.okhttp.cookies import CookieJar
from emulator.okhttp.headers import Headers
from emulator.okhttp.url import HttpUrl
from tests.kits.scripted_server import ScriptedServer

NOW_MS = 1_700_000_000_000


def sent_cookie(lines: List[str], url: str, now_ms: int = NOW_MS) -> str:
    clock = [NOW_MS]
    jar = CookieJar(lambda: clock[0])
    jar.receive(HttpUrl.parse("http://shop.example/a/b"), Headers([("Set-Cookie", line) for line in lines]))
    clock[0] = now_ms
    request = Request(HttpUrl.parse(url))
    jar.load(request)
    return request.header("Cookie") or ""


@pytest.mark.parametrize(
    ("lines", "url", "sent"),
    [
        (["a=1"], "http://shop.example/a/c", "a=1"),
        (["a=1"], "http://shop.example/b", ""),
        (["a=1; Path=/"], "http://shop.example/b", "a=1"),
        (['a="q e"'], "http://shop.example/a/c", "a=q e"),
        (["a=1; Path=/", "b=2; Path=/a"], "http://shop.example/a", "b=2; a=1"),
        (["a=1", "a=2"], "http://shop.example/a/c", "a=2"),
        (["a=1; Max-Age=0"], "http://shop.example/a/c", ""),
        (["a=1; Secure"], "http://shop.example/a/c", ""),
        (["a=1; Secure"], "https://shop.example/a/c", "a=1"),
        (["a=1; Domain=example"], "http://other.example/a/c", "a=1"),
        (["a=1"], "http://sub.shop.example/a/c", ""),
        (["a=1; Domain=elsewhere.test"], "http://elsewhere.test/a/c", ""),
        (["novalue"], "http://shop.example/a/c", ""),
    ],
)
def test_which_cookies_are_sent(lines: List[str], url: str, sent: str) -> None:
    assert sent_cookie(lines, url) == sent


def test_a_cookie_ends_with_its_max_age() -> None:
    assert sent_cookie(["a=1; Max-Age=10"], "http://shop.example/a/c", NOW_MS + 9_999) == "a=1"
    assert sent_cookie(["a=1; Max-Age=10"], "http://shop.example/a/c", NOW_MS + 10_000) == ""


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    server = ScriptedServer()
    yield server
    server.close()


def answer(headers: str, body: str = "one", status: str = "200 OK") -> Dict[str, Any]:
    return {"parts": [f"HTTP/1.1 {status}\r\n{headers}Content-Length: {len(body)}\r\n\r\n{body}"]}


class Cached:
    """A client with a cache and a clock."""

    def __init__(self, server: ScriptedServer, max_bytes: int = 1 << 20) -> None:
        self._server, self.now_ms = server, NOW_MS
        self.client = OkHttpClient(cache=Cache(max_bytes, lambda: self.now_ms))

    def get(self, headers: Any = (), path: str = "/", read: int = 100) -> str:
        url = HttpUrl.parse(f"http://127.0.0.1:{self._server.ports['{port}']}{path}")
        found = self.client.execute(Request(url, headers=Headers(headers)))
        assert found.body is not None
        text = b"".join(iter(lambda: found.body.read(read), b"")).decode()  # type: ignore[union-attr]
        found.close()
        return text


def test_while_it_is_fresh_no_request_is_made(server: ScriptedServer) -> None:
    server.play([answer('ETag: "v1"\r\nCache-Control: max-age=60\r\n'), answer("", "two")])
    cached = Cached(server)
    assert [cached.get(), cached.get()] == ["one", "one"]
    cached.now_ms += 60_000
    assert cached.get() == "two"
    assert [dict(request["headers"]).get("If-None-Match") for request in server.requests] == [None, '"v1"']


def test_without_etag_and_dates_the_whole_answer_is_asked_for_again(server: ScriptedServer) -> None:
    server.play([answer(""), answer("", "two")])
    cached = Cached(server)
    assert [cached.get(), cached.get()] == ["one", "two"]


def test_what_must_not_be_stored_is_not(server: ScriptedServer) -> None:
    server.play([answer('ETag: "v1"\r\nCache-Control: no-store\r\n'), answer("", "two")])
    cached = Cached(server)
    cached.get()
    cached.get()
    assert "If-None-Match" not in dict(server.requests[1]["headers"])


def test_last_modified_is_asked_by_its_date(server: ScriptedServer) -> None:
    date = "Wed, 21 Oct 2015 07:28:00 GMT"
    server.play([answer(f"Last-Modified: {date}\r\nCache-Control: no-cache\r\n"), answer("", "", "304 N")])
    cached = Cached(server)
    assert [cached.get(), cached.get()] == ["one", "one"]
    assert dict(server.requests[1]["headers"])["If-Modified-Since"] == date


def test_an_answer_varies_by_the_headers_it_names(server: ScriptedServer) -> None:
    fresh = "Vary: X-V\r\nCache-Control: max-age=60\r\n"
    server.play([answer(fresh), answer(fresh, "two")])
    cached = Cached(server)
    assert [cached.get([("X-V", "1")]), cached.get([("X-V", "1")]), cached.get([("X-V", "2")])] == ["one", "one", "two"]


def test_a_post_forgets_what_was_stored(server: ScriptedServer) -> None:
    from emulator.okhttp.body import RequestBody

    server.play([answer("Cache-Control: max-age=60\r\n"), answer(""), answer("", "two")])
    cached = Cached(server)
    cached.get()
    url = HttpUrl.parse(f"http://127.0.0.1:{server.ports['{port}']}/")
    cached.client.execute(Request(url, "POST", body=RequestBody(None, b"x"))).close()
    assert cached.get() == "two"


def test_above_its_size_the_least_recently_used_goes(server: ScriptedServer) -> None:
    fresh = "Cache-Control: max-age=60\r\n"
    server.play([answer(fresh), answer(fresh, "two"), answer(fresh, "new")])
    cached = Cached(server, max_bytes=5)
    cached.get(path="/1")
    cached.get(path="/2")
    assert [cached.get(path="/2"), cached.get(path="/1")] == ["two", "new"]


def test_own_conditions_go_past_the_cache(server: ScriptedServer) -> None:
    server.play([answer('ETag: "v1"\r\nCache-Control: max-age=60\r\n'), answer("", "", "304 N")])
    cached = Cached(server)
    cached.get()
    assert cached.get([("If-None-Match", '"mine"')]) == ""
