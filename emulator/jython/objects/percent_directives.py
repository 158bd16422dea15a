"""The directives of ``%``: flags, width, precision, keys, and each kind's text of a value."""

from __future__ import annotations

import contextlib
import re
from typing import Any, Optional, Tuple

from .bytestring import ByteString, as_unicode
from .integers import is_long, item
from .old_classes import OldInstance
from .text import repr_, shown_by_java, text_of
from .types import type_name

_DIRECTIVE = re.compile(r"([-+ #0]*)(\*|\d+)?(?:(\.)(\*|\d+)?)?[hlL]?(.)?", re.DOTALL)
_PARENTHESES = {"(": 1, ")": -1}
_WHOLE, _FRACTION = "diouxX", "eEfFgG"
_SEQUENCES = (str, list, tuple, bytearray)
_SEQUENCE_NAMES = ("xrange", "array.array")


class Formatter:
    """One ``template % arguments``; ``unicode``: the result is, and what comes from now on has to be."""

    def __init__(self, template: str, arguments: Any) -> None:
        self.template, self.unicode = str.__str__(template), not isinstance(template, ByteString)
        self.mapping = arguments
        self.is_mapping = _is_mapping(arguments)
        self.values = list(arguments) if isinstance(arguments, tuple) else [arguments]
        self.used = 0

    def text(self) -> str:
        """The template with its directives filled in."""
        pieces, position = [], 0
        while True:
            start = self.template.find("%", position)
            if start < 0:
                break
            pieces.append(self.template[position:start])
            piece, position = self.directive(start + 1)
            pieces.append(piece)
        if not self.is_mapping and self.used < len(self.values):
            raise TypeError("not all arguments converted during string formatting")
        return "".join([*pieces, self.template[position:]])

    def directive(self, position: int) -> Tuple[str, int]:
        """The text of one, and where it ends."""
        if self.template.startswith("(", position):
            position = self.key(position)
        match = _DIRECTIVE.match(self.template, position)
        assert match is not None
        flags, width, dot, precision, kind = match.groups()
        columns = self.number(width) or 0
        digits = self.number(precision or "0") if dot else None
        if kind is None:
            raise ValueError("incomplete format")
        if columns < 0:
            flags, columns = flags + "-", -columns
        if digits is not None and digits < 0:
            digits = None if digits == -1 else 0
        return self.converted(kind, flags, columns, digits, match.end() - 1), match.end()

    def key(self, position: int) -> int:
        """Take the value of a key, which stays the argument of all that name none; where the key ends."""
        if not self.is_mapping:
            raise TypeError("format requires a mapping")
        depth, end = 1, position + 1
        while depth:
            if end >= len(self.template):
                raise ValueError("incomplete format")
            depth += _PARENTHESES.get(self.template[end], 0)
            end += 1
        key = self.template[position + 1 : end - 1]
        if isinstance(self.mapping, OldInstance) and not hasattr(self.mapping, "__getitem__"):
            raise AttributeError(ByteString(f"{type(self.mapping).__name__} instance has no attribute '__getitem__'"))
        self.values = [item(self.mapping, key if self.unicode else ByteString(key))]
        return end

    def number(self, text: Optional[str]) -> Optional[int]:
        """A width or precision: written, or the next argument."""
        if text != "*":
            return int(text) if text else None
        value = self.next()
        if not isinstance(value, int) or is_long(value):
            raise TypeError("* wants int")
        return int(value)

    def next(self) -> Any:
        if self.is_mapping:
            return self.values[0]
        if self.used >= len(self.values):
            raise TypeError("not enough arguments for format string")
        self.used += 1
        return self.values[self.used - 1]

    def converted(self, kind: str, flags: str, columns: int, digits: Optional[int], index: int) -> str:
        if kind == "%":
            return "%".ljust(columns) if "-" in flags else "%".rjust(columns)
        value = self.next()
        spec = f"%{flags}{columns or ''}" + ("" if digits is None else f".{digits}")
        if kind in "sr":
            return str.__mod__(spec + "s", (self.shown(kind, value),))
        if kind == "c":
            return str.__mod__(spec + "c", (self.character(value),))
        if kind in _WHOLE:
            number = _whole(kind, value)
            return _octal(number, flags, columns, digits or 0) if kind == "o" and "#" in flags else str.__mod__(spec + kind, (number,))
        if kind in _FRACTION:
            return str.__mod__(spec + kind, (_fraction(value),))
        shown = kind if kind.isascii() else "?"
        raise ValueError(ByteString(f"unsupported format character '{shown}' (0x{ord(kind):x}) at index {index}"))

    def shown(self, kind: str, value: Any) -> str:
        """For ``s`` its text, of a unicode template by ``__unicode__``; for ``r`` its repr."""
        own = getattr(type(value), "__unicode__", None) if self.unicode and kind == "s" else None
        shown = repr_(value) if kind == "r" else str(own(value)) if own else text_of(value)
        if self.unicode and isinstance(shown, ByteString):
            as_unicode(shown)
        is_text = isinstance(value, str)
        self.unicode = self.unicode or shown_by_java(value)
        self.unicode = self.unicode or not isinstance(shown, ByteString) and not (shown.isascii() and not is_text)
        return str.__str__(shown)

    def character(self, value: Any) -> Any:
        if isinstance(value, str):
            if len(value) != 1:
                raise TypeError("%c requires int or char")
            self.unicode = self.unicode or not isinstance(value, ByteString)
            return str.__str__(value)
        number = _whole("c", value)
        if number < 0:
            raise OverflowError("unsigned byte integer is less than minimum")
        if number > (0x10FFFF if self.unicode else 0xFF):
            raise OverflowError("unsigned byte integer is greater than maximum")
        return number


def _is_mapping(value: Any) -> bool:
    """StringFormatter.format: a dict, or whatever has items and is no sequence; an instance of an old class has any attribute."""
    if isinstance(value, (dict, OldInstance, BaseException)):
        return True
    if isinstance(value, _SEQUENCES) or type_name(value) in _SEQUENCE_NAMES:
        return False
    return hasattr(value, "__getitem__") or hasattr(value, "get")


def _whole(kind: str, value: Any) -> int:
    if isinstance(value, float):
        if value in (float("inf"), float("-inf")):
            raise OverflowError("cannot convert float infinity to long")
        return int(value)
    if isinstance(value, int):
        return int(value)
    if not isinstance(value, str) and hasattr(type(value), "__float__"):
        with contextlib.suppress(OverflowError, ValueError):
            return int(value)
    raise TypeError(f"%{kind} format: a number is required, not {type_name(value)}")


def _fraction(value: Any) -> float:
    if not isinstance(value, (int, float, str)) and hasattr(type(value), "__float__"):
        return float(value)
    if not isinstance(value, (int, float)):
        raise TypeError("float argument required, not " + type_name(value))
    return value


def _octal(number: int, flags: str, columns: int, digits: int) -> str:
    """``%#o``: the zero in front is one of the digits that the precision asks for."""
    text = f"{abs(number):o}"
    text = ("0" + text if number else text).zfill(digits)
    sign = "-" if number < 0 else "+" if "+" in flags else " " if " " in flags else ""
    if "-" in flags:
        return (sign + text).ljust(columns)
    return sign + text.zfill(columns - len(sign)) if "0" in flags else (sign + text).rjust(columns)
