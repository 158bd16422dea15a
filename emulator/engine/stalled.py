"""What is left in the queues when a run is over, and why nothing moves it."""

from __future__ import annotations

from typing import List, Optional

from ..base.record import record
from .edge import Edge
from .node import Node
from .processor_node import ProcessorNode
from .runtime import Runtime

SHOWN = 20


@record(frozen=True)
class Stalled:
    """FlowFiles in one connection; at most twenty uuids are listed."""

    queue: str
    count: int
    size: int
    why: str
    uuids: List[str]
    left_open: bool = False  # in front of a component that is disabled or leads nowhere: the flow was left so on purpose

    def __str__(self) -> str:
        return f"{self.queue}: {self.count} FlowFile{'s' if self.count != 1 else ''}, {self.why}"


def find_stalled(runtime: Runtime) -> List[Stalled]:
    """Every queue that is not empty, those in front of the flow's own outputs aside."""
    return [_describe(edge) for edge in runtime.edges if not edge.queue.is_empty() and not edge.destination.is_output]


def _describe(edge: Edge) -> Stalled:
    count, size = edge.queue.size()
    uuids = [flowfile.uuid for flowfile in edge.queue.snapshot()[:SHOWN]]
    return Stalled(edge.path, count, size, _why(edge.destination, edge), uuids, _is_left_open(edge.destination))


def _is_left_open(node: Node) -> bool:
    return not node.enabled or not (isinstance(node, ProcessorNode) or node.outgoing)


def _why(node: Node, edge: Edge) -> str:
    if not node.enabled:
        return f"{node.path} is disabled"
    if isinstance(node, ProcessorNode) and node.refused:
        return f"{node.path} could not start: {node.refused}"
    if isinstance(node, ProcessorNode) and node.is_stuck():
        return f"{node.path} gave up: {node.last_error}" if node.last_error else f"{node.path} never takes them"
    if node.is_blocked():
        full: Optional[str] = next((full_edge.path for full_edge in node.outgoing if full_edge.queue.is_full()), None)
        return f"back pressure of {full}" if full else f"{node.path} leads nowhere"
    moment = edge.queue.next_available_ms()
    if moment is not None and moment > edge.queue.clock.now_ms():
        return "penalised when the time was over"
    return f"{node.path} was not triggered again"
