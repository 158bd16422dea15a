"""``encode`` and ``decode`` between unicode and byte strings, with Python 2's errors and its codecs of strings to strings."""

from __future__ import annotations

import base64
import binascii
from typing import Callable, Optional

from .bytestring import DEFAULT, ByteString, from_bytes
from .later import later

_BINARY: dict[str, tuple[Callable[[bytes], bytes], Callable[[bytes], bytes]]] = {
    "base64": (base64.encodebytes, base64.decodebytes),
    "hex": (binascii.hexlify, binascii.unhexlify),
}
_ESCAPES = {"string_escape": "unicode_escape", "string-escape": "unicode_escape"}

_LIKE_ASCII = frozenset(("ascii", "utf-8", "utf8", "UTF-8"))


def encode(text: str, encoding: str = "ascii", errors: str = "strict") -> ByteString:
    """Unicode → byte string."""
    if encoding in _BINARY:
        return from_bytes(_BINARY[encoding][0](str.encode(text, "latin-1")))
    return from_bytes(str.encode(text, _ESCAPES.get(encoding, encoding), errors))


def decode(text: str, encoding: str = "ascii", errors: str = "strict") -> str:
    """Byte string → unicode."""
    data = str.encode(text, "latin-1")
    if encoding in _BINARY:
        return from_bytes(_BINARY[encoding][1](data))
    if encoding in _ESCAPES:
        return from_bytes(data.decode(_ESCAPES[encoding], errors).encode("latin-1"))
    return data.decode(encoding, errors)


def encode_unicode(text: str, encoding: Optional[str] = None, errors: str = "strict") -> ByteString:
    """``u.encode()``."""
    return encode(text, encoding or DEFAULT.encoding, errors)


def decode_unicode(text: str, encoding: str = "ascii", errors: str = "strict") -> str:
    """``u.decode()``: through ASCII bytes first, as Python 2 does."""
    return decode(from_bytes(str.encode(text, "ascii")), encoding, errors)


def encode_bytes(text: ByteString, encoding: str = "ascii", errors: str = "strict") -> ByteString:
    """``s.encode()``: through ASCII first, as Python 2 does."""
    if encoding in _LIKE_ASCII and text.isascii() and type(text) is ByteString:
        return text
    return encode_unicode(decode(text), encoding, errors)


later.give(decode)
