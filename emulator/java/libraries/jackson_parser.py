"""Jackson's parser: objects, arrays and values of a document (Jackson 2.13, ReaderBasedJsonParser)."""

from __future__ import annotations

from typing import Any, Dict, List, Optional, Sequence, Tuple

from ..jackson.core.json_location import JsonLocation, Origin
from ..jackson.core.json_parse_exception import JsonParseException
from ..jackson.databind.exc.exceptions import MismatchedInputException
from .jackson_scanner import Scanner, is_identifier_part, is_identifier_start, text_of

NOTHING: Any = object()  # a document without any value
_WORDS = {0x74: ("true", True), 0x66: ("false", False), 0x6E: ("null", None)}
_ALSO_IN_NAMES = b"@#*-+"  # CharTypes.sInputCodesJsNames
_CLOSERS = {0x5D: "Array", 0x7D: "Object"}


class Parser(Scanner):
    """``reading`` is a Reading of ``jackson.py``."""

    _no_name = "was expecting double-quote to start field name"

    def __init__(self, units: Sequence[int], origin: Origin, reading: Any, start: int = 0) -> None:
        super().__init__(units, origin, reading.features, reading.numbers)
        self._at = start
        self._named_from, self._unique_names = reading.named_from, reading.unique_names

    def document(self) -> Any:
        """The first value; NOTHING where there is none."""
        unit = self._next()
        if unit < 0:
            return NOTHING
        if unit in _CLOSERS:
            self._close(unit)
        return self._value(unit)

    def following(self) -> Optional[Tuple[str, JsonLocation]]:
        """The token that follows the value, and where it is; None at the end."""
        unit = self._next()
        if unit < 0:
            return None
        if unit in _CLOSERS:
            self._close(unit)
        where = self.location(-1)
        begun = {0x22: "VALUE_STRING", 0x7B: "START_OBJECT", 0x5B: "START_ARRAY"}.get(unit)
        if begun is None:
            self._value(unit)
        return begun or self._token, where

    def _value(self, unit: int) -> Any:
        if unit == 0x22:
            self._token = "VALUE_STRING"
            return self._text()
        if unit == 0x7B:
            return self._object()
        if unit == 0x5B:
            return self._array()
        if unit == 0x2D or 0x30 <= unit <= 0x39:
            return self._number(unit)
        if unit in _WORDS:
            word, value = _WORDS[unit]
            self._match(word, 1)
            self._token = f"VALUE_{word.upper()}"
            return value
        if unit == 0x2E and "ALLOW_LEADING_DECIMAL_POINT_FOR_NUMBERS" in self._features:
            return self._fraction(self._at - 1, self._at - 1, False)
        return self._odd_value(unit)

    def _text(self) -> str:
        return self._string(0x22, ": was expecting closing quote for a string value", "string value")

    def _odd_value(self, unit: int) -> Any:
        """What begins no value of JSON: an error, or what a feature allows."""
        if unit == 0x27 and "ALLOW_SINGLE_QUOTES" in self._features:
            return self._string(0x27, ": was expecting closing quote for a string value", "string value")
        if (unit == 0x2C or (unit == 0x5D and self._scope() == "Array")) and self._may_miss():
            self._at -= 1
            self._token = "VALUE_NULL"
            return None
        if unit == 0x4E:
            return self._special("NaN", 1)
        if unit == 0x49:
            return self._special("Infinity", 1)
        if unit == 0x2B:
            return self._odd_number(self._demand(" in a Number value"), False)
        if is_identifier_start(unit):
            raise self._unknown_token(chr(unit))
        raise self._no_value(unit)

    def _may_miss(self) -> bool:
        return bool(self._scopes) and "ALLOW_MISSING_VALUES" in self._features

    def _no_value(self, unit: int) -> JsonParseException:
        return self._unexpected(unit, f"expected a valid value {self._values()}")

    def _array(self) -> List[Any]:
        self._open("Array")
        items: List[Any] = []
        while True:
            unit = self._entry(bool(items))
            if unit < 0:
                return items
            items.append(self._element(unit))

    def _element(self, unit: int) -> Any:
        if unit == 0x7D:
            raise self._unexpected(unit, "expected a value")
        return self._value(unit)

    def _object(self) -> Dict[str, Any]:
        by_token = self._named_from is not None and len(self._scopes) + 1 >= self._named_from
        self._open("Object")
        fields: Dict[str, Any] = {}
        first = True
        while True:
            unit = self._entry(not first)
            if unit < 0:
                return fields
            name = self._name(unit)
            if name in fields and "STRICT_DUPLICATE_DETECTION" in self._features:
                raise self.failure(f"Duplicate field '{name}'")
            self._token = "FIELD_NAME"
            unit = self._after_colon()
            value = self._element(unit) if first and by_token else self._value(unit)
            if name in fields and self._unique_names:
                raise self._twice(name)
            fields[name] = value
            first = False

    # step by step, for what looks at a field before its value

    def next_unit(self) -> int:
        """The first unit of the next token; below 0 at the end."""
        unit = self._next()
        if unit in _CLOSERS:
            self._close(unit)
        return unit

    def token_of(self, unit: int) -> str:
        """The token that begins with a unit; a scalar is read whole."""
        begun = {0x7B: "START_OBJECT", 0x5B: "START_ARRAY"}.get(unit)
        if begun is None:
            self._value(unit)
        return begun or self._token

    def first_field(self) -> Tuple[Optional[str], JsonLocation, int]:
        """Behind an opening brace: the field's name, None where there is none, where it is, and the first unit of its value."""
        self._open("Object")
        unit = self._entry(False)
        place = self.location(-1)
        return (None, place, unit) if unit < 0 else (self._name(unit), place, self._after_colon())

    def field_value(self, unit: int) -> Any:
        """The value that begins with a unit."""
        return self._element(unit)

    def following_field(self) -> Optional[JsonLocation]:
        """Where the next field of what is open stands; None where it is closed."""
        return None if self._entry(True) < 0 else self.location(-1)

    def _twice(self, name: str) -> MismatchedInputException:
        rule = "not allowed when `DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY` enabled"
        return MismatchedInputException(f"Duplicate field '{name}' for `ObjectNode`: {rule}", self.location(-1))

    def _entry(self, comma: bool) -> int:
        """The first unit of the next entry of what is open; -1 where it is closed."""
        unit = self._next()
        if unit < 0:
            kind, start = self._scopes[-1]
            raise self._end_of_input(f": expected close marker for {kind} (start marker at {start.toString()})")
        if unit in _CLOSERS:
            self._close(unit)
            return -1
        if comma:
            if unit != 0x2C:
                raise self._unexpected(unit, f"was expecting comma to separate {self._scope()} entries")
            unit = self._next()
            if unit < 0:
                raise self.failure(f"Unexpected end-of-input within/between {self._scope()} entries")
            if unit in _CLOSERS and "ALLOW_TRAILING_COMMA" in self._features:
                self._close(unit)
                return -1
        return unit

    def _open(self, kind: str) -> None:
        self._scopes.append((kind, self.location(-1)))
        self._token = f"START_{kind.upper()}"

    def _close(self, unit: int) -> None:
        kind, start = self._scopes[-1] if self._scopes else ("root", JsonLocation(self._origin, 1, 0, 0, self.in_bytes))
        if _CLOSERS[unit] != kind:
            expected = "}" if unit == 0x5D else "]"
            raise self.failure(f"Unexpected close marker '{chr(unit)}': expected '{expected}' (for {kind} starting at {start.toString()})")
        self._scopes.pop()
        self._token = f"END_{kind.upper()}"

    def _after_colon(self) -> int:
        """The first unit of a field's value."""
        unit = self._next_inside()
        if unit != 0x3A:
            raise self._unexpected(unit, "was expecting a colon to separate field name and value")
        return self._next_inside()

    def _next_inside(self) -> int:
        unit = self._next()
        if unit < 0:
            raise self._end_of_input(f" within/between {self._scope()} entries")
        return unit

    def _name(self, unit: int) -> str:
        if unit == 0x22:
            return self._quoted_name(0x22)
        if unit == 0x27 and "ALLOW_SINGLE_QUOTES" in self._features:
            return self._quoted_name(0x27)
        if "ALLOW_UNQUOTED_FIELD_NAMES" not in self._features:
            raise self._unexpected(self._whole_unit(unit), self._no_name)
        return self._bare_name(unit)

    def _quoted_name(self, quote: int) -> str:
        return self._string(quote, " in field name", "name")

    def _bare_name(self, unit: int) -> str:
        if not in_name(unit):
            quoted = "was expecting either valid name character (for unquoted name) or double-quote (for quoted) to start field name"
            raise self._unexpected(unit, quoted)
        start = self._at - 1
        while self._at < len(self._units) and in_name(self._units[self._at]):
            self._at += 1
        return text_of(self._units[start : self._at])


def in_name(unit: int) -> bool:
    return unit > 0x20 and (is_identifier_part(unit) or unit in _ALSO_IN_NAMES)
