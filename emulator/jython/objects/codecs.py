"""``encode`` and ``decode`` between unicode and byte strings, with Python 2's errors and its codecs of strings to strings."""

from __future__ import annotations

from typing import Callable, Optional, Tuple

from ...java.lang.throwable import IllegalArgumentException
from .bytestring import DEFAULT, ByteString, from_bytes
from .later import later

_BINARY = frozenset(("base64", "hex"))
_ESCAPES = {"string_escape": "unicode_escape", "string-escape": "unicode_escape"}

_LIKE_ASCII = frozenset(("ascii", "utf-8", "utf8", "UTF-8"))


def encode(text: str, encoding: str = "ascii", errors: str = "strict") -> ByteString:
    """Unicode → byte string."""
    if encoding in _BINARY:
        return from_bytes(_binary(encoding)[0](str.encode(text, "latin-1")))
    return from_bytes(str.encode(text, _ESCAPES.get(encoding, encoding), errors))


def decode(text: str, encoding: str = "ascii", errors: str = "strict") -> str:
    """Byte string → unicode."""
    data = str.encode(text, "latin-1")
    if encoding in _BINARY:
        return from_bytes(_binary(encoding)[1](data))
    if encoding in _ESCAPES:
        return from_bytes(data.decode(_ESCAPES[encoding], errors).encode("latin-1"))
    if encoding.lower().replace("_", "-") in _UTF_8 and errors in _REPLACEMENTS:
        return _decode_utf_8(data, _REPLACEMENTS[errors])
    return data.decode(encoding, errors)


def _binary(encoding: str) -> Tuple[Callable[[bytes], bytes], Callable[[bytes], bytes]]:
    """What encodes and what decodes."""
    if encoding == "base64":
        import base64

        return base64.encodebytes, base64.decodebytes
    import binascii

    return binascii.hexlify, binascii.unhexlify


_UTF_8 = frozenset(("utf-8", "utf8"))
_REPLACEMENTS: dict[str, Optional[str]] = {"strict": None, "replace": "\ufffd", "ignore": ""}


def _decode_utf_8(data: bytes, replacement: Optional[str]) -> str:
    """What is no UTF-8 is replaced, or an error where there is no replacement."""
    out: list[str] = []
    place = 0
    while True:
        try:
            return "".join([*out, data[place:].decode("utf-8")])
        except UnicodeDecodeError as error:
            start = place + error.start
            end, reason = _malformed(data, start)
            if replacement is None:
                raise UnicodeDecodeError("utf-8", data, start, end, reason) from None
            out += [data[place:start].decode("utf-8"), replacement]
            place = end


def _malformed(data: bytes, start: int) -> tuple[int, str]:
    """Where a malformed sequence, which is the whole of it, ends and what is wrong (codecs.PyUnicode_DecodeUTF8Stateful)."""
    lead = data[start]
    length = next((length for limit, length in _LENGTHS if lead < limit), 0)
    if start + length > len(data):
        return start + 1, "unexpected end of data"
    if not length:
        return start + 1, "unexpected code byte"
    if length > 4:
        return start + length, "unsupported Unicode code range"
    continued = all(0x80 <= byte < 0xC0 for byte in data[start + 1 : start + length])
    return start + length, "illegal encoding" if continued else "invalid data"


_LENGTHS = ((0xC0, 0), (0xE0, 2), (0xF0, 3), (0xF8, 4), (0xFC, 5), (0xFE, 6))  # a lead byte below, bytes of its sequence


def encode_unicode(text: str, encoding: Optional[str] = None, errors: str = "strict") -> ByteString:
    """``u.encode()``."""
    return encode(text, encoding or DEFAULT.encoding, errors)


def decode_unicode(text: str, encoding: str = "ascii", errors: str = "strict") -> str:
    """``u.decode()``: its characters are taken for bytes (PyString.decode)."""
    if encoding in _LIKE_ASCII and text.isascii():
        return text
    if encoding in _BINARY:
        str.encode(text, "ascii")
    return decode(byte_string(text), encoding, errors)


def byte_string(text: str) -> ByteString:
    """PyString's constructor: the characters are taken for bytes; IllegalArgumentException where one is none."""
    if not all(character < "\u0100" for character in text):
        raise IllegalArgumentException("Cannot create PyString with non-byte value")
    return ByteString(text)


def encode_bytes(text: ByteString, encoding: Optional[str] = None, errors: str = "strict") -> ByteString:
    """``s.encode()``: its bytes are taken for characters, so that UTF-8 is encoded twice (PyString.encode)."""
    if (encoding or DEFAULT.encoding) in _LIKE_ASCII and text.isascii() and type(text) is ByteString:
        return text
    return encode_unicode(str.__str__(text), encoding, errors)


later.give(decode)
