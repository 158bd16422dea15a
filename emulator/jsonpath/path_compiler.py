"""Text to steps: com.jayway.jsonpath.internal.path.PathCompiler of json-path 2.6.0."""

from __future__ import annotations

import re
from typing import Any, Callable, List, Optional, Tuple

from ..base.versions import Version
from ..java.lang.text import trim
from .chars import Chars, unescape
from .errors import InvalidPathException
from .filter_compiler import compile_filter
from .functions import JSON_PATH_2_8_SINCE, Function, functions_of, parameters
from .tokens import Filter, Index, Property, Root, Scan, Slice, Token, Wildcard

_ARRAY = re.compile(r"[0-9,\-: ]*")


def compile_tokens(text: str, compile_path: Callable[[str], Any], nifi: Version) -> Root:
    """The first step; the others hang on it. A text without $ or @ is taken as ``$.text``.

    ``compile_path`` makes the paths that stand inside: in filters, and as parameters of functions.
    """
    chars = Chars(text).trim()
    if chars.char(0) not in "$@":
        chars = Chars("$." + text).trim()
    if chars.text[chars.end] == ".":
        raise InvalidPathException("Path must not end with a '.' or '..'")
    return _Compiler(chars, compile_path, nifi).compile()


class _Compiler:
    def __init__(self, chars: Chars, compile_path: Callable[[str], Any], nifi: Version) -> None:
        self.chars, self.compile_path, self.nifi = chars, compile_path, nifi
        self.tokens: List[Token] = []

    def compile(self) -> Root:
        chars = self.chars
        while chars.inside(chars.at) and chars.current in " \t\r\n":
            chars.at += 1
        if chars.current not in "$@":
            raise InvalidPathException("Path must start with '$' or '@'")
        root = Root(chars.current)
        self.tokens.append(root)
        if not chars.at_tail:
            chars.at += 1
            if chars.current not in ".[":
                raise InvalidPathException(f"Illegal character at position {chars.at} expected '.' or '['")
            self.read()
            while not chars.at_tail:
                self.read()
        return _linked(self.tokens)

    def read(self) -> None:
        """One step and the position after it (readNextToken)."""
        chars = self.chars
        if chars.current == "[":
            kinds: Tuple[Callable[[], Optional[Token]], ...] = (self.bracket_property, self.array, self.wildcard, self.filter)
            for kind in kinds:
                token = kind()
                if token is not None:
                    self.tokens.append(token)
                    return
            raise InvalidPathException(f"Could not parse token starting at position {chars.at}. Expected ?, ', 0-9, * ")
        if chars.current == ".":
            self.dot()
            return
        if chars.current == "*":
            token = self.wildcard()
            if token is not None:
                self.tokens.append(token)
                return
        else:
            self.name()
            return
        raise InvalidPathException(f"Could not parse token starting at position {chars.at}")

    def dot(self) -> None:
        chars = self.chars
        if chars.inside(chars.at + 1) and chars.text[chars.at + 1] == ".":
            self.tokens.append(Scan())
            chars.at += 2
        elif not chars.inside(chars.at + 1):
            raise InvalidPathException("Path must not end with a '.")
        else:
            chars.at += 1
        if chars.current == ".":
            raise InvalidPathException(f"Character '.' on position {chars.at} is not valid.")
        self.read()

    def name(self) -> None:
        """fooBar or fooBar()"""
        chars, start = self.chars, self.chars.at
        if chars.current == " ":
            raise InvalidPathException(f"Could not parse token starting at position {chars.at}")
        end, at, is_function = 0, start, False
        while chars.inside(at):
            char = chars.text[at]
            if char == " ":
                raise InvalidPathException(f"Use bracket notion ['my prop'] if your property contains blank characters. position: {start}")
            if char in ".[(":
                end, is_function = at, char == "("
                break
            at += 1
        end = end or chars.end + 1
        name = chars.text[start:end]
        if is_function:
            self.tokens.append(self.function(name, at))
            return
        chars.at = end
        self.tokens.append(Property([name]))

    def function(self, name: str, opening: int) -> Token:
        chars = self.chars
        arguments: Optional[List[Any]] = None
        if self.nifi >= JSON_PATH_2_8_SINCE and not _is_closed(chars.text, opening):  # looked for before anything else
            raise InvalidPathException(f"Arguments to function: '{name}' are not closed properly.")
        if not chars.inside(opening + 1):
            chars.at = opening
        elif chars.text[opening + 1] == ")":
            chars.at = opening + 1  # on the parenthesis, so what follows begins with it (as in json-path)
        else:
            chars.at = opening + 1
            arguments = parameters(name, chars, self.compile_path, self.nifi)
        return Function(name, arguments, functions_of(self.nifi))

    def bracket_property(self) -> Optional[Token]:
        """['foo'], ["foo"], ['a','b']"""
        chars = self.chars
        quote = chars.next_char(chars.at)
        if quote not in "'\"":
            return None
        names: List[str] = []
        start = at = chars.at + 1
        end, inside, escaped, comma = 0, False, False, False
        while chars.inside(at):
            char = chars.text[at]
            if escaped:
                escaped = False
            elif char == "\\":
                escaped = True
            elif char == "]" and not inside:
                if comma:
                    raise InvalidPathException(f"Found empty property at index {at}")
                break
            elif char == quote:
                if inside:
                    if chars.next_char(at) not in "],":
                        raise InvalidPathException(
                            f"Property must be separated by comma or Property must be terminated close square bracket at index {at}"
                        )
                    end = at
                    names.append(unescape(chars.text[start:end]))
                else:
                    start, comma = at + 1, False
                inside = not inside
            elif char == "," and not inside:
                if comma:
                    raise InvalidPathException(f"Found empty property at index {at}")
                comma = True
            at += 1
        if inside:
            raise InvalidPathException(f"Property has not been closed - missing closing {quote}")
        closing = chars.next_significant(end)
        chars.at = (closing if chars.char(closing) == "]" else -1) + 1
        return Property(names)

    def array(self) -> Optional[Token]:
        """[1], [1,2, n], [1:], [1:2], [:2]"""
        chars = self.chars
        if chars.next_char(chars.at) not in "0123456789-:":
            return None
        end = chars.find(chars.at + 1, "]")
        if end < 0:
            return None
        text = trim(chars.text[chars.at + 1 : end])
        if not _ARRAY.fullmatch(text):
            return None
        token = _slice(text) if ":" in text else Index([_integer(one, one) for one in re.split(r"\s*,\s*", text)])
        chars.at = end + 1
        return token

    def wildcard(self) -> Optional[Token]:
        """[*] or *"""
        chars = self.chars
        if chars.current != "[":
            chars.at += 1
            return Wildcard()
        if not chars.next_is(chars.at, "*"):
            return None
        star = chars.next_significant(chars.at)
        if not chars.next_is(star, "]"):
            raise InvalidPathException(f"Expected wildcard token to end with ']' on position {star + 1}")
        chars.at = chars.next_significant(star) + 1
        return Wildcard()

    def filter(self) -> Optional[Token]:
        """[?(…)]"""
        chars = self.chars
        if not chars.next_is(chars.at, "?"):
            return None
        question = chars.next_significant(chars.at)
        opening = chars.next_significant(question)
        if chars.char(opening) != "(":
            return self.placeholder(question)
        closing = chars.closing(opening, "(", ")", skip_regex=True)
        if closing < 0 or not chars.next_is(closing, "]"):
            return None
        end = chars.next_significant(closing)
        predicate = compile_filter(chars.text[chars.at : end + 1], self.compile_path)
        chars.at = end + 1
        return Filter(predicate)

    def placeholder(self, question: int) -> Optional[Token]:
        """[?]: there are no predicates to put in."""
        if self.chars.next_char(question) in "],":
            raise InvalidPathException(f"Not enough predicates supplied for filter [?] at position {self.chars.at}")
        return None


def _is_closed(text: str, opening: int) -> bool:
    depth = 0
    for char in text[opening:]:
        depth += {"(": 1, ")": -1}.get(char, 0)
        if depth == 0:
            return True
    return False


def _linked(tokens: List[Token]) -> Root:
    if isinstance(tokens[-1], Scan):
        raise InvalidPathException("Path must not end with a '.' or '..'")
    for before, after in zip(tokens, tokens[1:]):
        before.next = after
    definite = True
    for token in tokens:
        token.upstream_definite = definite
        definite = definite and token.definite
    root = tokens[0]
    assert isinstance(root, Root)
    return root


def _integer(text: str, whole: str) -> int:
    if not re.fullmatch(r"-?[0-9]{1,10}", text):
        raise InvalidPathException(f"Failed to parse token in ArrayIndexOperation: {whole}")
    return int(text)


def _slice(text: str) -> Token:
    if "," in text or " " in text:
        raise InvalidPathException("Failed to parse SliceOperation: " + text)
    parts = text.split(":")
    start, stop = (None if part == "" else _integer(part, text) for part in (parts[0], parts[1]))
    if start is None and stop is None:
        raise InvalidPathException("Failed to parse SliceOperation: " + text)
    return Slice(start, stop)
