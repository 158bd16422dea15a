"""A text that Jython's parser takes and Python 3's would not: what is left out of it, and what is put in, in the same lines."""

from __future__ import annotations

from typing import List, NamedTuple


class Edit(NamedTuple):
    """``text`` stands for what is between two places of the source."""

    start: int
    end: int
    text: str


def applied(source: str, edits: List[Edit]) -> str:
    """The source with its edits; those behind its end are none of it."""
    pieces, place = [], 0
    for edit in sorted(edits):
        if edit.start < place or edit.start > len(source):
            continue
        pieces += [source[place : edit.start], edit.text]
        place = edit.end
    return "".join([*pieces, source[place:]])


def without(source: str, start: int, end: int) -> Edit:
    """Blanks for what Jython's lexer drops; a line that it drops the end of goes on."""
    return Edit(start, end, "".join("\\\n" if character == "\n" else " " for character in source[start:end]))
