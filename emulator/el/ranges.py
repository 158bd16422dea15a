"""Where the ``${…}`` of a text are, and what dollar signs around them mean (Query.extractExpressionRanges and its helpers)."""

from __future__ import annotations

import re
from typing import List, Tuple

Range = Tuple[int, int]  # first and last index
_UNESCAPE = re.compile(r"\$\$(?=\$*\{[^\n\r\x85\u2028\u2029]*?\})")


def expression_ranges(text: str, escaped: bool = False) -> List[Range]:
    """The expressions of a text; with ``escaped`` the escaped ones (``$${…}``). An unclosed one is none."""
    if "{" not in text or "$" not in text:
        return []
    ranges: List[Range] = []
    last = ""
    start = -1
    depth = dollars = backslashes = at = 0
    while at < len(text):
        char = text[at]
        if start > -1 and char in "'\"" and (last != "\\" or backslashes % 2 == 0):
            at = _end_of_quote(text, at)
            if at < 0:
                break
            at += 1
            continue
        if char == "{":
            if (dollars % 2 == 0) == escaped and last == "$" and depth == 0:
                start = at - (dollars if escaped else 1)
            if start > -1:
                depth += 1
        elif char == "}":
            if depth <= 0:
                at += 1
                continue
            depth -= 1
            if depth == 0:
                ranges.append((start, at))
                start = -1
        elif char == "$":
            dollars += 1
        elif char == "\\":
            backslashes += 1
        else:
            dollars = 0
        last = char
        at += 1
    return ranges


def _end_of_quote(text: str, start: int) -> int:
    quote, backslashes, last = text[start], 0, ""
    for at in range(start + 1, len(text)):
        char = text[at]
        if char == "\\":
            backslashes += 1
        elif char == quote and (backslashes % 2 == 0 or last != "\\"):
            return at
        last = char
    return -1


def unescape(text: str) -> str:
    """Query.unescape: ``$${x}`` to ``${x}``."""
    return _UNESCAPE.sub("$", text)


def unescape_leading(text: str) -> str:
    """``$$`` before the first brace becomes ``$``."""
    prefix, brace, expression = text.partition("{")
    return prefix.replace("$$", "$") + brace + expression


def unescape_trailing(text: str, if_all_dollars: bool = True) -> str:
    """``$$`` at the end becomes ``$``."""
    dollars = len(text) - len(text.rstrip("$"))
    if dollars == 0 or (dollars == len(text) and not if_all_dollars):
        return text
    return text[: len(text) - dollars // 2]
