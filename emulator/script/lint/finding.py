"""What lint says about a place in a script."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """``line`` and ``column`` count from 1. ``rule`` is the word by which ``# nifi: ignore[rule]`` silences it."""

    line: int
    column: int
    rule: str
    advice: str
