"""Python 2.7 statements as Python 3 text with the same line numbers.

Here is what Python 3's grammar refuses: ``print x``, ``exec x in y``, ``raise E, v``, ``except E, e``, backquotes, ``<>``, tuple
parameters, and names that became keywords. Everything else is left to the syntax tree (source_tree).
"""

from __future__ import annotations

import ast
import re
import sys
from typing import Dict, Optional, Tuple

from .literals import is_unicode, number_literal, string_literal
from .source_error import SourceError
from .tokens import COMMENT, DEDENT, END, INDENT, NAME, NEWLINE, NUMBER, OPERATOR, SILENT, STRING, Token, tokenize
from .tree_helpers import KEYWORD_MARK

NEW_KEYWORDS = frozenset(("async", "await", "nonlocal"))
_CONSTANTS = frozenset(("True", "False"))
ATTRIBUTE_KEYWORDS = frozenset(
    (
        "yield",
        "print",
        "exec",
        "in",
        "is",
        "as",
        "from",
        "with",
        "pass",
        "return",
        "not",
        "and",
        "or",
        "if",
        "else",
        "for",
        "while",
        "try",
        "except",
        "finally",
        "raise",
        "del",
        "global",
        "assert",
        "class",
        "def",
        "continue",
        "break",
        "lambda",
        "elif",
        "async",
        "await",
        "nonlocal",
        "None",
        "True",
        "False",
    )
)
HEADS = frozenset(("if", "elif", "else", "try", "except", "finally", "while", "for", "with", "def", "class"))
_OPEN, _CLOSE = frozenset("([{"), frozenset(")]}")


class Rewritten:
    """``notes``: placeholder name → the source of the target it stands for (tuple parameters, ``except E, a[0]``)."""

    def __init__(self, text: str, notes: dict[str, str]) -> None:
        self.text, self.notes = text, notes


class _Statement:
    """Tokens ``start`` to ``end`` (exclusive) of a simple statement or of a compound one's head."""

    def __init__(self, start: int, end: int) -> None:
        self.start, self.end = start, end
        self.commas: list[int] = []
        self.ins: list[int] = []


ALL_LINES = sys.maxsize
_FUTURE = re.compile(r"^[ \t]*from[ \t]+__future__[ \t]+import\b([^#\n]*)", re.M)


def rewrite(source: str, print_statements: int = ALL_LINES, unicode_literals: bool = False, encoding: str = "utf-8") -> Rewritten:
    """Source whose line ends are ``\\n`` → Python 3 text and notes; SourceError where it is not Python 2.7.

    ``print_statements``: the last line where ``print`` is a statement; it is a name behind it.
    """
    return _Rewriter(tokenize(source), print_statements, unicode_literals, encoding).run()


def rewritten_tree(accepted: str, source: str, encoding: str) -> Tuple[ast.Module, Dict[str, str]]:
    """The tree of an accepted text, and the notes; ``source`` is the text before, whose futures say what ``print`` and a literal are."""
    futures = list(_FUTURE.finditer(source))
    functions = [source.count("\n", 0, future.start()) + 1 for future in futures if "print_function" in future[1]]
    unicode_literals = any("unicode_literals" in future[1] for future in futures)
    rewritten = rewrite(accepted, min(functions, default=ALL_LINES), unicode_literals, encoding)
    return ast.parse(rewritten.text), rewritten.notes


