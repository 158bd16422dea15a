"""Calls of the ``__jy_…__`` helpers, as parts of a tree."""

from __future__ import annotations

import ast
from functools import cache
from types import ModuleType

KEYWORD_MARK = "__jykw__"  # put behind a name that Python 3 keeps for itself (rewrite.py); tree.py takes it off again


def helper(name: str, *arguments: ast.expr) -> ast.Call:
    """The call of a helper."""
    return ast.Call(ast.Name(name, ast.Load()), list(arguments), [])


def keywords_of(name: str) -> tuple[ast.Name, ast.Call]:
    """``name = __jy_keywords__(name)``: target and value."""
    return ast.Name(name, ast.Store()), helper("__jy_keywords__", ast.Name(name, ast.Load()))


def located(tree: ast.AST, node: ast.AST) -> ast.AST:
    """The tree, at the place of a node."""
    for inner in ast.walk(tree):
        if "lineno" in inner._attributes:
            ast.copy_location(inner, node)
    return tree


def target_of(source: str, node: ast.AST) -> ast.expr:
    """What stands before the ``=``, at the place of a node."""
    statement = located(ast.parse(f"{source} = 0").body[0], node)
    assert isinstance(statement, ast.Assign)
    return statement.targets[0]


@cache
def scope_rules() -> ModuleType:
    """What asks about whole scopes, imported for a script with ``global``, ``exec``, ``yield`` or futures."""
    from . import scopes

    return scopes
