"""``urlparse``."""

from __future__ import annotations

import urllib.parse
from types import ModuleType
from typing import Any

from ..objects.bytestring import ByteString, plain
from ..objects.text import text_of
from .catalog import python_module


def _like(given: Any, found: Any) -> Any:
    if isinstance(found, tuple) and hasattr(found, "_fields"):
        return type(found)(*[_like(given, item) for item in found])
    return ByteString(found) if isinstance(given, ByteString) and isinstance(found, str) else found


@python_module("urlparse")
def build(interpreter: Any) -> ModuleType:
    from ..objects.dict import JythonDict

    def parse_qs(text: Any, keep_blank_values: Any = 0) -> Any:
        found = urllib.parse.parse_qs(plain(text), bool(keep_blank_values))
        return JythonDict([(_like(text, key), [_like(text, one) for one in values]) for key, values in found.items()])

    def parse_qsl(text: Any, keep_blank_values: Any = 0) -> Any:
        return [(_like(text, key), _like(text, one)) for key, one in urllib.parse.parse_qsl(plain(text), bool(keep_blank_values))]

    module = ModuleType("urlparse")
    module.__dict__.update(
        urlparse=lambda url, *rest: _like(url, urllib.parse.urlparse(plain(url))),
        urlsplit=lambda url, *rest: _like(url, urllib.parse.urlsplit(plain(url))),
        urljoin=lambda base, url: _like(base, urllib.parse.urljoin(plain(base), plain(url))),
        urlunparse=lambda parts: urllib.parse.urlunparse([plain(text_of(part)) for part in parts]),
        urlunsplit=lambda parts: urllib.parse.urlunsplit([plain(text_of(part)) for part in parts]),
        parse_qs=parse_qs, parse_qsl=parse_qsl,
    )  # fmt: skip
    return module
