"""``urllib``, quoting only: opening a URL is java.net.URL's work."""

from __future__ import annotations

import urllib.parse
from types import ModuleType
from typing import Any, NoReturn

from ...base.errors import NotEmulated
from ..objects.bytestring import ByteString, from_bytes, plain
from ..objects.text import str_
from ..objects.types import type_name
from .border import at_border
from .catalog import python_module


def _quote_bytes(text: Any) -> bytes:
    return str.encode(text, "latin-1") if isinstance(text, ByteString) else str.encode(text, "ascii")


def _quote(text: Any, safe: Any = "/") -> Any:
    if not text:
        if text is None:
            raise TypeError("None object cannot be quoted")
        return text
    if not isinstance(text, str):
        raise AttributeError(f"'{type_name(text)}' object has no attribute 'rstrip'")
    if isinstance(text, str) and not isinstance(text, ByteString) and not text.isascii():
        bad = next(character for character in text if not character.isascii())
        raise KeyError(bad)
    return ByteString(urllib.parse.quote_from_bytes(_quote_bytes(text), plain(safe)).replace("~", "%7E" if "~" not in safe else "~"))


def _quote_plus(text: Any, safe: Any = "") -> ByteString:
    return ByteString(_quote(text, plain(safe) + " ").replace(" ", "+"))


def _unquote(text: Any) -> Any:
    data = urllib.parse.unquote_to_bytes(str.encode(text, "latin-1"))
    return from_bytes(data) if isinstance(text, ByteString) else data.decode("latin-1")


def _unquote_plus(text: Any) -> Any:
    return _unquote(text.replace(ByteString("+"), ByteString(" ")) if isinstance(text, ByteString) else text.replace("+", " "))


def _urlencode(query: Any, doseq: Any = 0) -> ByteString:
    pairs = query.items() if hasattr(query, "items") else query
    parts = []
    for key, value in pairs:
        values = value if doseq and isinstance(value, (list, tuple)) else [value]
        parts.extend([_quote_plus(str_(key)) + ByteString("=") + _quote_plus(str_(one)) for one in values])
    return ByteString("&".join(parts))


_SPLITS = (
    "splittype",
    "splithost",
    "splituser",
    "splitpasswd",
    "splitport",
    "splitnport",
    "splitquery",
    "splittag",
    "splitattr",
    "splitvalue",
)


def _split(name: str) -> Any:
    """Python 3 keeps these under names of its own."""
    return at_border(getattr(urllib.parse, "_" + name))


def _open(*arguments: Any) -> NoReturn:
    raise NotEmulated("urllib.urlopen", "", "use java.net.URL(...).openConnection(), which the emulator runs")


@python_module("urllib")
def build(interpreter: Any) -> ModuleType:
    module = ModuleType("urllib")
    module.__dict__.update(
        quote=_quote,
        quote_plus=_quote_plus,
        unquote=_unquote,
        unquote_plus=_unquote_plus,
        urlencode=_urlencode,
        urlopen=_open,
        urlretrieve=_open,
        pathname2url=_quote,
        url2pathname=_unquote,
        **{name: _split(name) for name in _SPLITS},
    )
    return module
