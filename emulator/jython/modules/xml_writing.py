"""Writing XML for xml.etree.ElementTree, as Python 2.7 does: attributes sorted, namespaces on the outermost element, sorted by prefix."""

from __future__ import annotations

from typing import Any, Callable, Dict, List

from ..objects.bytestring import ByteString, as_unicode, plain
from ..objects.types import type_name
from .xml_elements import Comment, Element, ProcessingInstruction, QName

_NAMESPACES: Dict[Any, Any] = {
    "http://www.w3.org/XML/1998/namespace": "xml",
    "http://www.w3.org/1999/xhtml": "html",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
    "http://schemas.xmlsoap.org/wsdl/": "wsdl",
    "http://www.w3.org/2001/XMLSchema": "xs",
    "http://www.w3.org/2001/XMLSchema-instance": "xsi",
    "http://purl.org/dc/elements/1.1/": "dc",
}
_EMPTY_HTML = frozenset(
    ("area", "base", "basefont", "br", "col", "frame", "hr", "img", "input", "isindex", "link", "meta", "param", "area", "base")
)
_TEXT = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"))
_ATTRIBUTE = (*_TEXT, ('"', "&quot;"), ("\n", "&#10;"))
_HTML_ATTRIBUTE = (("&", "&amp;"), (">", "&gt;"), ('"', "&quot;"))


class Writer:
    """One document to one ``write``; ``registered``: uri → prefix, those of ``register_namespace``."""

    def __init__(
        self,
        write: Callable[[Any], Any],
        registered: Dict[Any, Any],
        encoding: Any = None,
        method: Any = None,
        declaration: Any = None,
        default_namespace: Any = None,
    ) -> None:
        self._encoding = plain(encoding) if encoding else "us-ascii"
        self._method = plain(method) if method else "xml"
        if self._method not in ("xml", "html", "text", "c14n"):
            raise ValueError(ByteString(f"unknown method '{self._method}'"))
        unasked = declaration is None and self._encoding.lower() not in ("utf-8", "us-ascii")
        self._declaration = self._method == "xml" and (bool(declaration) or unasked)
        self._default, self._write, self._registered = default_namespace, write, registered
        self._prefixes: Dict[Any, Any] = {}
        self._names: Dict[Any, str] = {}

    def document(self, root: Any) -> None:
        """Write it all."""
        if self._declaration:
            self._write(ByteString(f"<?xml version='1.0' encoding='{self._encoding}'?>\n"))
        if self._method == "text":
            for text in root.itertext():
                self._put(_string(text))
            if root.tail:
                self._put(_string(root.tail))
            return
        self._collect(root)
        self._element(root, True)

    def _put(self, text: str) -> None:
        self._write(ByteString(text.encode(self._encoding, "xmlcharrefreplace").decode("latin-1")))

    def _collect(self, root: Any) -> None:
        if self._default:
            self._prefixes[self._default] = ""
        for element in root.iter():
            if isinstance(element.tag, (str, QName)):
                self._name(element.tag)
            elif element.tag is not None and element.tag not in (Comment, ProcessingInstruction):
                raise _unserializable(element.tag)
            for key, value in element.items():
                self._name(key, True)
                if isinstance(value, QName):
                    self._name(value)
            if isinstance(element.text, QName):
                self._name(element.text)

    def _name(self, name: Any, attribute: bool = False) -> str:
        text = name.text if isinstance(name, QName) else name
        if not isinstance(text, str):
            raise _unserializable(name)
        if text not in self._names:
            self._names[text] = self._qualified(plain(text), attribute)
        return self._names[text]

    def _qualified(self, text: str, attribute: bool) -> str:
        if text[:1] != "{":
            if self._default and not attribute:
                raise ValueError(ByteString("cannot use non-qualified names with default_namespace option"))
            return text
        uri, tag = text[1:].rsplit("}", 1)
        prefix = self._prefixes.get(uri)
        if prefix is None:
            prefix = self._registered.get(uri)
            prefix = f"ns{len(self._prefixes)}" if prefix is None else plain(prefix)
            if prefix != "xml":
                self._prefixes[uri] = prefix
        return f"{prefix}:{tag}" if prefix else tag

    def _element(self, element: Any, outermost: bool = False) -> None:
        tag = element.tag
        if tag is Comment:
            self._put(f"<!--{_string(element.text)}-->")
        elif tag is ProcessingInstruction:
            self._put(f"<?{_string(element.text)}?>")
        elif tag is None:
            self._inside(element)
        else:
            self._tag(element, self._name(tag), outermost)
        if element.tail:
            self._put(_escaped(element.tail, _TEXT))

    def _inside(self, element: Any) -> None:
        if element.text:
            self._put(self._text_in(element))
        for child in element:
            self._element(child)

    def _text_in(self, element: Any) -> str:
        raw = self._method == "html" and plain(str(element.tag)).lower() in ("script", "style")
        return _string(element.text) if raw else _escaped(element.text, _TEXT)

    def _tag(self, element: Any, name: str, outermost: bool) -> None:
        self._put("<" + name)
        escapes = _HTML_ATTRIBUTE if self._method == "html" else _ATTRIBUTE
        for key, value in sorted(element.items(), key=lambda pair: plain(pair[0].text if isinstance(pair[0], QName) else pair[0])):
            shown = self._name(value) if isinstance(value, QName) else _escaped(value, escapes)
            self._put(f' {self._name(key, True)}="{shown}"')
        if outermost:
            for uri, prefix in sorted(self._prefixes.items(), key=lambda pair: str(pair[1])):
                self._put(f' xmlns{":" + prefix if prefix else ""}="{_escaped(uri, escapes)}"')
        if self._method == "html":
            self._put(">")
            self._inside(element)
            if name.lower() not in _EMPTY_HTML:
                self._put(f"</{name}>")
        elif element.text or len(element):
            self._put(">")
            self._inside(element)
            self._put(f"</{name}>")
        else:
            self._put(" />")


def _string(value: Any) -> str:
    if not isinstance(value, str):
        raise _unserializable(value)
    return as_unicode(value)


def _escaped(value: Any, escapes: Any) -> str:
    text = _string(value)
    for character, escape in escapes:
        text = str.replace(text, character, escape)
    return text


def _unserializable(value: Any) -> TypeError:
    return TypeError(ByteString(f"cannot serialize {plain(repr(value))} (type {plain(type_name(value))})"))


class Namespaces:
    """The prefixes that one interpreter knows, and what writes with them."""

    def __init__(self) -> None:
        self.prefixes = dict(_NAMESPACES)

    def register(self, prefix: Any, uri: Any) -> None:
        """``register_namespace``."""
        for name, known_prefix in list(self.prefixes.items()):
            if name == uri or known_prefix == prefix:
                del self.prefixes[name]
        self.prefixes[uri] = prefix

    def pieces(self, element: Any, encoding: Any = None, method: Any = None) -> List[Any]:
        """``tostringlist``."""
        if not isinstance(element, Element):
            raise TypeError(f"{plain(type_name(element))} is no element")
        pieces: List[Any] = []
        Writer(pieces.append, self.prefixes, encoding, method).document(element)
        return pieces

    def to_string(self, element: Any, encoding: Any = None, method: Any = None) -> ByteString:
        """``tostring``."""
        return ByteString("".join(self.pieces(element, encoding, method)))
