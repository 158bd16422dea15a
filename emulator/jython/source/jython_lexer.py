"""Python 2.7 source as Jython's own lexer cuts it, with its slips: for the words and the place of its errors.

Mirrors the lexer rules of Jython 2.7.2's Python.g and PythonTokenSource. A character that no token begins with is an error; a token that
begins well and goes wrong (a string without its end, a lone ``!``) is dropped without a word, as ANTLR's recovery does.
"""

from __future__ import annotations

import re
from typing import List, Optional, Tuple

from .accepted import Edit, without
from .source_error import SourceError

KEYWORDS = {
    **{word: word.upper() for word in (
        "as", "assert", "break", "class", "continue", "def", "elif", "except", "exec", "finally", "from", "for", "global", "if", "import",
        "in", "is", "lambda", "pass", "print", "raise", "return", "try", "while", "with", "yield", "and", "or", "not",
    )},
    "del": "DELETE",
    "else": "ORELSE",
}  # fmt: skip
OPERATORS = {
    "**=": "DOUBLESTAREQUAL", "//=": "DOUBLESLASHEQUAL", "<<=": "LEFTSHIFTEQUAL", ">>=": "RIGHTSHIFTEQUAL",
    "**": "DOUBLESTAR", "//": "DOUBLESLASH", "<<": "LEFTSHIFT", ">>": "RIGHTSHIFT", "==": "EQUAL", "!=": "NOTEQUAL",
    "<>": "ALT_NOTEQUAL", "<=": "LESSEQUAL", ">=": "GREATEREQUAL", "+=": "PLUSEQUAL", "-=": "MINUSEQUAL", "*=": "STAREQUAL",
    "/=": "SLASHEQUAL", "|=": "VBAREQUAL", "%=": "PERCENTEQUAL", "&=": "AMPEREQUAL", "^=": "CIRCUMFLEXEQUAL",
    "(": "LPAREN", ")": "RPAREN", "[": "LBRACK", "]": "RBRACK", "{": "LCURLY", "}": "RCURLY", ":": "COLON", ",": "COMMA", ";": "SEMI",
    "+": "PLUS", "-": "MINUS", "*": "STAR", "/": "SLASH", "|": "VBAR", "&": "AMPER", "<": "LESS", ">": "GREATER", "=": "ASSIGN",
    "%": "PERCENT", "`": "BACKQUOTE", "^": "CIRCUMFLEX", "~": "TILDE", ".": "DOT", "@": "AT",
}  # fmt: skip
ENDS_AFTER_BACKSLASH = "unexpected character after line continuation character"

_PREFIX = r"(?:[uUbB]?[rR]|[uUbB])?"
_STRING = re.compile(
    _PREFIX + r"(?:'''(?:[^\\]|\\.)*?'''|\"\"\"(?:[^\\]|\\.)*?\"\"\"|'(?!'')(?:[^\n'\\]|\\.)*'|\"(?!\"\")(?:[^\n\"\\]|\\.)*\")", re.S
)
_STRING_START = re.compile(_PREFIX + r"('''|\"\"\"|'|\")")
_NUMBER = re.compile(
    r"0[xX][0-9a-fA-F]+[lL]?|0[bB][01]*[lL]?|0[oO][0-7]*[lL]?"
    r"|(?:\d+\.(?:\d+(?:[eE][-+]?\d+)?|[eE][-+]?\d+)?|\.\d+(?:[eE][-+]?\d+)?|\d+[eE][-+]?\d+)[jJ]?|\d+[jJ]|(?:0[0-7]*|[1-9]\d*)[lL]?"
)
_UNFINISHED_NUMBER = re.compile(r"0[xX](?![0-9a-fA-F])|(?:\d+\.?\d*|\.\d+)[eE](?:[-+](?!\d)|(?![-+\d]))|0\d*[89]\d*(?![\d.eEjJ])")
_NAME = re.compile(r"[A-Za-z_][A-Za-z_0-9]*")
_OPERATOR = re.compile("|".join(re.escape(text) for text in sorted(OPERATORS, key=len, reverse=True)))
_NEWLINES = re.compile(r"(?:\f?\n)+")
_BLANKS = re.compile(r"[ \t]+")
_SPACE = re.compile(r"[ \t\f]+")
_WHOLE_LINE_COMMENT = re.compile(r"[ \t]*#[^\n]*\n+")
_COMMENT = re.compile(r"#[^\n]*")
_CONTINUED = re.compile(r"\\\n[ \t]*")
_REST_OF_STRING = re.compile(r"(?:[^\n'\"\\]|\\.|['\"])*", re.S)


