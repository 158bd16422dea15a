"""Places in a text."""

from __future__ import annotations

from typing import Tuple


def line_and_column(text: str, offset: int) -> Tuple[int, int]:
    """Of the character at that offset, both counted from 1."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
