"""Two ways to a NiFi behind one interface: a container where a Docker daemon answers, else assembled on this machine."""

from __future__ import annotations

import os
from typing import Callable, Mapping, Optional

from ...errors import NifiError
from ..places import Places
from .base import Backend


def _local(place: Places, say: Callable[[str], None]) -> Backend:
    from .local import LocalBackend

    return LocalBackend(place, say)


def _docker(place: Places, say: Callable[[str], None]) -> Backend:
    from .container import ContainerBackend

    return ContainerBackend(place, say)


MAKERS = {"local": _local, "docker": _docker}


def make(name: str, place: Places, say: Callable[[str], None]) -> Backend:
    """The backend of that name."""
    if name not in MAKERS:
        raise NifiError(f"NIFI_BACKEND={name} is not a backend", advice="Use " + " or ".join(sorted(MAKERS)))
    return MAKERS[name](place, say)


def choose(environ: Optional[Mapping[str, str]] = None) -> str:
    """The name asked for in NIFI_BACKEND, else docker where a daemon answers, else local."""
    env = os.environ if environ is None else environ
    if env.get("NIFI_BACKEND"):
        return env["NIFI_BACKEND"]
    from .container import daemon_answers

    return "docker" if daemon_answers() else "local"
