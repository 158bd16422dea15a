"""A template of ``re.sub`` as Jython's Lib/sre_parse.py reads it: whole, before anything is looked for."""

from __future__ import annotations

import functools
import re
from typing import Any, List, Tuple, Union

from ..objects.bytestring import ByteString
from .re_error import error

Part = Union[str, int]  # a text, or the number of a group
_PLACE = re.compile(r"\\(?:g(<[^>]*>?)?|(0[0-7]{0,2})|([1-9]\d?)|(.?))", re.S)
_OCTAL = re.compile(r"\\[1-7][0-7]{2}")
_ESCAPES = {"a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v", "\\": "\\"}
_NAME = re.compile(r"[A-Za-z_]\w*", re.ASCII)


@functools.lru_cache(maxsize=256)
def parts_of(template: str, pattern: re.Pattern[str]) -> Tuple[Part, ...]:
    """Texts and groups; ``error`` or IndexError for what is no template of this pattern."""
    parts: List[Part] = []
    place = 0
    while True:
        reference = _PLACE.search(template, place)
        if reference is None:
            return (*parts, template[place:])
        parts.append(template[place : reference.start()])
        place = reference.end()
        name, octal, number, escape = reference.groups()
        if octal is not None:
            parts.append(chr(int(octal, 8) & 0xFF))
        elif number is not None:
            if _OCTAL.match(template, reference.start()):
                parts.append(chr(int(number + template[place], 8) & 0xFF))
                place += 1
            else:
                parts.append(int(number))
        elif escape is None:
            parts.append(_group(name or "", pattern))
        elif not escape:
            raise error(ByteString("bogus escape (end of line)"))
        else:
            parts.append(_ESCAPES.get(escape, "\\" + escape))


def _group(name: str, pattern: re.Pattern[str]) -> int:
    if name and not name.endswith(">"):
        raise error(ByteString("unterminated group name"))
    name = name[1:-1]
    if not name:
        raise error(ByteString("missing group name"))
    try:
        number = int(name)
    except ValueError:
        if not _NAME.fullmatch(name):
            raise error(ByteString("bad character in group name")) from None
        if name not in pattern.groupindex:
            raise IndexError(ByteString("unknown group name")) from None
        return pattern.groupindex[name]
    if number < 0:
        raise error(ByteString("negative group number"))
    return number


def filled(parts: Tuple[Part, ...], match: Any) -> str:
    """A match's groups put in (sre_parse.expand_template)."""
    return "".join([part if isinstance(part, str) else _text(match, part) for part in parts])


def _text(match: Any, number: int) -> str:
    try:
        text = match.group(number)
    except IndexError:
        raise error(ByteString("invalid group reference")) from None
    if text is None:
        raise error(ByteString("unmatched group"))
    return str(text)
