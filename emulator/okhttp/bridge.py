"""okhttp3's BridgeInterceptor (4.9.3): the headers that OkHttp adds, cookies, and gzip undone where OkHttp itself asked for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Callable

from .body import CHUNKED
from .request import Request
from .response import Response
from .sources import GzipSource

if TYPE_CHECKING:
    from .client import OkHttpClient

Proceed = Callable[[Request], Response]


def bridge(client: OkHttpClient, request: Request, proceed: Proceed) -> Response:
    """The answer to ``request`` as the caller sees it; ``proceed`` sends what it is given."""
    sent = request.copy()
    transparent = _complete(sent)
    if client.cookies is not None:
        client.cookies.load(sent)
    if client.cache is not None:
        response = client.cache.intercept(sent, proceed)
    else:
        response = proceed(sent)
    if client.cookies is not None:
        client.cookies.receive(request.url, response.headers)
    response.request = request
    if transparent and (response.header("Content-Encoding") or "").lower() == "gzip" and response.promises_body:
        _unpack(response)
    return response


def _complete(sent: Request) -> bool:
    """Add headers; whether gzip was asked for on the caller's behalf."""
    headers, body = sent.headers, sent.body
    if body is not None:
        if body.content_type is not None:
            headers.set("Content-Type", str(body.content_type))
        headers.remove("Content-Length")
        headers.remove("Transfer-Encoding")
        headers.add_lenient(*(("Transfer-Encoding", "chunked") if body.length == CHUNKED else ("Content-Length", str(body.length))))
    if headers.get("Host") is None:
        headers.add_lenient("Host", sent.url.authority)
    if headers.get("Connection") is None:
        headers.add_lenient("Connection", "Keep-Alive")
    transparent = headers.get("Accept-Encoding") is None and headers.get("Range") is None
    if transparent:
        headers.add_lenient("Accept-Encoding", "gzip")
    if headers.get("User-Agent") is None:
        headers.add_lenient("User-Agent", "okhttp/4.9.3")
    return transparent


def _unpack(response: Response) -> None:
    assert response.body is not None and not isinstance(response.body, GzipSource)
    response.body = GzipSource(response.body)
    response.headers = response.headers.copy()
    response.headers.remove("Content-Encoding")
    response.headers.remove("Content-Length")