class JythonToken:
    """``kind`` is the grammar's name of the token, ``column`` counts from 0; an ERROR holds the error that its reader meets.

    ``place``: in the text.
    """

    __slots__ = ("column", "error", "kind", "line", "place", "text")

    def __init__(self, kind: str, text: str, line: int, column: int, error: Optional[SourceError] = None, place: int = 0) -> None:
        self.kind, self.text, self.line, self.column, self.error, self.place = kind, text, line, column, error, place


class _Lexer:
    def __init__(self, source: str) -> None:
        self.source = source
        self.position, self.line, self.line_start = 0, 1, 0
        self.nesting = 0
        self.tokens: List[JythonToken] = []
        self.dropped: List[Edit] = []

    @property
    def column(self) -> int:
        return self.position - self.line_start

    def run(self) -> List[JythonToken]:
        try:
            while self._next():
                pass
        except SourceError as error:
            self.tokens.append(JythonToken("ERROR", "", error.line, error.column, error))
        return self.tokens

    def _advance(self, end: int) -> str:
        text = self.source[self.position : end]
        if "\n" in text:
            self.line += text.count("\n")
            self.line_start = self.position + text.rindex("\n") + 1
        self.position = end
        return text

    def _emit(self, kind: str, text: str, line: int, column: int, place: int = 0) -> None:
        self.tokens.append(JythonToken(kind, text, line, column, None, place))

    def _drop(self, end: int) -> bool:
        """Leave out what stands before a place, as ANTLR does with a token that went wrong."""
        self.dropped.append(without(self.source, self.position, end))
        self._advance(end)
        return False

    def _next(self) -> bool:
        """One token; what is dropped on the way does not move the place at which the token was looked for."""
        started_at_margin = self.column == 0
        while True:
            if self.position >= len(self.source):
                self._emit("EOF", "<EOF>", self.line, self.column)
                return False
            if self._blank(started_at_margin) or self._token(started_at_margin):
                return True

    def _blank(self, at_margin: bool) -> bool:
        line, column = self.line, self.column
        comment = _WHOLE_LINE_COMMENT.match(self.source, self.position) if at_margin else None
        if comment or (comment := _COMMENT.match(self.source, self.position)):
            self._advance(comment.end())
            return True
        blanks = (_BLANKS if at_margin else _SPACE).match(self.source, self.position)
        if blanks:
            text = self._advance(blanks.end())
            if at_margin and not self.nesting:
                self._margin(text)
            return True
        newlines = _NEWLINES.match(self.source, self.position)
        if newlines:
            text = self._advance(newlines.end())
            if not at_margin and not self.nesting:
                self._emit("NEWLINE", text, line, column)
            return True
        return self._continued_line()

    def _margin(self, blanks: str) -> None:
        """LEADING_WS: its place is where it ends; lines of blanks only are no indentation."""
        newlines = re.compile(r"\n*").match(self.source, self.position)
        text = self._advance(newlines.end()) if newlines else ""
        if not text:
            self._emit("LEADING_WS", " " * len(blanks.expandtabs(8)), self.line, self.column)
        elif self.position >= len(self.source):
            self._emit("NEWLINE", text, self.line, self.column)

    def _continued_line(self) -> bool:
        continued = _CONTINUED.match(self.source, self.position)
        if continued is None:
            return False
        self._advance(continued.end())
        newlines = _NEWLINES.match(self.source, self.position)
        if newlines:
            line, column = self.line, self.column
            self._emit("NEWLINE", self._advance(newlines.end()), line, column)
        if self.position >= len(self.source):
            raise SourceError(ENDS_AFTER_BACKSLASH, 0)
        return True

    def _token(self, at_margin: bool) -> bool:
        source, start = self.source, self.position
        quoted = _STRING.match(source, start)
        if quoted:
            column, before = self.column, self.line
            text = self._advance(quoted.end())
            self._emit("STRING", text, self.line, column if self.line == before else -2, start)
            return True
        opening = _STRING_START.match(source, start)
        if opening:
            return self._unfinished_string(opening)
        unfinished = _UNFINISHED_NUMBER.match(source, start)
        if unfinished:
            raise self._no_character(unfinished.end())
        for pattern, kinds in ((_NUMBER, None), (_NAME, KEYWORDS), (_OPERATOR, OPERATORS)):
            match = pattern.match(source, start)
            if match:
                text = match.group()
                kind = "INT" if kinds is None else kinds.get(text, "NAME")
                self.nesting += (text in "([{") - (text in ")]}")
                self._emit(kind, text, self.line, self.column, start)
                self.position = match.end()
                return True
        if source[start] in "!\\":  # dropped with the character after it, which should have been another
            return self._drop(min(start + 2, len(source)))
        raise self._no_character(start)

    def _unfinished_string(self, opening: re.Match[str]) -> bool:
        if len(opening[1]) == 3:
            return self._drop(len(self.source))
        if self.source[opening.end() : opening.end() + 1] == "\n":
            raise self._no_character(opening.end())
        end = _REST_OF_STRING.match(self.source, opening.end())
        assert end is not None
        return self._drop(min(end.end() + 1, len(self.source)))

    def _no_character(self, position: int) -> SourceError:
        character = self.source[position : position + 1]
        shown = {"\n": "\\n", "\t": "\\t", "": "<EOF>"}.get(character, character)
        return SourceError(f"no viable alternative at character '{shown}'", self.line, position - self.line_start)


