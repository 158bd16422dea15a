"""DateTimeFormatter.parse: a text against the pieces, into fields; a failed piece says the index at which the text stopped to fit."""

from __future__ import annotations

import re
from typing import Any, Callable, Dict, Iterable, Mapping, Optional, Tuple

from ....base.errors import NotEmulated
from ...text.time_zones import identifiers, parse_name, zone
from ..exceptions import DateTimeException
from ..zone_id import ZoneId
from .pieces import EXCEEDS_PAD, NORMAL, Piece
from .printing import name_of

RANGES = {"MONTH_OF_YEAR": range(1, 13), "DAY_OF_WEEK": range(1, 8), "AMPM_OF_DAY": range(2), "ERA": range(2), "QUARTER": range(1, 5)}
_ZONE = re.compile(r"(?:UTC|GMT|UT)?[+-]\d{1,2}(?::?\d\d)?|[A-Za-z][A-Za-z0-9~/._+-]*")


class Failed(Exception):
    """A text that does not fit, and where."""

    def __init__(self, index: int) -> None:
        super().__init__(index)
        self.index = index


class Fields:
    """What was read: fields, the zone, whether letters count; ``parsers``: what reads each kind of piece."""

    def __init__(self, parsers: Mapping[str, Parser]) -> None:
        self.parsers = parsers
        self.values: Dict[str, int] = {}
        self.zone: Any = None
        self.insensitive = False

    def put(self, field: str, value: int, start: int) -> None:
        """A field that stands twice must agree."""
        if self.values.setdefault(field, value) != value:
            raise Failed(start)

    def copy(self) -> Fields:
        """For what may not fit."""
        other = Fields(self.parsers)
        other.values, other.zone, other.insensitive = dict(self.values), self.zone, self.insensitive
        return other


def parsed(pieces: Tuple[Piece, ...], text: str, at: int, fields: Fields) -> int:
    """Read the pieces from an index on: the index behind them."""
    for piece in pieces:
        at = fields.parsers[piece.kind](piece, text, at, fields)
    return at


def _value(piece: Piece, text: str, at: int, fields: Fields) -> int:
    start, negative, positive = at, False, False
    if at == len(text):
        raise Failed(at)
    if text[at] == "+":
        if piece.sign != EXCEEDS_PAD:
            raise Failed(at)
        positive, at = True, at + 1
    elif text[at] == "-":
        if piece.sign not in (NORMAL, EXCEEDS_PAD):
            raise Failed(at)
        negative, at = True, at + 1
    end = digits_end(text, at, piece.most)
    if piece.following and not piece.fixed:  # the digits of the values behind it are theirs
        end = digits_end(text, at, max(piece.least, end - at - piece.following))
    if end - at < piece.least:
        raise Failed(at)
    if piece.sign == EXCEEDS_PAD and not negative:
        if positive and end - at <= piece.least:
            raise Failed(start)
        if not positive and end - at > piece.least:
            raise Failed(start)
    value = int(text[at:end]) * (-1 if negative else 1)
    if negative and value == 0:
        raise Failed(start)
    fields.put(piece.field, value, start)
    return end


def digits_end(text: str, at: int, most: int) -> int:
    end = at
    while end < len(text) and end - at < most and text[end] in "0123456789":
        end += 1
    return end


def _reduced(piece: Piece, text: str, at: int, fields: Fields) -> int:
    end = digits_end(text, at, 2)
    if end - at < 2:
        raise Failed(at)
    fields.put(piece.field, 2000 + int(text[at:end]), at)
    return end


def _text(piece: Piece, text: str, at: int, fields: Fields) -> int:
    names = sorted(((name_of(piece.field, piece.style, value), value) for value in RANGES[piece.field]), key=lambda pair: -len(pair[0]))
    end = named(piece.field, names, text, at, fields)
    if end is None:
        raise Failed(at)
    return end


def named(field: str, names: Iterable[Tuple[str, int]], text: str, at: int, fields: Fields) -> Optional[int]:
    """Put the value of the first name that stands at an index: the index behind it, None where none does."""
    for name, value in names:
        end = _literal_end(name, text, at, fields)
        if end is not None:
            fields.put(field, value, at)
            return end
    return None


def _literal_end(literal: str, text: str, at: int, fields: Fields) -> Optional[int]:
    part = text[at : at + len(literal)]
    return at + len(part) if part == literal or fields.insensitive and part.lower() == literal.lower() else None


