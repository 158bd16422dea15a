"""The text of a .properties file (java.util.Properties.LineReader, load0, saveConvert and writeComments of JDK 17)."""

from __future__ import annotations

import re
from typing import Iterator, List, Optional, Tuple

from ..lang.text import joined, units
from ..lang.throwable import IllegalArgumentException

_LINE_END = re.compile(r"\r\n|\r|\n")
_BLANKS = " \t\f"
_ESCAPES = {"t": "\t", "n": "\n", "r": "\r", "f": "\f"}
_ESCAPED = {"\t": "\\t", "\n": "\\n", "\r": "\\r", "\f": "\\f", "\\": "\\\\", "=": "\\=", ":": "\\:", "#": "\\#", "!": "\\!"}
_CODE = re.compile(r"[0-9a-fA-F]{4}")


def pairs_of(text: str) -> Iterator[Tuple[str, str]]:
    """Key and value of each logical line."""
    for line in _logical_lines(text):
        end = _key_end(line)
        start, separated = end, False
        while start < len(line) and (line[start] in _BLANKS or line[start] in "=:" and not separated):
            separated = separated or line[start] in "=:"
            start += 1
        yield _unescaped(line[:end]), _unescaped(line[start:])


def _logical_lines(text: str) -> Iterator[str]:
    """Without comments and blank lines; a backslash at the end takes the next line in."""
    natural = iter(_LINE_END.split(text))
    for first in natural:
        line = first.lstrip(_BLANKS)
        if not line or line[0] in "#!":
            continue
        while (len(line) - len(line.rstrip("\\"))) % 2:
            line = line[:-1]
            following = next(natural, None)
            if following is None:
                break
            line += following.lstrip(_BLANKS)
        yield line


def _key_end(line: str) -> int:
    at = 0
    while at < len(line) and line[at] not in "=: \t\f":
        at += 2 if line[at] == "\\" else 1
    return min(at, len(line))


def _unescaped(text: str) -> str:
    if "\\" not in text:
        return text
    out: List[str] = []
    at = 0
    while at < len(text):
        if text[at] != "\\":
            out.append(text[at])
            at += 1
        elif text[at + 1 : at + 2] == "u":
            code = _CODE.match(text, at + 2)
            if code is None:
                raise IllegalArgumentException("Malformed \\uxxxx encoding.")
            out.append(chr(int(code[0], 16)))
            at += 6
        else:
            out.append(_ESCAPES.get(text[at + 1 : at + 2], text[at + 1 : at + 2]))
            at += 2
    return joined("".join(out))


def escaped(text: str, ascii_alone: bool, every_space: bool = False) -> str:
    """A key or value as it is written; a space is escaped where it stands first, or everywhere."""
    out: List[str] = []
    for place, char in enumerate(units(text)):
        if char == " " and (place == 0 or every_space):
            out.append("\\ ")
        elif char in _ESCAPED:
            out.append(_ESCAPED[char])
        elif ascii_alone and not " " <= char <= "~":
            out.append(f"\\u{ord(char):04X}")
        else:
            out.append(char)
    return joined("".join(out))


def comment_lines(comments: Optional[str]) -> List[str]:
    """Each line of the comments with its #; beyond ISO-8859-1 escaped."""
    if comments is None:
        return []
    first, *following = _LINE_END.split("".join(char if char <= "\xff" else f"\\u{ord(char):04X}" for char in units(comments)))
    return ["#" + first, *(line if line[:1] in ("#", "!") else "#" + line for line in following)]
