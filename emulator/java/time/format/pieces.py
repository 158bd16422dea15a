"""What a DateTimeFormatter is made of: the pieces of a pattern, each with its text in toString (DateTimeFormatterBuilder of JDK 17)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Callable, Dict, List, Optional, Tuple

from ...lang.throwable import IllegalArgumentException
from ..temporal.chrono_field import FIELDS

NORMAL, NOT_NEGATIVE, EXCEEDS_PAD = "NORMAL", "NOT_NEGATIVE", "EXCEEDS_PAD"


@dataclass(frozen=True)
class Piece:
    """``kind`` is value, reduced, text, fraction, literal, offset, localized_offset, zone_id, zone_text, week, optional,
    insensitive or instant.
    """

    kind: str
    field: str = ""
    least: int = 0
    most: int = 0
    sign: str = NORMAL
    text: str = ""
    style: str = ""
    fixed: bool = False
    following: int = 0  # digits of the values right behind it
    inner: Tuple[Piece, ...] = ()

    def shown(self) -> str:
        """As DateTimeFormatter.toString shows it."""
        show = _SHOWN.get(self.kind)
        return show(self) if show else ""


def _value(piece: Piece) -> str:
    name = FIELDS[piece.field].toString()
    if (piece.least, piece.most, piece.sign) == (1, 19, NORMAL):
        return f"Value({name})"
    if piece.least == piece.most and piece.sign == NOT_NEGATIVE:
        return f"Value({name},{piece.least})"
    return f"Value({name},{piece.least},{piece.most},{piece.sign})"


def _literal(piece: Piece) -> str:
    return "''" if piece.text == "'" else f"'{piece.text}'"


_SHOWN: Dict[str, Callable[[Piece], str]] = {
    "value": _value,
    "literal": _literal,
    "reduced": lambda piece: f"ReducedValue({FIELDS[piece.field].toString()},2,2,2000-01-01)",
    "text": lambda piece: f"Text({FIELDS[piece.field].toString()}" + (")" if piece.style == "FULL" else f",{piece.style})"),
    "fraction": lambda piece: (
        f"Fraction({FIELDS[piece.field].toString()},{piece.least},{piece.most}{',DecimalPoint' if piece.text else ''})"
    ),
    "offset": lambda piece: f"Offset({piece.style},'{piece.text}')",
    "localized_offset": lambda piece: f"LocalizedOffset({piece.style})",
    "zone_id": lambda piece: "ZoneId()",
    "zone_text": lambda piece: f"ZoneText({piece.style})",
    "week": lambda piece: f"Localized({piece.field})",
    "optional": lambda piece: "[" + "".join(part.shown() for part in piece.inner) + "]",
}

_LETTERS: Dict[str, str] = {
    "G": "ERA", "u": "YEAR", "y": "YEAR_OF_ERA", "Q": "QUARTER", "q": "QUARTER", "M": "MONTH_OF_YEAR", "L": "MONTH_OF_YEAR",
    "D": "DAY_OF_YEAR", "d": "DAY_OF_MONTH", "F": "ALIGNED_WEEK_OF_MONTH", "E": "DAY_OF_WEEK", "a": "AMPM_OF_DAY", "H": "HOUR_OF_DAY",
    "k": "CLOCK_HOUR_OF_DAY", "K": "HOUR_OF_AMPM", "h": "CLOCK_HOUR_OF_AMPM", "m": "MINUTE_OF_HOUR", "s": "SECOND_OF_MINUTE",
    "S": "NANO_OF_SECOND", "A": "MILLI_OF_DAY", "n": "NANO_OF_SECOND", "N": "NANO_OF_DAY",
}  # fmt: skip
_STYLES = {1: "SHORT", 2: "SHORT", 3: "SHORT", 4: "FULL", 5: "NARROW"}
_OFFSETS = ("", "+HHmm", "+HHMM", "+HH:MM", "+HHMMss", "+HH:MM:ss")


def compile_pattern(pattern: str) -> Tuple[Piece, ...]:
    """The pieces of a pattern; IllegalArgumentException in Java's words."""
    stack: List[List[Piece]] = [[]]
    at = 0
    while at < len(pattern):
        char = pattern[at]
        if char.isascii() and char.isalpha():
            end = at
            while end < len(pattern) and pattern[end] == char:
                end += 1
            stack[-1].append(_of_letter(char, end - at))
            at = end
        elif char == "'":
            text, at = _quoted(pattern, at)
            stack[-1].append(Piece("literal", text=text))
        elif char == "[":
            stack.append([])
            at += 1
        elif char == "]":
            if len(stack) == 1:
                raise IllegalArgumentException("Pattern invalid as it contains ] without previous [")
            inner = stack.pop()
            stack[-1].append(Piece("optional", inner=joined(inner)))
            at += 1
        elif char in "{}#":
            raise IllegalArgumentException(f"Pattern includes reserved character: '{char}'")
        else:
            stack[-1].append(Piece("literal", text=char))
            at += 1
    while len(stack) > 1:
        inner = stack.pop()
        stack[-1].append(Piece("optional", inner=joined(inner)))
    return joined(stack[0])


