"""okhttp3.internal.connection.ExchangeFinder (4.9.3): the connection for one leg of a call.

First the one that the call already has, then the pool, then a new one by the next route. The rule behind OkHttp's silent resend lives in
``can_retry``: as long as no route had to be selected (the connection was the call's own or the pool's) there is still something to try;
afterwards only as many times as there are further addresses.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Optional

from ..java.io.exceptions import IOException
from .connection import Connection
from .request import Request
from .route import RouteSelector

if TYPE_CHECKING:
    from .client import OkHttpClient


class RouteError(Exception):
    """RouteException: nothing was sent, because there was no connection."""

    def __init__(self, cause: IOException) -> None:
        super().__init__(str(cause))
        self.cause = cause


class ExchangeFinder:
    """One leg; ``own`` is the connection that the call holds from the leg before."""

    def __init__(self, client: OkHttpClient, request: Request, own: Optional[Connection]) -> None:
        self._client, self._url, self._own = client, request.url, own
        self._extensive = request.method != "GET"
        self._selector: Optional[RouteSelector] = None
        self._failed = False

    def find(self) -> Connection:
        """A healthy connection, in use by this call."""
        try:
            return self._find_healthy()
        except IOException as error:
            self._failed = True
            raise RouteError(error)

    def track_failure(self, connection: Connection) -> None:
        """The exchange failed: no other will run on this connection, and a route that never worked comes last from now on."""
        self._failed = True
        if connection.success_count == 0 and not connection.no_new_exchanges:
            self._client.failed_routes.add(connection.route)
        connection.no_new_exchanges = True

    def can_retry(self) -> bool:
        """retryAfterFailure."""
        return self._failed and (self._selector is None or self._selector.has_next())

    def _find_healthy(self) -> Connection:
        while True:
            connection = self._take_own() or self._client.pool.acquire(self._url, self._client.proxy) or self._connect()
            if connection.is_healthy(self._extensive, self._client.nano_time()):
                self._client.set_timeouts(connection)
                return connection
            connection.no_new_exchanges = True
            self._client.pool.release(connection)

    def _take_own(self) -> Optional[Connection]:
        own, self._own = self._own, None
        if own is None:
            return None
        if own.no_new_exchanges or (own.route.url.host, own.route.url.port) != (self._url.host, self._url.port):
            self._client.pool.release(own)
            return None
        return own

    def _connect(self) -> Connection:
        if self._selector is None:
            self._selector = RouteSelector(self._url, self._client.proxy, self._client.dns, self._client.failed_routes)
        route = self._selector.next()
        try:
            connection = Connection(route, self._client.connect_timeout_ms, self._client.read_timeout_ms, self._client.write_timeout_ms)
        except IOException:
            self._client.failed_routes.add(route)
            raise
        self._client.failed_routes.discard(route)
        self._client.pool.put(connection)
        connection.idle_at_ns = self._client.nano_time()
        return connection
