"""The attributes that HandleHttpRequest makes of a request (HandleHttpRequest.onTrigger, NiFi 1.16.3 and 2.3.0).

Of several headers of one name the first counts, of several query parameters the last. Left out: ``http.dispatcher.type``, which NiFi sets
or not as threads will have it, and what only TLS or a login gives.
"""

from __future__ import annotations

import re
from typing import Dict, Iterable, List, Optional, Tuple
from urllib.parse import unquote_to_bytes

from ..java.lang.throwable import IllegalArgumentException
from ..java.nio.charset.charsets import Charset
from ..jetty.address import address_of, url_of
from ..jetty.exchange import Exchange
from ..jetty.jetty import Jetty

_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")


def attributes_of(exchange: Exchange, jetty: Jetty, identifier: str, default_charset: str, wanted: Iterable[str]) -> Dict[str, str]:
    """Name → value; what the request does not have is not there. ValueError for a query that cannot be decoded."""
    encoding = jetty.charset(exchange.header("Content-Type"))
    if encoding and jetty.java_charsets:
        encoding = _in_java(encoding)
    host, port = address_of(exchange)
    attributes: Dict[str, Optional[str]] = {
        "http.context.identifier": identifier,
        "mime.type": exchange.header("Content-Type"),
        **jetty.paths(exchange),
        "http.method": exchange.method,
        "http.local.addr": exchange.local[0],
        "http.local.name": exchange.local[0],
        "http.remote.host": exchange.remote,
        "http.remote.addr": exchange.remote,
        "http.protocol": exchange.protocol,
        "http.request.uri": exchange.uri,
        "http.request.url": url_of(exchange),
        "http.character.encoding": encoding,
        "http.locale": jetty.locale(exchange.header("Accept-Language")),
        "http.server.name": host,
        "http.server.port": str(port),
    }
    if exchange.query is not None:
        charset = encoding or default_charset
        attributes["http.query.string"] = _decoded(exchange.query, charset)
        pairs = _pairs(exchange.query, charset)
        attributes.update(("http.query.param." + name, value) for name, value in pairs)
        first = dict(reversed(pairs))
        attributes.update(("http.param." + name, first[name]) for name in wanted if name in first)
    for name, cookie in jetty.cookies(exchange.header("Cookie")).items():
        attributes.update((f"http.cookie.{name}.{key}", value) for key, value in cookie.items())
    for name, value in exchange.headers:
        attributes.setdefault("http.headers." + name, value)
    return {name: value for name, value in attributes.items() if value is not None}


def _in_java(charset: str) -> str:
    """By its name in Java, where Java has it."""
    try:
        return Charset.forName(charset).name()
    except IllegalArgumentException:
        return charset


def _decoded(text: str, charset: str) -> str:
    """URLDecoder.decode."""
    if _ESCAPE.search(text):
        raise ValueError("URLDecoder: Illegal hex characters in escape (%) pattern")
    try:
        return unquote_to_bytes(text.replace("+", " ")).decode(charset, "replace")
    except LookupError:
        raise ValueError(charset) from None


def _pairs(query: str, charset: str) -> List[Tuple[str, str]]:
    split = [part.partition("=") for part in query.split("&")]
    return [(_decoded(name, charset), _decoded(value, charset)) for name, _, value in split]
