"""Ports of this machine."""

from __future__ import annotations

import random
import socket
from itertools import chain
from typing import Container

LOOPBACK = "127.0.0.1"
LOW = range(28079, 32768)  # below those that the system gives to outgoing connections (from 32768 on in Linux)


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
    """A free port below those that the system gives to outgoing connections: it is still free a while later.

    The search begins anywhere, so that a NiFi that starts does not take the port of a node that was ended and will be started again.
    ``but``: ports that are spoken for.
    """
    first = random.choice(LOW)
    ports = chain(range(first, LOW.stop), range(LOW.start, first))
    return next(port for port in ports if port not in but and is_free(port))


def listens(port: int, host: str = LOOPBACK) -> bool:
    """Whether somebody takes connections there."""
    with socket.socket() as probe:
        return probe.connect_ex((host, port)) == 0
