"""Line numbers as Jython's compiler sets them: a statement has one line, whatever line its parts stand on.

CodeCompiler calls setline for statements and for lambda, a conditional expression's test, comprehensions and yield; what is evaluated
after such a part has the part's line. ``with`` sets none: its manager is made on the line of what ran before.
"""

from __future__ import annotations

import ast
import sys
from typing import Sequence, Union

_Function = Union[ast.FunctionDef, ast.ClassDef]


def set_lines(tree: ast.Module) -> None:
    """Put Jython's lines into the tree, in place."""
    _statements(tree.body, 1)


def _statements(body: Sequence[ast.stmt], line: int) -> int:
    for statement in body:
        line = _statement(statement, line)
    return line


def _statement(statement: ast.stmt, before: int) -> int:
    line = statement.lineno
    if isinstance(statement, ast.With):
        line = before
        statement.lineno, statement.end_lineno = before, max(before, statement.end_lineno or before)
    elif isinstance(statement, (ast.FunctionDef, ast.ClassDef)) and statement.decorator_list:
        line = statement.decorator_list[0].lineno
        if sys.version_info < (3, 10):  # which calls a decorator on the line of the def
            statement.lineno = line
    if isinstance(statement, (ast.If, ast.While)):
        line = _expression(statement.test, statement.test.lineno if isinstance(statement, ast.If) else line)
    elif isinstance(statement, (ast.FunctionDef, ast.ClassDef)):
        return _definition(statement, line)
    elif isinstance(statement, ast.Try):
        return _try(statement, before)
    else:
        for field in ("value", "iter", "items", "targets", "target"):
            line = _part(getattr(statement, field, None), line)
        for field, part in ast.iter_fields(statement):
            if field not in ("value", "iter", "items", "targets", "target", "body", "orelse"):
                line = _part(part, line)
    after = line
    for block in ("body", "orelse"):
        after = _statements(getattr(statement, block, []), line)
    return after


def _definition(node: _Function, line: int) -> int:
    for part in node.decorator_list:
        _expression(part, line)
    if isinstance(node, ast.FunctionDef):
        for default in node.args.defaults:
            _expression(default, line)
    else:
        for base in node.bases:
            _expression(base, line)
    _statements(node.body, line)
    return line


def _try(node: ast.Try, before: int) -> int:
    line = _statements(node.body, before)
    for handler in node.handlers:
        if handler.type is not None:
            _expression(handler.type, handler.lineno)
        _statements(handler.body, handler.lineno)
    line = _statements(node.orelse, line)
    return _statements(node.finalbody, line)


def _part(part: object, line: int) -> int:
    if isinstance(part, ast.expr):
        return _expression(part, line)
    if isinstance(part, ast.withitem):
        line = _expression(part.context_expr, line)
        return _part(part.optional_vars, line)
    if isinstance(part, ast.keyword):
        _move(part, line)
        return _expression(part.value, line)
    if isinstance(part, list):
        for item in part:
            line = _part(item, line)
    return line


def _expression(node: ast.expr, line: int) -> int:
    """Give ``node`` and what is in it their lines; answers the line at which Jython goes on."""
    if isinstance(node, ast.Lambda):
        line = node.lineno
        for default in node.args.defaults:
            line = _expression(default, line)
        _expression(node.body, node.lineno)
    elif isinstance(node, (ast.GeneratorExp, ast.ListComp, ast.SetComp, ast.DictComp)):
        line = _comprehension(node)
    elif isinstance(node, ast.IfExp):
        line = _expression(node.test, node.test.lineno)
        _expression(node.body, line)
        line = _expression(node.orelse, line)
    elif isinstance(node, ast.Dict):
        for key, value in zip(node.keys, node.values):
            line = _part(value, _part(key, line))
    else:
        line = node.lineno if isinstance(node, ast.Yield) else line
        for _, part in ast.iter_fields(node):
            line = _part(part, line)
    _move(node, line)
    return line


def _comprehension(node: Union[ast.GeneratorExp, ast.ListComp, ast.SetComp, ast.DictComp]) -> int:
    line = node.lineno
    for generator in node.generators:
        _expression(generator.iter, line)
        _expression(generator.target, line)
        for test in generator.ifs:
            _expression(test, test.lineno)
    for part in (node.key, node.value) if isinstance(node, ast.DictComp) else (node.elt,):
        _expression(part, line)
    return line


def _move(node: Union[ast.expr, ast.keyword], line: int) -> None:
    if node.lineno != line or node.end_lineno != line:
        node.lineno = node.end_lineno = line
        node.end_col_offset = node.col_offset
