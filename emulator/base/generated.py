"""Functions made of a syntax tree: what a specification, an expression or a path becomes when it is used often.

A template is text of ours alone; in it a name in capitals stands for a piece: a tree, or for a statement that is nothing but that name a
list of statements. What a user wrote enters as ``constant`` only, so it can never be code.
"""

from __future__ import annotations

import ast
from copy import deepcopy
from functools import lru_cache
from typing import Any, Dict, List, Sequence, Union

Statements = List[ast.stmt]
Piece = Union[ast.expr, str, Statements]


def constant(value: Any) -> ast.expr:
    """A value of the user's: text, a number, a boolean or None."""
    return ast.Constant(value)


def name(identifier: str) -> ast.expr:
    """A variable of ours."""
    return ast.Name(identifier, ast.Load())


@lru_cache(maxsize=512)
def _template(text: str) -> ast.Module:
    return ast.parse(text)


class _Filling(ast.NodeTransformer):
    def __init__(self, pieces: Dict[str, Piece]) -> None:
        self.pieces = pieces

    def visit_Expr(self, node: ast.Expr) -> Any:
        if isinstance(node.value, ast.Name):
            piece = self.pieces.get(node.value.id)
            if isinstance(piece, list):
                return piece
        return self.generic_visit(node)

    def visit_Name(self, node: ast.Name) -> Any:
        piece = self.pieces.get(node.id)
        if piece is None:
            return node
        return ast.Name(piece, node.ctx) if isinstance(piece, str) else piece


def statements(template: str, **pieces: Piece) -> Statements:
    """The statements of a template with its pieces put in; a piece that is a str is the name of a variable."""
    return list(_Filling(pieces).visit(deepcopy(_template(template))).body)


def expression(template: str, **pieces: Piece) -> ast.expr:
    """The same for one expression."""
    (statement,) = statements(template, **pieces)
    assert isinstance(statement, ast.Expr)
    return statement.value


def branches(test: ast.expr, body: Statements, other: Statements) -> Statements:
    """``if``, with an ``else`` where there is something to do in it."""
    return [ast.If(test, body or [ast.Pass()], other)]


def function(identifier: str, parameters: Sequence[str], body: Statements) -> ast.Module:
    """The module that defines one function."""
    (definition,) = statements(f"def {identifier}({', '.join(parameters)}): BODY", BODY=body)
    return ast.fix_missing_locations(ast.Module([definition], []))
