"""java.lang.StringBuilder and StringBuffer."""

from __future__ import annotations

from typing import Any, List, Optional

from ..registry import java_class
from . import numbers
from .char_value import java_char
from .object import JavaObject, is_java_value
from .signature import constructor_takes, takes
from .throwable import NullPointerException, StringIndexOutOfBoundsException
from .value_text import java_text


def _shown(value: Any) -> str:
    """What append makes of a value: Jython takes int for True, char[] for a list of letters, double for a large number."""
    if is_java_value(value):
        return str(value.toString())
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, int) and not numbers.LONG_MIN <= value <= numbers.LONG_MAX:
        return numbers.double_to_string(float(value))
    if isinstance(value, (list, tuple)) and value and all(isinstance(item, str) and len(item) == 1 for item in value):
        return "".join(value)
    return java_text(value)


class _Builder(JavaObject):
    """Collects a text."""

    @constructor_takes("", "int", "String", "java.lang.CharSequence")
    def __init__(self, start: Any = "") -> None:
        if start is None:
            raise NullPointerException('Cannot invoke "String.length()" because "str" is null')
        self._parts: List[str] = [] if isinstance(start, int) else [start]
        self._capacity = start if isinstance(start, int) else len(start) + 16

    @takes("=Object", "=char[], int, int")
    def append(self, value: Any, *part: int) -> Any:
        text = _shown(value)
        self._parts.append(text[part[0] : part[0] + part[1]] if part else text)  # Jython takes the overload of char[]
        return self

    @takes("int, =Object")
    def insert(self, place: int, value: Any) -> Any:
        text = self.toString()
        if not 0 <= place <= len(text):
            raise StringIndexOutOfBoundsException(f"offset {place}, length {len(text)}")
        return self._become(text[:place] + _shown(value) + text[place:])

    def _become(self, text: str) -> Any:
        self._parts = [text]
        return self

    @takes("int, int")
    def delete(self, start: int, end: int) -> Any:
        text = self.toString()
        end = min(end, len(text))
        _check(start, end, len(text))
        return self._become(text[:start] + text[end:])

    @takes("int")
    def deleteCharAt(self, place: int) -> Any:
        text = self.toString()
        _check_index(place, len(text))
        return self._become(text[:place] + text[place + 1 :])

    @takes("int, int, String")
    def replace(self, start: int, end: int, new: str) -> Any:
        text = self.toString()
        end = min(end, len(text))
        _check(start, end, len(text))
        return self._become(text[:start] + new + text[end:])

    @takes("int")
    def setLength(self, length: int) -> None:
        if length < 0:
            raise StringIndexOutOfBoundsException(length)
        self._become(self.toString()[:length].ljust(length, "\0"))

    @takes("int, char")
    def setCharAt(self, place: int, char: str) -> None:
        text = self.toString()
        _check_index(place, len(text))
        self._become(text[:place] + char + text[place + 1 :])

    @takes("int")
    def charAt(self, place: int) -> str:
        text = self.toString()
        _check_index(place, len(text))
        return java_char(text[place])

    @takes("String", "String, int")
    def indexOf(self, text: str, start: int = 0) -> int:
        return self.toString().find(text, max(start, 0))

    @takes("String", "String, int")
    def lastIndexOf(self, text: str, start: Optional[int] = None) -> int:
        own = self.toString()
        return own.rfind(text) if start is None else own.rfind(text, 0, max(start + len(text), 0))

    @takes("int", "int, int")
    def substring(self, start: int, end: Optional[int] = None) -> str:
        text = self.toString()
        end = len(text) if end is None else end
        _check(start, end, len(text))
        return text[start:end]

    def capacity(self) -> int:
        return max(self._capacity, self.length())

    def length(self) -> int:
        return len(self.toString())

    def reverse(self) -> Any:
        return self._become(self.toString()[::-1])

    def toString(self) -> str:
        self._parts = ["".join(self._parts)]
        return self._parts[0]


def _check(start: int, end: int, length: int) -> None:
    if not 0 <= start <= end <= length:
        raise StringIndexOutOfBoundsException(f"start {start}, end {end}, length {length}")


def _check_index(place: int, length: int) -> None:
    if not 0 <= place < length:
        raise StringIndexOutOfBoundsException(f"index {place},length {length}")


@java_class("java.lang.StringBuilder")
class StringBuilder(_Builder):
    """Collects a text."""


@java_class("java.lang.StringBuffer")
class StringBuffer(_Builder):
    """The same, for several threads."""
