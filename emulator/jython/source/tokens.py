"""Cuts Python 2.7 source into tokens, keeping every blank and line break.

``"".join(token.space + token.text)`` gives the source back, line for line, with tabs of the indentation widened to 8 columns
as Python 2 reads them. The standard ``tokenize`` does not read Python 2 on every version that we run on.
"""

from __future__ import annotations

import re
from typing import Optional

from .source_error import SourceError

NAME, NUMBER, STRING, OPERATOR, COMMENT = "name", "number", "string", "operator", "comment"
NEWLINE, BREAK, INDENT, DEDENT, END = "newline", "break", "indent", "dedent", "end"  # BREAK: a line end that ends no statement
SILENT = frozenset((COMMENT, BREAK))

_STRING = r"[uU]?[bB]?[rR]?(?:\'\'\'(?:[^\\]|\\.)*?\'\'\'|\"\"\"(?:[^\\]|\\.)*?\"\"\"|'(?:[^\n'\\]|\\.)*'|\"(?:[^\n\"\\]|\\.)*\")"
_NUMBER = (
    r"0[xX][0-9a-fA-F]+[lL]?|0[bB][01]+[lL]?|0[oO][0-7]+[lL]?"
    r"|(?:\d+\.\d*|\.\d+)(?:[eE][-+]?\d+)?[jJ]?|\d+[eE][-+]?\d+[jJ]?|\d+[jJ]|\d+[lL]?"
)
_OPERATOR = r"\*\*=?|//=?|>>=?|<<=?|<>|[-+*/%&|^=<>!]=|[-+*/%&|^~<>()\[\]{},:.;@=`]"
_TOKEN = re.compile(
    rf"(?P<space>(?:[ \t\f]|\\\n)*)(?:(?P<comment>#[^\n]*)|(?P<string>{_STRING})|(?P<number>{_NUMBER})"
    rf"|(?P<name>[A-Za-z_][A-Za-z_0-9]*)|(?P<operator>{_OPERATOR})|(?P<line>\n)|(?P<end>\Z))",
    re.S,
)
_MARGIN = re.compile(r"[ \t\f]*")
_EXPECTED = {"(": "RPAREN", "[": "RBRACK", "{": "RCURLY"}
_STATEMENTS = frozenset(
    (
        "def",
        "class",
        "while",
        "try",
        "except",
        "finally",
        "return",
        "print",
        "import",
        "from",
        "raise",
        "with",
        "elif",
        "pass",
        "break",
        "continue",
        "global",
        "del",
        "assert",
        "exec",
    )
)
_AFTER_A_VALUE = frozenset(("if", "for", "in", "is", "and", "or", "else"))
_CLOSING = {")": "(", "]": "[", "}": "{"}


class Token:
    """One token; ``space`` is what stands before it."""

    __slots__ = ("kind", "text", "space", "line", "column")

    def __init__(self, kind: str, text: str, space: str, line: int, column: int = 0) -> None:
        self.kind, self.text, self.space, self.line, self.column = kind, text, space, line, column

    def is_operator(self, text: str) -> bool:
        return self.kind == OPERATOR and self.text == text


