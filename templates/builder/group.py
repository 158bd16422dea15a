"""A process group: makes nodes and services, connects them, and knows when something leads nowhere."""

from __future__ import annotations

import uuid
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Dict, Iterable, Iterator, List, Mapping, Optional, Sequence, Set, Tuple, Type, TypeVar, Union

from emulator.base.errors import InputError
from emulator.base.record import replace
from emulator.flow import model

from . import catalog, checks, schedule
from .canvas import drawing, notes
from .canvas.graph import Graph, Item, Link
from .nodes import Funnel, Node, Port, Processor, Service, Value, Way, stored

if TYPE_CHECKING:
    from .template import Template

_N = TypeVar("_N", bound=Node)
NAMESPACE = uuid.UUID("6f0f1d2e-5a0b-5c53-9c3e-2d1f4b7a8c90")
SCRIPTS = Path(__file__).resolve().parents[2] / "processors"


def _run_ms(type: str) -> int:
    return schedule.RUN_MS if type.rpartition(".")[2] in schedule.BATCHING else 0


class Group:
    """One process group. As a context manager it checks, on the way out, that nothing in it leads nowhere."""

    def __init__(self, template: Template, parent: Optional[Group], key: str, name: str, comments: str) -> None:
        self.template, self.parent, self.name, self.comments = template, parent, name, comments
        self.keys: Tuple[str, ...] = (*parent.keys, key) if parent else (key,)
        self.id = str(uuid.uuid5(NAMESPACE, "/".join(self.keys)))
        self.position: Tuple[float, float] = (0.0, 0.0)
        self.road: Tuple[str, ...] = ()
        self.seated: Tuple[Tuple[str, ...], ...] = ()
        self.configuration = ""
        self.nodes: Dict[str, Node] = {}
        self.services: Dict[str, Service] = {}
        self.groups: Dict[str, Group] = {}
        self.connections: List[model.Connection] = []
        self.ends: List[Tuple[Way, Node]] = []

    def __enter__(self) -> Group:
        return self

    def __exit__(self, kind: Optional[Type[BaseException]], error: Optional[BaseException], trace: Optional[TracebackType]) -> None:
        if kind is None:
            self.check()

    @property
    def path(self) -> str:
        """Names from the outermost group to this one."""
        return f"{self.parent.path}/{self.name}" if self.parent else self.name

    def __getitem__(self, name: str) -> Port:
        """A port of this group, by name."""
        ports = {node.name: node for node in self.nodes.values() if isinstance(node, Port)}
        if name not in ports:
            raise InputError(f"no port {name!r}", self.path, catalog.nearest(name, ports))
        return ports[name]

    def identify(self, kind: str, key: str) -> str:
        """The stable id of something in this group: the same for the same path, for ever."""
        return str(uuid.uuid5(NAMESPACE, "/".join((*self.keys, f"{kind}:{key}"))))

    # -- making -----------------------------------------------------------------------------------------------
    def group(self, name: str, *, comments: str = "", key: str = "") -> Group:
        """A group inside this one. What the comments say it does also stands on its canvas, above the first row."""
        inner = Group(self.template, self, key or name, name, comments)
        self._once(self.groups, key or name, inner)
        return inner

    def processor(
        self,
        name: str,
        type: str,
        properties: Optional[Mapping[str, Value]] = None,
        *,
        terminate: Iterable[str] = (),
        retry: Iterable[str] = (),
        retries: int = 0,
        max_backoff: str = "10 mins",
        every: str = "0 sec",
        cron: str = "",
        primary: bool = False,
        tasks: int = 1,
        penalty: str = "30 sec",
        yields: str = "1 sec",
        bulletins: str = "WARN",
        disabled: bool = False,
        comments: str = "",
        key: str = "",
    ) -> Processor:
        """A processor of a type that ``emulator.components`` has, checked at once.

        ``terminate``: relationships that end here. ``retry``, ``retries``: those that the framework tries again, and how often.
        ``key``: keeps the id when the name changes.
        """
        where, kind, values = f"{self.path}/{name}", catalog.lookup(type), properties or {}
        relationships = kind.relationships({name: stored(value) for name, value in values.items()})
        checks.periods(where, penalty=penalty, yields=yields, max_backoff=max_backoff, **({} if cron else {"every": every}))
        built = model.Processor(
            id="",
            name=name,
            type=kind.name,
            bundle=model.Bundle(kind.bundle),
            properties=checks.properties(kind, values, self.template.parameters, where),
            scheduling=schedule.scheduling(every, cron, primary, tasks, penalty, yields, where, _run_ms(kind.name)),
            auto_terminated=checks.among(terminate, relationships, "terminated", where),
            retry=model.Retry(retries, checks.among(retry, relationships, "retried", where), max_backoff=max_backoff),
            relationships=relationships,
            service_properties={p.name for p in kind.properties.values() if p.service},
            sensitive_properties={p.name for p in kind.properties.values() if p.sensitive},
            bulletin_level=bulletins,
            state="DISABLED" if disabled else "STOPPED",
            comments=comments,
        )
        return self._node(Processor(self, key or name, kind, built))

    def script(self, name: str, file: str, properties: Optional[Mapping[str, Value]] = None, **settings: object) -> Processor:
        """An ExecuteScript whose body is a file of ``processors/``."""
        try:
            body = (SCRIPTS / file).read_text(encoding="utf-8")
        except OSError as error:
            raise InputError(f"processors/{file} cannot be read: {error.strerror}", f"{self.path}/{name}", "Check the name") from None
        values: Dict[str, Value] = {"Script Engine": "python", "Script Body": body, **(properties or {})}
        return self.processor(name, "ExecuteScript", values, **settings)  # type: ignore[arg-type]

    def input(self, name: str, *, comments: str = "", key: str = "") -> Port:
        """An input port."""
        return self._node(Port(self, key or name, name, "INPUT_PORT", comments))

    def output(self, name: str, *, comments: str = "", key: str = "") -> Port:
        """An output port."""
        return self._node(Port(self, key or name, name, "OUTPUT_PORT", comments))

    def funnel(self, key: str) -> Funnel:
        """A funnel; the key is for its id, the canvas shows none."""
        return self._node(Funnel(self, key, key))

    def main_road(self, *stops: Union[Node, Group]) -> None:
        """The way that work takes when all goes well: it is drawn in rows from left to right, its boxes are numbered.

        A stop to which the road comes back, such as a Ledger that decides what is next, is named again each time; the way back is
        drawn like a side road, so that it fences nothing in.
        """
        self.road = tuple(stop.unit if isinstance(stop, Node) else f"GROUP:{stop.keys[-1]}" for stop in stops)

    def seats(self, *rows: Sequence[str]) -> None:
        """Where the boxes stand, for a card that is too full for the search: rows of names from the top, "" for an empty seat."""
        units = {node.name: node.unit for node in self.nodes.values()}
        names = [name for row in rows for name in row if name]
        if sorted(names) != sorted(units):
            odd = sorted(set(names) ^ set(units)) or sorted(name for name in names if names.count(name) > 1)
            raise InputError(f"seats: each box once, but {', '.join(map(repr, odd))}", self.path, "Name every box of the canvas once")
        self.seated = tuple(tuple(units.get(name, "") for name in row) for row in rows)

    def service(self, name: str, type: str, properties: Mapping[str, Value], *, comments: str = "", key: str = "") -> Service:
        """A controller service."""
        kind = catalog.lookup(type)
        built = model.ControllerService(
            id="",
            name=name,
            type=kind.name,
            bundle=model.Bundle(kind.bundle),
            properties=checks.properties(kind, properties, self.template.parameters, f"{self.path}/{name}"),
            service_properties={p.name for p in kind.properties.values() if p.service},
            sensitive_properties={p.name for p in kind.properties.values() if p.sensitive},
            apis=[(kind.api, model.Bundle("nifi-standard-services-api-nar"))],
            comments=comments,
        )
        service = Service(self, key or name, kind, built)
        self._once(self.services, key or name, service)
        return service

    # -- connecting -------------------------------------------------------------------------------------------
    def connect(
        self,
        source: Union[Node, Way],
        destination: Node,
        *,
        objects: int = 10000,
        size: str = "1 GB",
        balance: str = "DO_NOT_LOAD_BALANCE",
        prioritizers: Sequence[str] = (),
        name: str = "",
        formerly: Optional[Node] = None,
    ) -> model.Connection:
        """A connection in this group; its ends are nodes of this group, or ports of the groups in it.

        ``objects``, ``size``: back pressure (0 and "0 B": none). ``formerly``: where it led when its id was published; an upgrade
        leads what is queued in it to the new end.
        """
        way = source.ways() if isinstance(source, Node) else source
        inner = destination.group.parent if isinstance(destination, Port) and not destination.outside else destination.group
        outer = way.source.group.parent if way.source.outside else way.source.group
        if inner is not self or outer is not self:
            raise InputError(f"cannot be connected to {destination.path} in {self.path}", way.source.path, "Lead it through ports")
        text = f"{way.source.id}:{','.join(sorted(way.relationships))}>{(formerly or destination).id}"
        connection = model.Connection(
            id=self.identify("connection", text),
            source=way.source.end(),
            destination=destination.end(),
            relationships=set(way.relationships),
            name=name,
            object_threshold=objects,
            size_threshold=size,
            prioritizers=list(prioritizers),
            load_balance_strategy=balance,
        )
        if any(connection.id == other.id for other in self.connections):
            raise InputError(f"is connected to {destination.path} twice", way.source.path, "Once is enough")
        self.connections.append(connection)
        self.ends.append((way, destination))
        return connection

    # -- checking and building --------------------------------------------------------------------------------
    def check(self) -> None:
        """InputError for a relationship, port or funnel that leads nowhere, here and below."""
        for node in self.nodes.values():
            outgoing = [way for way, _ in self._ends(node.outside) if way.source is node]
            used = {name for way in outgoing for name in way.relationships}
            if isinstance(node, Processor):
                self._relationships(node, used)
            elif not outgoing and not node.outside:
                raise InputError("leads nowhere", node.path, "Connect it")
            if (node.outside or isinstance(node, Funnel)) and not any(end is node for _, end in self.ends):
                raise InputError("nothing leads to it", node.path, "Connect something to it, or leave it out")
        for group in self.groups.values():
            self._ports(group)
            group.check()

    def _ports(self, group: Group) -> None:
        for node in group.nodes.values():
            if isinstance(node, Port):
                ends = [way.source if node.outside else end for way, end in self.ends]
                if node not in ends:
                    raise InputError("is not connected outside its group", node.path, f"Connect it in {self.path}")

    def _ends(self, outside: bool) -> List[Tuple[Way, Node]]:
        return (self.parent.ends if self.parent else []) if outside else self.ends

    def _relationships(self, node: Processor, used: Set[str]) -> None:
        missing = node.built.relationships - used - node.built.auto_terminated
        if missing:
            raise InputError(f"relationship {sorted(missing)[0]!r} leads nowhere", node.path, "Connect it, or name it in terminate=[…]")
        both = used & node.built.auto_terminated
        if both:
            raise InputError(f"relationship {sorted(both)[0]!r} is connected and terminated", node.path, "Choose one")

    def build(self) -> model.ProcessGroup:
        """The group as data: everything in the order of its name, so that every build is the same."""
        nodes = [node for _, node in sorted(self.nodes.items())]
        drawn = drawing.draw(self.graph())
        for node in nodes:
            node.position = drawn.places[node.unit]
        for key, group in self.groups.items():
            group.position = drawn.places[f"GROUP:{key}"]
        connections = [
            replace(connection, bends=list(drawn.bends[line]), label_index=drawn.label_index(line))
            for line, connection in zip(self._lines(), self.connections)
        ]
        ports = [node.build() for node in nodes if isinstance(node, Port)]
        return model.ProcessGroup(
            id=self.id,
            name=self.name,
            comments=self.comments,
            position=self.position,
            parameter_context=self.template.context,
            processors=[node.build() for node in nodes if isinstance(node, Processor)],
            ports=sorted(ports, key=lambda port: port.kind),
            funnels=[node.build() for node in nodes if isinstance(node, Funnel)],
            labels=sorted(notes.labels(self, drawn), key=lambda label: label.id),
            connections=sorted(connections, key=lambda c: (c.source.name, sorted(c.relationships), c.destination.name, c.id)),
            services=[service.build() for _, service in sorted(self.services.items())],
            groups=[group.build() for _, group in sorted(self.groups.items())],
        )

    # -- drawing ----------------------------------------------------------------------------------------------
    def graph(self) -> Graph:
        """What is to be drawn on this canvas: the same for the same card, wherever it stands."""
        units = {node.unit: node.kind for node in self.nodes.values()}
        units.update({f"GROUP:{key}": "GROUP" for key in self.groups})
        road = self.road or self._longest_road()
        number = {unit: place for place, unit in enumerate(dict.fromkeys(road), 1)}
        legs = set(zip(road, road[1:]))
        back = {(one, two) for place, (one, two) in enumerate(zip(road, road[1:])) if two in road[:place]}
        links = []
        for line, (way, end), connection in zip(self._lines(), self.ends, self.connections):
            leg = self._unit(way.source), self._unit(end)
            rows = 1 + (way.source.group is not self) + (end.group is not self) + bool(connection.name or connection.relationships)
            links.append(Link(line, *leg, rows, leg in legs - back))
            legs.discard(leg)
        if legs:
            raise InputError(f"the main road has no way from {' to '.join(sorted(legs)[0])}", self.path, "Connect them, or leave one out")
        items = {unit: Item(unit, kind, number.get(unit, 0)) for unit, kind in units.items()}
        return Graph(items, links, road, *notes.heights(self), self.seated)

    def walk(self) -> Iterator[Group]:
        """This group and every one below it."""
        yield self
        for group in self.groups.values():
            yield from group.walk()

    def road_connections(self) -> Set[str]:
        """Ids of the connections of the main road."""
        main = {link.key for link in self.graph().links if link.main}
        return {connection.id for line, connection in zip(self._lines(), self.connections) if line in main}

    def _lines(self) -> Iterator[str]:
        """What stands for each connection on this canvas."""
        for way, end in self.ends:
            start = f"{self._unit(way.source)}/{way.source.name}[{','.join(sorted(way.relationships))}]"
            yield f"{start}>{self._unit(end)}/{end.name}"

    def _unit(self, node: Node) -> str:
        """What stands for a node on this canvas: itself, or the group whose port it is."""
        return node.unit if node.group is self else f"GROUP:{node.group.keys[-1]}"

    def _longest_road(self) -> Tuple[str, ...]:
        """Where nobody has said which is the main road: on from the first box that nothing leads to, until the end or a second visit."""
        units = [node.unit for node in self.nodes.values()] or [f"GROUP:{key}" for key in self.groups]
        following: Dict[str, str] = {}
        for way, end in self.ends:
            following.setdefault(self._unit(way.source), self._unit(end))
        reached = set(following.values())
        road = [next((unit for unit in units if unit not in reached), units[0])] if units else []
        while road and following.get(road[-1], road[0]) not in road:
            road.append(following[road[-1]])
        return tuple(road)

    def _node(self, node: _N) -> _N:
        self._once(self.nodes, f"{node.kind}:{node.key}", node)
        return node

    def _once(self, table: Dict[str, Any], key: str, item: object) -> None:
        if key in table:
            raise InputError(f"there are two of the name {key.split(':', 1)[-1]!r}", self.path, "Give one another name or key")
        table[key] = item
