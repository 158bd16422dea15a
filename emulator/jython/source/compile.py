"""Python 2.7 source → code object that runs on Python 3 with Jython's meaning; compiled once for each text.

The steps: Jython's grammar (jython_grammar, which refuses as Jython does and leaves out what Jython drops), tokens, text (rewrite),
``ast.parse``, tree, byte-string constants (here).
"""

from __future__ import annotations

import ast
import re
import sys
import warnings
from functools import lru_cache
from types import CodeType
from typing import Any, Dict, Optional

from ..objects.bytestring import ByteString
from .jython_grammar import accept
from .lines import set_lines
from .rewrite import rewrite
from .tokens import SourceError
from .tree import transform
from .tree_queries import placeholder_text

_FUTURE = re.compile(r"^from[ \t]+__future__[ \t]+import\b([^#\n]*)", re.M)
AFTER_A_STRING = "\n\n"  # what Jython puts behind the text of eval, exec and compile
_YIELD = "'yield' outside function"
_MESSAGES = (  # Python 3's words, as regular expressions → Jython's
    (r"'return' outside function", "'return' outside function"),
    (_YIELD, _YIELD),
    (r"'break' outside loop", "'break' outside loop"),
    (r"'continue' not properly in loop", "'continue' not properly in loop"),
    (r"duplicate argument '(\w+)' in function definition", r"duplicate argument name found: \1"),
    (r"name '(\w+)' is parameter and global", r"name '\1' is local and global"),
    (r"cannot (?:assign to|delete) __debug__", "can not assign to __debug__"),
    (r"default 'except:' must be last", "default 'except:' must be last"),
    (r"keyword argument repeated: \w+", "keyword arguments repeated"),
)


@lru_cache(maxsize=128)
def compile_script(
    text: str, filename: str = "<script>", line_offset: int = 0, future_allowed: bool = False, ending: str = "", encoding: str = "utf-8"
) -> CodeType:
    """The code of a whole script; SourceError (line and column in ``text``) where Jython would refuse it, ``ending`` read behind it.

    ``encoding``: in which its byte strings have their letters.
    """
    tree = script_tree(text, future_allowed, ending, encoding)
    if line_offset:
        ast.increment_lineno(tree, line_offset)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Python 3's advice about Python 2's code
            code = compile(tree, filename, "exec", dont_inherit=True)
    except SyntaxError as error:
        raise _from_python_3(error, line_offset, tree) from None
    return with_byte_strings(code)


@lru_cache(maxsize=256)
def compile_expression(text: str, filename: str = "<string>", encoding: str = "utf-8") -> CodeType:
    """The code of one expression, for ``eval``; SourceError where Jython would refuse it."""
    source = accept(_clean(text), AFTER_A_STRING, expression=True)
    try:
        rewritten = rewrite(source.strip(), encoding=encoding)
        tree = ast.parse(rewritten.text, filename, "eval")
        holder = ast.Module([ast.Expr(tree.body)], [])
        wrapped = ast.copy_location(ast.Tuple([tree.body], ast.Load()), tree.body)
        holder.body = [ast.copy_location(ast.Expr(wrapped), tree.body)]
        transform(holder, rewritten.notes)
        expression = ast.Expression(wrapped.elts[0])
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Python 3's advice about Python 2's code
            code = compile(ast.fix_missing_locations(expression), filename, "eval", dont_inherit=True)
    except SyntaxError as error:
        refused = _from_python_3(error, 0)
        if refused.message == _YIELD:  # the value of the expression is returned
            refused = SourceError("'return' with argument inside generator", refused.line, refused.column, compiling=True)
        raise refused from None
    return with_byte_strings(code)


def script_tree(text: str, future_allowed: bool = False, ending: str = "", encoding: str = "utf-8") -> ast.Module:
    """The transformed tree, with the text's own line numbers."""
    source = _clean(text)
    futures = " ".join(_FUTURE.findall(source)) if future_allowed else ""
    print_function = "print_function" in futures
    source = accept(source, ending, print_function=print_function)
    try:
        rewritten = rewrite(source, print_function, "unicode_literals" in futures, encoding)
        tree = ast.parse(rewritten.text)
        transform(tree, rewritten.notes, future_allowed)
    except SyntaxError as error:
        raise _from_python_3(error, 0) from None
    except (ValueError, RecursionError) as error:
        raise SourceError(str(error), 1) from None
    set_lines(tree)
    return tree


def _clean(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text[1:] if text.startswith("\ufeff") else text


def _from_python_3(error: SyntaxError, line_offset: int, tree: Optional[ast.Module] = None) -> SourceError:
    if sys.version_info < (3, 10) and tree is not None:
        _point_at_the_argument(error, tree)
    line, column = (error.lineno or 1) - line_offset, max(0, (error.offset or 1) - 1)
    message = error.msg or "invalid syntax"
    for pattern, words in _MESSAGES:
        match = re.search(pattern, message)
        if match:
            return SourceError(match.expand(words), line, column, compiling=True)
    return SourceError(f"no viable alternative at input ({message})", line, column)


def _point_at_the_argument(error: SyntaxError, tree: ast.Module) -> None:
    """CPython 3.9 points at the function of an argument that stands there twice, later ones at the second of the two."""
    if not (error.msg or "").startswith("duplicate argument"):
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.arguments):
            names: Dict[str, ast.arg] = {}
            for argument in [*node.posonlyargs, *node.args, *([node.vararg] if node.vararg else []), *([node.kwarg] if node.kwarg else [])]:
                if argument.arg in names:
                    error.lineno, error.offset = argument.lineno, argument.col_offset + 1
                    return
                names[argument.arg] = argument


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
