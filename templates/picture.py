"""A canvas as an SVG, drawn as NiFi draws it: boxes, labels, lines and their queue boxes; the main road is thick, side roads are thin."""

from __future__ import annotations

from html import escape
from typing import AbstractSet, Dict, Iterator, List, Tuple

from emulator.flow import model

from .builder import Template
from .builder.canvas.legible import edge, middle
from .builder.canvas.sizes import SIZE, Box, Position, box, queue
from .document import in_rows

_MARGIN = 24.0
_STYLE = (
    "text{font-family:Roboto,Helvetica,Arial,sans-serif;fill:#262626}.name{font-size:18px}.kind,.queue{font-size:13px;fill:#4f6671}"
    ".note{font-weight:bold}.box{fill:#fff;stroke:#aabbc3}.line{fill:none;stroke:#9aa8b0;stroke-width:2}"
    ".road{stroke:#004849;stroke-width:7}.label{fill:#fff;stroke:#c7d2d7}"
)


def draw(template: Template, flow: model.Flow) -> str:
    """The page's picture of the flow's canvas, and the list of those of its cards."""
    links = "\n".join(f"![{group.name}]({file(template, group.name)})\n" for group in in_rows(flow))
    words = (
        f"![{template.name}: its canvas]({file(template)})\n\n<details><summary>The canvas of each card</summary>\n\n{links}\n</details>"
    )
    return words


def file(template: Template, card: str = "") -> str:
    """The name of a picture, from the folder of the pages."""
    return f"pictures/{template.slug}{'-' + card.lower().replace(' ', '_') if card else ''}.svg"


def pictures(template: Template, flow: model.Flow) -> Dict[str, str]:
    """Name, from the folder of the pages, -> SVG: of the flow and each of its cards."""
    roads = {group.id: group.road_connections() for group in (template.root, *template.root.groups.values())}
    drawn = {file(template): svg(flow.root, roads[flow.root.id])}
    drawn.update({file(template, group.name): svg(group, roads[group.id]) for group in flow.root.groups})
    return drawn


def svg(group: model.ProcessGroup, road: AbstractSet[str]) -> str:
    """One canvas. ``road``: ids of the connections of its main road."""
    boxes = _boxes(group)
    notes = [(*label.position, label.position[0] + label.width, label.position[1] + label.height) for label in group.labels]
    bends = [bend for connection in group.connections for bend in connection.bends]
    queues = [_queue(connection, boxes) for connection in group.connections]
    everything = [*boxes.values(), *notes, *queues]
    left = min([*(one[0] for one in everything), *(x for x, _ in bends)]) - _MARGIN
    top = min([*(one[1] for one in everything), *(y for _, y in bends)]) - _MARGIN
    right = max([*(one[2] for one in everything), *(x for x, _ in bends)]) + _MARGIN
    bottom = max([*(one[3] for one in everything), *(y for _, y in bends)]) + _MARGIN
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{left:g} {top:g} {right - left:g} {bottom - top:g}" width="1200">',
        f"<title>{escape(group.name)}</title><style>{_STYLE}</style>",
        f'<rect x="{left:g}" y="{top:g}" width="{right - left:g}" height="{bottom - top:g}" fill="#f9fafb"/>',
        *(line for label in sorted(group.labels, key=lambda one: one.position) for line in _note(label)),
        *(_line(connection, boxes, connection.id in road) for connection in group.connections),
        *_components(group),
        *(line for connection, place in zip(group.connections, queues) for line in _queue_box(connection, place, group.id)),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _boxes(group: model.ProcessGroup) -> Dict[str, Box]:
    """Id of a component that a connection ends at -> where it stands, a port of an inner group where that group does."""
    boxes: Dict[str, Box] = {}
    for processor in group.processors:
        boxes[processor.id] = _at(processor.position, "PROCESSOR")
    for funnel in group.funnels:
        boxes[funnel.id] = _at(funnel.position, "FUNNEL")
    for port in group.ports:
        boxes[port.id] = _at(port.position, port.kind)
    for inner in group.groups:
        boxes[inner.id] = _at(inner.position, "GROUP")
        boxes.update({port.id: boxes[inner.id] for port in inner.ports})
    return boxes