class _Rewriter:
    def __init__(self, tokens: list[Token], print_statements: int, unicode_literals: bool, encoding: str) -> None:
        self.tokens, self.encoding = tokens, encoding
        self.print_statements, self.unicode_literals = print_statements, unicode_literals
        self.notes: dict[str, str] = {}

    def run(self) -> Rewritten:
        self._literals()
        self._backquotes_and_names()
        index = 0
        while index < len(self.tokens):
            kind = self.tokens[index].kind
            if kind == END:
                break
            if kind in (NEWLINE, INDENT, DEDENT) or kind in SILENT:
                index += 1
                continue
            statement = self._statement(index)
            self._fix(statement)
            index = statement.end if self.tokens[statement.end].kind == NEWLINE else statement.end + 1
        return Rewritten("".join([token.space + token.text for token in self.tokens]), self.notes)

    def _note(self, source: str) -> str:
        name = f"__jy_note{len(self.notes)}__"
        self.notes[name] = source
        return name

    # tokens by themselves

    def _literals(self) -> None:
        index = 0
        while index < len(self.tokens):
            token = self.tokens[index]
            if token.kind == STRING:
                index = self._strings(index)
                continue
            if token.kind == NUMBER:
                token.text = number_literal(token)
                following = self.tokens[index + 1]
                if following.kind == NAME and not following.space:
                    following.space = " "  # `0or 1`
            index += 1

    def _strings(self, index: int) -> int:
        """A run of adjacent literals is unicode when one of them is."""
        run: list[Token] = []
        while self.tokens[index].kind == STRING or (run and self.tokens[index].kind in SILENT):
            if self.tokens[index].kind == STRING:
                run.append(self.tokens[index])
            index += 1
        unicode = any(is_unicode(token.text) for token in run) or (
            self.unicode_literals and not any("b" in t.text[:2].lower() for t in run)
        )
        for token in run:
            token.text = string_literal(token, unicode, self.encoding)
        return index

    def _backquotes_and_names(self) -> None:
        depth, previous = 0, ""
        argument: Optional[Token] = None  # True or False where the name of an argument may stand
        opened: list[int] = []
        for token in self.tokens:
            if token.kind == NAME:
                if previous in ("(", ",") and token.text in _CONSTANTS:
                    argument = token
                elif previous == "." and token.text in ATTRIBUTE_KEYWORDS or token.text in NEW_KEYWORDS:
                    token.text += KEYWORD_MARK
            elif token.kind == OPERATOR:
                if token.text == "=" and argument is not None and previous == argument.text and depth:
                    argument.text += KEYWORD_MARK
                elif token.text == "<>":
                    token.text = "!="
                elif token.text == "`":
                    closing = bool(opened) and opened[-1] == depth
                    opened[:] = opened[:-1] if closing else [*opened, depth]
                    token.text = "))" if closing else "__jy_repr__(("
                depth += (token.text in _OPEN) - (token.text in _CLOSE)
            if token.kind not in SILENT:
                previous, argument = token.text, argument if token is argument else None

    # statements

    def _statement(self, start: int) -> _Statement:
        statement = _Statement(start, start)
        head = self.tokens[start].kind == NAME and self.tokens[start].text in HEADS
        depth = lambdas = 0
        index = start
        while True:
            token = self.tokens[index]
            if token.kind in (NEWLINE, END):
                break
            if token.kind == OPERATOR:
                depth += _depth_change(token.text)
                if depth == 0 and token.text == ";":
                    break
                if depth == 0 and token.text == ":":
                    if not lambdas and head:
                        break
                    lambdas -= lambdas > 0
                elif depth == 0 and token.text == "," and not lambdas:
                    statement.commas.append(index)
            elif token.kind == NAME and token.text == "lambda":
                lambdas += depth == 0
                self._lambda(index)
            elif token.kind == NAME and token.text == "in" and depth == 0 and not lambdas:
                statement.ins.append(index)
            index += 1
        statement.end = index
        return statement

    def _fix(self, statement: _Statement) -> None:
        first = self.tokens[statement.start]
        if first.kind != NAME:
            return
        if first.text == "print" and first.line <= self.print_statements:
            self._print(statement)
        elif first.text == "exec":
            self._exec(statement)
        elif first.text == "raise" and statement.commas:
            first.text = "raise __jy_raise__("
            self._last(statement).text += ")"
        elif first.text == "except" and statement.commas:
            self._except(statement)
        elif first.text == "def":
            self._def(statement)

    def _last_index(self, statement: _Statement) -> int:
        index = statement.end - 1
        while index > statement.start and self.tokens[index].kind in SILENT:
            index -= 1
        return index

    def _last(self, statement: _Statement) -> Token:
        return self.tokens[self._last_index(statement)]

    def _print(self, statement: _Statement) -> None:
        first, last_index = self.tokens[statement.start], self._last_index(statement)
        if last_index == statement.start:
            first.text = "__jy_print__(None, 1)"
            return
        last, newline = self.tokens[last_index], 1
        redirect = self.tokens[statement.start + 1].is_operator(">>")
        if last.text == "," and not (redirect and statement.commas[:1] == [last_index]):
            newline, last.text = 0, ""
        if not redirect:
            first.text = f"__jy_print__(None, {newline}, "
        elif not statement.commas:
            first.text, self.tokens[statement.start + 1].text = "__jy_print__(", ""
            last.text += ", 1"
        else:
            first.text, self.tokens[statement.start + 1].text = "__jy_print__(", ""
            self.tokens[statement.commas[0]].text = f", {newline}, "
        last.text += ")"

    def _exec(self, statement: _Statement) -> None:
        if self._last_index(statement) == statement.start:
            raise SourceError("no viable alternative at input 'exec'", self.tokens[statement.start].line)
        self.tokens[statement.start].text = "__jy_exec__("
        if statement.ins:
            self.tokens[statement.ins[0]].text = ","
        self._last(statement).text += ")"

    def _except(self, statement: _Statement) -> None:
        comma = statement.commas[0]
        target = [token for token in self.tokens[comma + 1 : statement.end] if token.kind not in SILENT]
        if len(target) == 1 and target[0].kind == NAME:
            self.tokens[comma].text = " as "
            return
        name = self._note("".join(token.space + token.text for token in target).strip())
        self.tokens[comma].text = " as " + name
        for token in target:
            token.text = token.space = ""

    # tuple parameters

    def _def(self, statement: _Statement) -> None:
        start = statement.start
        while start < statement.end and not self.tokens[start].is_operator("("):
            start += 1
        self._tuple_parameters(start + 1, self._last_index(statement))

    def _lambda(self, index: int) -> None:
        depth = nested = 0
        end = index + 1
        while self.tokens[end].kind not in (NEWLINE, END):
            token = self.tokens[end]
            if token.kind == OPERATOR:
                depth += _depth_change(token.text)
                if depth < 0:
                    return
                if depth == 0 and token.text == ":":
                    if not nested:
                        break
                    nested -= 1
            elif token.kind == NAME and token.text == "lambda":
                nested += 1
            end += 1
        self._tuple_parameters(index + 1, end)

    def _tuple_parameters(self, start: int, end: int) -> None:
        depth, expected = 0, True
        index = start
        while index < end:
            token = self.tokens[index]
            if token.is_operator("(") and depth == 0 and expected:
                index = self._one_tuple_parameter(index)
                expected = False
                continue
            if token.kind == OPERATOR:
                depth += _depth_change(token.text)
            if token.kind not in SILENT:
                expected = depth == 0 and token.is_operator(",")
            index += 1

    def _one_tuple_parameter(self, start: int) -> int:
        end, depth = start, 0
        while True:
            depth += _depth_change(self.tokens[end].text) if self.tokens[end].kind == OPERATOR else 0
            if depth == 0:
                break
            end += 1
        group = self.tokens[start : end + 1]
        name = self._note("".join(t.space + t.text for t in group if t.kind != COMMENT).replace("\n", " ").strip())
        group[0].text, group[0].kind = name, NAME
        for token in group[1:]:
            token.space, token.text, token.kind = "", "\n" * token.text.count("\n"), COMMENT
        return end + 1


def _depth_change(text: str) -> int:
    if text in _OPEN or text == "__jy_repr__((":
        return 1
    return -(text in _CLOSE or text == "))")
