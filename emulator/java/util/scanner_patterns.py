"""What java.util.Scanner takes for a number, a boolean and a line in Locale.US (buildIntegerPatternString and its neighbours)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Match, Optional

from .regex.regex import Pattern

LINE_END = re.compile("\r\n|[\n\r\u2028\u2029\x85]")
LINE = re.compile("([^\n\r\u2028\u2029\x85]*)(?:\r\n|[\n\r\u2028\u2029\x85]|\\Z)")
BOOLEAN = re.compile("true|false", re.IGNORECASE)

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_NUMERAL = r"(?:\d+|[1-9]\d?\d?(?:,\d\d\d)+)"
_PLAIN = rf"[-+]?(?:{_NUMERAL}(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?"

DECIMAL = re.compile(_PLAIN, re.ASCII)
DOUBLE = re.compile(rf"{_PLAIN}|[-+]?0[xX][0-9a-fA-F]*\.[0-9a-fA-F]+(?:[pP][-+]?\d+)?|[-+]?(?:NaN|Infinity)", re.ASCII)


@lru_cache(maxsize=64)
def whole_number(radix: int) -> re.Pattern[str]:
    """Digits of a radix, with commas before each three."""
    digit, first = f"[{_DIGITS[:radix]}]", f"[{_DIGITS[1:radix]}]"
    return re.compile(f"[-+]?(?:{digit}+|{first}{digit}?{digit}?(?:,{digit}{{3}})+)", re.IGNORECASE | re.ASCII)


_SEES_FURTHER = re.compile(r"\$|\\[bBzZ]|\(\?")  # what may look at what stands behind the end of a match


def match_within(pattern: Pattern, text: str, start: int, end: int, whole: bool = False) -> Optional[Match[str]]:
    """A match between two places, of all of it when ``whole``; what stands around is seen: Scanner's bounds are transparent
    and do not anchor (Matcher.useTransparentBounds, useAnchoringBounds)."""
    if end == len(text) or not _SEES_FURTHER.search(pattern.pattern()):
        compiled = pattern._compiled
        return compiled.fullmatch(text, start, end) if whole else compiled.search(text, start, end)
    compiled = _before(pattern.pattern(), pattern.flags(), len(text) - end, whole)._compiled
    return compiled.match(text, start) if whole else compiled.search(text, start)


@lru_cache(maxsize=256)
def _before(pattern: str, flags: int, left: int, whole: bool) -> Pattern:
    """The pattern with so many characters left behind it, or at least so many."""
    return Pattern.compile(rf"(?:{pattern})(?=[\s\S]{{{left}{'' if whole else ','}}}\z)", flags)
