"""Questions about the syntax tree, and the placeholders of byte strings in it."""

from __future__ import annotations

import ast
from typing import Any, List, Optional, Tuple

from .source_error import SourceError

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
    if not all(map(is_plain_constant, arguments)):
        return True
    if method == "replace" and len(arguments) > 1:
        return not all(map(_is_text, arguments[:2]))
    return method in _SEARCHES and any(getattr(argument, "value", "") is not None for argument in arguments[1:] if not _is_whole(argument))


_SEARCHES = frozenset("count endswith find index rfind rindex startswith".split())


def _is_whole(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, int)


def _is_text(node: ast.expr) -> bool:
    return is_ascii_bytes(node) or isinstance(node, ast.Constant) and isinstance(node.value, str)


def names_bound(node: ast.AST) -> Tuple[str, ...]:
    """The names that a node itself binds in its scope: a target, a parameter, a function, a class, an import, a caught error."""
    if isinstance(node, ast.Name):
        return () if isinstance(node.ctx, ast.Load) else (node.id,)
    if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
        return (node.name,)
    if isinstance(node, ast.arg):
        return (node.arg,)
    if isinstance(node, ast.alias):
        return (node.asname or node.name.partition(".")[0],)
    if isinstance(node, ast.ExceptHandler) and node.name:
        return (node.name,)
    return ()


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


def refuse_values(generator: ast.FunctionDef) -> None:
    """A generator returns nothing; the second of yield and return is the one that Jython refuses."""
    own: list[ast.AST] = []
    waiting: list[ast.AST] = list(generator.body)
    while waiting:
        node = waiting.pop(0)
        if isinstance(node, ast.Yield) or (isinstance(node, ast.Return) and node.value is not None):
            own.append(node)
        if not isinstance(node, (ast.FunctionDef, ast.Lambda, ast.ClassDef)):
            waiting[:0] = ast.iter_child_nodes(node)
    returns = any(isinstance(node, ast.Return) for node in own)
    if returns:
        first = type(own[0])
        node = next(node for node in own if type(node) is not first)
        raise SourceError("'return' with argument inside generator", node.lineno, node.col_offset, compiling=True)  # type: ignore[attr-defined]


def yields(function: ast.FunctionDef) -> bool:
    """Is it a generator? (An inner function's yield does not count.)"""
    waiting: list[ast.AST] = list(function.body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Yield):
            return True
        if not isinstance(node, (ast.FunctionDef, ast.Lambda, ast.ClassDef)):
            waiting.extend(ast.iter_child_nodes(node))
    return False
