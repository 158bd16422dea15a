"""java.lang: System, Thread, String, StringBuilder, Boolean, Math."""

from __future__ import annotations

import math
import os
import re
import sys
import time
from array import array
from typing import Any, ClassVar, Dict, List, Optional, TextIO

from ...base.errors import NotEmulated
from ..io.charsets import decode, encode
from ..io.streams import from_java_bytes, is_byte_array, to_java_bytes
from ..regex.patterns import matches, replace_all, replace_first, split
from ..registry import java_class
from ..util.map_order import hash_code
from ..util.maps import LinkedHashMap, UnmodifiableMap, java_text
from .object import JavaObject
from .throwable import ArithmeticException, IllegalArgumentException, StringIndexOutOfBoundsException

_PROPERTIES: Dict[str, str] = {
    "file.separator": "/",
    "java.io.tmpdir": "/tmp",
    "java.vendor": "emulated",
    "java.version": "11.0.0",
    "line.separator": "\n",
    "os.name": "Linux",
    "path.separator": ":",
    "user.timezone": "",
}


@java_class("java.io.PrintStream")
class PrintStream(JavaObject):
    """System.out and System.err: whatever sys.stdout and sys.stderr are when something is printed."""

    def __init__(self, name: str) -> None:
        self._name = name

    def _file(self) -> TextIO:
        file: TextIO = getattr(sys, self._name)
        return file

    def println(self, *what: Any) -> None:
        """A value's text and a line feed."""
        self._file().write("".join(java_text(one) for one in what) + "\n")

    def print(self, what: Any) -> None:
        """A value's text."""
        self._file().write(java_text(what))

    def flush(self) -> None:
        """Pass it on."""
        self._file().flush()


@java_class("java.lang.System")
class System:
    """The clock, properties and the environment."""

    out: ClassVar[PrintStream] = PrintStream("stdout")
    err: ClassVar[PrintStream] = PrintStream("stderr")

    @staticmethod
    def currentTimeMillis() -> int:
        """Milliseconds since 1970."""
        return time.time_ns() // 1_000_000

    @staticmethod
    def nanoTime() -> int:
        """For measuring."""
        return time.perf_counter_ns()

    @staticmethod
    def getProperty(name: str, default: Optional[str] = None) -> Optional[str]:
        """A system property."""
        return _PROPERTIES.get(name, default)

    @staticmethod
    def getenv(*name: str) -> Any:
        """An environment variable, or all of them."""
        return os.environ.get(name[0]) if name else UnmodifiableMap(LinkedHashMap(dict(os.environ)))

    @staticmethod
    def lineSeparator() -> str:
        """A line feed."""
        return "\n"

    @staticmethod
    def identityHashCode(value: Any) -> int:
        """A number that stays the same for an object."""
        return 0 if value is None else (id(value) >> 4) & 0x7FFFFFFF


@java_class("java.lang.Thread")
class Thread(JavaObject):
    """sleep, and the current thread's name."""

    @staticmethod
    def sleep(millis: int, nanos: int = 0) -> None:
        """Wait."""
        if millis < 0:
            raise IllegalArgumentException("timeout value is negative")
        time.sleep(millis / 1000)

    @staticmethod
    def currentThread() -> Thread:
        """The thread."""
        return Thread()

    def getName(self) -> str:
        """Its name."""
        return "Timer-Driven Process Thread-1"

    def isInterrupted(self) -> bool:
        """Never."""
        return False


