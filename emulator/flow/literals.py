"""Where in the text of a flow's file each script and specification stands, so that it can be taken out and put back byte for byte.

The text itself is looked at, not a model of it: any JSON that NiFi or its Registry writes will do, and any XML template.
"""

from __future__ import annotations

import json
import re
from json.decoder import JSONDecodeError, scanstring  # type: ignore[attr-defined]
from typing import Any, Dict, Iterator, List, NamedTuple, Optional, Tuple
from xml.parsers import expat

from ..base.errors import InputError
from .parts import PROPERTIES, ending_of

_SPACE = re.compile(r"[ \t\r\n]*")
_ATOM = re.compile(r"[^\s,\]}]+")


class Literal(NamedTuple):
    """One of them: names of the groups above (the outermost left out), its processor, the value, and from where to where it stands."""

    groups: Tuple[str, ...]
    processor: str
    ending: str
    value: str
    start: int
    stop: int


def literals(text: str, origin: str) -> List[Literal]:
    """All of a file's text, in its order. InputError when the text is neither JSON nor XML."""
    start = text.lstrip("\ufeff \t\r\n")[:1]
    try:
        if start == "{":
            return sorted(_of_json(text), key=lambda literal: literal.start)
        if start == "<":
            return sorted(_of_xml(text), key=lambda literal: literal.start)
    except (JSONDecodeError, RecursionError, expat.ExpatError) as error:
        raise InputError("cannot be read: %s" % error, origin, "Give it as NiFi wrote it") from None
    raise InputError("not a flow: it is neither XML nor a JSON object", origin, "Give an XML template or a JSON flow definition")


# JSON


def _of_json(text: str) -> Iterator[Literal]:
    value, _ = _value(text, 1 if text.startswith("\ufeff") else 0)
    yield from _groups_of(value, ())


class _Text(NamedTuple):
    value: str
    start: int
    stop: int


def _value(text: str, place: int) -> Tuple[Any, int]:
    """The value at a place, texts with where they stand, and the place behind it."""
    place = _SPACE.match(text, place).end()  # type: ignore[union-attr]
    sign = text[place : place + 1]
    if sign == '"':
        value, stop = scanstring(text, place + 1, True)
        return _Text(value, place, stop), stop
    if sign in ("{", "["):
        return _members(text, place + 1, sign == "{")
    atom = _ATOM.match(text, place)
    if atom is None:
        raise JSONDecodeError("Expecting value", text, place)
    return json.loads(atom[0]), atom.end()


def _members(text: str, place: int, is_object: bool) -> Tuple[Any, int]:
    entries: Dict[str, Any] = {}
    items: List[Any] = []
    end = "}" if is_object else "]"
    while True:
        place = _SPACE.match(text, place).end()  # type: ignore[union-attr]
        if text[place : place + 1] == end:
            return (entries if is_object else items), place + 1
        if is_object:
            name, place = scanstring(text, place + 1, True)
            place = _SPACE.match(text, place).end() + 1  # type: ignore[union-attr]
            entries[name], place = _value(text, place)
        else:
            item, place = _value(text, place)
            items.append(item)
        place = _SPACE.match(text, place).end()  # type: ignore[union-attr]
        if text[place : place + 1] == ",":
            place += 1
        elif text[place : place + 1] != end:
            raise JSONDecodeError("Expecting ',' delimiter", text, place)


def _groups_of(value: Any, above: Tuple[str, ...]) -> Iterator[Literal]:
    """Whatever holds processors is a group; its children are named, itself is not."""
    if isinstance(value, list):
        for item in value:
            yield from _groups_of(item, above)
    if not isinstance(value, dict):
        return
    for processor in value.get("processors") or []:
        if isinstance(processor, dict):
            yield from _of_processor(processor, above)
    for name, member in value.items():
        if name == "processGroups" and isinstance(member, list):
            for child in member:
                title = child.get("name") if isinstance(child, dict) else None
                yield from _groups_of(child, (*above, title.value if isinstance(title, _Text) else "group"))
        elif name != "processors":
            yield from _groups_of(member, above)


def _of_processor(processor: Dict[str, Any], above: Tuple[str, ...]) -> Iterator[Literal]:
    kind, name = processor.get("type"), processor.get("name")
    properties = processor.get("properties")
    if not isinstance(kind, _Text) or not isinstance(properties, dict):
        return
    own = {key: text.value for key, text in properties.items() if isinstance(text, _Text)}
    wanted = PROPERTIES.get(kind.value.rpartition(".")[2])
    if wanted and own.get(wanted[0]):
        text = properties[wanted[0]]
        title = name.value if isinstance(name, _Text) else "processor"
        yield Literal(above, title, ending_of(wanted[1], own), text.value, text.start, text.stop)


# XML


class _Element:
    def __init__(self, tag: str) -> None:
        self.tag, self.children, self.text = tag, [], ""  # type: str, List[_Element], str
        self.start = self.stop = -1  # of what stands inside, in bytes

    def child(self, tag: str) -> Optional[_Element]:
        return next((child for child in self.children if child.tag == tag), None)

    def words(self, tag: str) -> str:
        child = self.child(tag)
        return child.text.strip() if child else ""


def _of_xml(text: str) -> Iterator[Literal]:
    data = text.encode("utf-8")
    for group, above in _xml_groups(_tree(data), ()):
        for processor in group.children:
            if processor.tag == "processors":
                yield from _of_xml_processor(processor, above, data)


def _tree(data: bytes) -> _Element:
    root = _Element("")
    stack = [root]
    parser = expat.ParserCreate("utf-8")

    def inside(*_: Any) -> None:
        if stack[-1].start < 0:
            stack[-1].start = parser.CurrentByteIndex

    def begin(tag: str, _: Any) -> None:
        inside()
        stack[-1].children.append(_Element(tag))
        stack.append(stack[-1].children[-1])

    def end(_: str) -> None:
        inside()
        stack.pop().stop = parser.CurrentByteIndex

    def words(text: str) -> None:
        inside()
        stack[-1].text += text

    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = begin, end, words
    parser.DefaultHandler = inside
    parser.Parse(data, True)
    return root


def _xml_groups(element: _Element, above: Tuple[str, ...]) -> Iterator[Tuple[_Element, Tuple[str, ...]]]:
    yield element, above
    for child in element.children:
        named = (*above, child.words("name") or "group") if child.tag == "processGroups" else above
        if child.tag != "processors":
            yield from _xml_groups(child, named)


def _of_xml_processor(processor: _Element, above: Tuple[str, ...], data: bytes) -> Iterator[Literal]:
    config = processor.child("config")
    properties = config.child("properties") if config else None
    wanted = PROPERTIES.get(processor.words("type").rpartition(".")[2])
    if properties is None or not wanted:
        return
    values = {entry.words("key"): entry.child("value") for entry in properties.children}
    own = {name: value.text for name, value in values.items() if value is not None}
    value = values.get(wanted[0])
    if value is not None and value.text:
        start, stop = len(data[: value.start].decode("utf-8")), len(data[: value.stop].decode("utf-8"))
        yield Literal(above, processor.words("name") or "processor", ending_of(wanted[1], own), value.text, start, stop)