def _quoted(pattern: str, at: int) -> Tuple[str, int]:
    end, text = at + 1, ""
    while end < len(pattern):
        if pattern[end] == "'":
            if pattern[end + 1 : end + 2] != "'":
                return text or "'", end + 1
            end += 1
        text += pattern[end]
        end += 1
    raise IllegalArgumentException(f"Pattern ends with an incomplete string literal: {pattern}")


def _too_many(letter: str) -> IllegalArgumentException:
    return IllegalArgumentException(f"Too many pattern letters: {letter}")


def _of_letter(letter: str, count: int) -> Piece:
    if letter in "zVOXxZ":
        return _of_zone(letter, count)
    if letter in "ecwWY":
        return _of_week(letter, count)
    field = _LETTERS.get(letter)
    if field is None:
        from ....base.errors import NotEmulated

        if letter in "pBgv":
            raise NotEmulated(f"DateTimeFormatter pattern letter {letter}")
        raise IllegalArgumentException(f"Unknown pattern letter: {letter}")
    if letter in "uy":
        if count == 2:
            return Piece("reduced", field, 2, 2, NOT_NEGATIVE)
        return Piece("value", field, count, 19, NORMAL if count < 4 else EXCEEDS_PAD)
    if letter in "MLQq" and count <= 2 or letter in "dhHkKmsF":
        if count > 2:
            raise _too_many(letter)
        return number(field) if count == 1 else number(field, 2)
    if letter in "MLQqEaG":
        if count > 5 or letter == "a" and count > 1:
            raise _too_many(letter)
        return Piece("text", field, style=_STYLES[count])
    if letter == "S":
        if count > 9:
            raise IllegalArgumentException(f"Maximum width must be from 1 to 9 inclusive but was {count}")
        return Piece("fraction", field, count, count)
    if letter == "D":
        if count > 3:
            raise _too_many(letter)
        return number(field) if count == 1 else Piece("value", field, count, 3, NOT_NEGATIVE)
    return Piece("value", field, count, 19, NOT_NEGATIVE)


def _of_zone(letter: str, count: int) -> Piece:
    if letter == "V":
        if count != 2:
            raise IllegalArgumentException("Pattern letter count must be 2: V")
        return Piece("zone_id")
    if letter == "z":
        if count > 4:
            raise _too_many("z")
        return Piece("zone_text", style="FULL" if count == 4 else "SHORT")
    if letter == "O":
        if count not in (1, 4):
            raise IllegalArgumentException("Pattern letter count must be 1 or 4: O")
        return Piece("localized_offset", style="FULL" if count == 4 else "SHORT")
    if letter == "Z":
        if count == 4:
            return Piece("localized_offset", style="FULL")
        if count > 5:
            raise _too_many("Z")
        return Piece("offset", style="+HHMM", text="+0000") if count < 4 else Piece("offset", style="+HH:MM:ss", text="Z")
    if count > 5:
        raise _too_many(letter)
    zero = "Z" if letter == "X" else "+00" if count == 1 else "+0000" if count % 2 == 0 else "+00:00"
    return Piece("offset", style=_OFFSETS[count], text=zero)


def _of_week(letter: str, count: int) -> Piece:
    if letter in "ec" and count >= 3:
        return Piece("text", "DAY_OF_WEEK", style=_STYLES[min(count, 5)])
    if letter == "c" and count == 2:
        raise IllegalArgumentException("Invalid pattern \"cc\"")
    if letter == "W" and count > 1 or letter in "we" and count > 2:
        raise _too_many(letter)
    return Piece("week", letter, count, max(count, 2) if letter != "Y" else 19)


def number(field: str, width: int = 0) -> Piece:
    """appendValue(field), appendValue(field, width)."""
    return Piece("value", field, width, width, NOT_NEGATIVE) if width else Piece("value", field, 1, 19)


def literal(text: str) -> Piece:
    """appendLiteral."""
    return Piece("literal", text=text)


def optional(*inner: Piece) -> Piece:
    """optionalStart … optionalEnd."""
    return Piece("optional", inner=joined(list(inner)))


def joined(pieces: List[Piece]) -> Tuple[Piece, ...]:
    """Values that stand side by side know how many digits follow (DateTimeFormatterBuilder.appendValue)."""
    out: List[Piece] = []
    base: Optional[int] = None
    for piece in pieces:
        if piece.kind in ("value", "reduced") or piece.kind == "fraction" and piece.least == piece.most and not piece.text:
            fixed = piece.least == piece.most and piece.sign == NOT_NEGATIVE or piece.kind == "fraction"
            if base is not None and fixed:
                out[base] = replace(out[base], following=out[base].following + piece.most)
                out.append(replace(piece, fixed=True))
                continue
            if base is not None:
                out[base] = replace(out[base], fixed=True)
            base = len(out) if piece.kind != "fraction" else None
        else:
            base = None
        out.append(piece)
    return tuple(out)
