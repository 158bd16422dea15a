"""From the model of a flow to components that run.

Order is the file's: a group's processors, ports and funnels, then the groups inside it. A DISABLED processor is not made until it is asked
for by name; its queues are. Every processor that will run is validated; all that is wrong is listed in one error.
"""

from __future__ import annotations

from typing import Any, Dict, Iterator, List, Mapping, Optional, Tuple

from .. import el
from ..base.clock import Clock
from ..base.errors import InputError, NotEmulated
from ..components.processor import Component, Processor, lookup
from ..core.context import ProcessContext
from ..core.host import Host, RetryPolicy
from ..core.repository import Repository
from ..core.state import StateManager, StateStore
from ..flow import model
from ..flow.units import period_ms
from .door import Door
from .edge import Edge, queue_of
from .logs import Logs
from .node import Node
from .processor_node import ProcessorNode
from .service_builder import Services, service_problems
from .settings import parameters_by_group, variables_of

Problems = List[Tuple[str, str]]


class Runtime:
    """Everything that runs; made by ``build``."""

    def __init__(self, flow: model.Flow, clock: Clock, repository: Repository, states: StateStore, logs: Logs) -> None:
        self.flow, self.clock, self.repository, self.states, self.logs = flow, clock, repository, states, logs
        self.nodes: Dict[str, Node] = {}
        self.edges: List[Edge] = []
        self.paths: Dict[str, str] = {}  # id of a group or component → path
        self.parents: Dict[str, model.ProcessGroup] = {}
        self.groups: Dict[str, model.ProcessGroup] = {}
        self.disabled: Dict[str, Tuple[model.Processor, model.ProcessGroup]] = {}
        self.parameters: Mapping[str, Mapping[str, model.Parameter]] = {}
        self.services = Services()
        self.door = Door()
        self.problems: Problems = []  # of services

    def processors(self) -> Iterator[ProcessorNode]:
        """The processors that can run, in order."""
        return (node for node in self.nodes.values() if isinstance(node, ProcessorNode))

    def chain(self, group: model.ProcessGroup) -> List[model.ProcessGroup]:
        """Groups from the outermost to this one."""
        above = self.parents.get(group.id)
        return [*(self.chain(above) if above else []), group]


def build(runtime: Runtime, given: Mapping[str, Optional[str]]) -> None:
    """Fill the runtime; InputError or NotEmulated say why not. What is not valid waits for ``check``."""
    _name_groups(runtime, runtime.flow.root, None, "")
    runtime.services.external = runtime.flow.external_services
    runtime.parameters = parameters_by_group(runtime.flow, given, runtime.paths)
    for group in runtime.flow.root.walk():
        runtime.problems += _add_services(runtime, group)
        _add_nodes(runtime, group)
    for group in runtime.flow.root.walk():
        for connection in group.connections:
            _connect(runtime, connection, group)
    for node in list(runtime.nodes.values()):
        _finish(runtime, node)


def _name_groups(runtime: Runtime, group: model.ProcessGroup, parent: Optional[model.ProcessGroup], path: str) -> None:
    runtime.groups[group.id], runtime.paths[group.id] = group, path
    if parent:
        runtime.parents[group.id] = parent
    if group.remote_groups:
        raise NotEmulated("remote process groups", path or group.name, f"take {', '.join(group.remote_groups)} out of the flow")
    if group.concurrency != "UNBOUNDED" or group.outbound_policy != "STREAM_WHEN_AVAILABLE":
        raise NotEmulated(f"FlowFile concurrency {group.concurrency} of a process group", path or group.name, "set it to Unbounded")
    for child in group.groups:
        _name_groups(runtime, child, group, f"{path}/{child.name}" if path else child.name)


def _add_services(runtime: Runtime, group: model.ProcessGroup) -> Problems:
    problems: Problems = []
    parent = runtime.parents.get(group.id)
    for one, cls in runtime.services.open_group(group, parent):
        path = _path(runtime, group, one.name)
        runtime.paths[one.id] = path
        service = cls(one.id, one.name, runtime.logs.log_of(one.id, path, cls.short_name(), "WARN"), one.properties, runtime.clock)
        values = resolved(service, runtime.parameters[group.id])
        host = Host(one.id, one.name, cls.short_name(), runtime.repository)
        context = make_context(runtime, group, host, service, values)
        found = service_problems(service, values, runtime.parameters[group.id], context)
        problems += [(path, sentence) for sentence in found]
        runtime.services.add(group, service)
        if not found:
            service.on_enabled(context)
    return problems


