"""StarAllPathElement, StarSinglePathElement, StarDoublePathElement, StarRegexPathElement: ``*``, with one, two and more stars.

A star catches at least one character, the shortest run that lets the rest match.
"""

from __future__ import annotations

from typing import Optional

from ...java.lang.throwable import IllegalArgumentException
from ...java.util.regex import patterns
from ..errors import JoltError
from ..java_text import piece, split
from ..matched import Matched, Path
from .element import StarElement


class StarAll(StarElement):
    """``*``"""

    def __init__(self, raw: str) -> None:
        if raw != "*":
            raise _illegal(f"StarAllPathElement key should just be a single '*'.  Was: {raw}")
        super().__init__(raw, "*")

    def matches(self, key: str) -> bool:
        return True

    def match(self, key: str, path: Path) -> Optional[Matched]:
        return Matched((key,), path[-1][1].size)


class StarSingle(StarElement):
    """``a*b``"""

    def __init__(self, raw: str) -> None:
        super().__init__(raw, raw)
        if raw.count("*") != 1 or raw == "*":
            raise _illegal(f"StarSinglePathElement should only have one '*' in its key. Was: {raw}")
        self._prefix, _, self._suffix = raw.partition("*")
        self._least = len(raw)

    def matches(self, key: str) -> bool:
        return len(key) >= self._least and key.startswith(self._prefix) and key.endswith(self._suffix)

    def match(self, key: str, path: Path) -> Optional[Matched]:
        if not self.matches(key):
            return None
        return Matched((key, key[len(self._prefix) : len(key) - len(self._suffix)]))


class StarDouble(StarElement):
    """``a*b*c``"""

    def __init__(self, raw: str) -> None:
        super().__init__(raw, raw)
        if raw.count("*") != 2:
            raise _illegal(f"StarDoublePathElement should have two '*' in its key. Was: {raw}")
        pieces = split(raw, "*")
        self._middle = piece(pieces, 1)
        self._prefix = "" if raw.startswith("*") else pieces[0]
        self._suffix = "" if raw.endswith("*") else piece(pieces, 2)

    def matches(self, key: str) -> bool:
        return key.startswith(self._prefix) and key.endswith(self._suffix) and self._middle_at(key) > 0

    def _middle_at(self, key: str) -> int:
        start, end = len(self._prefix) + 1, len(key) - len(self._suffix) - 1
        return -1 if start >= end else key.find(self._middle, start, end)

    def match(self, key: str, path: Path) -> Optional[Matched]:
        if not self.matches(key):
            return None
        middle = self._middle_at(key)
        return Matched((key, key[len(self._prefix) : middle], key[middle + len(self._middle) : len(key) - len(self._suffix)]))


class StarRegex(StarElement):
    """``a*b*c*d``"""

    def __init__(self, raw: str) -> None:
        super().__init__(raw, raw)
        try:
            self._pattern = patterns.compile("^" + _escaped(raw).replace("*", "(.+?)") + "$")
        except IllegalArgumentException as error:
            raise JoltError("PatternSyntaxException", error.getMessage() or "") from None

    def matches(self, key: str) -> bool:
        return self._pattern.search(key) is not None

    def match(self, key: str, path: Path) -> Optional[Matched]:
        found = self._pattern.search(key)
        return Matched((key, *found.groups())) if found else None


def _escaped(raw: str) -> str:
    """StarRegexPathElement.escapeMetacharsIfAny: a backslash met late is doubled in what was escaped before it."""
    escaped = raw
    for one in dict.fromkeys(raw):
        if one in "([{\\^$|)?+.":
            escaped = escaped.replace(one, "\\" + one)
    return escaped


def _illegal(what: str) -> JoltError:
    return JoltError("IllegalArgumentException", what)
