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


def _cluster(place: Places, say: Callable[[str], None]) -> Backend:
    from .cluster import ClusterBackend

    return ClusterBackend(place, say)


MAKERS = {"local": _local, "docker": _docker, "cluster": _cluster}


def make(name: str, place: Places, say: Callable[[str], None]) -> Backend:
    """The backend of that name."""
    if name not in MAKERS:
        raise NifiError(f"NIFI_BACKEND={name} is not a backend", advice="Use " + ", ".join(sorted(MAKERS)))
    return MAKERS[name](place, say)


def choose(environ: Optional[Mapping[str, str]] = None) -> str:
    """The cluster for more than one of NIFI_NODES; the name asked for in NIFI_BACKEND; docker where a daemon answers, else local."""
    env = os.environ if environ is None else environ
    from .cluster import nodes

    if nodes(env) > 1:
        if env.get("NIFI_BACKEND", "local") not in ("local", "cluster"):
            raise NifiError(f"NIFI_NODES={env['NIFI_NODES']} with NIFI_BACKEND={env['NIFI_BACKEND']}", advice="A cluster runs without it")
        return "cluster"
    if env.get("NIFI_BACKEND"):
        return env["NIFI_BACKEND"]
    from .container import daemon_answers

    return "docker" if daemon_answers() else "local"
