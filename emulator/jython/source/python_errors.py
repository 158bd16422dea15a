"""What Python 3 refuses of a script that was rewritten, in Jython's words."""

from __future__ import annotations

import ast
import re
import sys
from typing import Dict, Optional

from .source_error import SourceError

YIELD = "'yield' outside function"
_MESSAGES = (  # Python 3's words, as regular expressions → Jython's
    (r"'return' outside function", "'return' outside function"),
    (YIELD, YIELD),
    (r"'break' outside loop", "'break' outside loop"),
    (r"'continue' not properly in loop", "'continue' not properly in loop"),
    (r"duplicate argument '(\w+)' in function definition", r"duplicate argument name found: \1"),
    (r"name '(\w+)' is parameter and global", r"name '\1' is local and global"),
    (r"cannot (?:assign to|delete) __debug__", "can not assign to __debug__"),
    (r"default 'except:' must be last", "default 'except:' must be last"),
    (r"keyword argument repeated: \w+", "keyword arguments repeated"),
)


def from_python_3(error: SyntaxError, line_offset: int, tree: Optional[ast.Module] = None) -> SourceError:
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
