"""``socket.create_connection`` and what it takes in place of a timeout."""

from __future__ import annotations

from typing import Any

from ...base.errors import NotEmulated
from ..objects.bytestring import ByteString
from .socket_objects import SOCK_STREAM, Socket, SocketError, addresses

NO_TIMEOUT = object()  # socket._GLOBAL_DEFAULT_TIMEOUT


def create_connection(address: Any, timeout: Any = NO_TIMEOUT, source_address: Any = None) -> Socket:
    """A socket connected to (host, port): to the first address of the host that takes it."""
    host, port = address
    if source_address:
        raise NotEmulated("socket.create_connection(source_address)", "", "leave source_address out")
    last = SocketError(ByteString("getaddrinfo returns an empty list"))
    for family, target in addresses(host):
        connection = Socket(family, SOCK_STREAM)
        try:
            if timeout is not NO_TIMEOUT:
                connection.settimeout(timeout)
            connection.connect((ByteString(target), port))
        except SocketError as error:
            last = error
            connection.close()
        else:
            return connection
    raise last.with_traceback(None)
