"""``urlparse``."""

from __future__ import annotations

import urllib.parse
from types import ModuleType
from typing import Any

from ..objects.bytestring import ByteString, plain
from ..objects.text import text_of
from .catalog import python_module


def _like(url: Any, part: Any) -> Any:
    if isinstance(part, tuple) and hasattr(part, "_fields"):
        return type(part)(*[_like(url, item) for item in part])
    return ByteString(part) if isinstance(url, ByteString) and isinstance(part, str) else part


@python_module("urlparse")
def build(interpreter: Any) -> ModuleType:
    from ..objects.dict import JythonDict

    def parse_qs(text: Any, keep_blank_values: Any = 0) -> Any:
        parameters = urllib.parse.parse_qs(plain(text), bool(keep_blank_values))
        return JythonDict([(_like(text, key), [_like(text, one) for one in values]) for key, values in parameters.items()])

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