def _at(position: Position, kind: str) -> Box:
    width, height = SIZE[kind]
    return position[0], position[1], position[0] + width, position[1] + height


def _components(group: model.ProcessGroup) -> Iterator[str]:
    for processor in group.processors:
        yield from _component(
            _at(processor.position, "PROCESSOR"), processor.name, processor.type.rpartition(".")[2], _colour(processor.style)
        )
    for port in group.ports:
        yield from _component(_at(port.position, port.kind), port.name, "")
    for inner in group.groups:
        yield from _component(_at(inner.position, "GROUP"), inner.name, inner.comments)
    for funnel in group.funnels:
        yield from _component(_at(funnel.position, "FUNNEL"), "", "")


def _component(rectangle: Box, name: str, kind: str, colour: str = "#fff") -> Iterator[str]:
    left, top, right, bottom = rectangle
    yield f'<rect class="box" x="{left:g}" y="{top:g}" width="{right - left:g}" height="{bottom - top:g}" style="fill:{colour}"/>'
    if name:
        yield f'<text class="name" x="{left + 14:g}" y="{top + 30:g}">{escape(name)}</text>'
    if kind:
        yield f'<text class="kind" x="{left + 14:g}" y="{top + 54:g}">{escape(kind)}</text>'


def _colour(style: Dict[str, str]) -> str:
    return style.get("background-color", "#fff")


def _note(label: model.Label) -> Iterator[str]:
    x, y = label.position
    size = float(label.style["font-size"].replace("px", ""))
    yield f'<rect x="{x:g}" y="{y:g}" width="{label.width:g}" height="{label.height:g}" fill="{_colour(label.style)}" stroke="#e3e8eb"/>'
    for number, text in enumerate(label.text.split("\n"), 1):
        yield f'<text class="note" font-size="{size:g}" x="{x + 9:g}" y="{y + number * 1.2 * size:g}">{escape(text)}</text>'


def _points(connection: model.Connection, boxes: Dict[str, Box]) -> List[Position]:
    source, destination = boxes[connection.source.id], boxes[connection.destination.id]
    bends = list(connection.bends)
    start, end = middle(source), middle(destination)
    return [edge(source, (bends or [end])[0]), *bends, edge(destination, (bends or [start])[-1])]


def _line(connection: model.Connection, boxes: Dict[str, Box], main: bool) -> str:
    points = " ".join(f"{x:g},{y:g}" for x, y in _points(connection, boxes))
    return f'<polyline class="line{" road" if main else ""}" points="{points}"/>'


def _queue(connection: model.Connection, boxes: Dict[str, Box]) -> Box:
    points, bends = _points(connection, boxes), connection.bends
    at = bends[min(connection.label_index, len(bends) - 1)] if bends else middle((*points[0], *points[-1]))
    source, destination = connection.source, connection.destination
    inner = sum(end.group_id in boxes for end in (source, destination))
    return box(at, queue(1 + inner + bool(connection.name or connection.relationships)))


def _queue_box(connection: model.Connection, rectangle: Box, group: str) -> Iterator[str]:
    left, top, right, bottom = rectangle
    yield f'<rect class="label" x="{left:g}" y="{top:g}" width="{right - left:g}" height="{bottom - top:g}"/>'
    texts: List[Tuple[str, str]] = []
    if connection.source.group_id != group:
        texts.append(("From", connection.source.name))
    if connection.destination.group_id != group:
        texts.append(("To", connection.destination.name))
    name = connection.name or ", ".join(sorted(connection.relationships))
    texts += [("Name", name)] if name else []
    for number, (word, text) in enumerate((*texts, ("Queued", "0 (0 bytes)"))):
        yield f'<text class="queue" x="{left + 5:g}" y="{top + 15 + 19 * number:g}">{word} {escape(text)}</text>'