class _Tokenizer:
    def __init__(self, source: str) -> None:
        self.source = source
        self.position, self.line, self.line_start = 0, 1, 0
        self.tokens: list[Token] = []
        self.indents = [0]
        self.open: list[str] = []

    def run(self) -> list[Token]:
        while self._line():
            pass
        return self.tokens

    def _line(self) -> bool:
        """One logical line; False at the end of the source."""
        margin = _MARGIN.match(self.source, self.position)
        assert margin is not None
        after = self.source[margin.end() : margin.end() + 1]
        if after in ("#", "\n"):
            self._blank_line(margin.end())
            return True
        lead: Optional[str] = None
        if after:
            lead = self._indent(margin.group())
            self.position = margin.end()
        while True:
            kind = self._token(lead)
            lead = None
            if kind == END:
                return False
            if kind == NEWLINE:
                return True

    def _blank_line(self, start: int) -> None:
        end = self.source.find("\n", start)
        end = len(self.source) if end < 0 else end
        self.tokens.append(Token(BREAK, self.source[start:end] + "\n", "", self.line))
        self._next_line(min(end + 1, len(self.source)))

    def _next_line(self, position: int) -> None:
        self.position = self.line_start = position
        self.line += 1

    def _indent(self, margin: str) -> str:
        column = len(margin.rsplit("\f", 1)[-1].expandtabs(8))
        if column > self.indents[-1]:
            self.indents.append(column)
            self.tokens.append(Token(INDENT, "", "", self.line))
        while column < self.indents[-1]:
            self.indents.pop()
            self.tokens.append(Token(DEDENT, "", "", self.line))
        if column != self.indents[-1]:
            raise SourceError("unindent does not match any outer indentation level", self.line, len(margin))
        return " " * column

    def _token(self, lead: Optional[str]) -> str:
        match = _TOKEN.match(self.source, self.position)
        if match is None:
            raise self._bad_token()
        kind = str(match.lastgroup)
        text, space = match.group(kind), match.group("space")
        start = match.start(kind)
        if "\n" in space:
            self.line += space.count("\n")
            self.line_start = self.position + space.rindex("\n") + 1
        token = Token(kind, text, (lead or "") + space, self.line, start - self.line_start)
        self.position = match.end()
        if kind == "end":
            return self._end(token)
        if kind == "line":
            return self._line_end(token)
        if "\n" in text:
            self.line += text.count("\n")
            self.line_start = start + text.rindex("\n") + 1
        if kind == OPERATOR:
            self._bracket(token)
        self.tokens.append(token)
        return kind

    def _bad_token(self) -> SourceError:
        space = re.compile(r"[ \t\f]*").match(self.source, self.position)
        position = space.end() if space else self.position
        found = self.source[position : position + 1]
        message = "EOL while scanning string literal" if found in "'\"" and found else f"no viable alternative at character '{found}'"
        return SourceError(message, self.line, position - self.line_start)

    def _line_end(self, token: Token) -> str:
        token.kind = BREAK if self.open else NEWLINE
        self.tokens.append(token)
        self._next_line(self.position)
        return token.kind

    def _end(self, token: Token) -> str:
        if self.open:
            raise self._never_closed(token)
        if self.tokens and self.tokens[-1].kind not in (NEWLINE, BREAK, DEDENT):
            self.tokens.append(Token(NEWLINE, "\n", token.space, token.line, token.column))
        for _ in self.indents[1:]:
            self.tokens.append(Token(DEDENT, "", "", token.line))
        self.tokens.append(Token(END, "", "", token.line))
        return END

    def _never_closed(self, end: Token) -> SourceError:
        """Jython's parser stops at the first word that cannot stand inside brackets, or at the end."""
        depth, previous = 0, ""
        for token in self.tokens:
            depth += token.text in _CLOSING.values() and token.kind == OPERATOR
            depth -= token.text in _CLOSING and token.kind == OPERATOR
            if depth > 0 and token.kind == NAME and (token.text in _STATEMENTS or token.text in _AFTER_A_VALUE and previous in "([{,"):
                return SourceError(f"no viable alternative at input '{token.text}'", token.line, token.column)
            previous = token.text if token.kind not in SILENT else previous
        return SourceError(f"mismatched input '<EOF>' expecting {_EXPECTED[self.open[-1]]}", end.line, end.column)

    def _bracket(self, token: Token) -> None:
        if token.text in "([{":
            self.open.append(token.text)
        elif token.text in _CLOSING and (not self.open or self.open.pop() != _CLOSING[token.text]):
            raise SourceError(f"no viable alternative at input '{token.text}'", token.line, token.column)


def tokenize(source: str) -> list[Token]:
    """The tokens of a text whose line ends are ``\\n``; SourceError where Python 2.7 sees none."""
    return _Tokenizer(source).run()
