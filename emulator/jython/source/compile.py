"""Python 2.7 source → code object that runs on Python 3 with Jython's meaning; compiled once for each text.

The steps: tokens (source_tokens), text (source_rewrite), ``ast.parse``, tree (source_tree), byte-string constants (here).
"""

from __future__ import annotations

import ast
import re
import warnings
from functools import lru_cache
from types import CodeType
from typing import Any

from ..objects.bytestring import ByteString
from .rewrite import rewrite
from .tokens import SourceError
from .tree import placeholder_text, transform

_FUTURE = re.compile(r"^from[ \t]+__future__[ \t]+import\b([^#\n]*)", re.M)
_MESSAGES = (  # Python 3's words → Jython's
    (re.compile(r"'return' outside function"), "'return' outside function"),
    (re.compile(r"'yield' outside function"), "'yield' outside function"),
    (re.compile(r"'break' outside loop"), "'break' outside loop"),
    (re.compile(r"'continue' not properly in loop"), "'continue' not properly in loop"),
    (re.compile(r"duplicate argument '(\w+)' in function definition"), r"duplicate argument name found: \1"),
    (re.compile(r"positional argument follows keyword argument"), "non-keyword arg after keyword arg"),
)


@lru_cache(maxsize=128)
def compile_script(text: str, filename: str = "<script>", line_offset: int = 0, future_allowed: bool = False) -> CodeType:
    """The code of a whole script; SourceError (line and column in ``text``) where Jython would refuse it."""
    tree = script_tree(text, future_allowed)
    if line_offset:
        ast.increment_lineno(tree, line_offset)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Python 3's advice about Python 2's code
            code = compile(tree, filename, "exec", dont_inherit=True)
    except SyntaxError as error:
        raise _from_python_3(error, text, line_offset) from None
    return with_byte_strings(code)


def compile_expression(text: str, filename: str = "<string>") -> CodeType:
    """The code of one expression, for ``eval``."""
    rewritten = rewrite(_clean(text).strip())
    try:
        tree = ast.parse(rewritten.text, filename, "eval")
    except SyntaxError as error:
        raise _from_python_3(error, text, 0) from None
    holder = ast.Module([ast.Expr(tree.body)], [])
    wrapped = ast.copy_location(ast.Tuple([tree.body], ast.Load()), tree.body)
    holder.body = [ast.copy_location(ast.Expr(wrapped), tree.body)]
    transform(holder, rewritten.notes)
    expression = ast.Expression(wrapped.elts[0])
    return with_byte_strings(compile(ast.fix_missing_locations(expression), filename, "eval", dont_inherit=True))


def script_tree(text: str, future_allowed: bool = False) -> ast.Module:
    """The transformed tree, with the text's own line numbers."""
    source = _clean(text)
    futures = " ".join(_FUTURE.findall(source)) if future_allowed else ""
    rewritten = rewrite(source, "print_function" in futures, "unicode_literals" in futures)
    try:
        tree = ast.parse(rewritten.text)
    except SyntaxError as error:
        raise _from_python_3(error, rewritten.text, 0) from None
    except (ValueError, RecursionError) as error:
        raise SourceError(str(error), 1) from None
    return transform(tree, rewritten.notes, future_allowed)


def _clean(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text[1:] if text.startswith("\ufeff") else text


def _from_python_3(error: SyntaxError, text: str, line_offset: int) -> SourceError:
    line, column = (error.lineno or 1) - line_offset, max(0, (error.offset or 1) - 1)
    message = error.msg or "invalid syntax"
    for pattern, words in _MESSAGES:
        match = pattern.search(message)
        if match:
            return SourceError(match.expand(words), line, 0)
    return SourceError(_no_viable_alternative(text, line, column), line, column)


def _no_viable_alternative(text: str, line: int, column: int) -> str:
    """ANTLR's words for the token at which Python 3's parser gave up."""
    lines = text.split("\n")
    rest = lines[line - 1][column:] if 0 < line <= len(lines) else ""
    found = re.match(r"\s*(\w+|[^\w\s])", rest)
    return f"no viable alternative at input '{found.group(1)}'" if found else "mismatched input '<NEWLINE>'"


def with_byte_strings(code: CodeType) -> CodeType:
    """The code with byte strings in place of their placeholders."""
    return code.replace(co_consts=tuple(_constant(constant) for constant in code.co_consts))


def _constant(constant: Any) -> Any:
    kind = type(constant)
    if kind is frozenset:
        text = placeholder_text(constant)
        return constant if text is None else ByteString(text)
    if kind is tuple:
        return tuple(_constant(item) for item in constant)
    if kind is CodeType:
        return with_byte_strings(constant)
    return constant