@java_class("java.lang.String")
class String(str):
    """A text with Java's methods: ``String(text)``, ``String(bytes)``, ``String(bytes, charset)``."""

    java_name: ClassVar[str]

    def __new__(cls, value: Any = "", charset: Any = None) -> String:
        return str.__new__(cls, decode(from_java_bytes(value), charset) if is_byte_array(value) else value)

    def getBytes(self, charset: Any = None) -> array[int]:
        """Encoded, UTF-8 by default."""
        return to_java_bytes(encode(self, charset))

    def length(self) -> int:
        """Number of UTF-16 units."""
        return len(self.encode("utf-16-le", "surrogatepass")) // 2

    def charAt(self, index: int) -> str:
        """A character."""
        if not 0 <= index < len(self):
            raise StringIndexOutOfBoundsException(f"String index out of range: {index}")
        return self[index]

    def substring(self, start: int, end: Optional[int] = None) -> str:
        """A part."""
        stop = len(self) if end is None else end
        if not 0 <= start <= stop <= len(self):
            raise StringIndexOutOfBoundsException(f"begin {start}, end {stop}, length {len(self)}")
        return self[start:stop]

    def isEmpty(self) -> bool:
        """Whether there is no character."""
        return not self

    def isBlank(self) -> bool:
        """Whether there is nothing but white space."""
        return not self.strip()

    def trim(self) -> str:
        """Without control characters and spaces at both ends."""
        return self.strip("".join(map(chr, range(33))))

    def contains(self, text: str) -> bool:
        """Whether a text is in it."""
        return text in self

    def indexOf(self, text: Any, start: int = 0) -> int:
        """Where a text is, -1 when it is not."""
        return self.find(chr(text) if isinstance(text, int) else text, max(start, 0))

    def lastIndexOf(self, text: Any) -> int:
        """Where a text is for the last time, -1 when it is not."""
        return self.rfind(chr(text) if isinstance(text, int) else text)

    def startsWith(self, text: str) -> bool:
        """Whether it starts with a text."""
        return self.startswith(text)

    def endsWith(self, text: str) -> bool:
        """Whether it ends with a text."""
        return self.endswith(text)

    def toUpperCase(self) -> str:
        """In capitals."""
        return self.upper()

    def toLowerCase(self) -> str:
        """In small letters."""
        return self.lower()

    def equals(self, other: Any) -> bool:
        """Whether it is the same text."""
        return isinstance(other, str) and other == self

    def equalsIgnoreCase(self, other: Optional[str]) -> bool:
        """Whether it is the same text but for capitals."""
        return other is not None and other.lower() == self.lower()

    def concat(self, other: str) -> str:
        """Both, one after the other."""
        return self + other

    def matches(self, pattern: str) -> bool:
        """Whether a regular expression matches all of it."""
        return matches(pattern, self)

    def replaceAll(self, pattern: str, replacement: str) -> str:
        """Every match of a regular expression replaced."""
        return replace_all(self, pattern, replacement)

    def replaceFirst(self, pattern: str, replacement: str) -> str:
        """The first match replaced."""
        return replace_first(self, pattern, replacement)

    def split(self, pattern: str, limit: int = 0) -> List[str]:  # type: ignore[override]
        """The pieces between the matches of a regular expression."""
        from ..regex.regex import Pattern

        return split(self, pattern) if limit == 0 else Pattern.compile(pattern).split(self, limit)

    def hashCode(self) -> int:
        """String.hashCode."""
        return hash_code(str(self))

    def toString(self) -> str:
        """The text."""
        return str(self)

    @staticmethod
    def valueOf(value: Any) -> str:
        """A value's text."""
        return java_text(value)

    @staticmethod
    def format(pattern: str, *arguments: Any) -> str:  # type: ignore[override]
        """%s, %d, %f, %x, %b and %n, with width and precision; other conversions are not emulated."""
        flat = list(arguments[0] if len(arguments) == 1 and isinstance(arguments[0], (list, tuple)) else arguments)
        return _FORMAT.sub(lambda found: _formatted(found, flat), pattern)


_FORMAT = re.compile(r"%([-0+ ]*\d*(?:\.\d+)?)(.)", re.DOTALL)


def _formatted(found: re.Match[str], arguments: List[Any]) -> str:
    layout, kind = found.groups()
    if kind in "%n":
        return "%" if kind == "%" else "\n"
    if kind not in "sSdfxXbcoe":
        raise NotEmulated(f"String.format with {found.group(0)}", advice="format the value in Python")
    value = arguments.pop(0)
    if kind in "sSb":
        text = java_text(value if kind != "b" else value is not None and value is not False)
        return f"%{layout}s" % (text.upper() if kind == "S" else text)
    result: str = f"%{layout}{kind}" % value
    return result


@java_class("java.lang.StringBuilder")
class StringBuilder(JavaObject):
    """Collects a text."""

    def __init__(self, start: Any = "") -> None:
        self._parts: List[str] = [] if isinstance(start, int) else [start]

    def append(self, value: Any) -> StringBuilder:
        """Add a value's text."""
        self._parts.append(java_text(value))
        return self

    def length(self) -> int:
        """Number of characters."""
        return len(self.toString())

    def reverse(self) -> StringBuilder:
        """Turn it round."""
        self._parts = [self.toString()[::-1]]
        return self

    def toString(self) -> str:
        """The text."""
        self._parts = ["".join(self._parts)]
        return self._parts[0]


@java_class("java.lang.Boolean")
class Boolean:
    """Static helpers."""

    TRUE: ClassVar[bool] = True
    FALSE: ClassVar[bool] = False

    @staticmethod
    def parseBoolean(text: Optional[str]) -> bool:
        """Whether it is "true" in any case."""
        return text is not None and text.lower() == "true"

    valueOf = parseBoolean

    @staticmethod
    def toString(value: bool) -> str:
        """true or false."""
        return java_text(bool(value))


@java_class("java.lang.Math")
class Math:
    """Static helpers."""

    PI: ClassVar[float] = math.pi
    E: ClassVar[float] = math.e

    abs = staticmethod(abs)
    ceil = staticmethod(lambda value: float(math.ceil(value)))
    floor = staticmethod(lambda value: float(math.floor(value)))
    sqrt = staticmethod(lambda value: math.sqrt(value) if value >= 0 else math.nan)
    pow = staticmethod(lambda base, exponent: float(base) ** exponent)
    log = staticmethod(lambda value: math.log(value) if value > 0 else (-math.inf if value == 0 else math.nan))
    exp = staticmethod(math.exp)
    rint = staticmethod(lambda value: float(round(value)))

    @staticmethod
    def round(value: float) -> int:
        """To the nearest whole number, halves upwards."""
        return math.floor(value + 0.5)

    @staticmethod
    def max(one: Any, other: Any) -> Any:
        """The larger."""
        return other if other > one else one

    @staticmethod
    def min(one: Any, other: Any) -> Any:
        """The smaller."""
        return other if other < one else one

    @staticmethod
    def random() -> float:
        """From 0 up to 1."""
        import random

        return random.random()

    @staticmethod
    def floorMod(one: int, other: int) -> int:
        """The remainder with the divisor's sign."""
        if other == 0:
            raise ArithmeticException("/ by zero")
        return one % other
