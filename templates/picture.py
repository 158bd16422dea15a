"""A flow as a mermaid flowchart: its cards, the sources in them, the places where an operator finds what waits, and the ways between.

A way is named by the port that it leaves; the port that it enters is named only where the card has several.
"""

from __future__ import annotations

from typing import Dict, Iterator, List, Set, Tuple

from emulator.flow import model

from .builder import Template

_FUNNEL, _WAY, _SPREAD, _BAD = "FUNNEL", "-->", "==>", "-.->"
_STYLE = (
    "classDef optional stroke-dasharray: 5 4",
    "classDef source fill:#e8f3e8,stroke:#4b8b4b,color:#000",
    "classDef waits fill:#fbe9e7,stroke:#b23c17,color:#000",
)


def draw(template: Template, flow: model.Flow) -> str:
    """The flowchart in its fence."""
    names = _names(flow.root)
    lines = ["flowchart TD", *_nodes(flow.root, names), *_ways(flow.root, names)]
    for group in flow.root.groups:
        lines += [*_sources(group, names[group.id]), *_waiting(group, names[group.id])]
    return "\n".join(["```mermaid", lines[0], *(f"    {line}" for line in (*lines[1:], *_STYLE)), "```"])


def _names(root: model.ProcessGroup) -> Dict[str, str]:
    """Id of a card or funnel -> its name in the picture."""
    names = {group.id: "".join(letter for letter in group.name.title() if letter.isalnum()) for group in root.groups}
    return {**names, **{funnel.id: f"funnel{number}" for number, funnel in enumerate(root.funnels, 1)}}


def _nodes(root: model.ProcessGroup, names: Dict[str, str]) -> Iterator[str]:
    for group in sorted(root.groups, key=lambda one: (one.position[1], one.position[0])):
        yield f'{names[group.id]}["{group.name}"]' + (":::optional" if group.comments.startswith("Optional") else "")
    for funnel in root.funnels:
        yield f'{names[funnel.id]}(("outcomes"))'


def _ways(root: model.ProcessGroup, names: Dict[str, str]) -> Iterator[str]:
    several = {group.id for group in root.groups if sum(port.kind == "INPUT_PORT" for port in group.ports) > 1}
    labels: Dict[Tuple[str, str, str], List[str]] = {}
    for connection in root.connections:
        start, stop = connection.source, connection.destination
        text = "" if start.type == _FUNNEL else start.name
        if stop.group_id in several:
            text += f" to {stop.name}"
        labels.setdefault((_node(start, names), _arrow(connection), _node(stop, names)), []).append(text.strip())
    order = {name: number for number, name in enumerate(names.values())}
    for (start_name, arrow, stop_name), texts in sorted(labels.items(), key=lambda way: (order[way[0][0]], order[way[0][2]], way[0][1])):
        label = ", ".join(sorted(filter(None, texts)))
        yield f"{start_name} {arrow}{f'|{label}|' if label else ''} {stop_name}"


def _node(end: model.End, names: Dict[str, str]) -> str:
    return names[end.id if end.type == _FUNNEL else end.group_id]


def _arrow(connection: model.Connection) -> str:
    if connection.load_balance_strategy != "DO_NOT_LOAD_BALANCE":
        return _SPREAD
    return _BAD if _FUNNEL in (connection.source.type, connection.destination.type) else _WAY


def _fed(group: model.ProcessGroup) -> Set[str]:
    return {connection.destination.id for connection in group.connections}


def _sources(group: model.ProcessGroup, card: str) -> Iterator[str]:
    """What brings work in by itself; an operator's source is disabled, and no part of the way."""
    fed = _fed(group)
    sources = [processor for processor in group.processors if processor.id not in fed and processor.state != "DISABLED"]
    for number, processor in enumerate(sources):
        yield f'{card}Source{number}(["{processor.name}"]):::source --> {card}'


def _waiting(group: model.ProcessGroup, card: str) -> Iterator[str]:
    """The disabled processors with a queue in front of them."""
    fed = _fed(group)
    parked = [processor for processor in group.processors if processor.id in fed and processor.state == "DISABLED"]
    for number, processor in enumerate(parked):
        named = [way.name for way in group.connections if way.destination.id == processor.id and ":" in way.name]
        words = sorted({name.partition(":")[0] for name in named})
        yield f'{card}Waits{number}[("{processor.name}")]:::waits'
        yield f"{card} {_BAD}|{', '.join(words)}| {card}Waits{number} {_BAD} {card}"
