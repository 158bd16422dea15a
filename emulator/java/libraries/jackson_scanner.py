"""How Jackson 2.13 reads JSON, step by step: what stands between values, numbers, words, texts, and where each error is told.

ReaderBasedJsonParser over the UTF-16 units of a text; ``jackson_bytes.py`` has what UTF8StreamJsonParser does otherwise. The fast way
through ``json`` (``jackson.py``) comes here when a document cannot be read, or when a feature asks for what ``json`` does not know.
"""

from __future__ import annotations

import unicodedata
from array import array
from typing import Any, FrozenSet, List, NamedTuple, Sequence, Tuple, Type

from ..jackson.core.io.exceptions import JsonEOFException
from ..jackson.core.json_location import JsonLocation, Origin
from ..jackson.core.json_parse_exception import JsonParseException
from ..lang.numbers import whole_from_text

LONGEST_TOKEN = 256  # MAX_ERROR_TOKEN_LENGTH
_VALUES = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')"
_VALUES_AND_NAN = "(JSON String, Number (or 'NaN'/'INF'/'+INF'), Array, Object or token 'null', 'true' or 'false')"
_COMMENT = "maybe a (non-standard) comment? (not recognized as one since Feature 'ALLOW_COMMENTS' not enabled for parser)"
_ESCAPED = {ord(letter): ord(meaning) for letter, meaning in zip('btnfr"/\\', '\b\t\n\f\r"/\\')}
_HEX = "0123456789abcdefABCDEF"
_STARTS = ("Lu", "Ll", "Lt", "Lm", "Lo", "Nl", "Sc", "Pc")
_PARTS = (*_STARTS, "Nd", "Mc", "Mn", "Cf")
_SPECIAL = {"-INF": float("-inf"), "+INF": float("inf"), "-Infinity": float("-inf"), "+Infinity": float("inf")}
_SPECIAL.update({"Infinity": float("inf"), "NaN": float("nan")})


class Numbers(NamedTuple):
    """What is made of the digits of a whole number and of one with a fraction or an exponent."""

    whole: Any = whole_from_text
    fraction: Any = float


PLAIN = Numbers()


def is_identifier_start(unit: int) -> bool:
    """Character.isJavaIdentifierStart."""
    return unicodedata.category(chr(unit)) in _STARTS


def is_identifier_part(unit: int) -> bool:
    """Character.isJavaIdentifierPart: also what may be ignored in one."""
    return unicodedata.category(chr(unit)) in _PARTS or unit < 9 or 0xE <= unit < 0x1C or 0x7F <= unit < 0xA0


def units_of(text: str) -> array[int]:
    """The UTF-16 units of a text."""
    return array("H", text.encode("utf-16-le", "surrogatepass"))


def text_of(units: Sequence[int]) -> str:
    return array("H", units).tobytes().decode("utf-16-le", "surrogatepass")


def described(unit: int) -> str:
    """ParserMinimalBase._getCharDesc."""
    if unit < 0x20 or 0x7F <= unit < 0xA0:
        return f"(CTRL-CHAR, code {unit})"
    return f"'{chr(unit)}' (code {unit}{f' / 0x{unit:x}' if unit > 255 else ''})"


