"""``member``: one process of a cluster is ended; ``up`` starts it again."""

from __future__ import annotations

from ..errors import NifiError
from .backends.cluster import ClusterBackend
from .places import places
from .record import Record
from .up import current
from .version import chosen


def cluster() -> tuple[Record, ClusterBackend]:
    """The cluster that was started here; NifiError when there is none."""
    place = places(chosen())
    record, backend = current(place)
    if record is None or not isinstance(backend, ClusterBackend) or not backend.is_running(record):
        raise NifiError("no cluster runs here", str(place.run), "Start one: NIFI_NODES=2 make nifi-up")
    return record, backend


def end(name: str, hard: bool) -> str:
    """End that process: 'stopped', 'killed' or 'gone'."""
    record, backend = cluster()
    names = [member.name for member in record.members]
    if name not in names:
        raise NifiError(f"the cluster has no {name}", str(backend.place.run), "It has " + ", ".join(names))
    return backend.stop_member(record, name, hard)
