"""java.lang.String: ``String(text)`` is an object of Java to a script, with Java's methods; what they return is unicode."""

from __future__ import annotations

from array import array
from typing import Any, Callable, ClassVar, Dict, Iterable, Optional, Tuple

from ..io.exceptions import UnsupportedEncodingException
from ..io.streams import is_byte_array, to_java_bytes
from ..nio.charset.charsets import decode, encode
from ..nio.charset.exceptions import UnsupportedCharsetException
from ..registry import java_class, lookup
from ..util.map_order import hash_code
from ..util.regex.patterns import matches, replace_all, replace_first, split
from . import java_lines
from .char_value import java_char, java_chars
from .formatting import format_text
from .java_value import JavaValue
from .object import class_name, identity_hash, unboxed
from .object_array import ObjectArray, texts
from .signature import constructor_takes, takes
from .statics import add_statics
from .text import is_white, trim
from .throwable import ClassCastException, IllegalArgumentException, NullPointerException, StringIndexOutOfBoundsException
from .value_text import java_text

_SEQUENCE = "java.lang.CharSequence"
_CAST = "class {0} cannot be cast to class {1} ({0} and {1} are in module java.base of loader 'bootstrap')"


@java_class("java.lang.String")
class String(JavaValue):
    """A text with Java's methods: ``String(text)``, ``String(bytes)``, ``String(bytes, charset)``."""

    _primitive = "String"
    _value: str
    CASE_INSENSITIVE_ORDER: ClassVar[Any]

    @constructor_takes(
        "", "String", "byte[]", "char[]", "java.lang.StringBuffer", "java.lang.StringBuilder", "byte[], String",
        "byte[], java.nio.charset.Charset", "byte[], int, int", "byte[], int, int, String", "byte[], int, int, java.nio.charset.Charset",
    )  # fmt: skip
    def __init__(self, value: Any = "", *more: Any) -> None:
        if value is None:
            raise NullPointerException('Cannot read field "value" because "original" is null')
        if isinstance(value, bytes):
            self._value = _decoded(value, *more)
        else:
            self._value = value if isinstance(value, str) else java_text(value)

    def toString(self) -> str:
        return self._value

    intern = toString

    def hashCode(self) -> int:
        return hash_code(self._value)

    def _compared(self, value: str) -> int:
        return _order(self._value, value)

    @takes("", "String", "java.nio.charset.Charset")
    def getBytes(self, charset: Any = None) -> array[int]:
        """Encoded, UTF-8 by default."""
        try:
            return to_java_bytes(encode(self._value, charset))
        except UnsupportedCharsetException:
            raise UnsupportedEncodingException(charset)

    @takes("")
    def toCharArray(self) -> Any:
        return java_chars(self._value)

    @takes("")
    def length(self) -> int:
        """Number of UTF-16 units."""
        return len(self._value.encode("utf-16-le", "surrogatepass")) // 2

    @takes("int")
    def charAt(self, index: int) -> str:
        if not 0 <= index < len(self._value):
            is_latin = all(char <= "\xff" for char in self._value)  # StringLatin1 and StringUTF16 say it in their own words
            said = f"String index out of range: {index}" if is_latin else f"index {index}, length {len(self._value)}"
            raise StringIndexOutOfBoundsException(said)
        return java_char(self._value[index])

    @takes("int")
    def codePointAt(self, index: int) -> int:
        if not 0 <= index < len(self._value):
            raise StringIndexOutOfBoundsException(f"index {index}, length {len(self._value)}")
        return ord(self._value[index])

    @takes("int", "int, int")
    def substring(self, start: int, end: Optional[int] = None) -> str:
        stop = len(self._value) if end is None else end
        if not 0 <= start <= stop <= len(self._value):
            raise StringIndexOutOfBoundsException(f"begin {start}, end {stop}, length {len(self._value)}")
        return self._value[start:stop]

    @takes("int, int")
    def subSequence(self, start: int, end: int) -> str:
        return self.substring(start, end)

    @takes("")
    def isEmpty(self) -> bool:
        return not self._value

    @takes("")
    def isBlank(self) -> bool:
        """Whether there is nothing but white space."""
        return all(map(is_white, self._value))

    @takes("")
    def trim(self) -> str:
        """Without control characters and spaces at both ends."""
        return trim(self._value)

    @takes("")
    def strip(self) -> str:
        return java_lines.strip_leading(java_lines.strip_trailing(self._value))

    @takes("")
    def stripLeading(self) -> str:
        return java_lines.strip_leading(self._value)

    @takes("")
    def stripTrailing(self) -> str:
        return java_lines.strip_trailing(self._value)

    @takes("int")
    def indent(self, count: int) -> str:
        return java_lines.indent(self._value, count)

    @takes("")
    def lines(self) -> Any:
        return lookup("java.util.stream.ReferencePipeline$Head")(self._value.splitlines())  # type: ignore[misc]

    @takes("")
    def chars(self) -> Any:
        return lookup("java.util.stream.IntStream")([ord(char) for char in self._value])  # type: ignore[misc]

    @takes(_SEQUENCE)
    def contains(self, text: Any) -> bool:
        if text is None:
            raise NullPointerException('Cannot invoke "java.lang.CharSequence.toString()" because "s" is null')
        return java_text(text) in self._value

    @takes(_SEQUENCE)
    def contentEquals(self, text: Any) -> bool:
        return java_text(text) == self._value

    @takes("String", "int", "String, int", "int, int")
    def indexOf(self, text: Any, start: int = 0) -> int:
        """Where a text is, -1 when it is not."""
        return self._value.find(_part(text), max(start, 0))

    @takes("String", "int", "String, int", "int, int")
    def lastIndexOf(self, text: Any, start: Optional[int] = None) -> int:
        """Where a text is for the last time, -1 when it is not."""
        part = _part(text)
        return self._value.rfind(part) if start is None else self._value.rfind(part, 0, max(start + len(part), 0))

    @takes("String", "String, int")
    def startsWith(self, text: str, start: int = 0) -> bool:
        return start >= 0 and self._value[start:].startswith(text)

    @takes("String")
    def endsWith(self, text: str) -> bool:
        return self._value.endswith(text)

    @takes("int, String, int, int", "boolean, int, String, int, int")
    def regionMatches(self, *arguments: Any) -> bool:
        ignore_case, start, other, other_start, count = arguments if len(arguments) == 5 else (False, *arguments)
        mine, theirs = self._value[start : start + count], other[other_start : other_start + count]
        fits = min(start, other_start) >= 0 and start + count <= len(self._value) and other_start + count <= len(other)
        return bool(fits and (mine.lower() == theirs.lower() if ignore_case else mine == theirs))

    @takes("", "java.util.Locale")
    def toUpperCase(self, locale: Any = None) -> str:
        return _in_language(self._value, locale, str.upper, ("i", "İ"))

    @takes("", "java.util.Locale")
    def toLowerCase(self, locale: Any = None) -> str:
        return _in_language(self._value, locale, str.lower, ("I", "ı"))

    @takes("String")
    def equalsIgnoreCase(self, other: Optional[str]) -> bool:
        """Whether it is the same text but for capitals."""
        return other is not None and other.lower() == self._value.lower()

    @takes("String")
    def compareToIgnoreCase(self, other: str) -> int:
        return _order(self._value.upper().lower(), other.upper().lower())

    @takes("String")
    def concat(self, other: str) -> str:
        return self._value + other

    @takes("int")
    def repeat(self, count: int) -> str:
        if count < 0:
            raise IllegalArgumentException(f"count is negative: {count}")
        return self._value * count

    @takes("String")
    def matches(self, pattern: str) -> bool:
        """Whether a regular expression matches all of it."""
        return matches(pattern, self._value)

    @takes("char, char", f"{_SEQUENCE}, {_SEQUENCE}")
    def replace(self, old: Any, new: Any) -> str:
        return self._value.replace(java_text(old), java_text(new))

    @takes("String, String")
    def replaceAll(self, pattern: str, replacement: str) -> str:
        return replace_all(self._value, pattern, replacement)

    @takes("String, String")
    def replaceFirst(self, pattern: str, replacement: str) -> str:
        return replace_first(self._value, pattern, replacement)

    @takes("String", "String, int")
    def split(self, pattern: str, limit: int = 0) -> ObjectArray:
        """The pieces between the matches of a regular expression."""
        from ..util.regex.regex import Pattern

        return texts(split(self._value, pattern) if limit == 0 else Pattern.compile(pattern).split(self._value, limit))


