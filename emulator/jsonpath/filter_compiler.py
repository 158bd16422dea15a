"""[?(…)] to a predicate: com.jayway.jsonpath.internal.filter.FilterCompiler of json-path 2.6.0.

or       = and { '||' and }
and      = operand { '&&' operand }
operand  = '!' operand | '(' or ')' | value [ operator value ]
"""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Any, Callable, List

from ..java.lang.throwable import NumberFormatException, Throwable
from ..java.util.regex import patterns
from .chars import Chars, unescape
from .errors import InvalidPathException
from .filter_tree import Both, Comparison, Either, Existence, Negation, Predicate
from .filter_values import FALSE, NULL, OPERATORS, TRUE, Json, Node, PathNode, PatternNode

_FLAGS = "dixmsuU"
_OPERATOR_CHARS = "<>=~!"


def compile_filter(text: str, compile_path: Callable[[str], Any]) -> Predicate:
    """The predicate behind ``[?(…)]``; ``compile_path`` makes the paths in it."""
    chars = Chars(text).trim()
    for opening, closing in (("[", "]"), ("?", ""), ("(", ")")):
        if chars.current != opening or (closing and chars.text[chars.end] != closing):
            raise InvalidPathException("Filter must start with '[?(' and end with ')]'. " + text)
        if opening != "(":
            chars.at += 1
            chars.end -= 1 if closing else 0
            chars.trim()
    compiler = _Compiler(chars, compile_path)
    try:
        predicate = compiler.either()
        chars.skip_blanks()
        if chars.inside(chars.at):
            raise InvalidPathException(f"Expected end of filter expression instead of: {chars.text[chars.at : chars.end + 1]}")
        return predicate
    except InvalidPathException:
        raise
    except Throwable as error:
        raise InvalidPathException(f"Failed to parse filter: {text}, error on position: {chars.at}, char: {chars.current}", error)


class _Compiler:
    def __init__(self, chars: Chars, compile_path: Callable[[str], Any]) -> None:
        self.chars, self.compile_path = chars, compile_path

    def either(self) -> Predicate:
        options = [self.both()]
        while self.skip("||"):
            options.append(self.both())
        return options[0] if len(options) == 1 else Either(tuple(options))

    def both(self) -> Predicate:
        needed = [self.operand()]
        while self.skip("&&"):
            needed.append(self.operand())
        return needed[0] if len(needed) == 1 else Both(tuple(needed))

    def skip(self, text: str) -> bool:
        chars, before = self.chars, self.chars.at
        chars.skip_blanks()
        if chars.inside(chars.at + len(text) - 1) and chars.text.startswith(text, chars.at):
            chars.at += len(text)
            return True
        chars.at = before
        return False

    def operand(self) -> Predicate:
        chars = self.chars.skip_blanks()
        start = chars.at
        if chars.current == "!":
            chars.at += 1
            if chars.skip_blanks().current not in "$@":
                return Negation(self.operand())
            chars.at = start
        if chars.skip_blanks().current == "(":
            chars.at += 1
            inside = self.either()
            if chars.skip_blanks().current != ")":
                raise InvalidPathException("Expected character: )")
            chars.at += 1
            return inside
        return self.comparison()

    def comparison(self) -> Predicate:
        left = self.value()
        after = self.chars.at
        try:
            operator = self.operator()
            right = self.value()
        except InvalidPathException:
            self.chars.at = after
            if not isinstance(left, PathNode):
                raise InvalidPathException("Expected path node")
            return Existence(left)
        return Comparison(operator, OPERATORS[operator], left, right)

    def operator(self) -> str:
        chars = self.chars.skip_blanks()
        start = chars.at
        symbolic = chars.current in _OPERATOR_CHARS
        while chars.inside(chars.at) and (chars.current in _OPERATOR_CHARS if symbolic else chars.current != " "):
            chars.at += 1
        name = chars.text[start : chars.at].upper()
        if name not in OPERATORS:
            raise InvalidPathException(f"Filter operator {chars.text[start : chars.at]} is not supported!")
        return name

    def value(self) -> Node:
        char = self.chars.skip_blanks().current
        if char in "$@":
            return self.path()
        if char == "!":
            self.chars.at += 1
            if self.chars.skip_blanks().current in "$@":
                return self.path()
            raise InvalidPathException("Unexpected character: !")
        if char in "'\"":
            return self.string(char)
        if char in "tf":
            return self.word({"true": TRUE, "false": FALSE}, "Expected boolean literal")
        if char == "n":
            return self.word({"null": NULL}, "Expected <null> value")
        if char in "[{":
            return self.json(char)
        return self.pattern() if char == "/" else self.number()

    def word(self, words: dict[str, Node], problem: str) -> Node:
        for word, node in words.items():
            if self.chars.text.startswith(word, self.chars.at) and self.chars.inside(self.chars.at + len(word) - 1):
                self.chars.at += len(word)
                return node
        raise InvalidPathException(problem)

    def string(self, quote: str) -> Node:
        chars, start = self.chars, self.chars.at
        end = chars.find_unescaped(start, quote)
        if end < 0:
            raise InvalidPathException(f"String literal does not have matching quotes. Expected {quote} in {chars.text}")
        chars.at = end + 1
        return Node("string", unescape(chars.text[start + 1 : end]))

    def number(self) -> Node:
        chars, start = self.chars, self.chars.at
        while chars.inside(chars.at) and (chars.current.isdigit() or chars.current in "-.Ee"):
            chars.at += 1
        try:
            return Node("number", Decimal(chars.text[start : chars.at]))
        except InvalidOperation:
            raise NumberFormatException()

    def json(self, opening: str) -> Node:
        chars, start = self.chars, self.chars.at
        end = chars.closing(start, opening, "]" if opening == "[" else "}", skip_regex=False)
        if end < 0:
            raise InvalidPathException(f"String not closed. Expected ' in {chars.text}")
        chars.at = end + 1
        return Node("json", Json(chars.text[start : chars.at]))

    def pattern(self) -> Node:
        chars, start = self.chars, self.chars.at
        end = chars.find_unescaped(start, "/")
        if end < 0:
            raise InvalidPathException(f"Pattern not closed. Expected / in {chars.text}")
        chars.at = end + 1
        flags: List[str] = []
        while chars.inside(chars.at) and chars.current in _FLAGS:
            flags.append(chars.current)
            chars.at += 1
        text = (f"(?{''.join(flags)})" if flags else "") + chars.text[start + 1 : end]
        return PatternNode(patterns.compile(text))

    def path(self) -> PathNode:
        chars, start = self.chars, self.chars.at
        before = start - 1
        while chars.inside(before) and chars.text[before] == " ":
            before -= 1
        chars.at += 1
        while chars.inside(chars.at):
            if chars.current == "[":
                end = chars.closing(chars.at, "[", "]", skip_regex=False)
                if end < 0:
                    raise InvalidPathException("Square brackets does not match in filter " + chars.text)
                chars.at = end + 1
            closes = chars.char(chars.at) == ")" and not self.closes_function(start)
            if not chars.inside(chars.at) or chars.current in _OPERATOR_CHARS or chars.current == " " or closes:
                break
            chars.at += 1
        return PathNode(self.compile_path(chars.text[start : chars.at]), not (before >= 0 and chars.text[before] == "!"))

    def closes_function(self, start: int) -> bool:
        """Whether the parenthesis here belongs to a function without arguments."""
        chars, index = self.chars, self.chars.at - 1
        while chars.inside(index) and chars.text[index] == " ":
            index -= 1
        return chars.inside(index) and chars.text[index] == "(" and "." in chars.text[start + 1 : index]
