"""Labels and colours: what a canvas is, what its boxes are to a person, and their numbers along the main road."""

from __future__ import annotations

from typing import TYPE_CHECKING, Dict, Iterator, List, NamedTuple, Tuple

from emulator.flow import model

from .drawn import number_box
from .sizes import SIZE, Position, box

if TYPE_CHECKING:
    from ..group import Group
    from .drawn import Drawn

EDIT, WAITS, LEAVE, PAPER, ROAD = "#b9e3c6", "#f6c1b4", "#ffffff", "#fff7d7", "#d5e4ee"
MEANINGS = ((EDIT, "Edit me"), (LEAVE, "Leave alone"), (WAITS, "Waits for an operator"))
_FONT = 22
_LETTER, _LINE = 0.56, 1.2  # of the font's size: how wide a bold letter is on the whole, how far lines are apart
_LEFT = 144.0
_GAP = 16.0
TRACKS_FLOW, TRACKS_CARD, TRACKS_SEATS = 128.0, 80.0, 16.0  # what is kept for lines between the notes and the first row


class Note(NamedTuple):
    """A label: what its id is made of, its text, colour, place and size."""

    key: str
    text: str
    colour: str
    position: Position
    size: Position


def style(processor: model.Processor) -> Dict[str, str]:
    """The colour of a processor by what it is to a person."""
    if processor.state == "DISABLED":
        return {"background-color": WAITS}
    return {"background-color": EDIT} if processor.comments.startswith("Edit ") else {}


def heights(group: Group) -> Tuple[int, int]:
    """The height of the notes, and where the first row may begin, with tracks for lines between."""
    tallest = max((note.size[1] for note in _head(group)), default=0.0)
    tracks = TRACKS_SEATS if group.seated else TRACKS_FLOW if group.groups else TRACKS_CARD
    return int(tallest), int(-(-(tallest + tracks) // 16) * 16)


def labels(group: Group, drawn: Drawn) -> Iterator[model.Label]:
    """Every label of a canvas."""
    for note in (*_head(group), *_numbers(group, drawn)):
        font = {"background-color": note.colour, "font-size": f"{_FONT}px"}
        yield model.Label(group.identify("label", note.key), note.text, note.size[0], note.size[1], note.position, font)


def _head(group: Group) -> List[Note]:
    """What the canvas is; on a flow's own also its configuration; and what the colours mean."""
    texts = [("title" if group.configuration else "what it does", _title(group), PAPER)]
    if group.configuration:
        texts.append(("configuration", group.configuration, EDIT))
    notes: List[Note] = []
    x = _LEFT
    for key, text, colour in texts:
        notes.append(Note(key, text, colour, (x, 0.0), measure(text)))
        x += notes[-1].size[0] + _GAP
    for place, (colour, text) in enumerate(_meanings(group)):
        size = measure(text)
        if group.configuration:  # one under the other, in the height that the configuration takes
            notes.append(Note(f"colour {text}", text, colour, (x, place * (size[1] + _GAP)), size))
        else:
            notes.append(Note(f"colour {text}", text, colour, (x, 0.0), size))
            x += size[0] + _GAP
    return notes


def _meanings(group: Group) -> List[Tuple[str, str]]:
    """The legend: all colours on a flow's canvas, on a card's those that it has."""
    if group.configuration:
        return list(MEANINGS)
    processors = [node.built for node in group.nodes.values() if hasattr(node, "built")]
    there = {style(processor).get("background-color", LEAVE) for processor in processors}
    return [meaning for meaning in MEANINGS if meaning[0] in there]


def _title(group: Group) -> str:
    between = "\n" if group.configuration else ": "
    return f"{group.name}{between}{group.comments}" if group.comments else group.name


def _numbers(group: Group, drawn: Drawn) -> Iterator[Note]:
    for item in group.graph().items.values():
        if item.number:
            x, y = drawn.places[item.key]
            width, height = SIZE[item.kind]
            left, top, right, bottom = number_box(box((x + width / 2, y + height / 2), item.size))
            yield Note(f"number {item.key}", str(item.number), ROAD, (left, top), (right - left, bottom - top))


def measure(text: str) -> Position:
    """Width and height of a label with this text; NiFi breaks no lines."""
    lines = text.split("\n")
    return (
        float(-(-(max(map(len, lines)) * _FONT * _LETTER + 24) // 8) * 8),
        float(-(-(len(lines) * _FONT * _LINE + 14) // 8) * 8),
    )
