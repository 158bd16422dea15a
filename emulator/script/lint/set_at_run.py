"""What a script binds while it runs, without a statement that shows the name: exec, globals(), attributes of modules."""

from __future__ import annotations

import ast
from typing import Iterator, Set, Tuple

from .parsed import Parsed

_NAMESPACES = frozenset(("globals", "locals", "vars"))
_RUNNING = frozenset(("__jy_exec__", "execfile"))
_ASKING = frozenset(("setattr", "hasattr", "getattr", "delattr"))
ANY = "*"


def binds_names(script: Parsed) -> bool:
    """Does it run a text in its own names, or write into their dict?"""
    return any(_runs_text_here(call) for call in script.calls) or any(_keeps_or_writes_namespace(node) for node in script.nodes)


def _runs_text_here(call: ast.Call) -> bool:
    if not (isinstance(call.func, ast.Name) and call.func.id in _RUNNING):
        return False
    first = call.args[0] if call.args else None
    places = call.args[1:] or (first.elts[1:] if isinstance(first, ast.Tuple) else [])  # exec(text, names) is exec text in names
    return not places or any(map(_is_namespace, places))


def _keeps_or_writes_namespace(node: ast.AST) -> bool:
    """``names = globals()``, ``globals()['x'] = 1``, ``globals().update(x=1)``."""
    if isinstance(node, ast.Assign):
        return _is_namespace(node.value)
    if isinstance(node, ast.Subscript):
        return isinstance(node.ctx, ast.Store) and _is_namespace(node.value)
    return isinstance(node, ast.Attribute) and node.attr in ("update", "setdefault", "__setitem__") and _is_namespace(node.value)


def _is_namespace(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _NAMESPACES


def attributes(script: Parsed) -> Set[Tuple[str, str]]:
    """(expression, attribute) of each that the script sets itself or asks for: ``sys.started = 1``, ``hasattr(sys, 'started')``."""
    return set(_attributes(script))


def _attributes(script: Parsed) -> Iterator[Tuple[str, str]]:
    for node in script.nodes:
        if isinstance(node, ast.Attribute) and not isinstance(node.ctx, ast.Load):
            yield ast.unparse(node.value), node.attr
    for call, name in script.functions("reload", *_ASKING):
        owner = ast.unparse(call.args[0]) if call.args else ""
        if name == "reload":
            yield owner, "setdefaultencoding"  # of sys; site takes it away, reload brings it back
        elif len(call.args) > 1:
            attribute = call.args[1]
            is_text = isinstance(attribute, ast.Constant) and isinstance(attribute.value, str)
            yield owner, attribute.value if is_text else ANY  # type: ignore[attr-defined]
