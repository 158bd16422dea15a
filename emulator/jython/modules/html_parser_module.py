"""``HTMLParser``."""

from __future__ import annotations

import html.entities
import re
from html.parser import HTMLParser as Parser3
from types import ModuleType
from typing import Any

from ..objects.bytestring import ByteString, plain
from .catalog import python_module

_REFERENCE = re.compile(r"&(#?[xX]?(?:[0-9a-fA-F]+|\w{1,8}));")
_HANDLERS = frozenset((
    "handle_starttag", "handle_startendtag", "handle_endtag", "handle_data", "handle_charref", "handle_entityref", "handle_comment",
    "handle_decl", "handle_pi", "unknown_decl",
))  # fmt: skip


class HTMLParseError(Exception):
    """``HTMLParser.HTMLParseError``."""


class HTMLParser(Parser3):
    """``HTMLParser.HTMLParser``: character references are handed on one by one, attributes with one are unicode."""

    _bytes = True

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)

    def feed(self, data: Any) -> None:
        """More text."""
        self._bytes = isinstance(data, ByteString)
        super().feed(plain(data))

    def __getattribute__(self, name: str) -> Any:
        value = super().__getattribute__(name)
        if name not in _HANDLERS:
            return value
        shown = super().__getattribute__("_shown")
        return lambda *arguments: value(*[shown(argument) for argument in arguments])

    def _shown(self, value: Any) -> Any:
        if type(value) is list:
            return [(self._shown(key), self._attribute(item)) for key, item in value]
        return ByteString(value) if type(value) is str and self._bytes else value

    def _attribute(self, value: Any) -> Any:
        return value if value is None or "&" in self._raw_tag else self._shown(value)

    @property
    def _raw_tag(self) -> str:
        return self.get_starttag_text() or ""

    def unescape(self, s: Any) -> Any:
        """Character references as characters; unicode when there is an ``&``."""
        return _unescaped(s)


def _unescaped(text: Any) -> Any:
    if "&" not in text:
        return text

    def character(match: re.Match[str]) -> str:
        name = match.group(1)
        if name[:1] == "#":
            digits = name[1:]
            try:
                code = int(digits[1:], 16) if digits[:1] in ("x", "X") else int(digits)
            except ValueError:
                return "&#" + digits + ";"
            return chr(code)
        code_point = 39 if name == "apos" else html.entities.name2codepoint.get(name)
        return chr(code_point) if code_point else f"&{name};"

    return _REFERENCE.sub(character, plain(text))


@python_module("HTMLParser", jython_first=True)
def build(interpreter: Any) -> ModuleType:
    module = ModuleType("HTMLParser")
    module.__dict__.update(HTMLParser=HTMLParser, HTMLParseError=HTMLParseError)
    return module


HTMLParser.__module__ = HTMLParseError.__module__ = "HTMLParser"
