"""java.util.StringTokenizer."""

from __future__ import annotations

from typing import Any, Iterator, List, Optional

from ..lang.object import JavaObject
from ..lang.signature import constructor_takes, takes
from ..lang.throwable import NullPointerException
from ..registry import java_class
from .exceptions import NoSuchElementException

_NO_DELIMITERS = 'Cannot invoke "String.length()" because "this.delimiters" is null'


@java_class("java.util.StringTokenizer")
class StringTokenizer(JavaObject):
    """The tokens of a text between any of the delimiters, which are tokens themselves where it is asked for."""

    @constructor_takes("String", "String, String", "String, String, boolean")
    def __init__(self, text: Optional[str], delimiters: Optional[str] = " \t\n\r\f", returned: bool = False) -> None:
        if text is None:
            raise NullPointerException('Cannot invoke "String.length()" because "str" is null')
        self._text, self._delimiters, self._returned, self._place = text, delimiters, returned, 0

    def _next_place(self, place: int) -> int:
        """Where the next token begins."""
        if self._delimiters is None:
            raise NullPointerException()
        while not self._returned and place < len(self._text) and self._text[place] in self._delimiters:
            place += 1
        return place

    def _end(self, place: int) -> int:
        end = place
        while end < len(self._text) and self._text[end] not in (self._delimiters or ""):
            end += 1
        return end + 1 if end == place and self._returned and end < len(self._text) else end

    def hasMoreTokens(self) -> bool:
        return self._next_place(self._place) < len(self._text)

    @takes("", "String")
    def nextToken(self, *delimiters: Any) -> str:
        """The next token, from now on between other delimiters."""
        if delimiters:
            self._delimiters = delimiters[0]
        begin = self._next_place(self._place)
        if begin >= len(self._text):
            raise NoSuchElementException()
        self._place = self._end(begin)
        return self._text[begin : self._place]

    def hasMoreElements(self) -> bool:
        return self.hasMoreTokens()

    def nextElement(self) -> str:
        return str(self.nextToken())

    def countTokens(self) -> int:
        """How many there are still."""
        return len(self._rest())

    def _rest(self) -> List[str]:
        tokens, place = [], self._next_place(self._place)
        while place < len(self._text):
            end = self._end(place)
            tokens.append(self._text[place:end])
            place = self._next_place(end)
        return tokens

    def __iter__(self) -> Iterator[str]:
        while self.hasMoreTokens():
            yield self.nextToken()
