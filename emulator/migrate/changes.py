"""What a migration says of a place in the flow."""

from __future__ import annotations

from typing import Iterable, Iterator, List, NamedTuple, Set, Tuple, Union

from ..base.parameters import names
from ..flow.model import ControllerService, Flow, ProcessGroup, Processor

RENAMED, PARAMETER, BY_HAND, NOTE = "renamed", "parameter", "by hand", "note"
KINDS = (BY_HAND, RENAMED, PARAMETER, NOTE)  # in the order of a report
Component = Union[Processor, ControllerService]
Located = Tuple[ProcessGroup, str]  # a group, its path without the outermost


class Change(NamedTuple):
    """``kind``: 'by hand' (NiFi 2 refuses or does otherwise until a person changes it), 'renamed', 'parameter' or 'note'."""

    kind: str
    where: str
    text: str


def groups(flow: Flow) -> Iterator[Located]:
    """Every group with its path, the outermost ('') first."""
    yield from _groups(flow.root, "")


def _groups(group: ProcessGroup, path: str) -> Iterator[Located]:
    yield group, path
    for child in group.groups:
        yield from _groups(child, below(path, child.name))


def components(flow: Flow) -> Iterator[Component]:
    """Every processor and controller service of the flow."""
    for group in flow.root.walk():
        yield from components_of(group)


def components_of(group: ProcessGroup) -> List[Component]:
    """Its processors and controller services, not those of groups in it."""
    return [*group.processors, *group.services]


def parameters_in(components: Iterable[Component]) -> Set[str]:
    """The parameters to which these refer."""
    return {name for component in components for value in component.properties.values() for name in names(value)}


def below(path: str, name: str) -> str:
    """The path of what is called so in the group of that path."""
    return f"{path}/{name}" if path else name
