"""escape… and unescape…: the translators of org.apache.commons.text.StringEscapeUtils 1.8. Null becomes ''."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Callable, Dict, Match

from ...java.lang.text import joined, units
from ...java.lang.throwable import IllegalArgumentException, StringIndexOutOfBoundsException
from ..node import STRING
from .registry import Body, function

_JSON = {'"': '\\"', "\\": "\\\\", "/": "\\/", "\b": "\\b", "\n": "\\n", "\t": "\\t", "\f": "\\f", "\r": "\\r"}
_BASIC = {'"': "&quot;", "&": "&amp;", "<": "&lt;", ">": "&gt;"}
_CONTROLS = {"b": "\b", "n": "\n", "t": "\t", "f": "\f", "r": "\r", "\\": "\\", '"': '"', "'": "'"}
_ENTITY = r"&(?:#[xX]?[0-9a-fA-F]*|[a-zA-Z0-9]+);"
_CSV = re.compile(r'[,"\r\n]')


def _translator(name: str) -> Callable[[Body], Body]:
    return function(name, STRING, returns=STRING, null="", evaluator="functions.CharSequenceTranslatorEvaluator")


@_translator("escapeJson")
def escape_json(text: str) -> str:
    """ESCAPE_JSON: the slash too, and everything outside of ASCII as \\uXXXX."""
    return re.sub(r'["\\/]|[^ -~]', lambda match: _JSON.get(match.group()) or f"\\u{ord(match.group()):04X}", units(text))


@_translator("escapeXml")
def escape_xml(text: str) -> str:
    """ESCAPE_XML10: what XML 1.0 cannot say is dropped."""
    return re.sub("[\"&<>'\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\ud800-\udfff]", _xml, text)


def _xml(match: Match[str]) -> str:
    char = match.group()
    if char == "'":
        return "&apos;"
    return _BASIC.get(char) or (f"&#{ord(char)};" if "\x7f" <= char <= "\x9f" else "")


@_translator("escapeCsv")
def escape_csv(text: str) -> str:
    """ESCAPE_CSV: quotes around it where they are needed."""
    return '"' + text.replace('"', '""') + '"' if _CSV.search(text) else text


@_translator("unescapeCsv")
def unescape_csv(text: str) -> str:
    """UNESCAPE_CSV: quotes at both ends are taken away."""
    if not text or text[0] != '"' or text[-1] != '"':
        return text
    if len(text) == 1:
        raise StringIndexOutOfBoundsException("begin 1, end 0, length 1")
    inside = text[1:-1]
    return inside.replace('""', '"') if _CSV.search(inside) else inside


@lru_cache(maxsize=2)
def _entities(extended: bool) -> Dict[str, str]:
    """Character → entity: Latin-1 for HTML 3, all of HTML 4 when extended."""
    from html.entities import codepoint2name

    latin = {chr(code): f"&{name};" for code, name in codepoint2name.items() if extended or 160 <= code <= 255}
    return {**latin, **_BASIC}


@lru_cache(maxsize=3)
def _unescapes(kind: str) -> Dict[str, str]:
    if kind == "xml":
        return {**{entity: char for char, entity in _BASIC.items()}, "&apos;": "'"}
    return {entity: char for char, entity in _entities(kind == "html4").items()}


def _escape_html(extended: bool) -> Callable[[str], str]:
    def escape(text: str) -> str:
        table = _entities(extended)
        return "".join(table.get(char, char) for char in text)

    return escape


def _unescape_entities(kind: str) -> Callable[[str], str]:
    def unescape(text: str) -> str:
        if "&" not in text:
            return text
        table = _unescapes(kind)
        return joined(re.sub(_ENTITY, lambda match: table.get(match.group()) or _numeric(match.group()), text))

    return unescape


def _numeric(entity: str) -> str:
    """NumericEntityUnescaper: with its semicolon; what is not a character stays."""
    digits = entity[2:-1]
    base = 16 if digits[:1] in ("x", "X") else 10
    try:
        value = int(digits[1:] if base == 16 else digits, base) if entity[1] == "#" else -1
    except ValueError:
        return entity
    return chr(value) if 0 <= value <= 0x10FFFF else entity


for _kind in ("Html3", "Html4"):
    _translator("escape" + _kind)(_escape_html(_kind == "Html4"))
for _kind in ("Html3", "Html4", "Xml"):
    _translator("unescape" + _kind)(_unescape_entities(_kind.lower()))


@_translator("unescapeJson")
def unescape_json(text: str) -> str:
    """UNESCAPE_JSON, which is UNESCAPE_JAVA: octal escapes too; a backslash before anything else is dropped."""
    if "\\" not in text:
        return text
    return joined(re.sub(r"\\(?:u+\+?[\s\S]{0,4}|[0-3][0-7]{0,2}|[4-7][0-7]?|[\s\S]?)", lambda match: _java(match, text), text))


def _java(match: Match[str], text: str) -> str:
    escape = match.group()[1:]
    if escape[:1] == "u":
        digits = escape.lstrip("u").lstrip("+") if escape.lstrip("u")[:1] == "+" else escape.lstrip("u")
        if len(digits) < 4:
            raise IllegalArgumentException(f"Less than 4 hex digits in unicode value: '{text[match.start() :]}' due to end of CharSequence")
        if not re.fullmatch("[0-9a-fA-F]{4}", digits):
            raise IllegalArgumentException("Unable to parse unicode value: " + digits)
        return chr(int(digits, 16))
    if escape and escape[0] in "01234567":
        return chr(int(escape, 8))
    return _CONTROLS.get(escape, escape)
