"""Reading XML for xml.etree.ElementTree: Jython's pyexpat is Xerces underneath, and its words are Xerces's."""

from __future__ import annotations

from typing import Any, List, Tuple
from xml.etree import ElementTree
from xml.parsers import expat

from ..objects.bytestring import ByteString, to_bytes
from .xml_elements import Element

_PREMATURE = "Premature end of file."
_UNCLOSED = "XML document structures must start and end within the same entity."
_PROLOG = "Content is not allowed in prolog."
_TRAILING = "The markup in the document following the root element must be well-formed."


class ParseError(SyntaxError):
    """``ElementTree.ParseError``."""

    code: int
    position: Tuple[int, int]


ParseError.__module__ = "xml.etree.ElementTree"


def text_of(text: str) -> Any:
    """ASCII as a byte string, the rest as unicode."""
    return ByteString(text) if text.isascii() else text


class TreeBuilder:
    """``ElementTree.TreeBuilder``."""

    def __init__(self, element_factory: Any = None) -> None:
        self._factory = element_factory or Element
        self._open: List[Any] = []
        self._data: List[Any] = []
        self._last: Any = None
        self._tail = False
        self._root: Any = None

    def close(self) -> Any:
        """The outermost element."""
        return self._root

    def data(self, data: Any) -> None:
        """A text."""
        self._data.append(data)

    def _flush(self) -> None:
        if self._data and self._last is not None:
            text = text_of("".join(self._data))
            if self._tail:
                self._last.tail = text
            else:
                self._last.text = text
        self._data = []

    def start(self, tag: Any, attrs: Any) -> Any:
        """An element begins."""
        self._flush()
        self._last = element = self._factory(tag, attrs)
        if self._open:
            self._open[-1].append(element)
        elif self._root is None:
            self._root = element
        self._open.append(element)
        self._tail = False
        return element

    def end(self, tag: Any) -> Any:
        """An element ends."""
        self._flush()
        self._last = self._open.pop()
        self._tail = True
        return self._last


class XMLParser:
    """``ElementTree.XMLParser``."""

    def __init__(self, html: Any = 0, target: Any = None, encoding: Any = None) -> None:
        self.target = target or TreeBuilder()
        self._parser = expat.ParserCreate(str.__str__(encoding) if encoding else None, "}")
        self._parser.buffer_text = True
        self._parser.ordered_attributes = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = lambda data: self.target.data(text_of(data))
        self._open: List[str] = []
        self._pairs: List[Tuple[str, Any]] = []
        self._seen = self._entity = False
        self._parser.SkippedEntityHandler = self._skipped
        self._parser.UseForeignDTD(True)
        self.events: List[Tuple[str, Any]] = []

    def _name(self, name: str) -> Any:
        return text_of("{" + name if "}" in name else name)

    def _start(self, tag: str, attributes: List[str]) -> None:
        from ..objects.dict import JythonDict

        self._open.append(tag.rpartition("}")[2])
        self._seen = True
        pairs = [(self._name(attributes[index]), text_of(attributes[index + 1])) for index in range(0, len(attributes), 2)]
        self.events.append((ByteString("start"), self.target.start(self._name(tag), JythonDict(pairs))))

    def _end(self, tag: str) -> None:
        self._open.pop()
        self.events.append((ByteString("end"), self.target.end(self._name(tag))))

    def _skipped(self, name: str, parameter: bool) -> None:
        if not parameter:
            line, column = self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber
            raise _error(f"undefined entity: line {line}, column {column}", 11, line, column)

    def feed(self, data: Any) -> None:
        """More text."""
        self._parse(data, False)

    def _parse(self, data: Any, final: bool) -> None:
        if not isinstance(data, (str, bytes, bytearray)):
            raise _error(_PROLOG, 0, 1, 0)
        octets = to_bytes(data) if isinstance(data, str) else bytes(data)
        if octets:
            self._seen = self._seen or bool(octets.strip())
        try:
            self._parser.Parse(octets, final)
        except expat.ExpatError as error:
            raise _error(self._words(error), error.code, error.lineno, error.offset) from None

    def _words(self, error: expat.ExpatError) -> str:
        """Xerces's words for the commonest; expat's for the rest."""
        words = expat.ErrorString(error.code) or ""
        if words == "no element found":
            return _UNCLOSED if self._open else _PREMATURE
        if words in ("unclosed token", "unclosed CDATA section") and self._open:
            return _UNCLOSED
        if words == "mismatched tag" and self._open:
            return f'The element type "{self._open[-1]}" must be terminated by the matching end-tag "</{self._open[-1]}>".'
        if words == "syntax error" and not self._open:
            return _PROLOG
        if words == "junk after document element":
            return _TRAILING
        return f"{words}: line {error.lineno}, column {error.offset}"

    def feed_all(self, octets: bytes) -> None:
        """The whole text."""
        self._parse(octets, False)
        self._parse(ByteString(""), True)

    def close(self) -> Any:
        """The end of the text; the outermost element."""
        self._parse(ByteString(""), True)
        return self.target.close()


def _error(words: str, code: int, line: int, column: int) -> ParseError:
    error = ParseError(ByteString(words))
    error.code, error.position = code, (line, column)
    return error


def element_of(text: Any, parser: Any = None) -> Any:
    """``fromstring``."""
    parser = parser or XMLParser()
    parser.feed(text)
    return parser.close()


class _Events:
    """What ``iterparse`` gives."""

    def __init__(self, text: Any, events: Any) -> None:
        parser = XMLParser()
        parser.feed(text)
        self.root = parser.close()
        wanted = events or ("end",)
        self._events = iter([(kind, element) for kind, element in parser.events if kind in wanted])

    def __iter__(self) -> Any:
        return self

    def __next__(self) -> Any:
        return next(self._events)

    next = __next__


def events_of(text: Any, events: Any = None) -> _Events:
    """``iterparse``: the events of a text, in their order."""
    return _Events(text, events)


__all__ = ["ElementTree", "ParseError", "TreeBuilder", "XMLParser", "element_of", "events_of", "text_of"]
