"""Differences of which the reason is known and written in emulator/DECISIONS.md: kinds, each a test over the two answers."""

from __future__ import annotations

import re
from typing import Callable, Dict, Optional

Test = Callable[[str, str], bool]
_LONG = ((re.compile(r"\b(\d+)L\b"), r"\1"), (re.compile(r"'long'"), "'int'"))
_DIGITS = re.compile(r"\d+\.\d{13,}(?:e[-+]\d+)?")


def _as_int(text: str) -> str:
    for pattern, replacement in _LONG:
        text = pattern.sub(replacement, text)
    return text.replace("long division or modulo", "integer division or modulo by zero")


def _rounded(match: re.Match[str]) -> str:
    return f"{float(match[0]):.14g}"


def _both(nifi: str, emulator: str) -> Test:
    first, second = re.compile(nifi), re.compile(emulator)
    return lambda theirs, ours: bool(first.match(theirs) and second.match(ours))


KINDS: Dict[str, Test] = {
    "a small number that came out of longs by + - or *, or out of a timedelta, is a long": lambda theirs, ours: (
        _as_int(theirs) == _as_int(ours)
    ),
    "words of what cannot be assigned to a place of unicode or a tuple": _both(
        r"TypeError\|'(?:unicode|tuple) indices must be integers|IndexError\|'(?:unicode|tuple) assignment",
        r"TypeError\|.*(?:can't assign to immutable|support item assignment)",
    ),
    "the place of None among keys: its hash is that of an identity": lambda theirs, ours: (
        theirs != ours and "None" in theirs and sorted(theirs) == sorted(ours)
    ),
    "the last digit of a function of math": lambda theirs, ours: _DIGITS.sub(_rounded, theirs) == _DIGITS.sub(_rounded, ours),
    "the class of an iterator": _both(r"<[\w.$]+ object at @>", r"<(?:builtins\.)?\w+ object (?:[\w.]+ )?at @>"),
    "memory that is not there": _both(r"OutOfMemoryError\|", r"MemoryError\|"),
    "the class of a date among Java's values": _both(r"ClassCastException\|.*java.sql.", r"ClassCastException\|.*class date"),
}


def kind_of(nifi: str, emulator: str) -> Optional[str]:
    """Why two answers differ; None where nobody knows."""
    return next((kind for kind, test in KINDS.items() if test(nifi, emulator)), None)
