"""A text with a position: com.jayway.jsonpath.internal.CharacterIndex."""

from __future__ import annotations

from .errors import InvalidPathException


class Chars:
    """``at``: the position; ``end``: the last index that counts."""

    def __init__(self, text: str) -> None:
        self.text, self.at, self.end = text, 0, len(text) - 1

    def char(self, index: int) -> str:
        """The character at an index; InvalidPathException outside of the text."""
        if not 0 <= index < len(self.text):
            raise InvalidPathException(f"String index out of range: {index}")
        return self.text[index]

    @property
    def current(self) -> str:
        """The character here."""
        return self.char(self.at)

    def inside(self, index: int) -> bool:
        """Whether the index counts."""
        return 0 <= index <= self.end

    @property
    def at_tail(self) -> bool:
        """Whether this is the last character or beyond."""
        return self.at >= self.end

    def trim(self) -> Chars:
        """Leaves out spaces at both ends."""
        self.skip_blanks()
        while self.inside(self.at) and self.at < self.end and self.text[self.end] == " ":
            self.end -= 1
        return self

    def skip_blanks(self) -> Chars:
        """Goes on to the next character that is no space."""
        while self.inside(self.at) and self.at < self.end and self.text[self.at] == " ":
            self.at += 1
        return self

    def next_significant(self, start: int) -> int:
        """Index of the first character after ``start`` that is no space (it may be outside)."""
        index = start + 1
        while self.inside(index) and self.text[index] == " ":
            index += 1
        return index

    def next_is(self, start: int, char: str) -> bool:
        """Whether the next character after ``start``, spaces apart, is this one."""
        index = self.next_significant(start)
        return self.inside(index) and self.text[index] == char

    def next_char(self, start: int) -> str:
        """The next character after ``start``, spaces apart; a space at the end."""
        index = self.next_significant(start)
        return self.text[index] if self.inside(index) else " "

    def find(self, start: int, char: str) -> int:
        """Index of a character from ``start`` on, -1 when there is none."""
        return self.text.find(char, start, self.end + 1)

    def find_unescaped(self, start: int, char: str) -> int:
        """The same after ``start``, where a backslash hides the next character."""
        index, escaped = start + 1, False
        while self.inside(index):
            if escaped:
                escaped = False
            elif self.text[index] == "\\":
                escaped = True
            elif self.text[index] == char:
                return index
            index += 1
        return -1

    def closing(self, start: int, opening: str, closing: str, skip_regex: bool) -> int:
        """Index of the bracket that closes the one at ``start``, strings apart; -1 when there is none."""
        opened, index = 1, start + 1
        while self.inside(index):
            for quotes in ("'\"", "/" if skip_regex else ""):
                if self.char(index) in quotes and quotes:
                    quotes_of = self.text[index]
                    index = self.find_unescaped(index, quotes_of)
                    if index < 0:
                        raise InvalidPathException(f"Could not find matching close quote for {quotes_of} when parsing : {self.text}")
                    index += 1
            if self.char(index) == opening:
                opened += 1
            if self.char(index) == closing:
                opened -= 1
                if opened == 0:
                    return index
            index += 1
        return -1


_ESCAPES = {"r": "\r", "f": "\f", "t": "\t", "n": "\n", "b": "\b"}


def unescape(text: str) -> str:
    """Utils.unescape"""
    if "\\" not in text:
        return text
    out, at = [], 0
    while at < len(text):
        char = text[at]
        at += 1
        if char != "\\":
            out.append(char)
        elif at == len(text):
            out.append("\\")
        elif text[at] == "u":
            digits = text[at + 1 : at + 5]
            if len(digits) == 4:
                if any(one not in "0123456789abcdefABCDEF" for one in digits):
                    raise InvalidPathException("Unable to parse unicode value: " + digits)
                out.append(chr(int(digits, 16)))
            at += 5
        else:
            out.append(_ESCAPES.get(text[at], text[at]))
            at += 1
    return "".join(out)
