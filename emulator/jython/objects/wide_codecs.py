"""UTF-16 and UTF-32 as Jython has them: big-endian where nothing else is said, one name in errors."""

from __future__ import annotations

import codecs
from typing import Dict, NamedTuple, Tuple

from .bytestring import ByteString

_PLACES = {"illegal encoding": (0, 1), "illegal UTF-16 surrogate": (2, 3)}  # which of the bytes an error names
_REASONS = {"code point not in range(0x110000)": "codepoint not in range(0x110000)"}


class Wide(NamedTuple):
    """A mark before the text, the marks that are understood, and the encoding without one."""

    name: str
    mark: bytes
    marks: Tuple[Tuple[bytes, str], ...]
    plain: str
    marks_nothing: bool = False  # is the mark written before no text?


_MARKS_16 = ((codecs.BOM_UTF16_BE, "utf-16-be"), (codecs.BOM_UTF16_LE, "utf-16-le"))
_MARKS_32 = ((codecs.BOM_UTF32_BE, "utf-32-be"), (codecs.BOM_UTF32_LE, "utf-32-le"))
_FORMS: Dict[str, Wide] = {
    "utf_16": Wide("utf-16", codecs.BOM_UTF16_BE, _MARKS_16, "utf-16-be"),
    "utf_16_be": Wide("utf-16", b"", (), "utf-16-be"),
    "utf_16_le": Wide("utf-16", b"", (), "utf-16-le"),
    "utf_32": Wide("utf-32", codecs.BOM_UTF32_BE, _MARKS_32, "utf-32-be", marks_nothing=True),
    "utf_32_be": Wide("utf-32", b"", (), "utf-32-be"),
    "utf_32_le": Wide("utf-32", b"", (), "utf-32-le"),
    "unicode_internal": Wide("utf-32", b"", (), "utf-32-be"),
}


def wide_encode(text: str, name: str, errors: str) -> bytes:
    """``u.encode('utf-16')`` and its like."""
    wide = _FORMS[name]
    return (wide.mark if text or wide.marks_nothing else b"") + str.encode(text, wide.plain, errors)


def wide_decode(data: bytes, name: str, errors: str) -> str:
    """``s.decode('utf-16')`` and its like."""
    wide = _FORMS[name]
    mark, encoding = next(((mark, encoding) for mark, encoding in wide.marks if data.startswith(mark)), (b"", wide.plain))
    try:
        return data[len(mark) :].decode(encoding, errors)
    except UnicodeDecodeError as error:
        first, last = _PLACES.get(error.reason, (0, error.end - error.start))
        start = error.start + len(mark)
        reason = ByteString(_REASONS.get(error.reason, error.reason))
        raise UnicodeDecodeError(wide.name, data, start + first, start + last, reason) from None
