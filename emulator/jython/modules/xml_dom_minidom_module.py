"""``xml.dom.minidom``: Python 3's, a copy that writes as Python 2.7 does: attributes sorted, a byte string unless something is unicode."""

from __future__ import annotations

import importlib.util
import xml.dom.minidom
from types import ModuleType
from typing import Any

from ..names import module_names
from ..objects.bytestring import ByteString, plain, to_bytes
from .catalog import python_module
from .xml_parsing import ParseError, XMLParser


def _copy(name: str) -> Any:
    spec = importlib.util.find_spec(name)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _sort_attributes(node: Any) -> bool:
    """Sort the attributes of all elements; is everything a byte string?"""
    only_bytes = True
    for name in ("tagName", "data"):
        text = node.__dict__.get(name, "") if name == "tagName" else getattr(node, "data", "")
        only_bytes = only_bytes and (isinstance(text, ByteString) or not text)
    attributes = node.__dict__.get("_attrs") or {}
    pairs = sorted(attributes.items(), key=lambda pair: plain(pair[0]))
    attributes.clear()
    attributes.update(pairs)
    for name, attribute in pairs:
        only_bytes = only_bytes and isinstance(name, ByteString) and isinstance(attribute.value, ByteString)
    inside = [_sort_attributes(child) for child in node.childNodes]
    return only_bytes and all(inside)


def _encoded(text: str, encoding: Any, only_bytes: bool) -> Any:
    if encoding is None:
        return ByteString(text) if only_bytes else text
    return ByteString(text.encode(plain(encoding), "xmlcharrefreplace").decode("latin-1"))


@python_module("xml.dom.minidom")
def build(interpreter: Any) -> ModuleType:
    own, builder = _copy("xml.dom.minidom"), _copy("xml.dom.expatbuilder")
    builder.minidom = own
    write_pretty = own.Node.toprettyxml

    def text_of(node: Any, method: Any, encoding: Any, *spacing: str) -> Any:
        only_bytes = _sort_attributes(node)
        text = method(node, *spacing, plain(encoding)) if encoding is not None else method(node, *spacing)
        return _encoded(text.decode(plain(encoding)) if isinstance(text, bytes) else text, encoding, only_bytes)

    own.Node.toxml = lambda self, encoding=None: text_of(self, write_pretty, encoding, "", "")
    own.Node.toprettyxml = lambda self, indent="\t", newl="\n", encoding=None: text_of(
        self, write_pretty, encoding, plain(indent), plain(newl)
    )

    def attribute(method: Any) -> Any:
        """A value that is not there is an empty byte string."""
        return lambda self, *name: method(self, *name) or ByteString("")

    own.Element.getAttribute, own.Element.getAttributeNS = attribute(own.Element.getAttribute), attribute(own.Element.getAttributeNS)

    def parse_string(string: Any, parser: Any = None) -> Any:
        octets = to_bytes(string) if isinstance(string, str) else bytes(string)
        try:
            XMLParser().feed_all(octets)
        except ParseError as error:
            raise SAXParseException(error) from None
        return builder.parseString(octets)

    def parse(file: Any, parser: Any = None, bufsize: Any = None) -> Any:
        return parse_string(interpreter.open_(file, "rb").read() if isinstance(file, str) else file.read())

    names = module_names("xml.dom.minidom")
    module = ModuleType("xml.dom.minidom")
    wanted = names.names if names else frozenset[str]()
    module.__dict__.update({name: value for name, value in vars(own).items() if name in wanted and not isinstance(value, ModuleType)})
    module.__dict__.update(parseString=parse_string, parse=parse, Node=xml.dom.minidom.Node)
    return module


class SAXParseException(Exception):
    """``xml.sax.SAXParseException``."""

    def __init__(self, error: ParseError) -> None:
        super().__init__(error.args[0])
        self._line, self._column = error.position[0], error.position[1] + 1

    def getLineNumber(self) -> int:  # noqa: N802
        """The line."""
        return self._line

    def getColumnNumber(self) -> int:  # noqa: N802
        """The column."""
        return self._column

    def getMessage(self) -> Any:  # noqa: N802
        """The words."""
        return self.args[0]

    def __str__(self) -> str:
        return ByteString(f"<unknown>:{self._line}:{self._column}: {self.args[0]}")


SAXParseException.__module__ = "xml.sax._exceptions"
