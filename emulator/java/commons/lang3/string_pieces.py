"""StringUtils' ways to take a text apart and to put texts together (commons-lang3 3.12)."""

from __future__ import annotations

from typing import Any, List, Optional

from ...lang.object_array import texts
from ...lang.signature import static_takes
from ...lang.text import is_white
from ...lang.value_text import java_text

_STRINGS = "String, String"
_TEXT = "java.lang.CharSequence"


def _place(text: Optional[str], part: Any, start: int = 0, last: bool = False) -> int:
    if text is None or part is None:
        return -1
    part = chr(part) if isinstance(part, int) else part
    return text.rfind(part, 0, start + len(part)) if last else text.find(part, max(start, 0))


class StringPieces:
    """The static methods that find, cut, split and join."""

    @staticmethod
    @static_takes(f"{_TEXT}, int", f"{_TEXT}, {_TEXT}", f"{_TEXT}, int, int", f"{_TEXT}, {_TEXT}, int")
    def indexOf(text: Any, part: Any, start: int = 0) -> int:
        return _place(text, part, start)

    @staticmethod
    @static_takes(f"{_TEXT}, int", f"{_TEXT}, {_TEXT}", f"{_TEXT}, int, int", f"{_TEXT}, {_TEXT}, int")
    def lastIndexOf(text: Any, part: Any, start: int = 2**31 - 1) -> int:
        return _place(text, part, start, last=True)

    @staticmethod
    @static_takes(f"{_TEXT}, {_TEXT}, int")
    def ordinalIndexOf(text: Any, part: Any, ordinal: int) -> int:
        place = -1
        for _ in range(ordinal):
            place = _place(text, part, place + 1)
            if place < 0:
                return -1
        return place

    @staticmethod
    @static_takes("String, int", "String, int, int")
    def substring(text: Any, start: int, end: int = 2**31 - 1) -> Any:
        if text is None:
            return None
        start, end = (max(at + len(text), 0) if at < 0 else min(at, len(text)) for at in (start, end))
        return text[start:end] if start <= end else ""

    @staticmethod
    @static_takes("String, int")
    def left(text: Any, length: int) -> Any:
        return None if text is None else text[: max(length, 0)]

    @staticmethod
    @static_takes("String, int")
    def right(text: Any, length: int) -> Any:
        return None if text is None else text[len(text) - min(max(length, 0), len(text)) :]

    @staticmethod
    @static_takes("String, int, int")
    def mid(text: Any, start: int, length: int) -> Any:
        return None if text is None else "" if length < 0 else text[max(start, 0) : max(start, 0) + length]

    @staticmethod
    @static_takes("String, int", _STRINGS)
    def substringBefore(text: Any, separator: Any) -> Any:
        place = _place(text, separator)
        return text if not text or place < 0 else text[:place]

    @staticmethod
    @static_takes("String, int", _STRINGS)
    def substringAfter(text: Any, separator: Any) -> Any:
        if not text:
            return text
        place = _place(text, separator)
        return "" if place < 0 else text[place + (1 if isinstance(separator, int) else len(separator)) :]

    @staticmethod
    @static_takes(_STRINGS)
    def substringBeforeLast(text: Any, separator: Any) -> Any:
        place = -1 if not text or not separator else text.rfind(separator)
        return text if place < 0 else text[:place]

    @staticmethod
    @static_takes("String, int", _STRINGS)
    def substringAfterLast(text: Any, separator: Any) -> Any:
        if not text:
            return text
        part = chr(separator) if isinstance(separator, int) else separator
        place = text.rfind(part) if part else -1
        return "" if place < 0 or place == len(text) - len(part) else text[place + len(part) :]

    @staticmethod
    @static_takes(_STRINGS, "String, String, String")
    def substringBetween(text: Any, opening: Any, closing: Any = None) -> Any:
        closing = opening if closing is None else closing
        start = _place(text, opening)
        end = -1 if start < 0 or closing is None else text.find(closing, start + len(opening))
        return None if end < 0 else text[start + len(opening) : end]

    @staticmethod
    @static_takes("String, String, String")
    def substringsBetween(text: Any, opening: Any, closing: Any) -> Any:
        matches: List[str] = []
        if text is None or not opening or not closing:
            return None
        end = 0
        while True:
            start = text.find(opening, end)
            stop = -1 if start < 0 else text.find(closing, start + len(opening))
            if stop < 0:
                return texts(matches) if matches else None
            matches.append(text[start + len(opening) : stop])
            end = stop + len(closing)

    @staticmethod
    @static_takes("String", "String, char", _STRINGS, "String, String, int")
    def split(text: Any, separators: Any = None, most: int = 0) -> Any:
        return _split(text, separators, most, keep_empty=False)

    @staticmethod
    @static_takes("String", "String, char", _STRINGS, "String, String, int")
    def splitPreserveAllTokens(text: Any, separators: Any = None, most: int = 0) -> Any:
        return _split(text, separators, most, keep_empty=True)

    @staticmethod
    @static_takes(_STRINGS, "String, String, int")
    def splitByWholeSeparator(text: Any, separator: Any, most: int = 0) -> Any:
        if text is None:
            return None
        parts = [part for part in (text.split(separator) if separator else text.split()) if part]
        if most > 0 and len(parts) > most:
            parts = text.split(separator, most - 1)
        return texts(parts)

    @staticmethod
    def join(*elements: Any) -> Any:
        """Jython takes whatever it is given for the elements: a list with a separator becomes "['a'],"."""
        items = elements[0] if len(elements) == 1 and isinstance(elements[0], (list, tuple)) else elements
        return "".join("" if item is None else java_text(item) for item in items)

    @staticmethod
    def joinWith(separator: Any, *items: Any) -> Any:
        return str.__str__(separator or "").join("" if item is None else java_text(item) for item in items)

    @staticmethod
    @static_takes("java.lang.CharSequence, char", "java.lang.CharSequence, java.lang.CharSequence")
    def countMatches(text: Any, part: Any) -> int:
        return text.count(part) if text and part else 0

    @staticmethod
    @static_takes(_TEXT)
    def length(text: Any) -> int:
        return len(text or "")

    @staticmethod
    @static_takes(_STRINGS)
    def difference(first: Any, second: Any) -> Any:
        if first is None or second is None:
            return second if first is None else first
        place = _differ(first, second)
        return "" if place < 0 else second[place:]

    @staticmethod
    @static_takes(f"{_TEXT}, {_TEXT}")
    def indexOfDifference(first: Any, second: Any) -> int:
        return _differ(first or "", second or "")

    @staticmethod
    def getCommonPrefix(*items: Any) -> Any:
        from os.path import commonprefix

        return str.__str__(commonprefix([item or "" for item in items])) if items else ""

    @staticmethod
    @static_takes(f"{_TEXT}, {_TEXT}")
    def getLevenshteinDistance(first: Any, second: Any) -> int:
        row = list(range(len(second) + 1))
        for count, char in enumerate(first, 1):
            above, row[0] = row[0], count
            for place, other in enumerate(second, 1):
                above, row[place] = row[place], min(row[place] + 1, row[place - 1] + 1, above + (char != other))
        return row[-1]

    @staticmethod
    @static_takes("String")
    def getDigits(text: Any) -> Any:
        return text and "".join(char for char in text if char.isdigit())


def _differ(first: str, second: str) -> int:
    if first == second:
        return -1
    return next((at for at, (mine, theirs) in enumerate(zip(first, second)) if mine != theirs), min(len(first), len(second)))


def _split(text: Optional[str], separators: Optional[str], most: int, keep_empty: bool) -> Any:
    if text is None:
        return None
    parts: List[str] = []
    part, count = "", 1
    for place, char in enumerate(text):
        if not (is_white(char) if separators is None else char in separators):
            part += char
            continue
        if part or keep_empty:
            if count == most:
                return texts([*parts, part + text[place:]] if part or keep_empty else parts)
            parts.append(part)
            count += 1
        elif count == most and not part:
            continue
        part = ""
    if part or keep_empty and text:
        parts.append(part)
    return texts(parts)
