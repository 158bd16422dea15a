"""``UnicodeDecodeError`` and its kin as a script makes them: of byte strings where Python 3 wants bytes, in Jython's words.

What a codec raises is Python 3's own error; it is an instance of these all the same.
"""

from __future__ import annotations

from typing import Any, Tuple

from .bytestring import ByteString
from .facades import TYPE
from .later import later
from .types import stands_for, type_repr

MODULE = "exceptions"


class _Kind(type):
    """What a codec raises is an instance of these too; a class that a script derives has its own instances only."""

    def __instancecheck__(cls, value: Any) -> bool:
        return isinstance(value, cls.__bases__[0]) if cls.__module__ == MODULE else super().__instancecheck__(value)

    def __subclasscheck__(cls, kind: type) -> bool:
        return issubclass(kind, cls.__bases__[0]) if cls.__module__ == MODULE else super().__subclasscheck__(kind)

    def __repr__(cls) -> str:
        return type_repr(cls)


def _checked(arguments: Tuple[Any, ...], keywords: Any, kinds: Tuple[str, ...]) -> None:
    """Exceptions.UnicodeError's ArgParser: as many arguments as there are, each exactly of its type."""
    for name in keywords:
        raise TypeError(ByteString(f"'{name}' is an invalid keyword argument for this function"))
    if len(arguments) != len(kinds):
        raise TypeError(ByteString(f"__init__() takes {len(kinds)} arguments ({len(arguments)} given)"))
    for number, (argument, kind) in enumerate(zip(arguments, kinds), 1):
        name = later.type_name(argument)
        if name != kind:
            raise TypeError(ByteString(f"argument {number} must be {kind}, not {name}"))


def _range(error: Any, kind: str) -> str:
    return f"{kind} in position {error.start}-{error.end - 1}"


class UnicodeDecodeError2(UnicodeDecodeError, metaclass=_Kind):
    """(encoding, bytes, start, end, reason)"""

    def __init__(self, *arguments: Any, **keywords: Any) -> None:
        _checked(arguments, keywords, ("str", "str", "int", "int", "str"))
        encoding, data, start, end, reason = arguments
        super().__init__(encoding, str.encode(data, "latin-1"), start, end, reason)
        self.args = arguments

    def __str__(self) -> str:
        data = self.object
        single = self.end == self.start + 1 and 0 <= self.start < len(data)
        place = f"byte 0x{data[self.start]:02x} in position {self.start}" if single else _range(self, "bytes")
        return ByteString(f"'{self.encoding}' codec can't decode {place}: {self.reason}")


class UnicodeEncodeError2(UnicodeEncodeError, metaclass=_Kind):
    """(encoding, unicode, start, end, reason)"""

    def __init__(self, *arguments: Any, **keywords: Any) -> None:
        _checked(arguments, keywords, ("str", "unicode", "int", "int", "str"))
        super().__init__(*arguments)


class UnicodeTranslateError2(UnicodeTranslateError, metaclass=_Kind):
    """(unicode, start, end, reason)"""

    def __init__(self, *arguments: Any, **keywords: Any) -> None:
        _checked(arguments, keywords, ("unicode", "int", "int", "str"))
        super().__init__(*arguments)

    def __str__(self) -> str:
        single = self.end == self.start + 1 and 0 <= self.start < len(self.object)
        place = f"character u{later.repr_text(self.object[self.start])} in position {self.start}" if single else _range(self, "characters")
        return ByteString(f"can't translate {place}: {self.reason}")


for _kind in (UnicodeDecodeError2, UnicodeEncodeError2, UnicodeTranslateError2):
    _host = _kind.__bases__[0]
    _kind.__name__ = _kind.__qualname__ = _host.__name__
    _kind.__module__ = MODULE
    stands_for(_host, _kind)
stands_for(_Kind, TYPE)
