"""JSON as json-smart's permissive mode reads it: single quotes, bare words, commas too many. Filters write their lists that way."""

from __future__ import annotations

import re
from typing import Any, Dict, List, Tuple

from .errors import JsonPathException

_BLANK = " \t\r\n"
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(\.[0-9]*)?([eE][+-]?[0-9]+)?")
_WORDS = {"true": True, "false": False, "null": None}
_ESCAPES = {"t": "\t", "n": "\n", "r": "\r", "f": "\f", "b": "\b"}


def parse(text: str) -> Any:
    """The value of a text; JsonPathException when it is none."""
    try:
        value, end = _value(text, _skip(text, 0), "")
    except (IndexError, ValueError, RecursionError):
        raise JsonPathException("Unexpected token at the end of " + text)
    if _skip(text, end) < len(text):
        raise JsonPathException(f"Unexpected token at position {end} of {text}")
    return value


def _skip(text: str, at: int) -> int:
    while at < len(text) and text[at] in _BLANK:
        at += 1
    return at


def _value(text: str, at: int, stops: str) -> Tuple[Any, int]:
    char = text[at]
    if char in "'\"":
        return _string(text, at)
    if char == "[":
        return _array(text, at + 1)
    if char == "{":
        return _object(text, at + 1)
    end = at
    while end < len(text) and text[end] not in stops:
        end += 1
    word = text[at:end].strip()
    number = _NUMBER.fullmatch(word)
    if number:
        return (float(word) if number.group(1) or number.group(2) else int(word)), end
    return _WORDS.get(word, word), end


def _string(text: str, at: int) -> Tuple[str, int]:
    quote, out, at = text[at], [], at + 1
    while text[at] != quote:
        if text[at] == "\\":
            at += 1
            if text[at] == "u":
                out.append(chr(int(text[at + 1 : at + 5], 16)))
                at += 4
            else:
                out.append(_ESCAPES.get(text[at], text[at]))
        else:
            out.append(text[at])
        at += 1
    return "".join(out), at + 1


def _array(text: str, at: int) -> Tuple[List[Any], int]:
    elements: List[Any] = []
    while True:
        at = _skip(text, at)
        if text[at] == "]":
            return elements, at + 1
        if text[at] == ",":
            at += 1
            continue
        value, at = _value(text, at, ",]")
        elements.append(value)


def _object(text: str, at: int) -> Tuple[Dict[str, Any], int]:
    members: Dict[str, Any] = {}
    while True:
        at = _skip(text, at)
        if text[at] == "}":
            return members, at + 1
        if text[at] == ",":
            at += 1
            continue
        key, at = _value(text, at, ":")
        at = _skip(text, at)
        if text[at] != ":":
            raise ValueError(text)
        value, at = _value(text, _skip(text, at + 1), ",}")
        members[str(key)] = value
