"""``bytearray``: where Python 3 wants bytes, a byte string of a script is bytes."""

from __future__ import annotations

from array import array
from typing import Any, Callable, Iterable

from .bytestring import ByteString, as_unicode, from_bytes, to_bytes
from .facade import BY_HOST, Facade, instances_of
from .later import later
from .utf_8 import decode_bytes

_SEARCHES = ("count", "endswith", "find", "index", "rfind", "rindex", "startswith")
_SPLITS = ("rsplit", "split")
_OF_BUFFERS = ("lstrip", "partition", "rpartition", "rstrip", "strip")
_PADS = {"center": "center", "ljust": "rjust", "rjust": "rjust"}  # and how each is called in the words of a long filling
_OF_NONE = ("capitalize", "expandtabs", "lower", "swapcase", "title", "upper", "zfill")


class ByteArray(bytearray):
    """An array of bytes."""

    __hash__ = None

    def __contains__(self, item: Any) -> bool:
        return bytearray.__contains__(self, _byte(item) if isinstance(item, int) else _buffer(item))

    def __eq__(self, other: object) -> bool:
        return bytes(self) == (to_bytes(other) if isinstance(other, ByteString) else other)

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __lt__(self, other: Any) -> bool:
        return bytearray.__lt__(self, _of_byte_string(other))

    def __le__(self, other: Any) -> bool:
        return bytearray.__le__(self, _of_byte_string(other))

    def __gt__(self, other: Any) -> bool:
        return bytearray.__gt__(self, _of_byte_string(other))

    def __ge__(self, other: Any) -> bool:
        return bytearray.__ge__(self, _of_byte_string(other))

    def __add__(self, other: Any) -> ByteArray:
        if not isinstance(other, (ByteString, bytes, bytearray)):
            len(other)
            raise TypeError(ByteString(f"can't concat {later.type_name(other)} to bytearray"))
        return ByteArray(bytearray.__add__(self, _of_byte_string(other)))

    def __radd__(self, other: Any) -> Any:
        if isinstance(other, list):
            return [*other, *self]
        if isinstance(other, str):
            return other + as_unicode(from_bytes(bytes(self)))
        return NotImplemented

    def __iadd__(self, other: Any) -> ByteArray:
        bytearray.extend(self, _buffer(other))
        return self

    def __mul__(self, times: Any) -> ByteArray:
        if not hasattr(type(times), "__index__"):
            raise TypeError(ByteString(f"can't multiply sequence by non-int of type '{later.type_name(times)}'"))
        return ByteArray(bytearray.__mul__(self, _size(times)))

    __rmul__ = __mul__

    def __getitem__(self, place: Any) -> Any:
        found = bytearray.__getitem__(self, place)
        return ByteArray(found) if isinstance(place, slice) else found

    def __setitem__(self, place: Any, value: Any) -> None:
        bytearray.__setitem__(self, place, _buffer(value) if isinstance(place, slice) else _byte(value))

    def __repr__(self) -> str:
        letters = "".join([_SHOWN.get(byte) or (chr(byte) if 32 <= byte < 127 else f"\\x{byte:02x}") for byte in self])
        return ByteString(f"bytearray(b'{letters}')")

    def append(self, item: Any) -> None:
        """A number or a letter at the end."""
        bytearray.append(self, _byte(item))

    def insert(self, place: Any, item: Any) -> None:
        """A number or a letter before a place."""
        if not hasattr(type(place), "__index__"):
            raise TypeError(ByteString(f"'{later.type_name(place)}' object cannot be interpreted as an index"))
        bytearray.insert(self, max(min(place, _LONGEST), -_LONGEST), _byte(item))

    def remove(self, item: Any) -> None:
        """The first of these bytes taken out."""
        bytearray.remove(self, _byte(item))

    def pop(self, *places: Any) -> int:
        """A byte taken out."""
        if len(places) > 1:
            raise TypeError(ByteString(f"pop() takes 1-2 arguments ({len(places)} given)"))
        if places and (not hasattr(type(places[0]), "__index__") or abs(places[0]) > _LONGEST):
            raise TypeError(ByteString("integer required"))
        if not self:
            raise IndexError(ByteString("pop from empty list"))
        try:
            return bytearray.pop(self, *places)
        except IndexError:
            raise IndexError(ByteString("bytearray index out of range")) from None

    def extend(self, items: Any) -> None:
        """Numbers, letters or a byte string at the end."""
        if isinstance(items, str) and not isinstance(items, ByteString):
            raise TypeError(ByteString("can't set bytearray slice from unicode"))
        bytearray.extend(self, to_bytes(items) if isinstance(items, ByteString) else bytes([_byte(item) for item in items]))

    def join(self, items: Iterable[Any]) -> ByteArray:
        """The items with these bytes between them."""
        parts = list(items)
        for place, item in enumerate(parts):
            if not isinstance(item, (ByteString, bytes, bytearray)):
                raise TypeError(ByteString(f"can only join an iterable of bytes (item {place} has type '{later.type_name(item)}')"))
        return ByteArray(bytearray.join(self, map(_of_byte_string, parts)))

    def replace(self, old: Any, new: Any, count: Any = -1) -> ByteArray:
        """Every ``old`` replaced."""
        if not isinstance(count, (int, float)):
            raise TypeError(ByteString("an integer is required"))
        if abs(count) > _LONGEST:
            raise OverflowError(ByteString("long int too large to convert to int"))
        return ByteArray(bytearray.replace(self, _buffer(old), _buffer(new), int(count)))

    def decode(self, *arguments: Any) -> str:
        """``decode`` of the byte string with the same bytes."""
        return decode_bytes(from_bytes(bytes(self)), *arguments)

    @classmethod
    def fromhex(cls, text: Any) -> ByteArray:
        """Pairs of digits; blanks between them."""
        if not isinstance(text, (str, bytearray)):
            raise TypeError(ByteString("expected a str"))
        letters = str.__str__(text) if isinstance(text, str) else bytes(text).decode("latin-1")
        made, place = cls(), 0
        while place < len(letters):
            if letters[place] == " ":
                place += 1
                continue
            pair = letters[place : place + 2]
            wrong = next((offset for offset, letter in enumerate(pair) if letter not in _HEX), None if len(pair) == 2 else 0)
            if wrong is not None:
                raise ValueError(ByteString(f"non-hexadecimal number found in fromhex() arg at position {place + wrong}"))
            bytearray.append(made, int(pair, 16))
            place += 2
        return made