class _IgnoringCase:
    """String.CASE_INSENSITIVE_ORDER."""

    java_name = "java.util.Comparator"

    def compare(self, first: Any, second: Any) -> int:
        return String(first).compareToIgnoreCase(second)


String.CASE_INSENSITIVE_ORDER = _IgnoringCase()


def _decoded(data: bytes, *more: Any) -> str:
    if more and isinstance(more[0], int):
        start, count, *more_ = more
        return decode(data[start : start + count], *more_)
    return decode(data, *more)


def _order(first: str, second: str) -> int:
    """String.compareTo: how far the first letters that differ lie apart, or the lengths."""
    for mine, theirs in zip(first, second):
        if mine != theirs:
            return ord(mine) - ord(theirs)
    return len(first) - len(second)


def _part(text: Any) -> str:
    return chr(text) if isinstance(text, int) else text


def _in_language(text: str, locale: Any, change: Callable[[str], str], turkish: Tuple[str, str]) -> str:
    if locale is not None and locale.getLanguage() in ("tr", "az"):
        return change(text.replace(*turkish))
    return change(text)


def _joined(*arguments: Any) -> str:
    if not arguments or len(arguments) == 1 and isinstance(arguments[0], (list, tuple)):
        raise TypeError(f"join(): expected 2 args; got {len(arguments)}")
    separator, *parts = arguments
    items: Iterable[Any] = parts
    if len(parts) == 1 and not isinstance(parts[0], str):
        items = parts[0]
    items = [unboxed(item) for item in items]
    if separator is None:
        raise NullPointerException('Cannot invoke "java.lang.CharSequence.toString()" because "delimiter" is null')
    return str.__str__(java_text(unboxed(separator))).join([_sequence(item) for item in items])


def _sequence(item: Any) -> str:
    if item is not None and not isinstance(item, str) and not hasattr(item, "toString"):
        raise ClassCastException(_CAST.format(class_name(item), _SEQUENCE))
    return java_text(item)


def _value_of(value: Any, *part: Any) -> str:
    if isinstance(value, JavaValue):
        return value.toString()
    if value is None:
        raise NullPointerException('Cannot read the array length because "value" is null')
    if isinstance(value, (list, tuple)) and value and all(isinstance(item, str) and len(item) == 1 for item in value):
        value = "".join(value)  # a char[]
    if isinstance(value, bool):
        return str(int(value))  # Jython takes the overload of int
    if is_byte_array(value):
        return f"[B@{identity_hash(value):x}"
    text = str.__str__(java_text(value))
    return text[part[0] : part[0] + part[1]] if part else text


_STATICS: Dict[str, Any] = {
    "valueOf": (("=Object", "char[], int, int"), _value_of),
    "copyValueOf": (("char[]",), java_text),
}
add_statics(String, _STATICS)
String.join = staticmethod(_joined)  # type: ignore[attr-defined]
String.format = staticmethod(format_text)  # type: ignore[attr-defined]
