"""From the model of a flow to components that run.

Order is the file's: a group's processors, ports and funnels, then the groups inside it. A DISABLED processor is not made until it is asked
for by name; its queues are. Every processor that will run is validated; all that is wrong is listed in one error.
"""

from __future__ import annotations

from typing import List, Mapping, Optional, Union

from ..base.errors import InputError, NotEmulated
from ..components.validation import component_problems
from ..core.host import Host
from ..flow import model
from ..stubs.missing import refuse_missing
from .edge import Edge, queue_of
from .node import Node
from .prepared import finish_processor, make_context, make_processor
from .processor_node import ProcessorNode
from .properties import resolved, values_of
from .remote import RELATIONSHIP, remote_port
from .runtime import Problems, Runtime
from .settings import parameters_by_group


def build(runtime: Runtime, parameters: Mapping[str, Optional[str]]) -> None:
    """Fill the runtime. ``parameters``: name → text, None for one that has no value on purpose.

    InputError or NotEmulated say why not; what is not valid waits for ``validity.check``.
    """
    _name_groups(runtime, runtime.flow.root, None, "")
    refuse_missing(runtime.flow, runtime.paths, runtime.stubs)
    runtime.services.external = runtime.flow.external_services
    runtime.parameters = parameters_by_group(runtime.flow, parameters, runtime.paths, runtime.nifi)
    for group in runtime.flow.root.walk():
        runtime.problems += _add_services(runtime, group)
        _add_nodes(runtime, group)
    for group in runtime.flow.root.walk():
        for connection in group.connections:
            _connect(runtime, connection, group)
    runtime.stubs.refuse_unused(_known(runtime), runtime.flow.origin or runtime.flow.name)
    for node in list(runtime.nodes.values()):
        _finish(runtime, node)


def _name_groups(runtime: Runtime, group: model.ProcessGroup, parent: Optional[model.ProcessGroup], path: str) -> None:
    if group.id in runtime.groups:
        raise InputError(f"two process groups have the id {group.id}", path or group.name, "Ids in a file must be unique")
    runtime.groups[group.id], runtime.paths[group.id] = group, path
    if parent:
        runtime.parents[group.id] = parent
    if group.concurrency != "UNBOUNDED" or group.outbound_policy != "STREAM_WHEN_AVAILABLE":
        raise NotEmulated(f"FlowFile concurrency {group.concurrency} of a process group", path or group.name, "set it to Unbounded")
    for child in group.groups:
        _name_groups(runtime, child, group, f"{path}/{child.name}" if path else child.name)


def _add_services(runtime: Runtime, group: model.ProcessGroup) -> Problems:
    problems: Problems = []
    parent = runtime.parents.get(group.id)
    for described, implementation in runtime.services.open_group(group, parent, runtime.stub_of_service):
        path = _path(runtime, group, described.name)
        runtime.paths[described.id] = path
        kind = implementation.short_name()
        log = runtime.logs.log_of(described.id, path, kind, "WARN")
        properties = {} if implementation.STANDS_IN else described.properties
        service = implementation(described.id, described.name, log, properties, runtime.clock)
        service.nifi = runtime.nifi
        values = resolved(service, values_of(runtime.parameters[group.id]))
        context = make_context(runtime, group, Host(described.id, described.name, kind, runtime.repository), values)
        sentences = component_problems(service, values, runtime.parameters[group.id], lambda *_: None, context)
        problems += [(path, sentence) for sentence in sentences]
        runtime.services.add(group, service)
        if not sentences:
            service.on_enabled(context)
    return problems


def _add_nodes(runtime: Runtime, group: model.ProcessGroup) -> None:
    above = runtime.paths[group.id]
    for processor in group.processors:
        path = runtime.paths[processor.id] = _own_path(runtime, group, processor.name)
        if processor.state == "DISABLED":
            runtime.disabled[processor.id] = (processor, group)
            _add(runtime, Node(processor.id, processor.name, path, "PROCESSOR", above, enabled=False))
        else:
            _add(runtime, make_processor(runtime, processor, group))
    for port in group.ports:
        path = _own_path(runtime, group, port.name)
        _add(runtime, Node(port.id, port.name, path, port.kind, above, enabled=port.state != "DISABLED"))
    for number, funnel in enumerate(group.funnels, 1):
        _add(runtime, Node(funnel.id, "Funnel", _path(runtime, group, f"Funnel {number}"), "FUNNEL", above))


def _add(runtime: Runtime, node: Node) -> None:
    if node.identifier in runtime.nodes:
        raise InputError(f"two components have the id {node.identifier}", node.path, "Ids in a file must be unique")
    runtime.nodes[node.identifier], runtime.paths[node.identifier] = node, node.path


def _connect(runtime: Runtime, connection: model.Connection, group: model.ProcessGroup) -> None:
    ends = []
    for end in (connection.source, connection.destination):
        node = remote_port(runtime, end, group) if end.type.startswith("REMOTE") else runtime.nodes.get(end.id)
        if node is None:
            raise InputError(f"connection {connection.id} leads to {end.name or end.id}, which is not in the flow", runtime.paths[group.id])
        ends.append(node)
    source, destination = ends
    names = [RELATIONSHIP] if connection.source.type.startswith("REMOTE") else sorted(connection.relationships)
    path = f"{source.path} -> {destination.path}" + (f" ({', '.join(names)})" if names else "")
    edge = Edge(connection.id, path, queue_of(connection, runtime.clock, path), source, destination, names)
    runtime.edges.append(edge)
    source.outgoing.append(edge)
    destination.incoming.append(edge)


def _finish(runtime: Runtime, node: Node) -> None:
    if isinstance(node, ProcessorNode):
        finish_processor(runtime, node)
        return
    outgoing = {"": [edge.queue for edge in node.outgoing]}
    node.host = Host(node.identifier, node.name, node.kind, runtime.repository, [edge.queue for edge in node.incoming], outgoing)


def _known(runtime: Runtime) -> List[str]:
    """What a stand-in can be meant for: paths first, then types."""
    paths: List[str] = []
    types: List[str] = []
    for group in runtime.flow.root.walk():
        components: List[Union[model.Processor, model.ControllerService]] = [*group.processors, *group.services]
        paths += [_path(runtime, group, component.name) for component in components]
        types += [component.type.rpartition(".")[2] for component in components]
        paths += [_path(runtime, group, name) for name in group.remote_groups]
    return paths + types


def _path(runtime: Runtime, group: model.ProcessGroup, name: str) -> str:
    above = runtime.paths[group.id]
    return f"{above}/{name}" if above else name


def _own_path(runtime: Runtime, group: model.ProcessGroup, name: str) -> str:
    """A path that no other component has: the second of a name is called "name (2)"."""
    path = first = _path(runtime, group, name)
    taken, number = {node.path for node in runtime.nodes.values()}, 2
    while path in taken:
        path, number = f"{first} ({number})", number + 1
    return path