_LONGEST = 2**31 - 1
_MISSING: Any = object()
_HEX = frozenset("0123456789abcdefABCDEF")
_SHOWN = {ord("'"): "\\'", ord("\\"): "\\\\", ord("\n"): "\\n", ord("\r"): "\\r", ord("\t"): "\\t"}


def bytes_made(source: Any) -> ByteArray:
    """``bytearray(source)`` of what is no text: a size, a buffer, or numbers and letters."""
    if hasattr(type(source), "__index__"):
        return ByteArray(_size(source))
    if isinstance(source, (bytes, bytearray)):
        return ByteArray(source)
    if isinstance(source, array):
        stored = array(source.typecode, source)
        stored.byteswap()
        return ByteArray(stored.tobytes())
    return ByteArray(bytes([_byte(item) for item in source]))


def _size(count: int) -> int:
    if not -_LONGEST <= count <= _LONGEST:
        raise OverflowError(ByteString("cannot fit 'long' into an index-sized integer"))
    return count


def _of_byte_string(value: Any) -> Any:
    return to_bytes(value) if isinstance(value, ByteString) else value


def _buffer(value: Any) -> Any:
    """Bytes of a byte string; TypeError for what has none, a number too."""
    if isinstance(value, ByteString):
        return to_bytes(value)
    if not isinstance(value, (bytes, bytearray)):
        raise TypeError(ByteString(f"Type {later.type_name(value)} doesn't support the buffer API"))
    return value


def _byte(value: Any) -> int:
    if isinstance(value, ByteString):
        if len(value) != 1:
            raise ValueError(ByteString("string must be of size 1"))
        return ord(value)
    if not hasattr(type(value), "__index__"):
        raise TypeError(ByteString("an integer or string of size 1 is required"))
    if not 0 <= value < 256:
        raise ValueError(ByteString("byte must be in range(0, 256)"))
    return int(value)


def _own(value: Any) -> Any:
    if type(value) is bytearray:
        return ByteArray(value)
    return type(value)([_own(item) for item in value]) if isinstance(value, (list, tuple)) else value


