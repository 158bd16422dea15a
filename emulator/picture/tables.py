"""What a run says again and again is written once: a text has a number, and a long text is the numbers of its pieces.

A FlowFile's content is told after each step that changed it, and most of an order is the same each time: so long texts are cut at their
braces, and each piece stands once. ``page/data.js`` puts them together again.
"""

from __future__ import annotations

import re
from typing import Dict, Generic, List, TypeVar, Union

NEW = 0  # the number after the highest that was said
NEXT = 1  # the number after the last that was said
_SAID = 2  # what is added to any other number
LONG = 120  # characters from which a text is worth pieces

_PIECE = re.compile(r"\{?[^{}]*\}?")

Key = TypeVar("Key")


class Table(Generic[Key]):
    """Numbers from 0, in the order in which things come."""

    def __init__(self) -> None:
        self._numbers: Dict[Key, int] = {}

    def number(self, key: Key) -> int:
        """Its number, a new one where it comes for the first time."""
        return self._numbers.setdefault(key, len(self._numbers))

    def all(self) -> List[Key]:
        """All of them, in order."""
        return list(self._numbers)


class Codes:
    """Says a row of numbers, of which most are new or follow each other, with few different ones."""

    def __init__(self) -> None:
        self._unsaid, self._last = 0, -1

    def code(self, number: int) -> int:
        """NEW, NEXT, or the number and 2."""
        follows, self._last = number == self._last + 1, number
        if number == self._unsaid:
            self._unsaid += 1
            return NEW
        return NEXT if follows else number + _SAID


class Pieces:
    """The pieces of all long texts."""

    def __init__(self) -> None:
        self._table: Table[str] = Table()
        self._codes = Codes()

    def text(self, text: str) -> Union[str, List[int]]:
        """A text as it is where it is short, else the codes of its pieces."""
        if len(text) < LONG:
            return text
        return [self._codes.code(self._table.number(piece)) for piece in _PIECE.findall(text) if piece]

    def all(self) -> List[str]:
        """All pieces."""
        return self._table.all()