def _fraction(piece: Piece, text: str, at: int, fields: Fields) -> int:
    start = at
    if piece.text:
        if text[at : at + 1] != piece.text:
            if piece.least > 0:
                raise Failed(at)
            return at
        at += 1
    end = digits_end(text, at, piece.most)
    if end - at < piece.least or end == at and piece.text:
        raise Failed(at)
    fields.put(piece.field, int(text[at:end].ljust(9, "0")), start)
    return end


def _literal(piece: Piece, text: str, at: int, fields: Fields) -> int:
    end = _literal_end(piece.text, text, at, fields)
    if end is None:
        raise Failed(at)
    return end


def _offset(piece: Piece, text: str, at: int, fields: Fields) -> int:
    if text[at : at + len(piece.text)].upper() == piece.text.upper() and (piece.text == "Z" or not piece.text.startswith("+")):
        fields.put("OFFSET_SECONDS", 0, at)
        return at + len(piece.text)
    match = re.compile(_OFFSET_FORMS[piece.style]).match(text, at)
    if match is None:
        raise Failed(at)
    sign, *numbers = match.groups()
    hours, minutes, seconds = [int(part or 0) for part in [*numbers, "", ""]][:3]
    total = hours * 3600 + minutes * 60 + seconds
    if hours > 18 or minutes > 59:
        raise Failed(at)
    fields.put("OFFSET_SECONDS", -total if sign == "-" else total, at)
    return match.end()


_OFFSET_FORMS = {
    "+HHmm": r"([+-])(\d\d)(\d\d)?", "+HHMM": r"([+-])(\d\d)(\d\d)", "+HH:MM": r"([+-])(\d\d):(\d\d)",
    "+HHMMss": r"([+-])(\d\d)(\d\d)(\d\d)?", "+HH:MM:ss": r"([+-])(\d\d):(\d\d)(?::(\d\d))?",
    "lenient": r"([+-])(\d\d)(?::?(\d\d)(?::?(\d\d))?)?",
}  # fmt: skip


def _localized_offset(piece: Piece, text: str, at: int, fields: Fields) -> int:
    match = re.compile(r"GMT(?:([+-])(\d\d?)(?::(\d\d))?)?").match(text, at)
    if match is None:
        raise Failed(at)
    total = int(match[2] or 0) * 3600 + int(match[3] or 0) * 60
    fields.put("OFFSET_SECONDS", -total if match[1] == "-" else total, at)
    return match.end()


def _zone_id(piece: Piece, text: str, at: int, fields: Fields) -> int:
    match = _ZONE.match(text, at)
    if match is None:
        raise Failed(at)
    for end in range(match.end(), at, -1):
        part = "Z" if fields.insensitive and text[at:end] == "z" else text[at:end]
        if part == "Z" or part[0] in "+-" or part in identifiers() or part[:3] in ("UTC", "GMT"):
            try:
                fields.zone = ZoneId.of(part)
            except DateTimeException:
                continue
            return end
    raise Failed(at)


def _zone_text(piece: Piece, text: str, at: int, fields: Fields) -> int:
    try:
        return _zone_id(piece, text, at, fields)
    except Failed:
        name = parse_name(text, at, zone("GMT"))
        if name is None:
            raise
        fields.zone = ZoneId.of(name[1].identifier)
        return name[0]


def _optional(piece: Piece, text: str, at: int, fields: Fields) -> int:
    trial = fields.copy()
    try:
        end = parsed(piece.inner, text, at, trial)
    except Failed:
        return at
    fields.values, fields.zone, fields.insensitive = trial.values, trial.zone, trial.insensitive
    return end


def _insensitive(piece: Piece, text: str, at: int, fields: Fields) -> int:
    fields.insensitive = True
    return at


def _refused(piece: Piece, text: str, at: int, fields: Fields) -> int:
    raise NotEmulated(f"DateTimeFormatter parsing {piece.kind}")


def _instant(piece: Piece, text: str, at: int, fields: Fields) -> int:
    return parsed(piece.inner, text, at, fields)


Parser = Callable[[Piece, str, int, Fields], int]
PARSERS: Dict[str, Parser] = {
    "value": _value, "reduced": _reduced, "text": _text, "fraction": _fraction, "literal": _literal, "offset": _offset,
    "localized_offset": _localized_offset, "zone_id": _zone_id, "zone_region": _zone_id, "zone_text": _zone_text, "week": _refused,
    "iso_week": _refused, "optional": _optional, "insensitive": _insensitive, "instant": _instant,
}  # fmt: skip
