"""Remote process groups: another NiFi, which is not emulated; something can stand in for one, or for one of its ports.

A port that takes FlowFiles then ends them, one that gives FlowFiles is a source.
"""

from __future__ import annotations

from typing import Optional

from ..base.errors import NotEmulated
from ..flow import model
from ..stubs.missing import REMOTE_GROUP, REMOTE_GROUPS
from .node import Node
from .prepared import make_processor
from .runtime import Runtime

RELATIONSHIP = "success"  # of what stands in for a port


def remote_port(runtime: Runtime, end: model.End, group: model.ProcessGroup) -> Node:
    """The node that stands in for a remote port; NotEmulated where nothing does."""
    if end.id in runtime.nodes:
        return runtime.nodes[end.id]
    name = _name(runtime, end, group)
    if name is None:
        where = "/".join(filter(None, (runtime.paths[group.id], end.name)))
        raise NotEmulated("remote ports", where, REMOTE_GROUPS["remote process groups"])
    ends = {RELATIONSHIP} if end.type == "REMOTE_INPUT_PORT" else set()
    described = model.Processor(end.id, name, REMOTE_GROUP, model.Bundle(""), auto_terminated=ends, relationships={RELATIONSHIP})
    runtime.paths[end.id] = "/".join(filter(None, (runtime.paths[group.id], name, end.name if end.name != name else "")))
    node = make_processor(runtime, described, group)
    runtime.nodes[end.id] = node
    return node


def _name(runtime: Runtime, end: model.End, group: model.ProcessGroup) -> Optional[str]:
    """What the stand-in is meant for: the port, else a remote group that stands where the connection does."""
    above = runtime.paths[group.id]
    for identifier, name in [(end.id, end.name), *((name, name) for name in group.remote_groups)]:
        if runtime.stubs.find(identifier, name, REMOTE_GROUP, "/".join(filter(None, (above, name)))) is not None:
            return name
    return None
