"""Questions about the syntax tree, and the placeholders of byte strings in it."""

from __future__ import annotations

import ast
from typing import Any, List, Optional

_BYTES = "bytes"


def placeholder(text: str) -> frozenset[tuple[str, str]]:
    """What stands for a byte string in the tree's constants: as true as the text, since Python's compiler decides by a constant's truth."""
    return frozenset(((_BYTES, text),) if text else ())


def placeholder_text(constant: frozenset[object]) -> Optional[str]:
    """The text of a placeholder; None when the constant is something else."""
    if not constant:
        return ""
    if len(constant) == 1:
        (item,) = constant
        if type(item) is tuple and len(item) == 2 and item[0] == _BYTES:
            return str(item[1])
    return None


def is_print_of_many(node: ast.expr) -> bool:
    """A print statement to stdout whose later values may raise."""
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "__jy_print__" and len(node.args) > 3):
        return False
    target = node.args[0]
    to_stdout = isinstance(target, ast.Constant) and target.value is None
    return to_stdout and not all(isinstance(value, ast.Constant) for value in node.args[3:])


def is_ascii_bytes(node: ast.expr) -> bool:
    constant: Any = node.value if isinstance(node, ast.Constant) else None
    text = placeholder_text(constant) if type(constant) is frozenset else None
    return text is not None and text.isascii()


def is_plain_constant(node: ast.expr) -> bool:
    """A literal that is no text beyond ASCII: it means the same to a byte string and to unicode."""
    if not isinstance(node, ast.Constant) or isinstance(node.value, str) and not node.value.isascii():
        return False
    return not isinstance(node.value, frozenset) or is_ascii_bytes(node)


def may_be_refused(method: str, arguments: List[ast.expr]) -> bool:
    """May unicode refuse the arguments of this method of texts? ``replace`` wants two texts."""
    if not all(map(is_plain_constant, arguments)) or method.endswith("partition"):
        return True
    if method == "replace" and len(arguments) > 1:
        return not all(map(_is_text, arguments[:2]))
    return method in _SEARCHES and any(getattr(argument, "value", "") is not None for argument in arguments[1:] if not _is_whole(argument))


_SEARCHES = frozenset("count endswith find index rfind rindex startswith".split())


def _is_whole(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, int)


def _is_text(node: ast.expr) -> bool:
    return is_ascii_bytes(node) or isinstance(node, ast.Constant) and isinstance(node.value, str)


def no_parameters() -> ast.arguments:
    return ast.arguments(posonlyargs=[], args=[], kwonlyargs=[], kw_defaults=[], defaults=[])


def is_star_import(node: ast.AST) -> bool:
    """``from module import *``"""
    return isinstance(node, ast.ImportFrom) and any(alias.name == "*" for alias in node.names)


def assigns(statement: ast.stmt, name: str) -> bool:
    targets = statement.targets if isinstance(statement, ast.Assign) else []
    return any(isinstance(target, ast.Name) and target.id == name for target in targets)


def names_of(target: ast.expr) -> Any:
    """A name, a tuple of such, None for anything else."""
    if isinstance(target, ast.Name):
        return target.id
    return tuple([names_of(item) for item in target.elts]) if isinstance(target, (ast.Tuple, ast.List)) else None


def is_stop_iteration(node: Optional[ast.expr]) -> bool:
    name = node.func if isinstance(node, ast.Call) else node
    return isinstance(name, ast.Name) and name.id == "StopIteration"
