"""A connection at run time: its queue, its two ends, and what went through it."""

from __future__ import annotations

from typing import TYPE_CHECKING, List, Optional, Sequence

from ..base.clock import Clock
from ..base.record import record
from ..base.units import period_ms, whole_bytes
from ..core.flowfile import FlowFile
from ..core.queue import FlowFileQueue
from ..flow.model import Connection

if TYPE_CHECKING:
    from ..core.prioritizers import Compare
    from .node import Node


class EdgeQueue(FlowFileQueue):
    """A queue that counts what the framework's retry puts back; ``retry_attribute`` is its counter on the FlowFile.

    What it leads to is awake from the moment something is put in it.
    """

    retry_attribute = ""
    retries = 0
    edge: Optional[Edge] = None

    def put(self, flowfile: FlowFile) -> None:
        if self.edge is not None:
            self.edge.destination.asleep = False
        if self.retry_attribute and self.retry_attribute in flowfile.attributes:
            self.retries += 1
        super().put(flowfile)


@record(eq=False)
class Edge:
    """``path`` is how a person finds it: source → destination (relationships)."""

    identifier: str
    path: str
    queue: EdgeQueue
    source: Optional[Node]
    destination: Node
    relationships: List[str]
    passed: int = 0  # FlowFiles that came into it

    def __post_init__(self) -> None:
        self.queue.edge = self

    @property
    def is_loop(self) -> bool:
        """Whether it leads back to its own source."""
        return self.source is self.destination


def _prioritizers(names: Sequence[str]) -> List[Compare]:
    if not names:
        return []
    from ..core.prioritizers import prioritizer

    return [prioritizer(name) for name in names]


def queue_of(connection: Connection, clock: Clock, path: str) -> EdgeQueue:
    """The queue that a connection describes."""
    return EdgeQueue(
        connection.id,
        clock,
        prioritizers=_prioritizers(connection.prioritizers),
        expiration_ms=period_ms(connection.expiration, path),
        object_threshold=connection.object_threshold,
        size_threshold=whole_bytes(connection.size_threshold, path),
        expiration=connection.expiration,
    )
