"""Where a connection leads: okhttp3.Route, RouteSelector and the look-up of host names (4.9.3, Java 17)."""

from __future__ import annotations

import socket
from dataclasses import dataclass
from typing import Callable, List, Optional, Set, Tuple

from ..java.net.exceptions import UnknownHostException
from .url import HttpUrl

Dns = Callable[[str], List[str]]


@dataclass(frozen=True)
class Proxy:
    """An HTTP proxy."""

    host: str
    port: int


@dataclass(frozen=True)
class Route:
    """One address of a host, direct or of the proxy in front of it."""

    url: HttpUrl
    proxy: Optional[Proxy]
    name: str
    address: str
    port: int

    @property
    def key(self) -> Tuple[str, str, int, Optional[Proxy]]:
        """What makes two connections interchangeable (Address and host)."""
        return address_key(self.url, self.proxy)

    @property
    def text(self) -> str:
        """InetSocketAddress.toString: name/address:port, without the name where it is an address itself."""
        address = f"[{_long_ipv6(self.address)}]" if ":" in self.address else self.address
        return f"{'' if _is_literal(self.name) else self.name}/{address}:{self.port}"


def address_key(url: HttpUrl, proxy: Optional[Proxy]) -> Tuple[str, str, int, Optional[Proxy]]:
    """Scheme, host, port and proxy."""
    return url.scheme, url.host, url.port, proxy


class RouteSelector:
    """The addresses to try, one after the other; those that failed before come last."""

    def __init__(self, url: HttpUrl, proxy: Optional[Proxy], dns: Dns, failed: Set[Route]) -> None:
        self._url, self._proxy, self._dns, self._failed = url, proxy, dns, failed
        self._routes: Optional[List[Route]] = None

    def next(self) -> Route:
        """The next route; UnknownHostException where there is none at all."""
        if self._routes is None:
            self._routes = []
            self._routes = self._look_up()
        return self._routes.pop(0)

    def has_next(self) -> bool:
        """Whether another route is left."""
        return self._routes is None or bool(self._routes)

    def _look_up(self) -> List[Route]:
        host, port = (self._proxy.host, self._proxy.port) if self._proxy else (self._url.host, self._url.port)
        routes = [Route(self._url, self._proxy, host, address, port) for address in self._dns(host)]
        return sorted(routes, key=lambda route: route in self._failed)


def look_up(host: str) -> List[str]:
    """InetAddress.getAllByName: every address, IPv4 first."""
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (socket.gaierror, UnicodeError) as error:
        raise UnknownHostException(f"{host}: {getattr(error, 'strerror', None) or 'Name or service not known'}")
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in sorted(found, key=lambda entry: entry[0] != socket.AF_INET)))
    return addresses


def _is_literal(name: str) -> bool:
    return ":" in name or all(part.isdigit() for part in name.split("."))


def _long_ipv6(address: str) -> str:
    import ipaddress

    return ":".join(f"{int(group, 16):x}" for group in ipaddress.IPv6Address(address.partition("%")[0]).exploded.split(":"))
