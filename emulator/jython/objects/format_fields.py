"""The fields of ``template.format(...)``; a template that has none needs nothing of it."""

from __future__ import annotations

import string
from typing import Any, Sequence, Tuple

from .bytestring import DEFAULT, ByteString
from .text import repr_, text_of

_OF_STRINGS: Tuple[Any, ...] = (str.__format__, object.__format__)


class Formatter(string.Formatter):
    def __init__(self, wants_unicode: bool) -> None:
        super().__init__()
        self.wants_unicode = wants_unicode

    def format_field(self, value: Any, format_spec: str) -> str:
        if "," in format_spec and not isinstance(value, (int, float, complex)) and type(value).__format__ in _OF_STRINGS:
            specifier = format_spec[-1] if format_spec[-1].isalpha() else "\uffff"  # Java's char for none
            raise ValueError(f"Grouping not allowed with string format specifier '{specifier}'")
        if isinstance(value, str):
            return str.__format__(self._text(str.__str__(value), not isinstance(value, ByteString)), format_spec)
        if isinstance(value, bool) and not format_spec:
            return str(int(value))  # PyInteger.__format__ does not ask PyBoolean for its text
        if not format_spec or not isinstance(value, (int, float)):
            shown = text_of(value)
            return self._text(_formatted(value, format_spec, str.__str__(shown)), not isinstance(shown, ByteString))
        return format(value, format_spec)

    def _text(self, text: str, unicode: bool) -> str:
        """A byte string takes unicode that is ASCII; the place in the error is the one in the value."""
        if unicode and not self.wants_unicode:
            return str.encode(text, DEFAULT.encoding).decode("latin-1")
        return text

    def convert_field(self, value: Any, conversion: Any) -> Any:
        if conversion == "r":
            return repr_(value)
        if conversion not in (None, "s"):
            raise ValueError(f"Unknown conversion specifier {conversion}")
        return ByteString(text_of(value)) if conversion == "s" else value

    def get_value(self, key: Any, args: Sequence[Any], kwargs: Any) -> Any:
        if isinstance(key, int) and key >= len(args):
            raise IndexError("tuple index out of range")
        return super().get_value(key, args, kwargs)


def _formatted(value: Any, format_spec: str, text: str) -> str:
    own: Any = type(value).__format__
    return format(text, format_spec) if own is object.__format__ or not format_spec else format(value, format_spec)
