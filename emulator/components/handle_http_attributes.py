"""The attributes that HandleHttpRequest makes of a request (HandleHttpRequest.onTrigger, NiFi 1.16.3).

Of several headers of one name the first counts, of several query parameters the last. Left out: ``http.dispatcher.type``, which NiFi sets
or not as threads will have it, and what only TLS or a login gives.
"""

from __future__ import annotations

import re
from http.cookies import CookieError, SimpleCookie
from typing import Dict, Iterable, List, Optional, Tuple
from urllib.parse import unquote_to_bytes

from ..jetty import jetty
from ..jetty.exchange import Exchange

_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")


def attributes_of(exchange: Exchange, identifier: str, default_charset: str, wanted: Iterable[str]) -> Dict[str, str]:
    """Name → value; what the request does not have is not there. ValueError for a query that cannot be decoded."""
    encoding = jetty.charset(exchange.header("Content-Type"))
    host, port = _server(exchange)
    attributes: Dict[str, Optional[str]] = {
        "http.context.identifier": identifier,
        "mime.type": exchange.header("Content-Type"),
        "http.servlet.path": "",
        "http.context.path": None,
        "http.method": exchange.method,
        "http.local.addr": exchange.local[0],
        "http.local.name": exchange.local[0],
        "http.remote.host": exchange.remote,
        "http.remote.addr": exchange.remote,
        "http.protocol": exchange.protocol,
        "http.request.uri": exchange.uri,
        "http.request.url": _url(host, port, exchange.uri),
        "http.character.encoding": encoding,
        "http.locale": _locale(exchange.header("Accept-Language")),
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
    attributes.update(_cookies(exchange.header("Cookie")))
    for name, value in exchange.headers:
        attributes.setdefault("http.headers." + name, value)
    return {name: value for name, value in attributes.items() if value is not None}


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


def _server(exchange: Exchange) -> Tuple[str, int]:
    authority = exchange.authority or exchange.header("Host") or ""
    if not authority:
        return exchange.local
    host, colon, port = authority.rpartition(":")
    return (host, int(port)) if colon and port.isdigit() else (authority, 80)


def _url(host: str, port: int, uri: str) -> str:
    return "http://" + host + ("" if port == 80 else ":%d" % port) + uri


def _locale(languages: Optional[str]) -> str:
    first = (languages or "").partition(",")[0].partition(";")[0].strip()
    language, _, country = first.partition("-")
    return "en" if language == "" else language + ("_" + country.upper() if country else "")


def _cookies(text: Optional[str]) -> Dict[str, Optional[str]]:
    try:
        jar = SimpleCookie(text or "")
    except CookieError:
        return {}
    attributes: Dict[str, Optional[str]] = {}
    for name, morsel in jar.items():
        more = {"value": morsel.value, "max.age": "-1", "version": "0", "secure": "false"}
        attributes.update(("http.cookie.%s.%s" % (name, key), value) for key, value in more.items())
    return attributes
