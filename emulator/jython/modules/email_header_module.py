"""``email.header``: ``decode_header``."""

from __future__ import annotations

import base64
import quopri
import re
from types import ModuleType
from typing import Any, List, Tuple

from ..objects.bytestring import ByteString, from_bytes, plain
from .catalog import python_module

_ENCODED = re.compile(r"=\?([^?]*?)\?([qb])\?(.*?)\?=(?=[ \t]|$)", re.I | re.M)


def _decode_header(header: Any) -> List[Tuple[Any, Any]]:
    """Pairs of text and charset, the spaces around plain text taken off, as Python 2.7 does."""
    text = plain(str(header))
    if not _ENCODED.search(text):
        return [(header, None)]
    pieces: List[Tuple[Any, Any]] = []
    for line in text.splitlines():
        place = 0
        for match in _ENCODED.finditer(line):
            _add(pieces, line[place : match.start()].strip(), None)
            data = match[3].encode("latin-1")
            octets = quopri.decodestring(data, header=True) if match[2].lower() == "q" else base64.b64decode(data + b"=" * (-len(data) % 4))
            _add(pieces, from_bytes(octets), ByteString(match[1].lower()))
            place = match.end()
        _add(pieces, line[place:].strip(), None)
    return pieces


def _add(pieces: List[Tuple[Any, Any]], text: str, charset: Any) -> None:
    if not text:
        return
    if pieces and pieces[-1][1] == charset:
        joint = ByteString(" ") if charset is None else ByteString("")
        pieces[-1] = (pieces[-1][0] + joint + ByteString(text), charset)
    else:
        pieces.append((ByteString(text), charset))


@python_module("email.header", jython_first=True)
def build(interpreter: Any) -> ModuleType:
    module = ModuleType("email.header")
    module.__dict__.update(decode_header=_decode_header)
    return module