class Scanner:
    """``_at``: the place of the unit that comes next, ``_token``: the last token's name, ``_scopes``: what is open, and from where."""

    in_bytes = False

    def __init__(self, units: Sequence[int], origin: Origin, features: FrozenSet[str] = frozenset(), numbers: Numbers = PLAIN) -> None:
        self._units, self._origin, self._features, self._numbers = units, origin, features, numbers
        self._at, self._row, self._row_start = 0, 1, 0
        self._token = "null"
        self._scopes: List[Tuple[str, JsonLocation]] = []

    def location(self, step: int = 0) -> JsonLocation:
        """Of the unit that comes next, or of one some steps from it in the same row."""
        place = self._at + step
        return JsonLocation(self._origin, self._row, place - self._row_start + 1, place, self.in_bytes)

    def failure(self, message: str, kind: Type[JsonParseException] = JsonParseException) -> JsonParseException:
        return kind(message, self.location())

    def _end_of_input(self, message: str) -> JsonParseException:
        return self.failure("Unexpected end-of-input" + message, JsonEOFException)

    def _unexpected(self, unit: int, comment: str) -> JsonParseException:
        return self.failure(f"Unexpected character ({described(unit)}): {comment}")

    def _unexpected_in_number(self, unit: int, comment: str) -> JsonParseException:
        return self.failure(f"Unexpected character ({described(unit)}) in numeric value: {comment}")

    def _values(self) -> str:
        return _VALUES_AND_NAN if "ALLOW_NON_NUMERIC_NUMBERS" in self._features else _VALUES

    def _scope(self) -> str:
        return self._scopes[-1][0] if self._scopes else "root"

    def _demand(self, message: str) -> int:
        """The next unit, which must be there."""
        if self._at >= len(self._units):
            raise self._end_of_input(message)
        self._at += 1
        return self._units[self._at - 1]

    # what stands between values

    def _next(self) -> int:
        """The next unit that is neither blank nor in a comment, -1 at the end."""
        while self._at < len(self._units):
            unit = self._units[self._at]
            self._at += 1
            if unit == 0x2F:
                self._skip_comment()
            elif unit == 0x23 and "ALLOW_YAML_COMMENTS" in self._features:
                self._skip_line()
            elif unit > 0x20:
                return unit
            else:
                self._blank(unit)
        return -1

    def _blank(self, unit: int) -> None:
        if unit == 0x0A:
            self._begin_row()
        elif unit == 0x0D:
            if self._at < len(self._units) and self._units[self._at] == 0x0A:
                self._at += 1
            self._begin_row()
        elif unit not in (0x09, 0x20):
            spaces = "only regular white space (\\r, \\n, \\t) is allowed between tokens"
            raise self.failure(f"Illegal character ({described(unit)}): {spaces}")

    def _begin_row(self) -> None:
        self._row += 1
        self._row_start = self._at

    def _skip_comment(self) -> None:
        if "ALLOW_COMMENTS" not in self._features:
            raise self._unexpected(0x2F, _COMMENT)
        if self._at >= len(self._units):
            raise self._end_of_input(" in a comment")
        kind = self._demand("")
        if kind == 0x2F:
            self._skip_line()
        elif kind == 0x2A:
            self._skip_long_comment()
        else:
            raise self._unexpected(kind, "was expecting either '*' or '/' for a comment")

    def _skip_long_comment(self) -> None:
        while self._at < len(self._units):
            unit = self._comment_unit()
            if unit == 0x2A and self._at < len(self._units) and self._units[self._at] == 0x2F:
                self._at += 1
                return
        raise self._end_of_input(" in a comment")

    def _skip_line(self) -> None:
        while self._at < len(self._units):
            if self._comment_unit() in (0x0A, 0x0D):
                return

    def _comment_unit(self) -> int:
        unit = self._demand("")
        if unit < 0x20:
            self._blank(unit)
        return unit

    # numbers

    def _number(self, first: int) -> Any:
        """A number whose first unit, a digit or the sign, was read."""
        start, negative = self._at - 1, first == 0x2D
        place = self._digits_end(self._at)
        if first == 0x30 or place >= len(self._units) or (negative and (place == self._at or self._units[self._at] == 0x30)):
            return self._slow_number(negative, start)
        if self._units[place] not in b".eE":
            self._at = place
            self._check_root_space()
            return self._finished(start, place, False)
        self._at = place + 1
        return self._fraction(start, place, negative)

    def _fraction(self, start: int, place: int, negative: bool) -> Any:
        """The point or exponent at a place, and what follows: ``_parseFloat``, which tells its errors behind that point."""
        units = self._units
        if units[place] == 0x2E:
            end = self._digits_end(place + 1)
            if end >= len(units):
                return self._slow_number(negative, start)
            if end == place + 1:
                raise self._unexpected_in_number(units[end], "Decimal point not followed by a digit")
            place = end
        if units[place] in b"eE":
            signed = place + 1 < len(units) and units[place + 1] in b"+-"
            end = self._digits_end(place + 1 + signed)
            if end >= len(units):
                return self._slow_number(negative, start)
            if end == place + 1 + signed:
                raise self._unexpected_in_number(units[end], "Exponent indicator not followed by a digit")
            place = end
        self._at = place
        self._check_root_space()
        return self._finished(start, place, True)

    def _digits_end(self, place: int) -> int:
        while place < len(self._units) and 0x30 <= self._units[place] <= 0x39:
            place += 1
        return place

    def _slow_number(self, negative: bool, start: int) -> Any:
        """``_parseNumber2``: unit by unit, the place of an error is behind what was read."""
        self._at = start + 1 if negative else start
        unit = self._demand("No digit following minus sign")
        if unit == 0x30:
            self._check_leading_zeros()
        elif not 0x30 <= unit <= 0x39:
            return self._odd_number(unit, negative)
        self._at = self._digits_end(self._at)
        point, unit = self._at, self._after_digits(self._units[self._at - 1])
        return self._slow_fraction(start, unit, point)

    def _slow_fraction(self, start: int, unit: int, end: int) -> Any:
        """What follows the whole digits, which ended at a place; ``unit`` was read behind them."""
        whole_end = end
        if unit == 0x2E:
            first, self._at = self._at, self._digits_end(self._at)
            end, unit = self._at, self._after_digits(unit if self._at == first else 0x30)
            if end == first:
                raise self._unexpected_in_number(unit, "Decimal point not followed by a digit")
        if unit in b"eE":
            unit = self._demand("expected a digit for number exponent")
            if unit in b"+-":
                unit = self._demand("expected a digit for number exponent")
            if not 0x30 <= unit <= 0x39:
                raise self._unexpected_in_number(unit, "Exponent indicator not followed by a digit")
            self._at = end = self._digits_end(self._at)
        self._at = end
        if end < len(self._units):
            self._check_root_space()
        return self._finished(start, end, end > whole_end)

    def _after_digits(self, last: int) -> int:
        """The unit behind digits, read; the last that was read at the end of the input."""
        if self._at >= len(self._units):
            return last
        return self._demand("")

    def _check_leading_zeros(self) -> None:
        if self._at < len(self._units) and 0x30 <= self._units[self._at] <= 0x39 and "ALLOW_NUMERIC_LEADING_ZEROS" not in self._features:
            raise self.failure("Invalid numeric value: Leading zeroes not allowed")

    def _odd_number(self, unit: int, negative: bool) -> Any:
        """Behind a sign: -INF and -Infinity, where they are allowed."""
        if unit == 0x49:
            unit = self._demand(" in a Number value")
            ending = {0x4E: "INF", 0x6E: "Infinity"}.get(unit)
            if ending:
                return self._special(("-" if negative else "+") + ending, 3)
        raise self._unexpected_in_number(unit, "expected digit (0-9) to follow minus sign, for valid numeric value")

    def _special(self, word: str, done: int) -> float:
        self._match(word, done)
        if "ALLOW_NON_NUMERIC_NUMBERS" not in self._features:
            raise self.failure(f"Non-standard token '{word}': enable JsonParser.Feature.ALLOW_NON_NUMERIC_NUMBERS to allow")
        self._token = "VALUE_NUMBER_FLOAT"
        return _SPECIAL[word]

    def _check_root_space(self) -> None:
        """A number at the root wants a blank behind it."""
        if self._scopes:
            return
        unit = self._demand("")
        if unit in b" \t\r\n":
            self._blank(unit)
        else:
            raise self._unexpected(unit, "Expected space separating root-level values")

    def _finished(self, start: int, end: int, fraction: bool) -> Any:
        digits = "".join(map(chr, self._units[start:end]))
        self._token = "VALUE_NUMBER_FLOAT" if fraction else "VALUE_NUMBER_INT"
        return (self._numbers.fraction if fraction else self._numbers.whole)(digits)

    # words and texts

    def _match(self, word: str, done: int) -> None:
        """The word from its unit ``done`` on, and nothing of a name behind it."""
        for place in range(done, len(word)):
            if self._at >= len(self._units) or self._units[self._at] != ord(word[place]):
                raise self._unknown_token(word[:place])
            self._at += 1
        following = self._units[self._at] if self._at < len(self._units) else 0
        if following >= 0x30 and following not in b"]}" and is_identifier_part(self._whole_unit(following)):
            raise self._unknown_token(word)

    def _whole_unit(self, unit: int) -> int:
        """The character that begins with a unit, for an error; what else belongs to it is read."""
        return unit

    def _unknown_token(self, begun: str) -> JsonParseException:
        token = begun
        while self._at < len(self._units) and is_identifier_part(self._units[self._at]):
            token += chr(self._units[self._at])
            self._at += 1
            if len(token) >= LONGEST_TOKEN:
                token += "..."
                break
        return self.failure(f"Unrecognized token '{token}': was expecting {self._values()}")

    def _string(self, quote: int, end_message: str, inside: str) -> str:
        """What stands up to the quote that closes."""
        units: List[int] = []
        while True:
            unit = self._demand(end_message)
            if unit == quote:
                return text_of(units)
            if unit == 0x5C:
                unit = self._escape()
            elif unit < 0x20:
                self._check_control(unit, inside)
            units.append(unit)

    def _check_control(self, unit: int, inside: str) -> None:
        if "ALLOW_UNQUOTED_CONTROL_CHARS" not in self._features:
            escaping = f"has to be escaped using backslash to be included in {inside}"
            raise self.failure(f"Illegal unquoted character ({described(unit)}): {escaping}")

    def _escape(self) -> int:
        """The unit that an escape stands for, its backslash read."""
        unit = self._demand(" in character escape sequence")
        if unit in _ESCAPED:
            return _ESCAPED[unit]
        if unit != 0x75:
            unit = self._whole_unit(unit)
            allowed = "ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER" in self._features
            if not allowed and not (unit == 0x27 and "ALLOW_SINGLE_QUOTES" in self._features):
                raise self.failure(f"Unrecognized character escape {described(unit)}")
            return unit
        value = 0
        for _ in range(4):
            digit = self._demand(" in character escape sequence")
            letter = chr(digit & 0xFF)  # as CharTypes.charToHex
            if letter not in _HEX:
                raise self._unexpected(digit, "expected a hex-digit for character escape sequence")
            value = value * 16 + int(letter, 16)
        return value
