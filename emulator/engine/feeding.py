"""FlowFiles from outside: a queue in front of a component that no connection of the flow is."""

from __future__ import annotations

from typing import Any

from .edge import Edge, EdgeQueue
from .node import Node


def outside_queue(runtime: Any, node: Node) -> EdgeQueue:
    """The queue that ``feed`` puts FlowFiles in; made at the first call."""
    identifier = f"outside:{node.identifier}"
    for edge in node.incoming:
        if edge.identifier == identifier:
            return edge.queue
    queue = EdgeQueue(identifier, runtime.clock, object_threshold=0, size_threshold=0)
    queue.retry_attribute = node.retry_attribute
    edge = Edge(identifier, f"(outside) -> {node.path}", queue, None, node, [])
    runtime.edges.append(edge)
    node.incoming.append(edge)
    if node.host is not None:
        node.host.incoming.append(queue)
    return queue
