"""What String does line by line, and at its ends (Java 11 and 12)."""

from __future__ import annotations

from .text import is_white


def strip_leading(text: str) -> str:
    """Without white space in front."""
    start = next((place for place, char in enumerate(text) if not is_white(char)), len(text))
    return text[start:]


def strip_trailing(text: str) -> str:
    """Without white space behind."""
    return strip_leading(text[::-1])[::-1]


def indent(text: str, count: int) -> str:
    """So many spaces before each line, or so much white space less; each line ends with a line feed."""
    lines = text.splitlines()
    if count >= 0:
        return "".join([" " * count + line + "\n" for line in lines])
    return "".join([line[min(-count, len(line) - len(strip_leading(line))) :] + "\n" for line in lines])
