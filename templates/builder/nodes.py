"""What stands on the canvas, and the ways out of it that ``>>`` connects."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, FrozenSet, Optional, Tuple, Union

from emulator.base.errors import InputError
from emulator.flow import model

from .canvas import notes
from .catalog import ComponentType, nearest

if TYPE_CHECKING:
    from .group import Group


class Node:
    """Anything that a connection can start or end at."""

    kind = ""

    def __init__(self, group: Group, key: str, name: str) -> None:
        self.group, self.key, self.name = group, key, name
        self.id = group.identify(self.kind.lower(), key)
        self.position: Tuple[float, float] = (0.0, 0.0)

    @property
    def unit(self) -> str:
        """Its name on the canvas of its group, the same in a flow and in a card alone."""
        return f"{self.kind}:{self.key}"

    @property
    def path(self) -> str:
        """Group / group / name, for errors."""
        return f"{self.group.path}/{self.name}"

    @property
    def outside(self) -> bool:
        """True when connections from here are drawn in the enclosing group."""
        return False

    def ways(self) -> Way:
        """The way out that ``node >> other`` means."""
        return Way(self)

    def __rshift__(self, destination: Node) -> Node:
        return self.ways() >> destination

    def end(self) -> model.End:
        """This node as one end of a connection."""
        return model.End(self.id, self.group.id, self.kind, self.name)


@dataclass(frozen=True)
class Way:
    """One or more relationships of a node (none for ports and funnels), ready to be connected."""

    source: Node
    relationships: FrozenSet[str] = frozenset()

    def __rshift__(self, destination: Node) -> Node:
        return self.to(destination)

    def to(self, destination: Node, **settings: Any) -> Node:
        """Connect with settings (see ``Group.connect``); returns the destination, so that ways can be chained."""
        owner = self.source.group.parent if self.source.outside else self.source.group
        if owner is None:
            raise InputError("the outermost group has no ports that lead anywhere", self.source.path, "Put the port into a group")
        owner.connect(self, destination, **settings)
        return destination


class Port(Node):
    """A way into or out of a group."""

    def __init__(self, group: Group, key: str, name: str, kind: str, comments: str) -> None:
        self.kind, self.comments = kind, comments
        super().__init__(group, key, name)

    @property
    def outside(self) -> bool:
        return self.kind == "OUTPUT_PORT"

    def build(self) -> model.Port:
        """The port as data."""
        return model.Port(self.id, self.name, self.kind, self.comments, position=self.position)


class Funnel(Node):
    """Many connections in, one way out."""

    kind = "FUNNEL"

    def build(self) -> model.Funnel:
        """The funnel as data."""
        return model.Funnel(self.id, self.position)


class Processor(Node):
    """One processor. ``node["Retry", "Failure"]`` or ``node.no_retry`` are ways out; ``node >> other`` needs exactly one to be free."""

    kind = "PROCESSOR"

    def __init__(self, group: Group, key: str, type: ComponentType, built: model.Processor) -> None:
        super().__init__(group, key, built.name)
        self.type, self.built = type, built
        built.id = self.id

    def __getitem__(self, names: Union[str, Tuple[str, ...]]) -> Way:
        wanted = (names,) if isinstance(names, str) else names
        for name in wanted:
            if name not in self.built.relationships:
                raise InputError(f"no relationship {name!r}", self.path, nearest(name, self.built.relationships))
        return Way(self, frozenset(wanted))

    def __getattr__(self, name: str) -> Way:
        if name.startswith("_") or "built" not in self.__dict__:
            raise AttributeError(name)
        for relationship in self.built.relationships:
            if relationship.lower().replace(" ", "_") == name:
                return self[relationship]
        return self[name]

    def ways(self) -> Way:
        free = self.built.relationships - self.built.auto_terminated
        if len(free) != 1:
            raise InputError(f"which of {sorted(free)}?", self.path, 'Say it: node["name"] >> other')
        return self[next(iter(free))]

    def build(self) -> model.Processor:
        """The processor as data."""
        self.built.position, self.built.style = self.position, notes.style(self.built)
        return self.built


class Service:
    """One controller service; as a property's value it stands for its id."""

    def __init__(self, group: Group, key: str, type: ComponentType, built: model.ControllerService) -> None:
        self.group, self.key, self.name, self.type, self.built = group, key, built.name, type, built
        built.id = group.identify("service", key)

    @property
    def id(self) -> str:
        """The stable id."""
        return self.built.id

    def build(self) -> model.ControllerService:
        """The service as data."""
        return self.built


Value = Union[str, int, bool, Service, None]


def stored(value: Value) -> Optional[str]:
    """A property's value as NiFi stores it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.id if isinstance(value, Service) else None if value is None else str(value)
