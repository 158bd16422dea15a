"""What UTF8StreamJsonParser does otherwise than the parser of texts (Jackson 2.13): UTF-8 is read, and refused, byte by byte."""

from __future__ import annotations

from typing import Any, List, Tuple

from ..jackson.core.json_parse_exception import JsonParseException
from .jackson_parser import Parser, in_name
from .jackson_scanner import LONGEST_TOKEN, is_identifier_part, text_of


class BytesParser(Parser):
    """Its units are bytes."""

    in_bytes = True

    def _demand(self, message: str) -> int:
        if self._at >= len(self._units) and message in _LOADED:  # where Jackson calls _loadMoreGuaranteed
            raise self._end_of_input(f" in {self._token}")
        return super()._demand(message)

    def _number(self, first: int) -> Any:
        return self._slow_number(first == 0x2D, self._at - 1)

    def _fraction(self, start: int, place: int, negative: bool) -> Any:
        return self._slow_fraction(start, 0x2E, place)

    def _odd_value(self, unit: int) -> Any:
        """Without a way out for missing values a comma or a bracket expects a value."""
        if unit == 0x7D or (unit == 0x2C or unit == 0x5D and self._scope() == "Array") and not self._may_miss():
            raise self._unexpected(unit, "expected a value")
        return super()._odd_value(unit)

    def _element(self, unit: int) -> Any:
        return self._value(unit)

    def _text(self) -> str:
        return self._string(0x22, _IN_TOKEN, "string value")

    def _string(self, quote: int, end_message: str, inside: str) -> str:
        if inside == "name":
            return self._raw_name(quote)
        units: List[int] = []
        while True:
            unit = self._demand(_IN_TOKEN)
            if unit == quote:
                return text_of(units)
            if unit == 0x5C:
                units.append(self._escape())
            elif unit < 0x20:
                self._check_control(unit, inside)
                units.append(unit)
            elif unit < 0x80:
                units.append(unit)
            else:
                units += _pair(self._character(unit))

    def _character(self, first: int) -> int:
        """The character that begins with a byte above 127."""
        more, character = self._begun(first)
        for _ in range(more):
            byte = self._demand(_IN_TOKEN)
            if byte & 0xC0 != 0x80:
                raise self.failure(f"Invalid UTF-8 middle byte 0x{byte:x}")
            character = character << 6 | byte & 0x3F
        return character

    def _begun(self, first: int) -> Tuple[int, int]:
        """How many bytes follow the first, and the bits that it has."""
        for more, mark, mask in ((1, 0xC0, 0x1F), (2, 0xE0, 0x0F), (3, 0xF0, 0x07)):
            if first & ~mask & 0xFF == mark:
                return more, first & mask
        raise self.failure(f"Invalid UTF-8 start byte 0x{first:x}")

    def _whole_unit(self, unit: int) -> int:
        """_decodeCharForError."""
        return unit if unit < 0x80 else self._character(unit) & 0xFFFF

    def _unknown_token(self, begun: str) -> JsonParseException:
        token = begun
        while self._at < len(self._units):
            unit = self._whole_unit(self._demand(""))
            if not is_identifier_part(unit):
                break
            token += chr(unit)
            if len(token) >= LONGEST_TOKEN:
                token += "..."
                break
        return self.failure(f"Unrecognized token '{token}': was expecting {self._values()}")

    def _comment_unit(self) -> int:
        unit = super()._comment_unit()
        return unit if unit < 0x80 else self._character(unit)

    def _raw_name(self, quote: int) -> str:
        """A name's bytes are decoded when it has ended."""
        kind = "name" if quote == 0x22 else "field name"
        byte = self._demand(f": was expecting closing '{chr(quote)}' for {kind}")
        name = bytearray()
        while byte != quote:
            if byte == 0x5C:
                name += text_of([self._escape()]).encode("utf-8", "surrogatepass")
            else:
                if byte < 0x20:
                    self._check_control(byte, "name")
                name.append(byte)
            byte = self._demand(" in field name")
        return self._decoded(bytes(name))

    def _bare_name(self, unit: int) -> str:
        if not in_name(unit):
            return super()._bare_name(unit)
        name = bytearray()
        while in_name(unit):
            name.append(unit)
            unit = self._demand(" in field name")
        self._at -= 1
        return self._decoded(bytes(name))

    def _decoded(self, name: bytes) -> str:
        """UTF8StreamJsonParser.addName: a middle byte is told with the bytes of its group of four before it."""
        units: List[int] = []
        place = 0
        while place < len(name):
            first = name[place]
            place += 1
            if first < 0x80:
                units.append(first)
                continue
            more, character = self._begun(first)
            if place + more > len(name):
                raise self._end_of_input(" in field name")
            for number in range(more):
                if name[place] & 0xC0 != 0x80:
                    raise self.failure(f"Invalid UTF-8 middle byte 0x{name[place] if number == 2 else _grouped(name, place):x}")
                character = character << 6 | name[place] & 0x3F
                place += 1
            units += _pair(character)
        return text_of(units)


_IN_TOKEN = " in the token"
_LOADED = frozenset((_IN_TOKEN, "No digit following minus sign", "expected a digit for number exponent"))


def _grouped(name: bytes, place: int) -> int:
    """What is left of an int of four bytes when those behind a place are shifted out."""
    return int.from_bytes(name[place - place % 4 : place + 1], "big", signed=place % 4 == 0 or name[place - place % 4] > 0x7F) & 0xFFFFFFFF


def _pair(character: int) -> List[int]:
    """The UTF-16 units of a character."""
    if character < 0x10000:
        return [character]
    return [0xD800 | (character - 0x10000) >> 10 & 0x3FF, 0xDC00 | character & 0x3FF]