class _Indenter:
    """PythonTokenSource: margins become INDENT and DEDENT."""

    def __init__(self, tokens: List[JythonToken]) -> None:
        self.waiting = tokens
        self.tokens: List[JythonToken] = []
        self.indents = [0]

    def run(self) -> List[JythonToken]:
        try:
            self._walk()
        except SourceError as error:
            self.tokens.append(JythonToken("ERROR", "", error.line, error.column, error))
        return self.tokens

    def _walk(self) -> None:
        index = 0
        while index < len(self.waiting):
            token = self.waiting[index]
            previous = self.waiting[index - 1] if index else None
            index += 1
            if token.kind == "EOF":
                self._end(_end_after(token, previous), previous)
                return
            self.tokens.append(token)
            if token.kind == "NEWLINE" and index < len(self.waiting):
                index = self._line(index)

    def _line(self, index: int) -> int:
        token = self.waiting[index]
        place = token.column
        if token.kind == "EOF":
            token, place = _end_after(token, self.waiting[index - 1]), -1
        elif token.kind == "LEADING_WS":
            if self.waiting[index + 1].kind == "EOF":
                return index + 1
            place = len(token.text)
        if place > self.indents[-1]:
            self.indents.append(place)
            self.tokens.append(JythonToken("INDENT", "", token.line, token.column))
        elif place < self.indents[-1]:
            self._dedent(place, token)
        if token.kind != "LEADING_WS":
            self.tokens.append(token)
        return len(self.waiting) if token.kind == "EOF" else index + 1

    def _end(self, token: JythonToken, previous: Optional[JythonToken]) -> None:
        newline = JythonToken("NEWLINE", "\n", token.line, token.column)
        if previous is None or previous.kind != "LEADING_WS":
            self.tokens.append(newline)
            self._dedent(-1, token)
        else:
            self._dedent(-1, token)
            self.tokens.append(newline)
        self.tokens.append(token)

    def _dedent(self, place: int, token: JythonToken) -> None:
        if place not in self.indents[:-1] and place >= 0:
            raise SourceError("unindent does not match any outer indentation level", token.line, token.column, "IndentationError")
        while len(self.indents) > 1 and self.indents[-1] > max(place, 0):
            self.indents.pop()
            self.tokens.append(JythonToken("DEDENT", "", token.line, token.column))


def _end_after(end: JythonToken, previous: Optional[JythonToken]) -> JythonToken:
    """The end stands where the last token stood, and is shown as that token's last character."""
    return end if previous is None else JythonToken("EOF", previous.text[-1:], previous.line, previous.column)


def jython_tokens(source: str) -> Tuple[Tuple[JythonToken, ...], List[Edit]]:
    """The tokens of a text whose line ends are ``\\n``, up to the first error, and what is dropped of it."""
    lexer = _Lexer(source)
    tokens = _Indenter(lexer.run()).run()
    return tuple(tokens), lexer.dropped
