"""java.util.regex: Pattern and Matcher over Python's re.

The pattern's text is translated by ``patterns``; flags are Java's numbers. Left out: regions, transparent bounds, hitEnd.
"""

from __future__ import annotations

import re
from typing import Any, Callable, ClassVar, List, Optional

from ...lang.object import JavaObject, unboxed
from ...lang.signature import takes
from ...lang.throwable import IllegalStateException, IndexOutOfBoundsException
from ...registry import java_class
from . import patterns

_FLAGS = {2: re.IGNORECASE, 4: re.VERBOSE, 8: re.MULTILINE, 32: re.DOTALL}
_LITERAL = 16


@java_class("java.util.regex.Pattern")
class Pattern(JavaObject):
    """A compiled pattern."""

    CASE_INSENSITIVE: ClassVar[int] = 2
    COMMENTS: ClassVar[int] = 4
    MULTILINE: ClassVar[int] = 8
    LITERAL: ClassVar[int] = 16
    DOTALL: ClassVar[int] = 32
    UNICODE_CASE: ClassVar[int] = 64

    def __init__(self, text: str, flags: int) -> None:
        self._text, self._flags = text, flags
        python_flags = sum(flag for number, flag in _FLAGS.items() if flags & number)
        self._compiled = re.compile(re.escape(text), python_flags) if flags & _LITERAL else patterns.compile(text, int(python_flags))

    @classmethod
    def compile(cls, text: Any, flags: int = 0) -> Pattern:
        """The pattern of a text; PatternSyntaxException when it is none."""
        return cls(unboxed(text), unboxed(flags))

    @classmethod
    def quote(cls, text: str) -> str:
        """A pattern that matches just this text."""
        return "\\Q" + text.replace("\\E", "\\E\\\\E\\Q") + "\\E"

    @staticmethod
    def matches(text: str, value: str) -> bool:
        return patterns.matches(text, value)

    def pattern(self) -> str:
        return self._text

    def flags(self) -> int:
        return self._flags

    @takes("java.lang.CharSequence")
    def matcher(self, value: str) -> Matcher:
        return Matcher(self, value)

    def split(self, value: str, limit: int = 0) -> List[str]:
        """The pieces between the matches; with limit 0 empty ones at the end are dropped."""
        pieces: List[str] = []
        at = 0
        for match in self._compiled.finditer(value):
            if 0 < limit <= len(pieces) + 1:
                break
            if match.end() == 0:
                continue
            pieces.append(value[at : match.start()])
            at = match.end()
        pieces.append(value[at:])
        while limit == 0 and len(pieces) > 1 and not pieces[-1]:
            pieces.pop()
        return pieces

    def toString(self) -> str:
        return self._text


@java_class("java.util.regex.Matcher")
class Matcher(JavaObject):
    """A text being matched."""

    def __init__(self, pattern: Pattern, value: str) -> None:
        self._pattern, self._value = pattern, value
        self._match: Optional[re.Match[str]] = None
        self._place = 0

    def matches(self) -> bool:
        return self._remember(self._pattern._compiled.fullmatch(self._value))

    def lookingAt(self) -> bool:
        """Whether the text starts with a match."""
        return self._remember(self._pattern._compiled.match(self._value))

    def find(self, start: Optional[int] = None) -> bool:
        if start is not None:
            self._place = start
        if self._place > len(self._value):
            return self._remember(None)
        match = self._pattern._compiled.search(self._value, self._place)
        if match:
            self._place = match.end() + (match.end() == match.start())
        return self._remember(match)

    def group(self, which: Any = 0) -> Optional[str]:
        """What a group caught, None when it took no part."""
        match = self._current()
        try:
            text: Optional[str] = match.group(which)
            return text
        except IndexError:
            raise IndexOutOfBoundsException(f"No group {which}")

    def groupCount(self) -> int:
        return self._pattern._compiled.groups

    def start(self, which: Any = 0) -> int:
        return self._current().start(which)

    def end(self, which: Any = 0) -> int:
        return self._current().end(which)

    def reset(self) -> Matcher:
        self._match, self._place = None, 0
        return self

    def replaceAll(self, replacement: str) -> str:
        """Every match replaced; $1 and ${name} stand for groups."""
        return self._replaced(replacement, 0)

    def replaceFirst(self, replacement: str) -> str:
        return self._replaced(replacement, 1)

    @staticmethod
    def quoteReplacement(text: str) -> str:
        """A replacement that stands for itself."""
        return text.replace("\\", "\\\\").replace("$", "\\$")

    def _replaced(self, replacement: str, count: int) -> str:
        expanded: Callable[[re.Match[str]], str] = lambda match: patterns.expand(match, replacement)  # noqa: E731
        return self._pattern._compiled.sub(expanded, self._value, count=count)

    def _remember(self, match: Optional[re.Match[str]]) -> bool:
        self._match = match
        return match is not None

    def _current(self) -> re.Match[str]:
        if self._match is None:
            raise IllegalStateException("No match found")
        return self._match
