"""json.loads where all is not well: Python 2's words for a text that is no JSON, the frames of Jython's library, bytes that are no text."""

from __future__ import annotations

import json
import re
from typing import Any, Iterator, Tuple

from ...java.lang.throwable import ClassCastException
from .bytestring import ByteString, no_string
from .later import later

_WORDS = {
    "Expecting property name enclosed in double quotes": "Expecting property name",
    "Expecting ':' delimiter": "Expecting : delimiter",
    "Expecting ',' delimiter": "Expecting , delimiter",
}
_NOTHING = "No JSON object could be decoded"
_LIBRARY = "<jython>/jython-standalone-2.7.2.jar/Lib/json/"
DECODE = (f'  File "{_LIBRARY}decoder$py.class", line 365, in decode\n    obj, end = self.raw_decode(s, idx=_w(s, 0).end())\n',)
_RAW = f'  File "{_LIBRARY}decoder$py.class", line 383, in raw_decode\n    raise ValueError("No JSON object could be decoded")\n'
_SCAN = f'  File "{_LIBRARY}decoder$py.class", line 381, in raw_decode\n    obj, end = self.scan_once(s, idx)\n'
_EXTRA = f'  File "{_LIBRARY}decoder$py.class", line 368, in decode\n    raise ValueError(errmsg("Extra data", s, end, len(s)))\n'


def decoded(text: ByteString, encoding: str) -> str:
    """Jython decodes each string of the document alone; bytes that are no text have no value anywhere else."""
    try:
        return later.decode(text, encoding)
    except UnicodeDecodeError as error:
        for start, end in _strings(str.__str__(text)):
            if start <= error.start < end:
                later.decode(ByteString(text[start:end]), encoding)
        return str.__str__(text)  # which is no document, for reasons of its own


def _strings(document: str) -> Iterator[Tuple[int, int]]:
    """Where the strings of a document begin and end, without their quotes."""
    return (match.span(1) for match in re.finditer(r'"((?:[^"\\]|\\.)*)(?:"|$)', document, re.S))


def no_text(value: Any, frames: Tuple[str, ...]) -> BaseException:
    if isinstance(value, bytearray):
        return ClassCastException(no_string("PyByteArray"))
    error = TypeError(ByteString(f"expected string or buffer, but got {later.repr_(later.type_of(value))}"))
    error.jython_frames = frames  # type: ignore[attr-defined]
    return error


def python_2(error: json.JSONDecodeError, callers: Tuple[str, ...]) -> ValueError:
    document, place, message = error.doc, error.pos, error.msg
    if message.startswith("Illegal trailing comma"):  # since Python 3.13
        place += 1 + len(document[place + 1 :]) - len(document[place + 1 :].lstrip())
        message = "Expecting property name" if "object" in message else "Expecting value"
    last: tuple[str, ...] = (*callers, _SCAN, _SCAN)  # once more: `except StopIteration` in raw_decode did not match
    if message.startswith("Extra data"):
        text = f"Extra data: {_at(document, place)} - {_at(document, len(document))} (char {place} - {len(document)})"
        last = (_EXTRA,)
    elif (
        place >= len(document)
        and document.strip()[-1:] not in ("", ":")
        and message != "Expecting ':' delimiter"
        and "string" not in message
    ):
        text = f"Expecting object: {_at(document, len(document) - 1)} (char {len(document) - 1})"
    elif message == "Expecting value":
        text, last = _NOTHING, (*callers, _RAW)
    else:
        text = f"{_WORDS.get(message, message)}: {_at(document, place)} (char {place})"
    result = ValueError(ByteString(text))
    result.jython_frames = last  # type: ignore[attr-defined]
    return result


def _at(document: str, place: int) -> str:
    line = document.count("\n", 0, place) + 1
    column = place - document.rfind("\n", 0, place) if line > 1 else place + 1
    return f"line {line} column {column}"