def _named(call: Callable[..., Any], name: str) -> Callable[..., Any]:
    call.__name__, call.__qualname__ = name, f"bytearray.{name}"
    return call


def _with(name: str, read: Callable[[Any], Any]) -> Callable[..., Any]:
    method = getattr(bytearray, name)
    return _named(lambda self, *arguments: _own(method(self, *map(read, arguments))), name)


def _searching(name: str) -> Callable[..., Any]:
    """Where a text is looked for: ``startswith`` and ``endswith`` ask after the places first."""
    method, ends = getattr(bytearray, name), name.endswith("with")

    def call(self: ByteArray, *arguments: Any) -> Any:
        if not arguments:
            return method(self)
        if ends:
            method(self, b"", *arguments[1:])
        if ends and isinstance(arguments[0], tuple):
            return any(method(self, _buffer(text), *arguments[1:]) for text in arguments[0])
        return method(self, _buffer(arguments[0]), *arguments[1:])

    return _named(call, name)


def _splitting(name: str) -> Callable[..., Any]:
    method = getattr(bytearray, name)

    def call(self: ByteArray, *arguments: Any) -> Any:
        if len(arguments) > 1 and not hasattr(type(arguments[1]), "__index__"):
            raise TypeError(ByteString("integer required"))
        separator = arguments[0] if arguments else None
        return _own(method(self, None if separator is None else _buffer(separator), *arguments[1:]))

    return _named(call, name)


def _padding(name: str, called: str) -> Callable[..., Any]:
    method = getattr(bytearray, name)

    def call(self: ByteArray, width: Any, fill: Any = None) -> Any:
        if not hasattr(type(width), "__index__"):
            raise TypeError(ByteString("integer required"))
        if fill is not None and not isinstance(fill, (str, bytearray)):
            raise TypeError(ByteString("expected a str"))
        letter = " " if fill is None else bytes(fill).decode("latin-1") if isinstance(fill, bytearray) else str.__str__(fill)
        if len(letter) != 1:
            raise TypeError(ByteString(f"{called}() argument 2 must be char, not str"))
        return _own(method(self, width, letter.encode("latin-1")))

    return _named(call, name)


def _none_or_buffer(value: Any) -> Any:
    return None if value is None else _buffer(value)


def _translate(self: ByteArray, table: Any = None, deleted: Any = b"") -> ByteArray:
    letters = _none_or_buffer(table)
    if letters is not None and len(letters) != 256:
        raise ValueError(ByteString("translation table must be 256 bytes long"))
    return ByteArray(bytearray.translate(self, letters, _buffer(deleted)))


for _names, _make in ((_SEARCHES, _searching), (_SPLITS, _splitting)):
    for _name in _names:
        setattr(ByteArray, _name, _make(_name))
for _name in _OF_BUFFERS:
    setattr(ByteArray, _name, _with(_name, _none_or_buffer if _name.endswith("strip") else _buffer))
for _name, _called in _PADS.items():
    setattr(ByteArray, _name, _padding(_name, _called))
for _name in _OF_NONE:
    setattr(ByteArray, _name, _with(_name, lambda value: value))
ByteArray.splitlines = _with("splitlines", bool)  # type: ignore[method-assign]
ByteArray.translate = _named(_translate, "translate")  # type: ignore[method-assign]
ByteArray.__name__ = ByteArray.__qualname__ = "bytearray"


def _made(source: Any = b"", encoding: Any = _MISSING, errors: Any = _MISSING, *ignored: Any) -> bytearray:
    for place, argument in ((2, encoding), (3, errors)):
        if argument is not _MISSING and not isinstance(argument, str):
            raise TypeError(ByteString(f"argument {place} must be basestring, not {later.type_name(argument)}"))
    if isinstance(source, str):
        if encoding is not _MISSING:
            return ByteArray(to_bytes(later.encode(source, encoding, "strict" if errors is _MISSING else errors)))
        if not isinstance(source, ByteString):
            raise TypeError("unicode argument without an encoding")
        return ByteArray(to_bytes(source))
    if encoding is not _MISSING:
        raise TypeError(ByteString("encoding or errors without sequence argument"))
    return bytes_made(source)


BYTEARRAY = Facade("bytearray", ByteArray, instances_of(bytearray), _made)
BY_HOST.update({bytearray: BYTEARRAY, ByteArray: BYTEARRAY})
