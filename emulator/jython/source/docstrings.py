"""Documentation texts: byte strings as the script has them, where CPython's compiler takes plain text alone (and strips it, since 3.13).

In the tree such a text is one line of plain text behind a mark; among a code's constants ``documentation`` makes it what it was.
"""

from __future__ import annotations

import ast
from typing import Any, List

from ..objects.bytestring import ByteString

_BYTES, _UNICODE = "\ue0f0", "\ue0f1"
_HIDDEN = {"\n": "\ue0f2", "\t": "\ue0f3", "\r": "\ue0f4", " ": "\ue0f5"}
_HIDE = str.maketrans(_HIDDEN)
_SHOW = str.maketrans({hidden: shown for shown, hidden in _HIDDEN.items()})


def marked(node: ast.Constant) -> ast.Constant:
    """The constant of a statement that is a text and nothing else."""
    mark = _UNICODE if node.kind == "u" else _BYTES
    return ast.copy_location(ast.Constant(mark + str(node.value).translate(_HIDE)), node)


def documentation(constant: str) -> Any:
    """The text that was marked; any other constant as it is."""
    if constant[:1] not in (_BYTES, _UNICODE):
        return constant
    text = constant[1:].translate(_SHOW)
    return ByteString(text) if constant[0] == _BYTES else text


def behind_documentation(body: List[ast.stmt]) -> int:
    """Where a statement can be put in front of a function's own."""
    first = body[0] if body else None
    return int(isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str))
