"""``struct`` as org.python.modules.struct has it: ``@`` and ``=`` are big-endian, values wrap, unsigned ints are longs."""

from __future__ import annotations

import struct
from types import ModuleType
from typing import Any, Iterator, List, Tuple

from ...java.lang.throwable import NullPointerException
from ..objects.bytestring import ByteString, from_bytes, plain
from ..objects.integers import Long
from ..objects.strptime import NULL_TEXT
from .byte_strings import as_bytes
from .catalog import python_module

_SIZES = {"x": 1, "b": 1, "B": 1, "c": 1, "s": 1, "p": 1, "h": 2, "H": 2, "i": 4, "I": 4, "l": 4, "L": 4, "q": 8, "Q": 8, "f": 4, "d": 8}
_NATIVE_ONLY = {"P": 8}
_LONGS = "ILqQP"
_WHOLE = "bBhHiIlLqQP"


class error(Exception):  # noqa: N801  Python 2's name
    """``struct.error``."""


error.__module__ = "struct"
Item = Tuple[int, str, int]  # count, code, padding before it


def _items(form: Any) -> Tuple[str, List[Item]]:
    """The byte order, and what the format asks for; ``@`` aligns each value to its size."""
    text = plain(form)
    native = not text or text[0] not in "<>!="
    order = "<" if text[:1] == "<" else ">"
    items: List[Item] = []
    size, digits = 0, ""
    for code in text[1:] if text[:1] and text[0] in "<>!=@" else text:
        if code.isspace():
            continue
        if code.isdigit():
            digits += code
            continue
        width = _SIZES.get(code) or (_NATIVE_ONLY.get(code) if native else None)
        if width is None:
            raise error(ByteString("bad char in struct format"))
        padding = -size % width if native else 0
        count = int(digits) if digits else 1
        items.append((count, code, padding))
        size, digits = size + padding + count * width, ""
    if digits:
        raise error(ByteString("overflow in item count"))
    return order, items


def calcsize(form: Any) -> int:
    """The size of what the format says."""
    return sum(padding + count * (_SIZES.get(code) or _NATIVE_ONLY[code]) for count, code, padding in _items(form)[1])


def pack(form: Any, *values: Any) -> ByteString:
    """Values as bytes."""
    order, items = _items(form)
    left = iter(values)
    parts: List[bytes] = []
    for count, code, padding in items:
        parts.append(b"\0" * padding)
        if code == "x":
            parts.append(b"\0" * count)
        elif code in "sp":
            parts.append(struct.pack(f"{count}{code}", _text(_next(left), code)))
        else:
            parts.extend(_one(order, code, _next(left)) for _ in range(count))
    if next(left, error) is not error:
        raise error(ByteString("too many arguments for pack format"))
    return from_bytes(b"".join(parts))


def _next(left: Iterator[Any]) -> Any:
    value = next(left, error)
    if value is error:
        raise error(ByteString("insufficient arguments to pack"))
    return value


def _text(value: Any, code: str) -> bytes:
    if not isinstance(value, (str, bytearray)):
        raise error(ByteString(f"argument for '{code}' must be a string"))
    if isinstance(value, str) and all(character < "\u0100" for character in value):
        return str.encode(value, "latin-1")  # characters are bytes, of unicode too
    return bytes(as_bytes(value))


def _refuse_long(code: str, value: int) -> None:
    """struct.LEUInt64FormatDef and its like."""
    if code == "Q" and value < 0:
        raise error(ByteString("can't convert negative long to unsigned"))
    if not (0 <= value < 2**64 if code == "Q" else -(2**63) <= value < 2**63):
        raise error(ByteString(f"{'unsigned ' if code == 'Q' else ''}long int too long to convert"))


def _one(order: str, code: str, value: Any) -> bytes:
    if code == "c":
        if not isinstance(value, str) or len(value) != 1:
            raise error(ByteString("char format require string of length 1"))
        return bytes(as_bytes(value))
    if code in "fd":
        if not isinstance(value, (int, float)):
            raise TypeError(ByteString("a float is required"))
        return struct.pack(order + code, value)
    if not isinstance(value, (int, float)):
        raise error(ByteString("required argument is not an integer"))
    if code in "bBhHi" and not -(2**31) <= value < 2**31:  # struct.get_int
        raise error(ByteString("required argument is not an integer"))
    if code in "qQ":
        _refuse_long(code, int(value))
    width = _SIZES.get(code) or _NATIVE_ONLY[code]
    return (int(value) % (1 << 8 * width)).to_bytes(width, "little" if order == "<" else "big")


def unpack(form: Any, data: Any) -> Tuple[Any, ...]:
    """Bytes as values."""
    if data is None:
        raise NullPointerException(NULL_TEXT)
    if len(data) != calcsize(form):
        raise error(ByteString("unpack str size does not match format"))
    return unpack_from(form, data)


def unpack_from(form: Any, data: Any, offset: int = 0) -> Tuple[Any, ...]:
    """Bytes from a place on as values."""
    order, items = _items(form)
    octets = bytes(str.encode(data, "latin-1")) if isinstance(data, str) else bytes(as_bytes(data))
    if len(octets) - offset < calcsize(form):
        raise error(ByteString("unpack_from str size does not match format"))
    values: List[Any] = []
    place = offset
    for count, code, padding in items:
        place += padding
        width = _SIZES.get(code) or _NATIVE_ONLY[code]
        chunk = octets[place : place + count * width]
        place += count * width
        if code in "sp":
            values.append(from_bytes(struct.unpack(f"{count}{code}", chunk)[0]))
        elif code != "x":
            values.extend(_value(order, code, chunk[index : index + width]) for index in range(0, len(chunk), width))
    return tuple(values)


def _value(order: str, code: str, chunk: bytes) -> Any:
    if code == "c":
        return from_bytes(chunk)
    if code in "fd":
        return struct.unpack(order + code, chunk)[0]
    value = int.from_bytes(chunk, "little" if order == "<" else "big", signed=code.islower())
    return Long(value) if code in _LONGS else value


class Struct:
    """A format that is read once."""

    def __init__(self, form: Any) -> None:
        self.format, self.size = form, calcsize(form)

    def pack(self, *values: Any) -> ByteString:
        """Values as bytes."""
        return pack(self.format, *values)

    def unpack(self, data: Any) -> Tuple[Any, ...]:
        """Bytes as values."""
        return unpack(self.format, data)

    def unpack_from(self, data: Any, offset: int = 0) -> Tuple[Any, ...]:
        """Bytes from a place on as values."""
        return unpack_from(self.format, data, offset)


@python_module("struct")
def build(interpreter: Any) -> ModuleType:
    module = ModuleType("struct")
    module.__dict__.update(pack=pack, unpack=unpack, unpack_from=unpack_from, calcsize=calcsize, error=error, Struct=Struct)
    return module
