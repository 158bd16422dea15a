"""``encode('utf-8')`` and ``decode('utf-8')``, which most scripts call; any other codec is asked of ``codecs``."""

from __future__ import annotations

from typing import Any

from .bytestring import DEFAULT, ByteString, from_bytes
from .later import later

UTF_8 = frozenset(("utf-8", "utf8", "UTF-8", "utf_8"))
LIKE_ASCII = UTF_8 | {"ascii"}


def encode_unicode(text: str, encoding: Any = None, errors: Any = None, *ignored: Any) -> ByteString:
    """``u.encode()``."""
    if errors is None and isinstance(encoding, str) and encoding in UTF_8:
        return from_bytes(str.encode(text, "utf-8"))
    other: ByteString = later.encode_any(text, encoding, errors)
    return other


def encode_bytes(text: ByteString, encoding: Any = None, errors: Any = None, *ignored: Any) -> ByteString:
    """``s.encode()``: its bytes are taken for characters, so that UTF-8 is encoded twice (PyString.encode)."""
    name = DEFAULT.encoding if encoding is None else encoding
    known = isinstance(name, str) and name in LIKE_ASCII and (errors is None or isinstance(errors, str))
    if known and text.isascii() and type(text) is ByteString:
        return text
    return encode_unicode(text, encoding, errors)


def decode_bytes(text: ByteString, encoding: Any = None, errors: Any = None, *ignored: Any) -> str:
    """``s.decode()``."""
    if errors is None and isinstance(encoding, str) and encoding in UTF_8 and text.isascii():
        return str.__str__(text)
    other: str = later.decode_any(text, encoding, errors)
    return other
