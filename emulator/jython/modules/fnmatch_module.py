"""``fnmatch``."""

from __future__ import annotations

import re
from types import ModuleType
from typing import Any

from ..objects.bytestring import plain
from .border import at_border
from .catalog import python_module


def _translated(pattern: str) -> str:
    """Python 2.7's way, which differs from Python 3's in its words only."""
    place, parts = 0, []
    while place < len(pattern):
        character = pattern[place]
        place += 1
        if character in "*?":
            parts.append(".*" if character == "*" else ".")
        elif character == "[":
            end = place + (pattern[place : place + 1] == "!")
            end = pattern.find("]", end + (pattern[end : end + 1] == "]"))
            if end < 0:
                parts.append("\\[")
                continue
            inside = pattern[place:end].replace("\\", "\\\\")
            place = end + 1
            parts.append("[" + ("^" + inside[1:] if inside[:1] == "!" else "\\" + inside if inside[:1] == "^" else inside) + "]")
        else:
            parts.append(character if character.isascii() and character.isalnum() else "\\000" if character == "\0" else "\\" + character)
    return "".join(parts)


def _matches(name: Any, pattern: Any) -> bool:
    return re.fullmatch("(?s:" + _translated(plain(pattern)) + ")", plain(name)) is not None


@python_module("fnmatch", jython_first=True)
def build(interpreter: Any) -> ModuleType:
    module = ModuleType("fnmatch")
    module.__dict__.update(
        fnmatch=_matches, fnmatchcase=_matches, filter=lambda names, pat: [name for name in names if _matches(name, pat)],
        translate=at_border(lambda pat: _translated(pat) + "\\Z(?ms)"),
    )  # fmt: skip
    return module
