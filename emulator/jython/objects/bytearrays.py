"""``bytearray``: where Python 3 wants bytes, a byte string of a script is bytes."""

from __future__ import annotations

from typing import Any, Callable, Iterable

from .bytestring import ByteString, from_bytes, listed, to_bytes
from .later import later
from .utf_8 import decode_bytes

_OF_BUFFERS = (
    "center count endswith find index ljust lstrip partition replace rfind rindex rjust rpartition rsplit rstrip split startswith strip"
    " translate"
).split()
_OF_NONE = "capitalize expandtabs lower swapcase title upper zfill".split()


class ByteArray(bytearray):
    """An array of bytes."""

    __hash__ = None

    def __contains__(self, item: Any) -> bool:
        return bytearray.__contains__(self, _buffer(item))

    def __eq__(self, other: object) -> bool:
        return bytes(self) == (to_bytes(other) if isinstance(other, ByteString) else other)

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __add__(self, other: Any) -> ByteArray:
        return ByteArray(bytearray.__add__(self, _buffer(other)))

    def __iadd__(self, other: Any) -> ByteArray:
        bytearray.extend(self, _buffer(other))
        return self

    def __mul__(self, times: Any) -> ByteArray:
        return ByteArray(bytearray.__mul__(self, times))

    __rmul__ = __mul__

    def __getitem__(self, place: Any) -> Any:
        found = bytearray.__getitem__(self, place)
        return ByteArray(found) if isinstance(place, slice) else found

    def __setitem__(self, place: Any, value: Any) -> None:
        bytearray.__setitem__(self, place, _buffer(value) if isinstance(place, slice) else _byte(value))

    def append(self, item: Any) -> None:
        """A number or a letter at the end."""
        bytearray.append(self, _byte(item))

    def extend(self, items: Any) -> None:
        """Numbers, letters or a byte string at the end."""
        bytearray.extend(self, to_bytes(items) if isinstance(items, ByteString) else [_byte(item) for item in items])

    def join(self, items: Iterable[Any]) -> ByteArray:
        """The items with these bytes between them."""
        return ByteArray(bytearray.join(self, [_buffer(item) for item in listed(items)]))

    def decode(self, *arguments: Any) -> str:
        """``decode`` of the byte string with the same bytes."""
        return decode_bytes(from_bytes(bytes(self)), *arguments)


def _buffer(value: Any) -> Any:
    if isinstance(value, ByteString):
        return to_bytes(value)
    if isinstance(value, str):
        raise TypeError(ByteString("Type unicode doesn't support the buffer API"))
    return tuple(map(_buffer, value)) if isinstance(value, tuple) else value


def _byte(value: Any) -> Any:
    if isinstance(value, ByteString) and len(value) == 1:
        return ord(value)
    if not hasattr(type(value), "__index__"):
        raise TypeError(ByteString("an integer or string of size 1 is required"))
    return value


def _own(value: Any) -> Any:
    if type(value) is bytearray:
        return ByteArray(value)
    return type(value)([_own(item) for item in value]) if isinstance(value, (list, tuple)) else value


def _of_buffers(name: str, read: Callable[[Any], Any]) -> Callable[..., Any]:
    method = getattr(bytearray, name)

    def call(self: ByteArray, *arguments: Any) -> Any:
        return _own(method(self, *map(read, arguments)))

    call.__name__, call.__qualname__ = name, f"bytearray.{name}"
    return call


def _itself(value: Any) -> Any:
    return value


for _name in _OF_BUFFERS:
    setattr(ByteArray, _name, _of_buffers(_name, _buffer))
for _name in _OF_NONE:
    setattr(ByteArray, _name, _of_buffers(_name, _itself))
ByteArray.splitlines = _of_buffers("splitlines", bool)  # type: ignore[method-assign]
ByteArray.__name__ = ByteArray.__qualname__ = "bytearray"
later.stands_for(ByteArray, later.type_of(bytearray()))
