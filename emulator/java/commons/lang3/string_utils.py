"""org.apache.commons.lang3.StringUtils (3.12): null gives null."""

from __future__ import annotations

from typing import Any, ClassVar, Optional

from ...lang.object import JavaObject
from ...lang.signature import static_takes
from ...lang.text import is_white, trim
from ...lang.throwable import IllegalArgumentException
from ...registry import java_class
from .string_pieces import StringPieces
from .string_tests import StringTests, flat, is_blank

_TEXT = "java.lang.CharSequence"
_STRINGS = "String, String"
_KEPT = f"={_TEXT}, ={_TEXT}"


def _white_or(chars: Optional[str]) -> Any:
    return is_white if chars is None else chars.__contains__


def _strip(text: Optional[str], chars: Optional[str], start: bool = True, end: bool = True) -> Optional[str]:
    if not text:
        return text
    test, first, last = _white_or(chars), 0, len(text)
    while start and first < last and test(text[first]):
        first += 1
    while end and last > first and test(text[last - 1]):
        last -= 1
    return text[first:last]


def _trim(text: Optional[str]) -> Optional[str]:
    return None if text is None else trim(text)


def _pad(text: Optional[str], size: int, pad: Optional[str]) -> str:
    missing = size - len(text or "")
    return "" if missing <= 0 else ((pad or " ") * (missing // len(pad or " ") + 1))[:missing]


def _replace(text: Optional[str], part: Optional[str], other: Optional[str], most: int = -1, ignore_case: bool = False) -> Optional[str]:
    if not text or not part or other is None or most == 0:
        return text
    if not ignore_case:
        return text.replace(part, other, most)
    import re

    return re.sub(re.escape(part), lambda _: other, text, count=max(most, 0), flags=re.IGNORECASE)


@java_class("org.apache.commons.lang3.StringUtils")
class StringUtils(StringTests, StringPieces, JavaObject):  # type: ignore[misc]  # its equals is another
    """Static helpers; what changes a text stands here."""

    EMPTY: ClassVar[str] = ""
    SPACE: ClassVar[str] = " "
    LF: ClassVar[str] = "\n"
    CR: ClassVar[str] = "\r"
    INDEX_NOT_FOUND: ClassVar[int] = -1

    @staticmethod
    @static_takes("String")
    def trim(text: Any) -> Any:
        return _trim(text)

    @staticmethod
    @static_takes("String")
    def trimToNull(text: Any) -> Any:
        return _trim(text) or None

    @staticmethod
    @static_takes("String")
    def trimToEmpty(text: Any) -> Any:
        return _trim(text) or ""

    @staticmethod
    @static_takes("String", _STRINGS)
    def strip(text: Any, chars: Any = None) -> Any:
        return _strip(text, chars)

    @staticmethod
    @static_takes(_STRINGS)
    def stripStart(text: Any, chars: Any) -> Any:
        return _strip(text, chars, end=False)

    @staticmethod
    @static_takes(_STRINGS)
    def stripEnd(text: Any, chars: Any) -> Any:
        return _strip(text, chars, start=False)

    @staticmethod
    @static_takes("String")
    def stripToNull(text: Any) -> Any:
        return _strip(text, None) or None

    @staticmethod
    @static_takes("String")
    def stripToEmpty(text: Any) -> Any:
        return _strip(text, None) or ""

    @staticmethod
    @static_takes("String")
    def stripAccents(text: Any) -> Any:
        import unicodedata

        if not text:
            return text
        apart = unicodedata.normalize("NFD", text.replace("\u0141", "L").replace("\u0142", "l"))
        return "".join(char for char in apart if not "\u0300" <= char <= "\u036f")

    @staticmethod
    @static_takes("String, String, String", "String, String, String, int")
    def replace(text: Any, part: Any, other: Any, most: int = -1) -> Any:
        return _replace(text, part, other, most)

    @staticmethod
    @static_takes("String, String, String")
    def replaceOnce(text: Any, part: Any, other: Any) -> Any:
        return _replace(text, part, other, 1)

    @staticmethod
    @static_takes("String, String, String", "String, String, String, int")
    def replaceIgnoreCase(text: Any, part: Any, other: Any, most: int = -1) -> Any:
        return _replace(text, part, other, most, ignore_case=True)

    @staticmethod
    @static_takes("String, java.lang.String[], java.lang.String[]")
    def replaceEach(text: Any, parts: Any, others: Any) -> Any:
        import re

        if not text or not parts or not others:
            return text
        if len(parts) != len(others):
            raise IllegalArgumentException(f"Search and Replace array lengths don't match: {len(parts)} vs {len(others)}")
        table = {part: other for part, other in zip(parts, others) if part and other is not None}
        return re.sub("|".join(map(re.escape, table)), lambda match: str(table[match[0]]), text) if table else text

    @staticmethod
    @static_takes("String, char, char", "String, String, String")
    def replaceChars(text: Any, chars: Any, others: Any) -> Any:
        if not text or not chars:
            return text
        others = (others or "")[: len(chars)]
        table = {char: others[at] if at < len(others) else "" for at, char in reversed(list(enumerate(chars)))}
        return "".join(table.get(char, char) for char in text)

    @staticmethod
    @static_takes("String, char", _STRINGS)
    def remove(text: Any, part: Any) -> Any:
        return text.replace(part, "") if text and part else text

    @staticmethod
    @static_takes(_STRINGS)
    def removeStart(text: Any, part: Any) -> Any:
        return text[len(part) :] if text and part and text.startswith(part) else text

    @staticmethod
    @static_takes(_STRINGS)
    def removeEnd(text: Any, part: Any) -> Any:
        return text[: -len(part)] if text and part and text.endswith(part) else text

    @staticmethod
    @static_takes(_STRINGS)
    def removeStartIgnoreCase(text: Any, part: Any) -> Any:
        return text[len(part) :] if text and part and text.lower().startswith(part.lower()) else text

    @staticmethod
    @static_takes(_STRINGS)
    def removeEndIgnoreCase(text: Any, part: Any) -> Any:
        return text[: -len(part)] if text and part and text.lower().endswith(part.lower()) else text

    @staticmethod
    @static_takes("String")
    def deleteWhitespace(text: Any) -> Any:
        return text and "".join(char for char in text if not is_white(char))

    @staticmethod
    @static_takes("String", "String, java.util.Locale")
    def upperCase(text: Any, locale: Any = None) -> Any:
        return text and text.upper()

    @staticmethod
    @static_takes("String", "String, java.util.Locale")
    def lowerCase(text: Any, locale: Any = None) -> Any:
        return text and text.lower()

    @staticmethod
    @static_takes("String")
    def capitalize(text: Any) -> Any:
        return text and text[0].title() + text[1:]

    @staticmethod
    @static_takes("String")
    def uncapitalize(text: Any) -> Any:
        return text and text[0].lower() + text[1:]

    @staticmethod
    @static_takes("String")
    def swapCase(text: Any) -> Any:
        return text and text.swapcase()

    @staticmethod
    @static_takes("String, int", "String, int, char", "String, int, String")
    def leftPad(text: Any, size: int, pad: Any = " ") -> Any:
        return None if text is None else _pad(text, size, pad) + text

    @staticmethod
    @static_takes("String, int", "String, int, char", "String, int, String")
    def rightPad(text: Any, size: int, pad: Any = " ") -> Any:
        return None if text is None else text + _pad(text, size, pad)

    @staticmethod
    @static_takes("String, int", "String, int, char", "String, int, String")
    def center(text: Any, size: int, pad: Any = " ") -> Any:
        if text is None or size <= len(text):
            return text
        text = _pad(text, len(text) + (size - len(text)) // 2, pad) + text
        return text + _pad(text, size, pad)

    @staticmethod
    @static_takes("char, int", "String, int", "String, String, int")
    def repeat(text: Any, *how: Any) -> Any:
        if text is None:
            return None
        return text * max(how[0], 0) if len(how) == 1 else (how[0] or "").join([text] * max(how[1], 0))

    @staticmethod
    @static_takes("String")
    def reverse(text: Any) -> Any:
        return text and text[::-1]

    @staticmethod
    @static_takes("String, char")
    def reverseDelimited(text: Any, separator: str) -> Any:
        return text and separator.join(reversed(text.split(separator)))

    @staticmethod
    @static_takes("String, int", "String, String, int")
    def abbreviate(text: Any, *how: Any) -> Any:
        width, marker = how[-1], how[0] if len(how) == 2 else "..."
        if not text:
            return text
        if width < len(marker) + 1:
            raise IllegalArgumentException(f"Minimum abbreviation width is {len(marker) + 1}")
        return text if len(text) <= width else text[: width - len(marker)] + marker

    @staticmethod
    @static_takes("String", _STRINGS)
    def defaultString(text: Any, default: Any = "") -> Any:
        return default if text is None else text

    @staticmethod
    @static_takes(_KEPT)
    def defaultIfEmpty(text: Any, default: Any) -> Any:
        return text or default

    @staticmethod
    @static_takes(_KEPT)
    def defaultIfBlank(text: Any, default: Any) -> Any:
        return default if is_blank(text) else text

    @staticmethod
    def firstNonBlank(*values: Any) -> Any:
        return next((value for value in flat(values) if not is_blank(value)), None)

    @staticmethod
    def firstNonEmpty(*values: Any) -> Any:
        return next((value for value in flat(values) if value), None)

    @staticmethod
    @static_takes("String")
    def normalizeSpace(text: Any) -> Any:
        return text and " ".join(text.split())

    @staticmethod
    @static_takes("String")
    def chomp(text: Any) -> Any:
        if not text or text[-1] not in "\r\n":
            return text
        return text[:-2] if text.endswith("\r\n") else text[:-1]

    @staticmethod
    @static_takes("String")
    def chop(text: Any) -> Any:
        return text and (text[:-2] if text.endswith("\r\n") else text[:-1])

    @staticmethod
    @static_takes("String, String, int, int")
    def overlay(text: Any, other: Any, start: int, end: int) -> Any:
        if text is None:
            return None
        start, end = sorted(min(max(at, 0), len(text)) for at in (start, end))
        return text[:start] + (other or "") + text[end:]

    @staticmethod
    @static_takes("String, char", _STRINGS)
    def wrap(text: Any, around: Any) -> Any:
        return around + text + around if text and around else text

    @staticmethod
    @static_takes("String, char", _STRINGS)
    def unwrap(text: Any, around: Any) -> Any:
        if text and around and text != around and text.startswith(around) and text.endswith(around):
            return text[len(around) : -len(around)]
        return text

    @staticmethod
    @static_takes("String, int", "String, int, int")
    def truncate(text: Any, *how: int) -> Any:
        if min(how) < 0:
            raise IllegalArgumentException("maxWith cannot be negative" if how[-1] < 0 else "offset cannot be negative")
        start = how[0] if len(how) == 2 else 0
        return text and text[start : start + how[-1]]

    @staticmethod
    @static_takes("String, int")
    def rotate(text: Any, shift: int) -> Any:
        shift = -(shift % len(text)) if text else 0
        return text and text[shift:] + text[:shift] if shift else text

    @staticmethod
    @static_takes(_STRINGS, "String, String, boolean")
    def compare(first: Any, second: Any, null_is_less: bool = True) -> int:
        if first is None or second is None:
            return 0 if first is second else (-1 if first is None else 1) * (1 if null_is_less else -1)
        return next((ord(mine) - ord(theirs) for mine, theirs in zip(first, second) if mine != theirs), len(first) - len(second))

    @staticmethod
    @static_takes("byte[], java.nio.charset.Charset")
    def toEncodedString(data: bytes, charset: Any) -> str:
        from ...nio.charset.charsets import decode

        return decode(data, charset)
