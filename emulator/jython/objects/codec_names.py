"""Jython's names of encodings (encodings/__init__.py, encodings/aliases.py)."""

from __future__ import annotations

import codecs
import encodings
from encodings.aliases import aliases
from functools import cache
from typing import Any, Optional

from ...java.lang.throwable import IllegalArgumentException
from .bytestring import ByteString, plain
from .later import later

BYTE_CODECS = frozenset(("base64_codec", "bz2_codec", "hex_codec", "quopri_codec", "uu_codec", "zlib_codec"))  # see byte_codecs
ESCAPES = {"unicode_escape": "unicodeescape", "raw_unicode_escape": "rawunicodeescape", "string_escape": "unicodeescape"}  # → in errors
WIDE = frozenset(("utf_16", "utf_16_be", "utf_16_le", "utf_32", "utf_32_be", "utf_32_le", "unicode_internal"))  # see wide_codecs
_JYTHONS_OWN = frozenset(("string_escape", "unicode_internal"))
_PYTHON_3S_OWN = frozenset(("cp1125", "cp273", "koi8_t", "kz1048", "oem", "mbcs"))


def worded(text: str) -> str:
    """A text of an error: a byte string where it is ASCII."""
    return ByteString(text) if text.isascii() else text


@cache
def codec_name(encoding: str) -> str:
    """The file of ``Lib/encodings`` that has it; LookupError where none has."""
    if not all(letter < "\u0100" for letter in encoding):
        raise IllegalArgumentException("Cannot create PyString with non-byte value")
    norm = encodings.normalize_encoding(encoding.lower())
    name = "" if norm == "cp65001" else aliases.get(norm) or aliases.get(norm.replace(".", "_")) or norm
    if name in _JYTHONS_OWN:
        return name
    if name == "undefined":
        raise UnicodeError(ByteString("undefined encoding"))
    try:
        if not name or name in _PYTHON_3S_OWN:
            raise LookupError
        codecs.lookup(name)
    except LookupError:
        raise LookupError(worded(f"unknown encoding '{encoding.lower().replace(' ', '-')}'")) from None
    return name


def text_argument(value: Any, place: int, default: str) -> str:
    """An argument of ``encode`` or ``decode``: a text, or None for the default."""
    if value is None:
        return default
    if not isinstance(value, str):
        raise TypeError(ByteString(f"argument {place}: expected string, {later.type_name(value)} found"))
    return plain(value)


_HANDLERS_OF_PYTHON_3 = frozenset(("surrogateescape", "surrogatepass", "namereplace"))


def handler_of(errors: str) -> str:
    """The same, or a name that nobody has for a handler that Jython has not: it is missed when it is needed."""
    return "no handler of Jython" if errors in _HANDLERS_OF_PYTHON_3 else errors


def no_handler(error: LookupError, errors: str) -> Optional[LookupError]:
    """Jython's error for a handler that is not there."""
    return LookupError(worded(f"unknown error handler name '{errors}'")) if "error handler name" in str(error) else None
