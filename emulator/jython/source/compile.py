"""Python 2.7 source → code object that runs on Python 3 with Jython's meaning; compiled once for each text.

The steps: a tree (of the text as it is where that is ``plain``; else Jython's grammar in jython_grammar, which refuses as Jython does and
leaves out what Jython drops, then tokens and text in rewrite), Python 2.7's meaning put into it (tree), byte-string constants (here).
"""

from __future__ import annotations

import ast
import warnings
from functools import lru_cache
from types import CodeType
from typing import Any, Dict, Optional

from ..objects.bytestring import ByteString
from .docstrings import documentation
from .lines import set_lines
from .plain import plain_tree
from .source_error import SourceError
from .tree import transform
from .tree_queries import placeholder_text


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
        from .python_errors import from_python_3

        raise from_python_3(error, line_offset, tree) from None
    return with_byte_strings(code)


def script_tree(text: str, future_allowed: bool = False, ending: str = "", encoding: str = "utf-8") -> ast.Module:
    """The transformed tree, with the text's own line numbers."""
    source = clean(text)
    tree, accepted = plain_tree(source), source
    notes: Optional[Dict[str, str]] = None
    if tree is None:
        from .jython_grammar import accept

        accepted = accept(source, ending)
    try:
        if tree is None:
            from .rewrite import rewritten_tree

            tree, notes = rewritten_tree(accepted, source, encoding)
        transform(tree, notes, future_allowed)
    except SyntaxError as error:
        from .python_errors import from_python_3

        raise from_python_3(error, 0) from None
    except (ValueError, RecursionError) as error:
        raise SourceError(str(error), 1) from None
    set_lines(tree)
    return tree


def clean(text: str) -> str:
    """The text with one kind of line ends."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


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
    return documentation(constant) if kind is str else constant
