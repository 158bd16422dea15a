"""okhttp3.ConnectionPool (4.9.3): idle connections, kept for ``idle_timeout_ns`` and at most ``max_idle`` of them.

OkHttp's cleaning thread has no counterpart: what it would have closed by now is closed when the pool is next asked.
"""

from __future__ import annotations

from typing import Callable, List, Optional

from .connection import Connection
from .route import Proxy, address_key
from .url import HttpUrl


class ConnectionPool:
    """All connections of a client, idle or in use."""

    def __init__(self, max_idle: int, idle_timeout_ns: int, nano_time: Callable[[], int]) -> None:
        self._max_idle, self._idle_timeout_ns, self._nano_time = max_idle, idle_timeout_ns, nano_time
        self._connections: List[Connection] = []

    def acquire(self, url: HttpUrl, proxy: Optional[Proxy]) -> Optional[Connection]:
        """An idle connection to the same place, oldest first."""
        self._clean()
        for connection in self._connections:
            if not connection.in_use and not connection.no_new_exchanges and connection.route.key == address_key(url, proxy):
                connection.in_use = True
                return connection
        return None

    def put(self, connection: Connection) -> None:
        """Add a new connection, in use."""
        connection.in_use = True
        self._connections.append(connection)

    def release(self, connection: Connection) -> None:
        """A call is through with it: idle from now on, or closed when it cannot be used again."""
        connection.in_use = False
        connection.idle_at_ns = self._nano_time()
        if connection.no_new_exchanges or self._max_idle == 0:
            self._remove(connection)
        self._clean()

    def evict_all(self) -> None:
        """Close every idle connection."""
        for connection in [one for one in self._connections if not one.in_use]:
            self._remove(connection)

    def _clean(self) -> None:
        idle = [connection for connection in self._connections if not connection.in_use]
        if not idle:
            return
        if len(idle) > 1:
            idle.sort(key=lambda connection: connection.idle_at_ns)
        now, surplus = self._nano_time(), len(idle) - self._max_idle
        for number, connection in enumerate(idle):
            if number < surplus or now - connection.idle_at_ns >= self._idle_timeout_ns:
                self._remove(connection)

    def _remove(self, connection: Connection) -> None:
        if connection in self._connections:
            self._connections.remove(connection)
        connection.close()
