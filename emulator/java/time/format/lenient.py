"""DateTimeFormatterBuilder.parseLenient: numbers of any width, names of any style or as numbers, offsets with or without minutes."""

from __future__ import annotations

import re
from functools import cache
from typing import Dict, List, Tuple

from .parsing import PARSERS, RANGES, Failed, Fields, Parser, digits_end, named
from .pieces import NOT_NEGATIVE, Piece
from .printing import name_of

_MOST_DIGITS = 9
_STYLES = ("FULL", "SHORT", "NARROW")
_COLONS = re.compile(r"([+-])(\d\d)(?::([0-5]\d)(?::([0-5]\d))?)?", re.ASCII)
_NO_COLONS = re.compile(r"([+-])(\d\d)(?:([0-5]\d)([0-5]\d)?)?", re.ASCII)


def _number(piece: Piece, text: str, at: int, fixed: bool) -> Tuple[int, int, int]:
    """NumberPrinterParser.parse: the value, where its digits begin and end."""
    sign = text[at : at + 1]
    if sign in ("+", "-"):
        if piece.sign == NOT_NEGATIVE and piece.least == piece.most:
            raise Failed(at)
        at += 1
    least = piece.least if fixed else 1
    most = (piece.most if fixed else _MOST_DIGITS) + piece.following
    end = digits_end(text, at, most)
    if end - at < least:
        raise Failed(at)
    if piece.following:
        end = digits_end(text, at, max(least, end - at - piece.following))
    value = int(text[at:end])
    return (-value if sign == "-" else value), at, end


def _is_fixed(piece: Piece) -> bool:
    return piece.fixed or (piece.following > 0 and piece.least == piece.most and piece.sign == NOT_NEGATIVE)


def _value(piece: Piece, text: str, at: int, fields: Fields) -> int:
    value, start, end = _number(piece, text, at, _is_fixed(piece))
    fields.put(piece.field, value, start)
    return end


def _reduced(piece: Piece, text: str, at: int, fields: Fields) -> int:
    """Two digits are of this century, any other number is the year itself."""
    value, start, end = _number(piece, text, at, False)
    fields.put(piece.field, value + 2000 if end - start == piece.least and value >= 0 else value, start)
    return end


@cache
def _names(field: str) -> List[Tuple[str, int]]:
    """The names of every style, the longest first; of equal short ones the last value counts (LocaleStore)."""
    styles = [{name_of(field, style, value): value for value in RANGES[field]} for style in _STYLES]
    return sorted((pair for names in styles for pair in names.items()), key=lambda pair: -len(pair[0]))


def _text(piece: Piece, text: str, at: int, fields: Fields) -> int:
    end = named(piece.field, _names(piece.field), text, at, fields)
    return _value(Piece("value", piece.field, 1, 19), text, at, fields) if end is None else end


def _fraction(piece: Piece, text: str, at: int, fields: Fields) -> int:
    if piece.text:
        return PARSERS["fraction"](piece, text, at, fields)
    if at == len(text):
        return at
    end = digits_end(text, at, _MOST_DIGITS)
    fields.put(piece.field, int(text[at:end].ljust(9, "0")), at)
    return end


def _offset(piece: Piece, text: str, at: int, fields: Fields) -> int:
    if piece.text and text[at : at + len(piece.text)].upper() == piece.text.upper():
        fields.put("OFFSET_SECONDS", 0, at)
        return at + len(piece.text)
    match = (_COLONS if ":" in piece.style else _NO_COLONS).match(text, at)
    if match is None or int(match[2]) > 18:
        raise Failed(at)
    total = sum(int(part or 0) * seconds for part, seconds in zip(match.groups()[1:], (3600, 60, 1)))
    fields.put("OFFSET_SECONDS", -total if match[1] == "-" else total, at)
    return match.end()


LENIENT: Dict[str, Parser] = {
    **PARSERS, "value": _value, "reduced": _reduced, "text": _text, "fraction": _fraction, "offset": _offset,
}  # fmt: skip
