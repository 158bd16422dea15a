"""The pattern of a java.text.SimpleDateFormat, in pieces; the names of months and weekdays in Locale.US."""

from __future__ import annotations

from functools import lru_cache
from typing import List, NamedTuple, Tuple

from ..lang.throwable import IllegalArgumentException

MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]


WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]


_LETTERS = "GyMdkHmsSEDFwWahKzZYuXL"


class Piece(NamedTuple):
    """A field of the pattern with how often its letter stands there, or literal text (letter '')."""

    letter: str
    times: int
    text: str


@lru_cache(maxsize=256)
def compile(pattern: str) -> Tuple[Piece, ...]:
    """The pieces of a pattern."""
    pieces: List[Piece] = []
    at, end = 0, len(pattern)
    while at < end:
        char = pattern[at]
        if char == "'":
            at = _quoted(pattern, at, pieces)
            continue
        start = at
        while at < end and pattern[at] == char:
            at += 1
        if not (char.isascii() and char.isalpha()):
            pieces.append(Piece("", 0, char * (at - start)))
            continue
        if char not in _LETTERS:
            raise IllegalArgumentException(f"Illegal pattern character '{char}'")
        if char == "X" and at - start > 3:
            raise IllegalArgumentException(f"invalid ISO 8601 format: length={at - start}")
        pieces.append(Piece(char, at - start, ""))
    return tuple(_joined(pieces))


def _quoted(pattern: str, at: int, pieces: List[Piece]) -> int:
    if pattern[at + 1 : at + 2] == "'":
        pieces.append(Piece("", 0, "'"))
        return at + 2
    out, at = "", at + 1
    while at < len(pattern):
        if pattern[at] == "'":
            if pattern[at + 1 : at + 2] != "'":
                pieces.append(Piece("", 0, out))
                return at + 1
            at += 1
        out += pattern[at]
        at += 1
    raise IllegalArgumentException("Unterminated quote")


def _joined(pieces: List[Piece]) -> List[Piece]:
    out: List[Piece] = []
    for piece in pieces:
        if not piece.letter and out and not out[-1].letter:
            out[-1] = Piece("", 0, out[-1].text + piece.text)
        elif piece.letter or piece.text:
            out.append(piece)
    return out
