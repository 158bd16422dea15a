"""java.util.Formatter for String.format: flags, width, precision and the conversions of texts, numbers, truth values and characters."""

from __future__ import annotations

import re
from typing import Any, Callable, Dict, List

from ...base.errors import NotEmulated
from ..util.format_exceptions import (
    FormatFlagsConversionMismatchException,
    IllegalFormatConversionException,
    MissingFormatArgumentException,
    UnknownFormatConversionException,
)
from .character import Character
from .object import class_name, unboxed
from .value_text import java_text

_SPECIFIER = re.compile(r"%(?:(?P<index>\d+)\$)?(?P<flags>[-#+ 0,(<]*)(?P<width>\d+)?(?:\.(?P<precision>\d+))?(?P<kind>[a-zA-Z%])?")
_WHOLE, _FLOATING = "dox", "efg"


def format_text(pattern: Any, *arguments: Any) -> str:
    """The pattern filled with the arguments, or with those of one list. Dates (%t) and hexadecimal floats (%a) are NotEmulated."""
    values = list(arguments[0]) if len(arguments) == 1 and isinstance(arguments[0], (list, tuple)) else list(arguments)
    pieces = _Pieces(values)
    return _SPECIFIER.sub(pieces.of, java_text(pattern))


class _Pieces:
    """Which argument is next, from piece to piece."""

    def __init__(self, values: List[Any]) -> None:
        self._values, self._next, self._last = values, 0, 0

    def of(self, specifier: re.Match[str]) -> str:
        kind = specifier["kind"]
        if kind is None:
            raise UnknownFormatConversionException("Conversion = '%'")
        if kind in "%n":
            return _padded("%" if kind == "%" else "\n", specifier)
        if kind.lower() not in _CONVERSIONS:
            if kind.lower() in "tah":
                raise NotEmulated(f"String.format with {specifier.group(0)}", advice="format the value in Python")
            raise UnknownFormatConversionException(f"Conversion = '{kind}'")
        text = _CONVERSIONS[kind.lower()](self._value(specifier), specifier)
        return _padded(text.upper() if kind.isupper() else text, specifier)

    def _value(self, specifier: re.Match[str]) -> Any:
        if "<" in specifier["flags"]:
            place = self._last
        elif specifier["index"]:
            place = int(specifier["index"]) - 1
        else:
            place, self._next = self._next, self._next + 1
        if place >= len(self._values):
            raise MissingFormatArgumentException(f"Format specifier '{specifier.group(0)}'")
        self._last = place
        return self._values[place]


def _padded(text: str, specifier: re.Match[str]) -> str:
    width = int(specifier["width"] or 0)
    return text.ljust(width) if "-" in specifier["flags"] else text.rjust(width)


def _cut(text: str, specifier: re.Match[str]) -> str:
    return text if specifier["precision"] is None else text[: int(specifier["precision"])]


def _text(value: Any, specifier: re.Match[str]) -> str:
    return _cut(java_text(value), specifier)


def _truth(value: Any, specifier: re.Match[str]) -> str:
    return _cut("true" if unboxed(value) is not None and unboxed(value) is not False else "false", specifier)


def _refuse(kind: str, value: Any) -> IllegalFormatConversionException:
    return IllegalFormatConversionException(f"{kind} != {class_name(value)}")


def _character(value: Any, specifier: re.Match[str]) -> str:
    code = unboxed(value)
    if code is None:
        return "null"
    if isinstance(value, Character):
        return str.__str__(code)
    if isinstance(code, bool) or not isinstance(code, int):
        raise _refuse("c", value)
    return chr(code)


def _number(value: Any, specifier: re.Match[str]) -> str:
    kind, refused = specifier["kind"].lower(), value
    value = unboxed(value)
    if value is None:
        return "null"
    if isinstance(value, bool) or not isinstance(value, int if kind in _WHOLE else float):
        raise _refuse(specifier["kind"], refused)
    if kind in "ox":
        if "," in specifier["flags"]:
            raise FormatFlagsConversionMismatchException(f"Conversion = {kind}, Flags = ,")
        bits = 32 if -(2**31) <= value < 2**31 else 64
        digits = format(int(value) & ((1 << bits) - 1), kind)
        return ({"x": "0x", "o": "0"}[kind] if "#" in specifier["flags"] else "") + digits
    return _signed(value, _digits(abs(value), kind, specifier), specifier)


def _digits(value: Any, kind: str, specifier: re.Match[str]) -> str:
    comma = "," if "," in specifier["flags"] else ""
    if kind == "d":
        return format(value, comma + "d")
    precision = specifier["precision"] or "6"
    return _half_up(value, int(precision), comma) if kind == "f" else format(value, f"{comma}.{precision}{kind}")


def _half_up(value: float, places: int, comma: str) -> str:
    """RoundingMode.HALF_UP of the digits that Double.toString shows."""
    from decimal import ROUND_HALF_UP, Decimal

    if value != value or value in (float("inf"),):
        return "NaN" if value != value else "Infinity"
    return format(Decimal(repr(value)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP), comma + "f")


_OF_NEGATIVE = {True: ("(", ")"), False: ("-", "")}


def _signed(value: Any, digits: str, specifier: re.Match[str]) -> str:
    flags, width = specifier["flags"], int(specifier["width"] or 0)
    before, after = _OF_NEGATIVE["(" in flags] if value < 0 else ("+" if "+" in flags else " " if " " in flags else "", "")
    if "0" in flags:
        digits = digits.rjust(width - len(before) - len(after), "0")
    return before + digits + after


_CONVERSIONS: Dict[str, Callable[[Any, re.Match[str]], str]] = {
    "s": _text, "b": _truth, "c": _character, "d": _number, "x": _number, "o": _number, "f": _number, "e": _number, "g": _number,
}  # fmt: skip
