"""Calls of the ``__jy_…__`` helpers, as parts of a tree."""

from __future__ import annotations

import ast

KEYWORD_MARK = "__jykw__"  # put behind a name that Python 3 keeps for itself (rewrite.py); tree.py takes it off again


def helper(name: str, *arguments: ast.expr) -> ast.Call:
    """The call of a helper."""
    return ast.Call(ast.Name(name, ast.Load()), list(arguments), [])


def keywords_of(name: str) -> tuple[ast.Name, ast.Call]:
    """``name = __jy_keywords__(name)``: target and value."""
    return ast.Name(name, ast.Store()), helper("__jy_keywords__", ast.Name(name, ast.Load()))
