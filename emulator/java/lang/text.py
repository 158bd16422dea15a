"""Java's view of a string: UTF-16 code units, and trim().

A Python string with characters above U+FFFF becomes one with surrogates (``units``), is worked on by index, and is joined again
(``joined``). Strings without such characters, nearly all, are used as they are.
"""

from __future__ import annotations

from typing import List

# String.trim: everything up to and including the space.
BLANKS = "".join(map(chr, range(33)))
_WHITE = frozenset("\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f")


def is_bmp(text: str) -> bool:
    """Whether every character is one UTF-16 unit."""
    return text.isascii() or max(text) <= "\uffff"


def units(text: str) -> str:
    """The text with each character above U+FFFF as its two surrogates."""
    if is_bmp(text):
        return text
    data = text.encode("utf-16-be", "surrogatepass")
    return "".join(chr(data[i] << 8 | data[i + 1]) for i in range(0, len(data), 2))


def joined(text: str) -> str:
    """Surrogate pairs made one character again; a lone surrogate stays."""
    if text.isascii() or not any("\ud800" <= one <= "\udbff" for one in text):
        return text
    return text.encode("utf-16-be", "surrogatepass").decode("utf-16-be", "surrogatepass")


def length(text: str) -> int:
    """String.length()."""
    return len(units(text))


def trim(text: str) -> str:
    """String.trim()."""
    return text.strip(BLANKS)


def is_white(char: str) -> bool:
    """Character.isWhitespace: no space that does not break."""
    return char in _WHITE or char.isspace() and char not in "\x85\xa0\u2007\u202f"


def utf8(text: str) -> bytes:
    """String.getBytes(UTF_8): a lone surrogate becomes a question mark."""
    return text.encode("utf-8", "replace")


def split_empty_dropped(parts: List[str]) -> List[str]:
    """String.split without a limit drops the empty strings at the end."""
    while parts and not parts[-1]:
        parts.pop()
    return parts
