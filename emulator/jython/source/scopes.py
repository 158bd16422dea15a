"""Rules of Jython's compiler over whole scopes (ScopeInfo and Future of 2.7.2), asked of the tree before it is changed."""

from __future__ import annotations

import ast
import itertools
from typing import Iterable, Iterator, List, Set, Tuple, Union

from .docstrings import behind_documentation
from .source_error import SourceError
from .tree_queries import is_star_import

_FEATURES = frozenset((
    "nested_scopes", "generators", "division", "absolute_import", "with_statement", "print_function", "unicode_literals",
))  # fmt: skip
_NEVER = {"braces": "not a chance", "GIL": "Never going to happen!", "global_interpreter_lock": "Never going to happen!"}
_BARE_EXEC = "unqualified exec is not allowed in function '{}' because it contains a function with free variables"
_STAR = "import * is not allowed in function '{}' because it contains a nested function with free variables"
_FUNCTIONS = (ast.FunctionDef, ast.Lambda, ast.ClassDef)
_SCOPES = (ast.FunctionDef, ast.Lambda, ast.ClassDef, ast.GeneratorExp, ast.SetComp, ast.DictComp)


def own_nodes(scope: ast.AST) -> Iterator[ast.AST]:
    """The nodes of a scope, and the scopes right inside of it, but nothing of theirs."""
    for node in ast.iter_child_nodes(scope):
        yield node
        if not isinstance(node, _SCOPES):
            yield from own_nodes(node)


def hoist_globals(scope: Union[ast.FunctionDef, ast.ClassDef, ast.Module]) -> None:
    """``global x`` holds for its whole scope, also where ``x`` was used before; at the top it says nothing."""
    declared = [node for node in own_nodes(scope) if isinstance(node, ast.Global)]
    if not declared:
        return
    _Without(declared).visit(scope)
    if not isinstance(scope, ast.Module):
        place = behind_documentation(scope.body)
        scope.body[place:place] = declared


def declared_globals(function: ast.FunctionDef) -> Set[str]:
    """The names that the function, or one inside of it, says are global."""
    return {name for node in ast.walk(function) if isinstance(node, ast.Global) for name in node.names}


class _Without(ast.NodeTransformer):
    def __init__(self, nodes: List[ast.Global]) -> None:
        self.nodes = nodes

    def visit_Global(self, node: ast.Global) -> ast.AST:
        return ast.copy_location(ast.Pass(), node) if node in self.nodes else node


def refuse_bare_exec(function: ast.FunctionDef) -> None:
    """ScopeInfo.dynastuff_trouble: ``exec`` without ``in``, or ``import *``, beside a function that takes names from outside."""
    nodes = list(own_nodes(function))
    star, has_exec = next(filter(is_star_import, nodes), None), any(map(_is_bare_exec, nodes))
    if not (star or has_exec) or not any(isinstance(node, _FUNCTIONS) and free_names(node) for node in nodes):
        return
    place, message = (function, _BARE_EXEC) if star is None or has_exec else (star, _STAR)
    raise SourceError(message.format(function.name), place.lineno, place.col_offset, compiling=True)  # type: ignore[attr-defined]


def _is_bare_exec(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "__jy_exec__" and len(node.args) == 1


def _evaluated_outside(scope: ast.AST) -> List[ast.AST]:
    """Decorators, defaults and bases belong to the scope round it."""
    parts: List[ast.AST] = list(getattr(scope, "decorator_list", ())) + list(getattr(scope, "bases", ()))
    return parts + (list(scope.args.defaults) if isinstance(scope, (ast.FunctionDef, ast.Lambda)) else [])


def free_names(scope: ast.AST) -> Set[str]:
    """The names that a scope, or one inside of it, uses and does not bind."""
    used: Set[str] = set()
    bound: Set[str] = set()
    outside = {node for part in _evaluated_outside(scope) for node in ast.walk(part)}
    for node in own_nodes(scope):
        if node in outside:
            continue
        bound.update(node.names if isinstance(node, ast.Global) else names_bound(node))
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            used.add(node.id)
        if isinstance(node, _SCOPES):
            used |= free_names(node)
    return {name for name in used - bound if not name.startswith("__jy_")}


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


def check_futures(module: ast.Module, nodes: Iterable[ast.AST]) -> None:
    """Future.preprocessFutures: they stand at the beginning, behind a text at most, and ask for what Jython knows."""
    start = behind_documentation(module.body)
    leading = list(itertools.takewhile(_is_future, module.body[start:]))
    for statement in leading:
        for alias in statement.names:  # type: ignore[attr-defined]
            if alias.name not in _FEATURES:
                message = _NEVER.get(alias.name, f"future feature {alias.name} is not defined")
                raise SourceError(message, statement.lineno, statement.col_offset, compiling=True)
    for node in nodes:
        if _is_future(node) and node not in leading:
            message = "from __future__ imports must occur at the beginning of the file"
            raise SourceError(message, node.lineno, node.col_offset, compiling=True)  # type: ignore[attr-defined]


def _is_future(node: ast.AST) -> bool:
    return isinstance(node, ast.ImportFrom) and node.module == "__future__"


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
