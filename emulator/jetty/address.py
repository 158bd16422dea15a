"""Where a request was sent to, as its headers say."""

from __future__ import annotations

from typing import Tuple

from .exchange import Exchange


def address_of(exchange: Exchange) -> Tuple[str, int]:
    """Host and port: of an absolute target, else of the Host header, else the listener's own."""
    authority = exchange.authority or exchange.header("Host") or ""
    if not authority:
        return exchange.local
    host, colon, port = authority.rpartition(":")
    return (host, int(port)) if colon and port.isdigit() else (authority, 80)


def url_of(exchange: Exchange) -> str:
    """The whole address, without the query."""
    host, port = address_of(exchange)
    return "http://" + host + ("" if port == 80 else ":%d" % port) + exchange.uri
