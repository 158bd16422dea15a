"""Reading tokens as ANTLR's parsers do: what must come, what may come, and the words when it does not."""

from __future__ import annotations

from typing import Callable, FrozenSet

from .accepted import Edit
from .jython_lexer import JythonToken, jython_tokens
from .source_error import SourceError

Names = FrozenSet[str]


class GrammarTokens:
    """The tokens, one after the other."""

    def __init__(self, source: str) -> None:
        self.tokens, self.edits = jython_tokens(source)
        self.index = 0
        self.last = len(self.tokens) - 1

    def at(self, ahead: int = 0) -> JythonToken:
        index = self.index + ahead
        if index + 1 >= self.last:  # Jython's lexer is one token ahead of its parser
            error = self.tokens[self.last].error
            if error is not None:
                raise error
        return self.tokens[index if index < self.last else self.last]

    def kind(self, ahead: int = 0) -> str:
        index = self.index + ahead
        return self.tokens[index].kind if index + 1 < self.last else self.at(ahead).kind

    def take(self) -> JythonToken:
        token = self.at()
        self.index += 1
        return token

    def print_becomes_a_name(self) -> None:
        """Of the tokens that are not read yet (the grammar's ``printFunction``)."""
        for token in self.tokens[self.index :]:
            if token.kind == "PRINT":
                token.kind = "NAME"

    def match(self, kind: str, shown: str = "") -> JythonToken:
        if self.kind() != kind:
            raise self.error(f"mismatched input {self.shown()} expecting {shown or kind}")
        return self.take()

    def replace(self, start: int, end: int, text: str) -> None:
        """Python 3 is to read another text for the tokens between two indexes."""
        last = self.tokens[end - 1]
        self.edits.append(Edit(self.tokens[start].place, last.place + len(last.text), text))

    def enclose(self, start: int, end: int) -> None:
        """Python 3 is to read the tokens between two indexes in parentheses."""
        first, last = self.tokens[start].place, self.tokens[end - 1]
        self.edits += [Edit(first, first, "("), Edit(last.place + len(last.text), last.place + len(last.text), ")")]

    def optional(self, kind: str) -> bool:
        if self.kind() != kind:
            return False
        self.index += 1
        return True

    def shown(self) -> str:
        text = self.at().text
        return "'" + text.replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t") + "'"

    def error(self, message: str) -> SourceError:
        return SourceError(message, self.at().line, self.at().column)

    def no_way(self) -> SourceError:
        return self.error(f"no viable alternative at input {self.shown()}")

    def choose(self, kinds: Names) -> None:
        if self.kind() not in kinds:
            raise self.no_way()

    def fits(self, rule: Callable[[], object]) -> bool:
        """A syntactic predicate: does the rule fit behind the next token? What the lexer refuses is refused here too."""
        start, edits = self.index, len(self.edits)
        self.take()
        try:
            rule()
            return True
        except SourceError as error:
            if any(token.error is error for token in self.tokens):
                raise
            return False
        finally:
            self.index = start
            del self.edits[edits:]

    def inside(self, close: str, first: Names, rule: Callable[[], object]) -> None:
        """``( rule | ) close``"""
        self.choose(first | {close})
        if self.kind() != close:
            rule()
        self.match(close)

    def separated(self, rule: Callable[[], object], first: Names) -> int:
        """``rule (COMMA rule)* (COMMA)?``: how many commas there were."""
        rule()
        commas = 0
        while self.kind() == "COMMA":
            self.take()
            commas += 1
            if self.kind() not in first:
                break
            rule()
        return commas
