"""okhttp3.OkHttpClient (4.9.3): settings, pool, and what lives as long as they do. Time comes in from outside, sockets are real."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Callable, Optional, Set

from .call import Call
from .connection import Connection
from .pool import ConnectionPool
from .request import Request
from .response import Response
from .route import Dns, Proxy, Route, look_up

if TYPE_CHECKING:
    from .cache import Cache
    from .cookies import CookieJar
    from .digest import DigestAuthenticator

NANOS = 1_000_000


class OkHttpClient:
    """Timeouts in milliseconds, 0 for none; ``nano_time`` is the clock by which idle connections age."""

    def __init__(
        self,
        *,
        connect_timeout_ms: int = 10_000,
        read_timeout_ms: int = 10_000,
        follow_redirects: bool = True,
        max_idle: int = 5,
        idle_timeout_ms: int = 300_000,
        proxy: Optional[Proxy] = None,
        proxy_authorization: Optional[str] = None,
        cookies: Optional[CookieJar] = None,
        cache: Optional[Cache] = None,
        digest: Optional[DigestAuthenticator] = None,
        nano_time: Callable[[], int] = time.monotonic_ns,
    ) -> None:
        self.connect_timeout_ms, self.read_timeout_ms, self.write_timeout_ms = connect_timeout_ms, read_timeout_ms, 10_000
        self.follow_redirects = follow_redirects
        self.proxy, self.proxy_authorization = proxy, proxy_authorization
        self.cookies, self.cache, self.digest = cookies, cache, digest
        self.nano_time = nano_time
        self.dns: Dns = look_up
        self.failed_routes: Set[Route] = set()
        self.pool = ConnectionPool(max_idle, idle_timeout_ms * NANOS, nano_time)

    def execute(self, request: Request) -> Response:
        """newCall(request).execute(): the final answer, its body open; close it."""
        if self.digest is None:
            return Call(self, request).execute()
        return self.digest.intercept(request, lambda sent: Call(self, sent).execute())

    def set_timeouts(self, connection: Connection) -> None:
        """Each exchange starts with the client's timeouts."""
        connection.set_timeouts(self.read_timeout_ms, self.write_timeout_ms)

    def close(self) -> None:
        """Close the idle connections."""
        self.pool.evict_all()
