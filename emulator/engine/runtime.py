"""Everything of a flow that runs: nodes, edges, services, and what they share. ``builder.build`` fills it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Dict, Iterator, List, Mapping, Optional, Tuple, Type

from ..base.clock import SCRIPT_SECONDS, Clock
from ..base.errors import InputError
from ..base.versions import DEFAULT, version_of
from ..core.repository import Repository
from ..core.state import StateStore
from ..flow import model
from ..stubs.missing import apis_wanted, relationships_of
from ..stubs.stubs import Stubs
from .door import Door
from .edge import Edge, EdgeQueue
from .logs import Logs
from .node import Node
from .processor_node import ProcessorNode
from .service_builder import Services

if TYPE_CHECKING:
    from ..stubs.processor import StubProcessor
    from ..stubs.service import StubService

Problems = List[Tuple[str, str]]  # path of a component, what is wrong with it


class Runtime:
    """The parts of one run. Groups and components are found by id, paths are what a person reads."""

    def __init__(self, flow: model.Flow, clock: Clock, repository: Repository, states: StateStore, logs: Logs) -> None:
        self.flow, self.clock, self.repository, self.states, self.logs = flow, clock, repository, states, logs
        self.nodes: Dict[str, Node] = {}
        self.edges: List[Edge] = []
        self.paths: Dict[str, str] = {}  # id of a group or component → path
        self.parents: Dict[str, model.ProcessGroup] = {}
        self.groups: Dict[str, model.ProcessGroup] = {}
        self.disabled: Dict[str, Tuple[model.Processor, model.ProcessGroup]] = {}
        self.parameters: Mapping[str, Mapping[str, model.Parameter]] = {}  # id of a group → its parameters
        self.nifi = version_of(DEFAULT)
        self.script_timeout: Optional[float] = SCRIPT_SECONDS
        self.jython: Optional[str] = None
        self.services = Services()
        self.stubs = Stubs()
        self.door = Door()
        self.problems: Problems = []  # of services

    def processors(self) -> Iterator[ProcessorNode]:
        """The processors that can run, in order."""
        return (node for node in self.nodes.values() if isinstance(node, ProcessorNode))

    def chain(self, group: model.ProcessGroup) -> List[model.ProcessGroup]:
        """Groups from the outermost to this one."""
        above = self.parents.get(group.id)
        return [*(self.chain(above) if above else []), group]

    def find(self, path: str) -> Node:
        """The node of that path, end of a path, name or id. InputError, with the nearest paths, for none or several."""
        nodes = list(self.nodes.values())
        for matching in (
            [node for node in nodes if path in (node.identifier, node.path)],
            [node for node in nodes if node.path.endswith("/" + path)],
        ):
            if len(matching) == 1:
                return matching[0]
            if matching:
                advice = "Say which: " + ", ".join(node.path for node in matching)
                raise InputError(f"several components are called {path!r}", "", advice)
        import difflib

        near = difflib.get_close_matches(path, [node.path for node in nodes], 3, 0.4)
        raise InputError(f"there is no component {path!r}", self.flow.name, "Nearest: " + ", ".join(near) if near else "")

    def stub_of_processor(self, described: model.Processor, path: str) -> Optional[Type[StubProcessor]]:
        """The class that stands in for a processor; None where nothing does."""
        stub = self.stubs.find(described.id, described.name, described.type, path)
        if stub is None:
            return None
        from ..stubs.processor import stub_class

        names, edges = relationships_of(self.flow, described), [edge for group in self.flow.root.walk() for edge in group.connections]
        is_source = not any(edge.destination.id == described.id != edge.source.id for edge in edges)
        return stub_class(stub, described.type, names, is_source, path)

    def stub_of_service(self, described: model.ControllerService, group: model.ProcessGroup) -> Optional[Type[StubService]]:
        """The class that stands in for a controller service; None where nothing does."""
        path = "/".join(filter(None, (self.paths[group.id], described.name)))
        stub = self.stubs.find(described.id, described.name, described.type, path)
        if stub is None:
            return None
        from ..stubs.service import stub_service

        return stub_service(stub, described.type, {name for name, _ in described.apis} | apis_wanted(self.flow, described.id))

    def outside_queue(self, node: Node) -> EdgeQueue:
        """The queue in front of a node that no connection of the flow is: where FlowFiles from outside are put. Made at the first call."""
        identifier = f"outside:{node.identifier}"
        for edge in node.incoming:
            if edge.identifier == identifier:
                return edge.queue
        queue = EdgeQueue(identifier, self.clock, object_threshold=0, size_threshold=0)
        queue.retry_attribute = node.retry_attribute
        edge = Edge(identifier, f"(outside) -> {node.path}", queue, None, node, [])
        self.edges.append(edge)
        node.incoming.append(edge)
        if node.host is not None:
            node.host.incoming.append(queue)
        return queue
