"""java.lang.String."""

from __future__ import annotations

import re
from array import array
from typing import Any, ClassVar, List, Optional

from ...base.errors import NotEmulated
from ..io.streams import from_java_bytes, is_byte_array, to_java_bytes
from ..nio.charset.charsets import decode, encode
from ..registry import java_class
from ..util.map_order import hash_code
from ..util.regex.patterns import matches, replace_all, replace_first, split
from .text import java_text, trim
from .throwable import StringIndexOutOfBoundsException


@java_class("java.lang.String")
class String(str):
    """A text with Java's methods: ``String(text)``, ``String(bytes)``, ``String(bytes, charset)``."""

    java_name: ClassVar[str]

    def __new__(cls, value: Any = "", charset: Any = None) -> String:
        return str.__new__(cls, decode(from_java_bytes(value), charset) if is_byte_array(value) else value)

    def __repr__(self) -> str:
        return str(self)

    def getBytes(self, charset: Any = None) -> array[int]:
        """Encoded, UTF-8 by default."""
        return to_java_bytes(encode(self, charset))

    def toCharArray(self) -> List[str]:
        return list(self)

    def length(self) -> int:
        """Number of UTF-16 units."""
        return len(self.encode("utf-16-le", "surrogatepass")) // 2

    def charAt(self, index: int) -> str:
        if not 0 <= index < len(self):
            raise StringIndexOutOfBoundsException(f"String index out of range: {index}")
        return self[index]

    def substring(self, start: int, end: Optional[int] = None) -> str:
        stop = len(self) if end is None else end
        if not 0 <= start <= stop <= len(self):
            raise StringIndexOutOfBoundsException(f"begin {start}, end {stop}, length {len(self)}")
        return self[start:stop]

    def isEmpty(self) -> bool:
        return not self

    def isBlank(self) -> bool:
        """Whether there is nothing but white space."""
        return not self.strip()

    def trim(self) -> str:
        """Without control characters and spaces at both ends."""
        return trim(self)

    def contains(self, text: str) -> bool:
        return text in self

    def indexOf(self, text: Any, start: int = 0) -> int:
        """Where a text is, -1 when it is not."""
        return self.find(chr(text) if isinstance(text, int) else text, max(start, 0))

    def lastIndexOf(self, text: Any) -> int:
        """Where a text is for the last time, -1 when it is not."""
        return self.rfind(chr(text) if isinstance(text, int) else text)

    def startsWith(self, text: str) -> bool:
        return self.startswith(text)

    def endsWith(self, text: str) -> bool:
        return self.endswith(text)

    def toUpperCase(self) -> str:
        return self.upper()

    def toLowerCase(self) -> str:
        return self.lower()

    def equals(self, other: Any) -> bool:
        return isinstance(other, str) and other == self

    def equalsIgnoreCase(self, other: Optional[str]) -> bool:
        """Whether it is the same text but for capitals."""
        return other is not None and other.lower() == self.lower()

    def concat(self, other: str) -> str:
        return self + other

    def matches(self, pattern: str) -> bool:
        """Whether a regular expression matches all of it."""
        return matches(pattern, self)

    def replaceAll(self, pattern: str, replacement: str) -> str:
        return replace_all(self, pattern, replacement)

    def replaceFirst(self, pattern: str, replacement: str) -> str:
        return replace_first(self, pattern, replacement)

    def split(self, pattern: str, limit: int = 0) -> List[str]:  # type: ignore[override]
        """The pieces between the matches of a regular expression."""
        from ..util.regex.regex import Pattern

        return split(self, pattern) if limit == 0 else Pattern.compile(pattern).split(self, limit)

    def hashCode(self) -> int:
        return hash_code(str(self))

    def toString(self) -> str:
        return str(self)

    @staticmethod
    def valueOf(value: Any) -> str:
        return java_text(value)

    @staticmethod
    def format(pattern: str, *arguments: Any) -> str:  # type: ignore[override]
        """%s, %d, %f, %x, %b and %n, with width and precision; other conversions are not emulated."""
        flat = list(arguments[0] if len(arguments) == 1 and isinstance(arguments[0], (list, tuple)) else arguments)
        return _FORMAT.sub(lambda conversion: _formatted(conversion, flat), pattern)


_FORMAT = re.compile(r"%([-0+ ]*\d*(?:\.\d+)?)(.)", re.DOTALL)


def _formatted(conversion: re.Match[str], arguments: List[Any]) -> str:
    layout, kind = conversion.groups()
    if kind in "%n":
        return "%" if kind == "%" else "\n"
    if kind not in "sSdfxXbcoe":
        raise NotEmulated(f"String.format with {conversion.group(0)}", advice="format the value in Python")
    value = arguments.pop(0)
    if kind in "sSb":
        text = java_text(value if kind != "b" else value is not None and value is not False)
        return f"%{layout}s" % (text.upper() if kind == "S" else text)
    result: str = f"%{layout}{kind}" % value
    return result
