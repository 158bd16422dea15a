"""``urlparse``."""

from __future__ import annotations

import urllib.parse
from types import ModuleType
from typing import Any

from ..objects.bytestring import ByteString, plain
from ..objects.text import text_of
from ..objects.types import type_name
from .catalog import python_module


class _Parts:
    """A result whose texts are of the kind of the URL."""

    @property
    def hostname(self) -> Any:
        """The host, in lower case."""
        return _like(self[0], super().hostname)  # type: ignore[index,misc]

    @property
    def username(self) -> Any:
        """The user."""
        return _like(self[0], super().username)  # type: ignore[index,misc]

    @property
    def password(self) -> Any:
        """The password."""
        return _like(self[0], super().password)  # type: ignore[index,misc]

    def geturl(self) -> Any:
        """The URL again."""
        return _like(self[0], super().geturl())  # type: ignore[index,misc]


class _ParseResult(_Parts, urllib.parse.ParseResult):
    __slots__ = ()


class _SplitResult(_Parts, urllib.parse.SplitResult):
    __slots__ = ()


_ParseResult.__name__, _SplitResult.__name__ = "ParseResult", "SplitResult"
_KINDS = {urllib.parse.ParseResult: _ParseResult, urllib.parse.SplitResult: _SplitResult}


def _like(url: Any, part: Any) -> Any:
    if isinstance(part, tuple) and hasattr(part, "_fields"):
        return _KINDS[type(part)](*[_like(url, item) for item in part])
    return ByteString(part) if isinstance(url, ByteString) and isinstance(part, str) else part


def _text(value: Any, method: str) -> str:
    """A text; the words for anything else name what urlparse.py calls first."""
    if not isinstance(value, str):
        raise AttributeError(ByteString(f"'{type_name(value)}' object has no attribute '{method}'"))
    return plain(value)


def _joined(text: Any) -> str:
    """Python 2.7 parts at ``;`` as well."""
    return _text(text, "split").replace(";", "&")


@python_module("urlparse")
def build(interpreter: Any) -> ModuleType:
    from ..objects.dict import JythonDict

    def parse_qs(text: Any, keep_blank_values: Any = 0) -> Any:
        parameters = urllib.parse.parse_qs(_joined(text), bool(keep_blank_values))
        return JythonDict([(_like(text, key), [_like(text, one) for one in values]) for key, values in parameters.items()])

    def parse_qsl(text: Any, keep_blank_values: Any = 0) -> Any:
        return [(_like(text, key), _like(text, one)) for key, one in urllib.parse.parse_qsl(_joined(text), bool(keep_blank_values))]

    def urlparse(url: Any, *options: Any) -> Any:
        return _like(url, urllib.parse.urlparse(_text(url, "find")))

    def urlsplit(url: Any, *options: Any) -> Any:
        return _like(url, urllib.parse.urlsplit(_text(url, "find")))

    def urldefrag(url: Any) -> Any:
        return tuple(_like(url, part) for part in urllib.parse.urldefrag(plain(url)))

    module = ModuleType("urlparse")
    module.__dict__.update(
        urlparse=urlparse, urlsplit=urlsplit,
        urljoin=lambda base, url: _like(base, urllib.parse.urljoin(plain(base), plain(url))) if base else url,
        urlunparse=lambda parts: urllib.parse.urlunparse([plain(text_of(part)) for part in parts]),
        urlunsplit=lambda parts: urllib.parse.urlunsplit([plain(text_of(part)) for part in parts]),
        parse_qs=parse_qs, parse_qsl=parse_qsl, urldefrag=urldefrag, ParseResult=urllib.parse.ParseResult,
        SplitResult=urllib.parse.SplitResult, unquote=lambda text: interpreter.importer("urllib").unquote(text),
    )  # fmt: skip
    return module
