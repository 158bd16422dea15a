"""``cgi``: ``escape``, and the parsing of query strings."""

from __future__ import annotations

from types import ModuleType
from typing import Any

from ..objects.bytestring import ByteString
from .catalog import python_module


def _escape(text: Any, quote: Any = None) -> Any:
    for character, escape in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), *([('"', "&quot;")] if quote else [])):
        text = text.replace(ByteString(character), ByteString(escape))
    return text


@python_module("cgi", jython_first=True)
def build(interpreter: Any) -> ModuleType:
    urlparse = interpreter.importer("urlparse")
    module = ModuleType("cgi")
    module.__dict__.update(escape=_escape, parse_qs=urlparse.parse_qs, parse_qsl=urlparse.parse_qsl)
    return module
