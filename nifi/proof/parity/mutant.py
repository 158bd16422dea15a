"""A mutant changes the model of the flow before the emulator runs it, and names the check that catches it.

One that only sets properties can be put into the real NiFi as well: ``break_plan`` changes the file that is imported.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Callable, Dict, Iterator, Optional, Tuple

from emulator.flow.model import Flow, ProcessGroup, Processor

from ...deploy.deploy import Plan

DELETE = "Delete Attributes Expression"
KEPT = r"(?!x)x"  # an expression that matches nothing
Change = Callable[[Flow], None]


@dataclass(frozen=True)
class Mutant:
    """``check``: the one that must catch it, in that case. ``values``: path -> properties, None takes one away."""

    name: str
    check: str
    case: str = "every answer"
    values: Dict[str, Dict[str, Optional[str]]] = field(default_factory=dict)
    change: Optional[Change] = None

    def break_flow(self, flow: Flow) -> None:
        """Break the model."""
        for path, properties in self.values.items():
            current = processor(flow, path).properties
            current.update(properties)
            for name in [name for name, value in properties.items() if value is None]:
                del current[name]
        if self.change:
            self.change(flow)

    def break_plan(self, plan: Plan) -> None:
        """Break the file that NiFi imports; only for mutants without ``change``."""
        for path, properties in self.values.items():
            component = next(one for one in plan.snapshot.processors() if one.path == path)
            for name, value in properties.items():
                component.set(name, value)


def walk(flow: Flow) -> Iterator[Tuple[str, ProcessGroup]]:
    """(path below the outer group, group)."""
    waiting = [("", flow.root)]
    while waiting:
        path, group = waiting.pop()
        yield path, group
        waiting += [(path + one.name + "/", one) for one in group.groups]


def processor(flow: Flow, path: str) -> Processor:
    """The processor of that path."""
    return next(one for above, group in walk(flow) for one in group.processors if above + one.name == path)


def dropped(source: str, relationship: str) -> Change:
    """The connections of that relationship are gone."""

    def change(flow: Flow) -> None:
        identifier = processor(flow, source).id
        for _, group in walk(flow):
            leaving = [one for one in group.connections if one.source.id == identifier and relationship in one.relationships]
            for connection in leaving:
                connection.relationships.discard(relationship)
                if not connection.relationships:
                    group.connections.remove(connection)

    return change


def led(source: str, relationship: str, destination: str) -> Change:
    """A relationship leads where another one of the same processor leads already."""

    def change(flow: Flow) -> None:
        ends = processor(flow, source).id, processor(flow, destination).id
        for _, group in walk(flow):
            for connection in group.connections:
                if (connection.source.id, connection.destination.id) == ends:
                    connection.relationships.add(relationship)

    return change


def retried(path: str, count: int, *relationships: str) -> Change:
    """The framework repeats, or no longer."""

    def change(flow: Flow) -> None:
        retry = processor(flow, path).retry
        retry.count, retry.relationships = count, set(relationships)

    return change


def scripted(path: str, line: str, instead: str) -> Change:
    """A line of a script is another; ValueError when it is not there once."""

    def change(flow: Flow) -> None:
        properties = processor(flow, path).properties
        body = properties["Script Body"] or ""
        if body.count(line) != 1:
            raise ValueError(f"{path} holds {line!r} {body.count(line)} times")
        properties["Script Body"] = body.replace(line, instead)

    return change


def without(path: str, text: str, instead: str = "", name: str = DELETE) -> Change:
    """A property without a part of its text."""

    def change(flow: Flow) -> None:
        properties = processor(flow, path).properties
        value = properties[name] or ""
        if text not in value:
            raise ValueError(f"{path} has no {text!r} in {name}")
        properties[name] = value.replace(text, instead)

    return change


def each(*changes: Change) -> Change:
    """Several at once."""

    def change(flow: Flow) -> None:
        for part in changes:
            part(flow)

    return change
