"""Ports of this machine."""

from __future__ import annotations

import socket
from typing import Container

LOOPBACK = "127.0.0.1"


def is_free(port: int) -> bool:
    """Whether nobody listens on that port of 127.0.0.1."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, port))
        except OSError:
            return False
    return True


def free_port() -> int:
    """A port of 127.0.0.1 on which nobody listens now."""
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        return int(probe.getsockname()[1])


def low_port(but: Container[int] = ()) -> int:
    """A free port below those that the system gives to outgoing connections (from 32768 on in Linux): it is still free a while later.

    ``but``: ports that are spoken for.
    """
    return next(port for port in range(28079, 32768) if port not in but and is_free(port))


def listens(port: int, host: str = LOOPBACK) -> bool:
    """Whether somebody takes connections there."""
    with socket.socket() as probe:
        return probe.connect_ex((host, port)) == 0
