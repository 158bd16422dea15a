"""The fields of ``template.format(...)``; a template that has none needs nothing of it."""

from __future__ import annotations

import re
import string
from array import array
from collections import OrderedDict
from typing import Any, Sequence, Tuple

from ...java.lang.throwable import ArrayIndexOutOfBoundsException
from .bytestring import DEFAULT, ByteString
from .dict import JythonDict
from .integers import HIGHEST
from .old_classes import lacks
from .text import repr_, text_of

_OF_STRINGS: Tuple[Any, ...] = (str.__format__, object.__format__)
_CODES = {"string": "s", "integer": "bcdoxXn", "float": "eEfFgGn%", "complex": "eEfFgGn"}
_OF_DECIMAL = re.compile(r"(?:.?[<>=^])?[-+ ]?0?(?:(?!0)\d+)?,?(?:\.(?:0|(?!0)\d+))?[eEfFgGn%]?\Z", re.S)  # Lib/decimal.py
_split = string._string.formatter_field_name_split  # type: ignore[attr-defined]
_SPEC = re.compile(
    r"(?:.?(?P<align>[<>=^]))?(?P<sign>[-+ ]?)(?P<alternate>#?)(?P<zero>0?)\d*(?P<comma>,?)(?:\.\d+)?(?P<code>[^.]?)\Z", re.S
)
_NO_PRECISION = re.compile(r"\.(?!\d)")
_NEGATIVE = re.compile(r"-\d+\Z")
_NO_CHAR = "\uffff"  # Java's char for none
_NO_GROUPING = {"string": "s", "integer": "bcoxXn", "float": "n", "complex": "n"}


class Formatter(string.Formatter):
    def __init__(self, wants_unicode: bool) -> None:
        super().__init__()
        self.wants_unicode = wants_unicode

    def format_field(self, value: Any, format_spec: str) -> str:
        text = self._text(str.__str__(value), not isinstance(value, ByteString)) if isinstance(value, str) else None
        if format_spec:
            _refuse(_kind(value), format_spec)
        if text is not None:
            return str.__format__(text, format_spec)
        if format_spec and type(value).__name__ == "Decimal" and not _OF_DECIMAL.match(format_spec):
            raise ValueError(f"Invalid format specifier: {format_spec}")
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
        return _str(value) if conversion == "s" else value

    def get_field(self, field_name: str, args: Sequence[Any], kwargs: Any) -> Any:
        first, parts = _split(field_name)
        value = self.get_value(first, args, kwargs)
        for is_attribute, key in parts:
            value = getattr(value, key) if is_attribute else _item(value, key)
        return value, first

    def get_value(self, key: Any, args: Sequence[Any], kwargs: Any) -> Any:
        if isinstance(key, int) and key >= len(args):
            raise IndexError("tuple index out of range")
        if isinstance(key, str) and _NEGATIVE.match(key):
            raise ArrayIndexOutOfBoundsException(f"Index {key} out of bounds for length {len(args) + len(kwargs)}")
        return super().get_value(key, args, kwargs)


_SEQUENCES = (str, list, tuple, bytearray, array)


def _item(container: Any, key: Any) -> Any:
    """``{0[key]}``: PyObject.__getitem__, whose index is not the one of a script's ``x[key]``."""
    if lacks(container, "__getitem__"):
        return container.__getitem__(key)
    if isinstance(container, _SEQUENCES) and isinstance(key, str) and key[:1] == "-" and key[1:].isdigit():
        key = int(key)
    if isinstance(key, int) and key > HIGHEST:
        key = str(key)
    if isinstance(key, int):
        if isinstance(container, JythonDict):
            raise TypeError(ByteString("loop over non-sequence"))
        if isinstance(container, OrderedDict) and key not in container:
            raise KeyError(ByteString(str(key)))
        if isinstance(container, _SEQUENCES) and not -len(container) <= key < len(container):
            raise KeyError(ByteString(str(key)))
    return container[key]


def _formatted(value: Any, format_spec: str, text: str) -> str:
    own: Any = type(value).__format__
    return format(text, format_spec) if own is object.__format__ or not format_spec else format(value, format_spec)


def _str(value: Any) -> ByteString:
    shown = text_of(value)
    return shown if isinstance(shown, ByteString) else ByteString(str.encode(shown, DEFAULT.encoding).decode("latin-1"))


def _refuse(kind: str, format_spec: str) -> None:
    """InternalFormat.Parser, TextFormatter, IntegerFormatter and FloatFormatter: what Python 3 formats, or refuses in other words."""
    if not kind:
        return
    spec = _SPEC.match(format_spec)
    if spec is None:
        missing = _NO_PRECISION.search(format_spec)
        raise ValueError("Format specifier missing precision" if missing else "Invalid conversion specification")
    code = spec["code"]
    if kind == "integer" and code and code not in _CODES[kind] and code in _CODES["float"]:
        kind = "float"
    if code not in _CODES[kind]:
        raise ValueError(f"Unknown format code '{code}' for object of type '{kind}'")
    if kind == "string" and spec["zero"] and not spec["align"] and not spec["sign"] and not spec["alternate"]:
        raise ValueError("'=' alignment flag not allowed in string format specifier")
    if code == "c" and spec["sign"]:
        raise ValueError("Sign not allowed with integer format specifier 'c'")
    if spec["comma"] and (kind == "string" or code and code in _NO_GROUPING[kind]):
        raise ValueError(f"Grouping not allowed with {kind} format specifier '{code or _NO_CHAR}'")
    if spec["alternate"] and kind in ("float", "complex"):
        raise ValueError(f"Alternate form (#) not allowed in {kind} format specifier")


def _kind(value: Any) -> str:
    """As the words of Jython name it; '' for what formats itself."""
    for types, kind in ((int, "integer"), (float, "float"), (complex, "complex")):
        if isinstance(value, types):
            return kind
    return "string" if type(value).__format__ in _OF_STRINGS else ""