def _add_nodes(runtime: Runtime, group: model.ProcessGroup) -> None:
    above = runtime.paths[group.id]
    for one in group.processors:
        runtime.paths[one.id] = _own_path(runtime, group, one.name)
        if one.state == "DISABLED":
            runtime.disabled[one.id] = (one, group)
            _add(runtime, Node(one.id, one.name, runtime.paths[one.id], "PROCESSOR", above, enabled=False))
        else:
            _add(runtime, make_processor(runtime, one, group))
    for port in group.ports:
        path = _own_path(runtime, group, port.name)
        _add(runtime, Node(port.id, port.name, path, port.kind, above, enabled=port.state != "DISABLED"))
    for number, funnel in enumerate(group.funnels, 1):
        _add(runtime, Node(funnel.id, "Funnel", _path(runtime, group, f"Funnel {number}"), "FUNNEL", above))


def _add(runtime: Runtime, node: Node) -> None:
    if node.identifier in runtime.nodes:
        raise InputError(f"two components have the id {node.identifier}", node.path, "Ids in a file must be unique")
    runtime.nodes[node.identifier], runtime.paths[node.identifier] = node, node.path


def make_processor(runtime: Runtime, one: model.Processor, group: model.ProcessGroup) -> ProcessorNode:
    """The node of a processor, not connected yet."""
    path = runtime.paths[one.id]
    cls: Any = lookup(one.type, path)
    log = runtime.logs.log_of(one.id, path, cls.short_name(), one.bulletin_level)
    processor: Processor = cls(one.id, one.name, log, one.properties, runtime.clock)
    processor.annotation_data = one.annotation_data
    processor.ring = runtime.door.ring
    return ProcessorNode(one, group, path, runtime.paths[group.id], processor)


def _connect(runtime: Runtime, connection: model.Connection, group: model.ProcessGroup) -> None:
    ends = []
    for end in (connection.source, connection.destination):
        if end.type.startswith("REMOTE"):
            raise NotEmulated("remote ports", _path(runtime, group, connection.name or connection.id))
        node = runtime.nodes.get(end.id)
        if node is None:
            raise InputError(f"connection {connection.id} leads to {end.name or end.id}, which is not in the flow", runtime.paths[group.id])
        ends.append(node)
    source, destination = ends
    names = sorted(connection.relationships)
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


def finish_processor(runtime: Runtime, node: ProcessorNode) -> None:
    """Give a processor its host and context, once its connections are known."""
    one, processor = node.described, node.processor
    values = resolved(processor, runtime.parameters[node.group.id])
    outgoing: Dict[str, List[Any]] = {}
    for edge in node.outgoing:
        for name in edge.relationships:
            outgoing.setdefault(name, []).append(edge.queue)
    for edge in node.incoming:
        edge.queue.retry_attribute = node.retry_attribute
    retry = RetryPolicy(
        one.retry.count, frozenset(one.retry.relationships), one.retry.backoff, period_ms(one.retry.max_backoff, node.path)
    )
    node.host = Host(
        node.identifier,
        node.name,
        processor.short_name(),
        runtime.repository,
        [edge.queue for edge in node.incoming],
        outgoing,
        one.auto_terminated | {name for name in processor.AUTO_TERMINATED if name not in outgoing},
        lambda: processor.relationships(values),
        period_ms(one.scheduling.penalty, node.path),
        period_ms(one.scheduling.yield_, node.path),
        retry,
        processor.log,
        StateManager(runtime.states, node.identifier),
    )
    node.context = make_context(runtime, node.group, node.host, processor, values, one.scheduling)
    node.values = values


def resolved(component: Component, parameters: Mapping[str, model.Parameter]) -> Dict[str, Optional[str]]:
    """A component's properties with parameters filled in outside Expression Language."""
    given = as_el_parameters(parameters)
    values: Dict[str, Optional[str]] = {}
    for name, text in component.properties.items():
        descriptor = component.descriptor(name)
        supports = descriptor is not None and descriptor.el != "none"
        values[name] = None if text is None else el.substitute_parameters(text, given, supports)
    return values


def as_el_parameters(parameters: Mapping[str, model.Parameter]) -> Dict[str, Tuple[Optional[str], bool]]:
    """Parameters as the Expression Language takes them: name → (value, sensitive)."""
    return {name: (one.value, one.sensitive) for name, one in parameters.items()}


def make_context(
    runtime: Runtime,
    group: model.ProcessGroup,
    host: Host,
    component: Component,
    values: Mapping[str, Optional[str]],
    scheduling: Optional[model.Scheduling] = None,
) -> ProcessContext:
    """What a component asks for its properties."""
    return ProcessContext(
        host,
        values,
        parameters=as_el_parameters(runtime.parameters[group.id]),
        variables=variables_of(runtime.chain(group)),
        services=runtime.services.view(group.id),
        scheduling=scheduling,
        annotation_data=getattr(component, "annotation_data", None),
    )


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

