"""One expression of Python 2.7 → code object, for ``eval``."""

from __future__ import annotations

import ast
import warnings
from functools import lru_cache
from types import CodeType

from .compile import clean, with_byte_strings
from .jython_grammar import accept
from .python_errors import YIELD, from_python_3
from .rewrite import rewrite
from .source_error import SourceError
from .tree import transform

AFTER_A_STRING = "\n\n"  # what Jython puts behind the text of eval, exec and compile


@lru_cache(maxsize=256)
def compile_expression(text: str, filename: str = "<string>", encoding: str = "utf-8") -> CodeType:
    """The code of one expression, for ``eval``; SourceError where Jython would refuse it."""
    source = accept(clean(text), AFTER_A_STRING, expression=True)
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
        refused = from_python_3(error, 0)
        if refused.message == YIELD:  # the value of the expression is returned
            refused = SourceError("'return' with argument inside generator", refused.line, refused.column, compiling=True)
        raise refused from None
    return with_byte_strings(code)
