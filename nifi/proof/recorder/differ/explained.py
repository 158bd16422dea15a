"""Differences of which the reason is known and written in emulator/DECISIONS.md: kinds, each a test over the two answers."""

from __future__ import annotations

import re
from typing import Callable, Dict, Optional

Test = Callable[[str, str], bool]
_LONG = ((re.compile(r"\b(\d+)L\b"), r"\1"), (re.compile(r"'long'"), "'int'"))
_DIGITS = re.compile(r"\d+\.\d{13,}(?:e[-+]\d+)?")
_POSITION = re.compile(r"in position \d+(-\d+)?")


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
    "a small number that came out of longs is a long": lambda theirs, ours: _as_int(theirs) == _as_int(ours),
    "words of what cannot be assigned or deleted": _both(
        r"TypeError\|[\"'](?:(?:str|unicode|tuple) indices must be integers|'\w+' object)|IndexError\|'tuple assignment",
        r"TypeError\|.*(?:can't assign to immutable|support item (?:assignment|deletion))",
    ),
    "words of a timedelta that is too large": _both(r"OverflowError\|'timedelta # of days", r"OverflowError\|"),
    "words of list += what is no list": _both(r"TypeError\|.can only concatenate list", r"TypeError\|.*is not iterable"),
    "the place in a formatted text": lambda theirs, ours: _POSITION.sub("", theirs) == _POSITION.sub("", ours),
    "the order of a Counter or defaultdict": lambda theirs, ours: theirs != ours and sorted(theirs) == sorted(ours),
    "the repr of what int() cannot take": _both(r"TypeError\|.int\(\) argument", r"TypeError\|.int\(\) argument"),
    "an index beyond 32 bits": _both(r"IndexError\|.cannot fit 'long' into", r"IndexError\|"),
    "the last digit of a function of math": lambda theirs, ours: _DIGITS.sub(_rounded, theirs) == _DIGITS.sub(_rounded, ours),
    "memory that is not there": _both(r"OutOfMemoryError\|", r"MemoryError\|"),
    "words of a long taken from what is no number": _both(r"TypeError\|'xxx'", r"TypeError\|"),
    "words of a component of timedelta": _both(r"TypeError\|", r"TypeError\|.unsupported type for timedelta"),
    "words of a format specifier": _both(r"ValueError\|.*Grouping not allowed", r"ValueError\|.*Cannot specify"),
    "the class of a date among Java's values": _both(r"ClassCastException\|.*java.sql.", r"ClassCastException\|.*class date"),
    "words of a key that cannot be deleted": lambda theirs, ours: theirs.replace("'", "").replace('"', "") == ours.replace("'", ""),
    "bytes above 127 given to a method of unicode": _both(r"UnicodeDecodeError\|.'ascii' codec", r"(?!UnicodeDecodeError)"),
}


def kind_of(nifi: str, emulator: str) -> Optional[str]:
    """Why two answers differ; None where nobody knows."""
    return next((kind for kind, test in KINDS.items() if test(nifi, emulator)), None)
