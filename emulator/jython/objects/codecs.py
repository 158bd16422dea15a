"""``encode`` and ``decode`` between unicode and byte strings, with Python 2's errors and its codecs of strings to strings."""

from __future__ import annotations

from typing import Callable, Optional, Tuple

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
    try:
        return data.decode(encoding, errors)
    except UnicodeDecodeError as error:
        raise _in_old_words(error) from None


def _binary(encoding: str) -> Tuple[Callable[[bytes], bytes], Callable[[bytes], bytes]]:
    """What encodes and what decodes."""
    if encoding == "base64":
        import base64

        return base64.encodebytes, base64.decodebytes
    import binascii

    return binascii.hexlify, binascii.unhexlify


_REASONS = {"invalid start byte": "unexpected code byte", "invalid continuation byte": "invalid data"}


def _in_old_words(error: UnicodeDecodeError) -> UnicodeDecodeError:
    """UTF-8's errors as CPython 2.6 and Jython have them: invalid data is all of the sequence."""
    if error.encoding.lower().replace("_", "-") in ("utf-8", "utf8"):
        lead = error.object[error.start]
        if error.reason == "invalid continuation byte":
            error.end = error.start + (2 if lead < 0xE0 else 3 if lead < 0xF0 else 4)
        error.reason = _REASONS.get(error.reason, error.reason)
    return error


def encode_unicode(text: str, encoding: Optional[str] = None, errors: str = "strict") -> ByteString:
    """``u.encode()``."""
    return encode(text, encoding or DEFAULT.encoding, errors)


def decode_unicode(text: str, encoding: str = "ascii", errors: str = "strict") -> str:
    """``u.decode()``: through ASCII bytes first, as Python 2 does."""
    return decode(from_bytes(str.encode(text, "ascii")), encoding, errors)


def encode_bytes(text: ByteString, encoding: Optional[str] = None, errors: str = "strict") -> ByteString:
    """``s.encode()``: its bytes are taken for characters, so that UTF-8 is encoded twice (PyString.encode)."""
    if (encoding or DEFAULT.encoding) in _LIKE_ASCII and text.isascii() and type(text) is ByteString:
        return text
    return encode_unicode(str.__str__(text), encoding, errors)


later.give(decode)
