"""``encode`` and ``decode`` between unicode and byte strings, with Python 2's errors and its codecs of strings to strings."""

from __future__ import annotations

import re
from typing import Any, Optional

from ...java.lang.throwable import IllegalArgumentException
from .bytestring import DEFAULT, ByteString, from_bytes
from .codec_names import BYTE_CODECS, ESCAPES, WIDE, codec_name, handler_of, no_handler, text_argument
from .later import later
from .utf_8 import LIKE_ASCII, UTF_8

_ENCODE_ALONE = frozenset(("xmlcharrefreplace", "backslashreplace"))
_NO_DECODING = ByteString("Don't know how to handle UnicodeDecodeError in error callback")


def encode(text: str, encoding: str = "ascii", errors: str = "strict") -> ByteString:
    """A string → byte string; of a byte string the bytes are taken for letters."""
    if encoding in UTF_8 and errors == "strict":
        return from_bytes(str.encode(text, "utf-8"))
    name = codec_name(encoding)
    if name in BYTE_CODECS:
        from .byte_codecs import byte_encode

        return from_bytes(byte_encode(text, name, errors))
    return from_bytes(_encoded(str.__str__(text), name, errors))


def _encoded(text: str, name: str, errors: str) -> bytes:
    if name == "idna" and errors != "strict":
        raise UnicodeError(ByteString(f"unsupported error handling {errors}"))
    if name in ESCAPES:
        from .escape_codecs import escape_encode

        return escape_encode(text, name)
    try:
        if name in WIDE:
            from .wide_codecs import wide_encode

            return wide_encode(text, name, handler_of(errors))
        if name == "rot_13":
            from .byte_codecs import rotate

            return rotate(text, handler_of(errors))
        return str.encode(text, name, handler_of(errors))
    except LookupError as error:
        raise no_handler(error, errors) or error from None
    except UnicodeEncodeError as error:
        if error.encoding != "charmap":
            raise
        raise UnicodeEncodeError("charmap", error.object, error.start, error.start + 1, error.reason) from None


def decode(text: str, encoding: str = "ascii", errors: str = "strict") -> str:
    """A byte string → unicode, or what the codec makes of it."""
    if encoding in UTF_8 and errors in _REPLACEMENTS:
        return _decode_utf_8(str.encode(text, "latin-1"), _REPLACEMENTS[errors])
    name = codec_name(encoding)
    if name in BYTE_CODECS:
        from .byte_codecs import byte_decode

        return from_bytes(byte_decode(text, name, errors))
    if name in ESCAPES:
        letters = _unescaped(text, name, errors)
        return byte_string(letters) if name == "string_escape" else letters
    if name == "idna" and errors != "strict":
        raise UnicodeError(ByteString(f"Unsupported error handling {errors}"))
    data = str.encode(text, "latin-1")
    try:
        return _decoded(data, name, "strict" if errors in _ENCODE_ALONE else handler_of(errors))
    except UnicodeDecodeError:
        if errors in _ENCODE_ALONE:
            raise TypeError(_NO_DECODING) from None
        raise
    except LookupError as error:
        raise no_handler(error, errors) or error from None


def _unescaped(text: str, name: str, errors: str) -> str:
    from .escape_codecs import escape_decode

    try:
        return escape_decode(text, name, errors)
    except UnicodeDecodeError:
        byte_string(text)  # the error wants the bytes
        raise


def _decoded(data: bytes, name: str, errors: str) -> str:
    if name in WIDE:
        from .wide_codecs import wide_decode

        return wide_decode(data, name, errors)
    if name == "rot_13":
        from .byte_codecs import rotated

        return rotated(data)
    if name == "utf_8_sig":
        data, name = data[3:] if data.startswith(b"\xef\xbb\xbf") else data, "utf_8"
    if name == "utf_8" and errors in _REPLACEMENTS:
        return _decode_utf_8(data, _REPLACEMENTS[errors])
    return data.decode(name, errors)


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


def encode_any(text: str, encoding: Any = None, errors: Any = None) -> ByteString:
    """``u.encode()``."""
    return encode(text, text_argument(encoding, 1, DEFAULT.encoding), text_argument(errors, 2, "strict"))


def decode_any(text: ByteString, encoding: Any = None, errors: Any = None, *ignored: Any) -> str:
    """``s.decode()`` of what is not ASCII, or is no UTF-8."""
    return decode(text, text_argument(encoding, 1, DEFAULT.encoding), text_argument(errors, 2, "strict"))


def decode_unicode(text: str, encoding: Any = None, errors: Any = None, *ignored: Any) -> str:
    """``u.decode()``: its characters are taken for bytes (PyString.decode)."""
    encoding, errors = text_argument(encoding, 1, DEFAULT.encoding), text_argument(errors, 2, "strict")
    if encoding in LIKE_ASCII and text.isascii():
        return text
    name = codec_name(encoding)
    if name == "idna":
        return _idna_decoded(text, errors)
    if name in BYTE_CODECS:
        from .byte_codecs import data_of

        return decode(from_bytes(data_of(text, name)), encoding, errors)
    return decode(text if name in ESCAPES else byte_string(text), encoding, errors)


def _idna_decoded(text: str, errors: str) -> str:
    """Lib/encodings/idna.py, which takes unicode too; java.net.IDN gives back what is no name in ACE."""
    from encodings import idna

    if errors != "strict":
        raise UnicodeError(ByteString(f"Unsupported error handling {errors}"))
    labels = re.split("[.\u3002\uff0e\uff61]", text)
    return ".".join([idna.ToUnicode(label.lower()) if label.lower().startswith("xn--") else label for label in labels])


def byte_string(text: str) -> ByteString:
    """PyString's constructor: the characters are taken for bytes; IllegalArgumentException where one is none."""
    if not all(character < "\u0100" for character in text):
        raise IllegalArgumentException("Cannot create PyString with non-byte value")
    return ByteString(text)


later.give(decode, decode_any, encode, encode_any)
