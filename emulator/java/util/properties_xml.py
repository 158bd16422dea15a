"""java.util.Properties as XML: what storeToXML writes and what loadFromXML takes (JDK 17, PropertiesDefaultHandler)."""

from __future__ import annotations

import codecs
import re
from typing import Any, Callable, Dict, Iterable, Iterator, List, Optional, Tuple

from ..io.exceptions import UnsupportedEncodingException
from ..lang.text import units
from .exceptions import InvalidPropertiesFormatException

DTD = "http://java.sun.com/dtd/properties.dtd"
_DECLARATION = re.compile(r'<\?xml[^>]*?encoding\s*=\s*["\']([^"\']+)["\'][^>]*\?>')
_NAME = r"[A-Za-z_:][\w:.\-]*"
_ATTRIBUTE = re.compile(rf"\s+({_NAME})\s*=\s*(?:\"([^<\"]*)\"|'([^<']*)')")
_TOKEN = re.compile(
    r"<!--(?P<comment>.*?)-->|<\?(?P<instruction>.*?)\?>|<!\[CDATA\[(?P<data>.*?)\]\]>|<!DOCTYPE(?P<doctype>[^\[>]*(?:\[.*?\])?\s*)>"
    rf"|</(?P<end>{_NAME})\s*>|<(?P<start>{_NAME})(?P<attributes>(?:\s+{_NAME}\s*=\s*(?:\"[^<\"]*\"|'[^<']*'))*)\s*(?P<empty>/?)>|(?P<text>[^<]+)",
    re.S,
)
_ENTITY = re.compile(r"&(?:#x([0-9A-Fa-f]+)|#(\d+)|(\w+));")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}
_NO_DOCTYPE = "An XML properties document must contain the DOCTYPE declaration as defined by java.util.Properties."
_ONE_COMMENT = 'Only one comment element may be allowed. The content of element type "properties" must match "(comment?,entry*)"'
_NO_KEY = 'Attribute "key" is required and must be specified for element type "entry"'


def written(entries: Iterable[Tuple[str, str]], comment: Optional[str], charset: str, codec: str) -> str:
    """The document; what the charset has not is a number."""
    lines = [f'<?xml version="1.0" encoding="{charset}"?>', f'<!DOCTYPE properties SYSTEM "{DTD}">', "<properties>"]
    if comment:
        lines.append(f"<comment>{_escaped(comment, codec)}</comment>")
    lines += [f'<entry key="{_escaped(name, codec, True)}">{_escaped(value, codec)}</entry>' for name, value in entries]
    return "\n".join([*lines, "</properties>"]) + "\n"


def _escaped(text: str, codec: str, quotes: bool = False) -> str:
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if quotes:
        text = text.replace('"', "&quot;")
    return "".join(character if _has(codec, character) else _numbered(character) for character in text)


def _has(codec: str, character: str) -> bool:
    try:
        return len(character.encode(codec)) > 0 and ord(character) < 0x10000
    except UnicodeEncodeError:
        return False


def _numbered(character: str) -> str:
    """Each of its UTF-16 units."""
    return "".join(f"&#x{ord(unit):x};" for unit in units(character))


def text_of(data: bytes) -> str:
    """The document's text; UnsupportedEncodingException where its declaration names no charset."""
    if data[:2] in (b"\xfe\xff", b"\xff\xfe"):
        return _with_lines(data.decode("utf-16", "replace"))
    declared = _DECLARATION.match(data.decode("latin-1"))
    encoding = declared[1] if declared else "UTF-8"
    try:
        codecs.lookup(encoding)
    except LookupError:
        raise UnsupportedEncodingException(encoding.upper())
    return _with_lines(data.decode(encoding, "replace"))


def _with_lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def load(text: str, put: Callable[[str, str], Any]) -> None:
    """Each entry is put; InvalidPropertiesFormatException where the document is none of properties."""
    _Handler(put).read(text)


class _Handler:
    """What is open, the entry that is read, and what was seen."""

    def __init__(self, put: Callable[[str, str], Any]) -> None:
        self._put = put
        self._open: List[str] = []
        self._key: Optional[str] = None
        self._value = ""
        self._declared = self._rooted = self._commented = False

    def read(self, text: str) -> None:
        place = 0
        while place < len(text):
            match = _TOKEN.match(text, place)
            if match is None or (self._rooted and not self._open and not _is_silent(match)):
                raise _wrong("")
            self._token(match, place)
            place = match.end()
        if self._open or not self._rooted:
            raise _wrong("")

    def _token(self, match: re.Match[str], place: int) -> None:
        kind = str(match.lastgroup if match["start"] is None else "start")
        if kind == "instruction" and match["instruction"].startswith("xml ") and place:
            raise _wrong("")
        if kind == "doctype":
            self._declared = f'"{DTD}"' in match["doctype"] and "properties" in match["doctype"].split()[:1]
        elif kind == "start":
            self._start(match["start"], dict(_attributes(match["attributes"])))
            if match["empty"]:
                self._end(match["start"])
        elif kind == "end":
            self._end(match["end"])
        elif kind in ("text", "data"):
            content = match[kind]
            if not self._open and content.strip():
                raise _wrong("")
            self._value += _plain(content) if kind == "text" else content

    def _start(self, name: str, attributes: Dict[str, str]) -> None:
        if not self._open:
            if not self._declared:
                raise _wrong(_NO_DOCTYPE)
            if name != "properties":
                raise _wrong(f'Document root element "{name}", must match DOCTYPE root "properties"')
            self._rooted = True
        elif name == "comment":
            if self._commented:
                raise _wrong(_ONE_COMMENT)
            self._commented = True
        elif name == "entry":
            if "key" not in attributes:
                raise _wrong(_NO_KEY)
            self._key, self._value = attributes["key"], ""
        else:
            raise _wrong(f'Element type "{name}" must be declared.')
        self._open.append(name)

    def _end(self, name: str) -> None:
        if not self._open or self._open.pop() != name:
            raise _wrong("")
        if name == "entry" and self._key is not None:
            self._put(self._key, self._value)
            self._key = None


def _is_silent(match: re.Match[str]) -> bool:
    return match["comment"] is not None or match["instruction"] is not None or (match["text"] is not None and not match["text"].strip())


def _attributes(text: str) -> Iterator[Tuple[str, str]]:
    """The first of a name counts, so the last comes first."""
    for name, double, single in reversed(_ATTRIBUTE.findall(text)):
        yield name, _plain(double or single)


def _plain(text: str) -> str:
    """Entities as what they stand for, one that is not known as nothing."""

    def replaced(match: re.Match[str]) -> str:
        if match[1] or match[2]:
            return chr(int(match[1], 16) if match[1] else int(match[2]))
        return _NAMED.get(match[3], "")

    return _ENTITY.sub(replaced, text)


def _wrong(why: str) -> InvalidPropertiesFormatException:
    return InvalidPropertiesFormatException(f"jdk.internal.org.xml.sax.SAXParseException; {why}")
