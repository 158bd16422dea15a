"""``xml.sax.saxutils``: escaping."""

from __future__ import annotations

from types import ModuleType
from typing import Any

from ..objects.bytestring import ByteString
from .catalog import python_module


def _replaced(data: Any, pairs: Any) -> Any:
    for old, new in pairs:
        data = data.replace(_as(old), _as(new))
    return data


def _as(text: Any) -> Any:
    return ByteString(text) if type(text) is str and text.isascii() else text


def _escape(data: Any, entities: Any = None) -> Any:
    return _replaced(data, [("&", "&amp;"), (">", "&gt;"), ("<", "&lt;"), *(entities.items() if entities else ())])


def _unescape(data: Any, entities: Any = None) -> Any:
    return _replaced(data, [("&lt;", "<"), ("&gt;", ">"), *(entities.items() if entities else ()), ("&amp;", "&")])


def _quote_attribute(data: Any, entities: Any = None) -> Any:
    pairs = [("\n", "&#10;"), ("\r", "&#13;"), ("\t", "&#9;")]
    data = _replaced(_escape(data, entities), pairs)
    if '"' not in data:
        quote = '"'
    elif "'" not in data:
        quote = "'"
    else:
        quote, data = '"', _replaced(data, [('"', "&quot;")])
    return ByteString(quote) + data + ByteString(quote)


@python_module("xml.sax.saxutils")
def build(interpreter: Any) -> ModuleType:
    module = ModuleType("xml.sax.saxutils")
    module.__dict__.update(escape=_escape, unescape=_unescape, quoteattr=_quote_attribute)
    return module
