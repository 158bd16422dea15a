"""``array``: big-endian bytes, Jython's words for what does not fit."""

from __future__ import annotations

import array
from types import ModuleType
from typing import Any

from ...base.errors import NotEmulated
from ...java.lang.object import is_java_value
from ..objects.bytestring import ByteString, from_bytes, plain
from ..objects.text import repr_
from .byte_strings import as_bytes
from .catalog import python_module

_CODES = "cbBuhHiIlLfd"
_HOST = {"c": "B", "b": "b", "B": "B", "h": "h", "H": "H", "i": "i", "I": "I", "l": "q", "L": "Q", "f": "f", "d": "d"}
_SIZES = {"c": 1, "b": 1, "B": 1, "h": 2, "H": 2, "i": 4, "I": 4, "l": 8, "L": 8, "f": 4, "d": 8}
_JAVA = {
    "b": "byte",
    "B": "unsigned byte",
    "h": "short",
    "H": "unsigned short",
    "i": "int",
    "I": "unsigned int",
    "l": "long",
    "L": "unsigned long",
}


class Array(array.array):  # type: ignore[type-arg]
    """``array.array``."""

    _code: str

    def __new__(cls, typecode: Any, initial: Any = ()) -> Array:
        code = plain(typecode) if isinstance(typecode, str) else ""
        if len(code) != 1 or code not in _CODES:
            raise ValueError(f"bad typecode (must be {', '.join(_CODES[:-1])} or {_CODES[-1]})")
        if code == "u":
            raise NotEmulated("array.array('u')", "", "keep the characters in a unicode string or a list")
        new = super().__new__(cls, _HOST[code])
        new._code = code
        if isinstance(initial, str):
            new.fromstring(initial)
        else:
            new.extend(initial)
        return new

    @property
    def typecode(self) -> ByteString:  # type: ignore[override]
        """The letter that says what it holds."""
        return ByteString(self._code)

    def _stored(self, value: Any) -> Any:
        if self._code == "c":
            if not isinstance(value, str) or len(value) != 1:
                raise TypeError("array item must be char")
            return ord(value)
        if is_java_value(value):
            is_long = value._primitive == "long"
            raise TypeError(f"can't convert {value.toString()} to int" if is_long else "Type not compatible with array type")
        if self._code in _JAVA:
            if isinstance(value, float) or not isinstance(value, int):
                raise TypeError("an integer is required")
            bits = 8 * _SIZES[self._code]
            low, high = (-(1 << bits - 1), 1 << bits - 1) if self._code.islower() else (0, 1 << bits)
            if not low <= value < high:
                raise OverflowError(f"value too {'large' if value >= high else 'small'} for {_JAVA[self._code]}")
        return value

    def _shown(self, value: Any) -> Any:
        return ByteString(chr(value)) if self._code == "c" else value

    def append(self, value: Any) -> None:
        """One more."""
        super().append(self._stored(value))

    def insert(self, index: int, value: Any) -> None:
        """One more, before that place."""
        super().insert(index, self._stored(value))

    def extend(self, values: Any) -> None:
        """Many more."""
        for value in values:
            self.append(value)

    fromlist = extend

    def fromstring(self, text: Any) -> None:
        """The items in these bytes."""
        data = as_bytes(text)
        width = _SIZES[self._code]
        if len(data) % width:
            raise ValueError("string length not a multiple of item size")
        swapped = array.array(_HOST[self._code], bytes(data))
        swapped.byteswap()
        for value in swapped:
            super().append(value)

    def tostring(self) -> ByteString:
        """The items as bytes."""
        swapped = array.array(_HOST[self._code], self.tobytes())
        swapped.byteswap()
        return from_bytes(swapped.tobytes())

    def tolist(self) -> list[Any]:
        """The items."""
        return list(self)

    def pop(self, index: int = -1) -> Any:
        """Take one out."""
        return self._shown(super().pop(index))

    def count(self, value: Any) -> int:
        """How often it is there."""
        return list(self).count(value)

    def index(self, value: Any) -> int:  # type: ignore[override]
        """Where it is first."""
        items = list(self)
        if value not in items:
            raise ValueError(f"array.index({repr_(value)}): {repr_(value)} not found in array")
        return items.index(value)

    def __iter__(self) -> Any:
        for value in super().__iter__():
            yield self._shown(value)

    def __getitem__(self, place: Any) -> Any:
        value = super().__getitem__(place)
        return self._like(value) if isinstance(value, array.array) else self._shown(value)

    def __setitem__(self, place: Any, value: Any) -> None:
        super().__setitem__(place, value if isinstance(place, slice) else self._stored(value))

    def _like(self, values: Any) -> Array:
        new = Array(self._code)
        for value in array.array.__iter__(values):
            array.array.append(new, value)
        return new

    def __add__(self, other: Any) -> Array:
        return self._like(super().__add__(other))

    def __mul__(self, times: int) -> Array:
        return self._like(super().__mul__(times))

    def __repr__(self) -> str:
        if not len(self):
            return f"array('{self._code}')"
        return f"array('{self._code}', {repr_(self.tostring() if self._code == 'c' else list(self))})"

    __str__ = __repr__


Array.__name__ = Array.__qualname__ = "array"
Array.__module__ = "array"


@python_module("array")
def build(interpreter: Any) -> ModuleType:
    module = ModuleType("array")
    module.__dict__.update(array=Array, ArrayType=Array, zeros=lambda code, count: Array(code, [0] * count))
    return module
