"""The texts of ``urllib``: quoting, and a URL taken apart."""

from __future__ import annotations

import re
import urllib.parse
from typing import Any, List, Tuple

from ..objects.bytestring import ByteString, from_bytes
from ..objects.codecs import encode
from ..objects.old_classes import OldInstance
from ..objects.text import str_
from .border import at_border

ALWAYS_SAFE = ByteString("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-")
_QUOTED = [ByteString(chr(byte) if chr(byte) in ALWAYS_SAFE else f"%{byte:02X}") for byte in range(256)]
_ASCII_RUN = re.compile("[\0-\x7f]+")
_HEX_PAIR = re.compile("[0-9A-Fa-f]{2}")
_NO_SEQUENCE = ByteString("not a valid non-string sequence or mapping object")


def _key(character: str) -> Tuple[str, bool]:
    """Under what a character is found: a byte beyond ASCII is no unicode letter."""
    return str.__str__(character), isinstance(character, ByteString) or character.isascii()


def quote(s: Any, safe: Any = ByteString("/")) -> Any:  # noqa: B008  an immutable text
    """``urllib.quote``: KeyError for a unicode letter."""
    if not s:
        if s is None:
            raise TypeError(ByteString("None object cannot be quoted"))
        return s
    hash(safe)
    left_alone = {_key(character): character for character in safe}
    if not s.rstrip(ALWAYS_SAFE + safe):
        return s
    return ByteString("").join([_quoted(character, left_alone) for character in s])


def _quoted(character: str, left_alone: dict[Tuple[str, bool], str]) -> str:
    key = _key(character)
    if key in left_alone:
        return left_alone[key]
    if not key[1]:
        raise KeyError(character)
    return _QUOTED[ord(character)]


def quote_plus(s: Any, safe: Any = ByteString("")) -> Any:  # noqa: B008  an immutable text
    """``urllib.quote_plus``."""
    if " " in s:
        return quote(s, safe + ByteString(" ")).replace(ByteString(" "), ByteString("+"))
    return quote(s, safe)


def unquote(s: Any) -> Any:
    """``urllib.unquote``: of unicode the ASCII parts, each byte as a letter."""
    if isinstance(s, str) and not isinstance(s, ByteString):
        return _ASCII_RUN.sub(lambda run: urllib.parse.unquote_to_bytes(run[0]).decode("latin-1"), s)
    first, *pieces = s.split(ByteString("%"))
    return ByteString("").join([first, *map(_unquoted, pieces)]) if pieces else s


def _unquoted(piece: str) -> str:
    if _HEX_PAIR.match(piece):
        return from_bytes(bytes.fromhex(piece[:2])) + piece[2:]
    return ByteString("%") + piece


def unquote_plus(s: Any) -> Any:
    """``urllib.unquote_plus``."""
    return unquote(s.replace(ByteString("+"), ByteString(" ")))


def urlencode(query: Any, doseq: Any = 0) -> Any:
    """``urllib.urlencode``: of a mapping, or of a sequence whose first item is a tuple."""
    if hasattr(query, "items"):
        query = query.items()
    else:
        _refuse_no_pairs(query)
    values_of = _each_value if doseq else _value
    parts: List[str] = []
    for key, value in query:
        name = quote_plus(str_(key)) + ByteString("=")
        parts += [name + text for text in values_of(value)]
    return ByteString("&").join(parts)


def _refuse_no_pairs(query: Any) -> None:
    try:
        has_pairs = not length_of(query) or isinstance(query[0], tuple)
    except TypeError:
        has_pairs = False
    if not has_pairs:
        raise TypeError(_NO_SEQUENCE)


def length_of(value: Any) -> int:
    """``len``, with Jython's words for an instance that has none."""
    return value.__len__() if isinstance(value, OldInstance) else len(value)


def _value(value: Any) -> List[Any]:
    return [quote_plus(str_(value))]


def _each_value(value: Any) -> List[Any]:
    """A text is one, and what has a length is many; a unicode letter beyond ASCII becomes a question mark."""
    if isinstance(value, str):
        return [quote_plus(value if isinstance(value, ByteString) else encode(value, "ascii", "replace"))]
    try:
        length_of(value)
    except TypeError:
        return _value(value)
    return [quote_plus(str_(item)) for item in value]


def unwrap(url: Any) -> Any:
    """``urllib.unwrap``: what stands in ``<URL:…>``."""
    url = url.strip()
    if url[:1] == "<" and url[-1:] == ">":
        url = url[1:-1].strip()
    return url[4:].strip() if url[:4] == "URL:" else url


def split_of(name: str) -> Any:
    """``urllib.splithost`` and its like, which Python 3 keeps under names of its own."""
    return at_border(getattr(urllib.parse, "_" + name))
