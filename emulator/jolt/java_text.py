"""java.lang.String and Integer as Jolt's parsing of specifications leans on them, their exceptions included."""

from __future__ import annotations

import re
from typing import List, Optional

from ..java.lang.numbers import INT_MAX, parse_int
from ..java.lang.throwable import NumberFormatException
from .errors import JoltError

_WHOLE = re.compile(r"[+-]?[0-9]+", re.ASCII)
_NOT_BLANK = "\x85\xa0\u2007\u202f"  # Python takes these for white space, Character.isWhitespace does not


def split(text: str, separator: str) -> List[str]:
    """String.split at one character: empty pieces at the end are dropped."""
    pieces = text.split(separator)
    if len(pieces) == 1:
        return pieces
    while pieces and not pieces[-1]:
        pieces.pop()
    return pieces


def piece(pieces: List[str], index: int) -> str:
    """An element of an array."""
    if index >= len(pieces):
        raise JoltError("ArrayIndexOutOfBoundsException", f"Index {index} out of bounds for length {len(pieces)}")
    return pieces[index]


def char_at(text: str, index: int) -> str:
    """String.charAt."""
    if not 0 <= index < len(text):
        raise JoltError("StringIndexOutOfBoundsException", f"String index out of range: {index}")
    return text[index]


def substring(text: str, begin: int, end: Optional[int] = None) -> str:
    """String.substring."""
    end = len(text) if end is None else end
    if not 0 <= begin <= end <= len(text):
        raise JoltError("StringIndexOutOfBoundsException", f"begin {begin}, end {end}, length {len(text)}")
    return text[begin:end]


def is_blank(text: str) -> bool:
    """StringTools.isBlank."""
    return not text or (text.isspace() and not any(one in _NOT_BLANK for one in text))


def _is_short(text: str) -> bool:
    """Whether it is a number that surely fits an int, by the shortest way."""
    return text.isdecimal() and len(text) < 10 and text.isascii()


def to_int(text: str) -> int:
    """Integer.parseInt."""
    if _is_short(text):
        return int(text)
    try:
        return parse_int(text)
    except NumberFormatException as error:
        raise JoltError("NumberFormatException", error.getMessage() or "") from None


def int_or_none(text: str) -> Optional[int]:
    """Integer.parseInt, None when it is no int."""
    if _is_short(text):
        return int(text)
    if not _WHOLE.fullmatch(text):
        return None
    value = int(text) if len(text) < 30 else INT_MAX + 1
    return value if -INT_MAX - 1 <= value <= INT_MAX else None


def is_index(text: Optional[str]) -> bool:
    """ArrayPathElement.verifyStringIsNonNegativeInteger."""
    if text is None:
        return False
    if _is_short(text):
        return True
    value = int_or_none(text)
    return value is not None and value >= 0
