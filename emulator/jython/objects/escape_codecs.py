"""``unicode_escape``, ``raw_unicode_escape`` and ``string_escape`` as Jython has them (PyString.decode_UnicodeEscape)."""

from __future__ import annotations

import re
import warnings
from typing import Tuple

from .bytestring import ByteString
from .codec_names import ESCAPES

_REASONS = {"unknown Unicode character name": "illegal Unicode character"}
_CUT = re.compile(r"truncated \\([xuU])X+ escape")
_BEYOND_LATIN_1 = re.compile("([^\\0-\\xff]+)")


def escape_encode(text: str, name: str) -> bytes:
    """``u.encode('unicode_escape')``."""
    if name == "raw_unicode_escape":
        return _BEYOND_LATIN_1.sub(lambda letters: "".join(map(_raw, letters[0])), text).encode("latin-1")
    return str.encode(text, "unicode_escape")


def _raw(letter: str) -> str:
    return f"\\u{ord(letter):04X}" if letter <= "\uffff" else f"\\U{ord(letter):08X}"


def escape_decode(text: str, name: str, errors: str) -> str:
    """``s.decode('unicode_escape')``: a letter of unicode that is no byte stays as it is."""
    pieces = _BEYOND_LATIN_1.split(str.__str__(text))
    return "".join(piece if place % 2 else _decoded(piece.encode("latin-1"), name, errors) for place, piece in enumerate(pieces))


def _decoded(data: bytes, name: str, errors: str) -> str:
    encoding = "raw_unicode_escape" if name == "raw_unicode_escape" else "unicode_escape"
    out = ""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Python 3 warns of an escape that is none
        while True:
            try:
                return out + data.decode(encoding)
            except UnicodeDecodeError as error:
                end, reason = _malformed(error, len(data), encoding)
                if errors not in ("replace", "ignore"):
                    raise UnicodeDecodeError(ESCAPES[name], data, error.start, end, ByteString(reason)) from None
                out += data[: error.start].decode(encoding) + ("\ufffd" if errors == "replace" else "")
                data = data[end:]


def _malformed(error: UnicodeDecodeError, length: int, encoding: str) -> Tuple[int, str]:
    """Where it ends, the byte that is no digit with it, and Jython's words."""
    cut = _CUT.match(error.reason)
    if encoding == "raw_unicode_escape":
        return error.end, "truncated \\uXXXX" if cut else error.reason
    if cut:
        digits = {"x": 2, "u": 4, "U": 8}[cut[1]]
        return error.end + (error.end < length), f"truncated \\{cut[1]}{'X' * digits}"
    beyond = error.reason == "\\ at end of string" or error.reason == "illegal Unicode character"
    return error.end + beyond, _REASONS.get(error.reason, error.reason)
