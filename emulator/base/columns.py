"""Rows of texts as lines whose columns stand under each other."""

from __future__ import annotations

from typing import List, Sequence


def columns(rows: Sequence[Sequence[str]]) -> List[str]:
    """A line for each row; all rows have as many cells."""
    widths = [max(map(len, cells)) for cells in zip(*rows)]
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip() for row in rows]
