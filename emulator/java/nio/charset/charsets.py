"""java.nio.charset: Charset and StandardCharsets over Python's codecs.

Decoding replaces what is malformed with U+FFFD, encoding what cannot be expressed with a question mark, as String(bytes, charset) and
getBytes do.
"""

from __future__ import annotations

import codecs
import re
from typing import Any, ClassVar, Dict, List, Tuple, Union

from ...io.exceptions import UnsupportedEncodingException
from ...lang.object import JavaObject
from ...lang.throwable import IllegalArgumentException
from ...registry import java_class
from .exceptions import IllegalCharsetNameException, UnsupportedCharsetException

_NAME = r"[A-Za-z0-9][A-Za-z0-9\-+.:_]*"
_JAVA_NAMES: Dict[str, str] = {
    "utf-8": "UTF-8",
    "ascii": "US-ASCII",
    "utf-16": "UTF-16",
    "utf-16-be": "UTF-16BE",
    "utf-16-le": "UTF-16LE",
    "utf-32": "UTF-32",
    "cp1252": "windows-1252",
    "cp1254": "windows-1254",
    "cp1251": "windows-1251",
    "cp1250": "windows-1250",
}


_UTF_8 = frozenset(("UTF-8", "UTF8", "UNICODE-1-1-UTF-8"))  # Python takes more spellings


@java_class("java.nio.charset.Charset")
class Charset(JavaObject):
    """A charset; equal by name."""

    def __init__(self, name: str, codec: str) -> None:
        self._name, self._codec = name, codec

    @classmethod
    def forName(cls, name: str) -> Charset:
        """The charset of a name; UnsupportedCharsetException when there is none."""
        if name is None:
            raise IllegalArgumentException("Null charset name")
        if not re.fullmatch(_NAME, name):
            raise IllegalCharsetNameException(name)
        try:
            codec = codecs.lookup(name).name
        except LookupError:
            raise UnsupportedCharsetException(name)
        if codec == "utf-8" and name.upper() not in _UTF_8:
            raise UnsupportedCharsetException(name)
        name = _JAVA_NAMES.get(codec) or codec.upper().replace("ISO8859-", "ISO-8859-")
        return Charset(name, codec)

    @classmethod
    def defaultCharset(cls) -> Charset:
        """UTF-8."""
        return cls.forName("UTF-8")

    @classmethod
    def isSupported(cls, name: str) -> bool:
        try:
            cls.forName(name)
        except UnsupportedCharsetException:
            return False
        return True

    def name(self) -> str:
        return self._name

    def displayName(self) -> str:
        return self._name

    def toString(self) -> str:
        return self._name

    def _decode(self, data: bytes) -> str:
        if self._name == "UTF-16" and data[:2] not in (b"\xff\xfe", b"\xfe\xff"):
            return data.decode("utf-16-be", "replace")
        return data.decode(self._codec, "java_replace" if self._name == "UTF-8" else "replace")

    def _encode(self, text: str) -> bytes:
        if self._name == "UTF-16":
            return b"\xfe\xff" + text.encode("utf-16-be", "replace")
        return text.encode(self._codec, "replace")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Charset) and other._name == self._name

    def __hash__(self) -> int:
        return hash(self._name)


@java_class("java.nio.charset.StandardCharsets")
class StandardCharsets(JavaObject):
    """The six that are always there."""

    UTF_8: ClassVar[Charset] = Charset("UTF-8", "utf-8")
    US_ASCII: ClassVar[Charset] = Charset("US-ASCII", "ascii")
    ISO_8859_1: ClassVar[Charset] = Charset("ISO-8859-1", "iso8859-1")
    UTF_16: ClassVar[Charset] = Charset("UTF-16", "utf-16")
    UTF_16BE: ClassVar[Charset] = Charset("UTF-16BE", "utf-16-be")
    UTF_16LE: ClassVar[Charset] = Charset("UTF-16LE", "utf-16-le")


def _replace(error: UnicodeError) -> Tuple[str, int]:
    """One U+FFFD for each malformed sequence; a surrogate written in three bytes is one for Java, three for Python."""
    assert isinstance(error, UnicodeDecodeError)
    start, data = error.start, error.object
    surrogate = data[start] == 0xED and data[start + 1 : start + 2] >= b"\xa0" and data[start + 2 : start + 3] >= b"\x80"
    return "\ufffd", start + 3 if surrogate else error.end


codecs.register_error("java_replace", _replace)


def charset(of: Union[None, str, Charset, Any] = None) -> Charset:
    """A charset from a Charset, a name or null (the default)."""
    if of is None:
        return StandardCharsets.UTF_8
    return of if isinstance(of, Charset) else Charset.forName(of)


def named(of: Union[str, Charset]) -> Charset:
    """The same where java.io asks: UnsupportedEncodingException for a name that is not there."""
    try:
        return charset(of)
    except (IllegalCharsetNameException, UnsupportedCharsetException):
        raise UnsupportedEncodingException(str(of))


def with_charset(*types: str) -> List[str]:
    """The overloads of a method that has a charset or its name behind parameters of these types."""
    return [f"{kind}, {of}" for kind in types for of in ("String", "java.nio.charset.Charset")]


def decode(data: bytes, of: Any = None) -> str:
    """String(bytes, charset)."""
    return charset(of)._decode(data)


def encode(text: str, of: Any = None) -> bytes:
    """text.getBytes(charset)."""
    return charset(of)._encode(text)
