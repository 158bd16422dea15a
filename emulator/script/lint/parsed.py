"""A script as the rules see it: its text, the tree that Python 3's parser makes of the rewritten text."""

from __future__ import annotations

import ast
import re
from functools import cached_property
from typing import Dict, FrozenSet, Iterator, List, NamedTuple, Optional, Tuple

from ...base.errors import NotEmulated
from ...jython.source.compile import compile_script
from ...jython.source.jython_grammar import accept
from ...jython.source.rewrite import Rewritten, rewrite
from ...jython.source.scopes import names_bound
from ...jython.source.source_error import SourceError
from .values import Values

FUTURE = re.compile(r"^[ \t]*from[ \t]+__future__\b", re.M)
_IDENTIFIER = re.compile(r"[A-Za-z_]\w*")


class Import(NamedTuple):
    """``names``: those that are taken from the module, without the star."""

    statement: ast.stmt
    module: str
    names: Tuple[str, ...]


_PROBING = frozenset(("ImportError", "AttributeError", "NameError"))


def _looks_what_there_is(node: ast.Try) -> bool:
    """Whether it catches what is not there by name, or holds imports alone."""
    caught = {inner.id for handler in node.handlers if handler.type for inner in ast.walk(handler.type) if isinstance(inner, ast.Name)}
    holds_imports_alone = all(isinstance(statement, (ast.Import, ast.ImportFrom)) for statement in node.body)
    return bool(caught & _PROBING) or (holds_imports_alone and bool(node.handlers))


class Parsed:
    """``folder``: where the script stands, '' for a text. ``error``: why it does not parse; the tree is empty then."""

    def __init__(self, text: str, folder: str = "") -> None:
        self.text, self.folder = text, folder
        self.error: Optional[SourceError] = None
        self.tree = ast.Module([], [])
        self.notes: Dict[str, str] = {}
        try:
            self._parse(FUTURE.sub("pass; import sys #", text))
        except NotEmulated as error:
            self.error = SourceError(str(error), int(error.where.rpartition(" ")[2] or 1))
        except SourceError as error:
            self.error = error
        except SyntaxError as error:
            self.error = SourceError(error.msg, error.lineno or 1, (error.offset or 1) - 1)

    def _parse(self, text: str) -> None:
        compile_script(text, "<lint>", 0, True)
        rewritten: Rewritten = rewrite(accept(text.replace("\r\n", "\n").replace("\r", "\n")))
        self.tree, self.notes = ast.parse(rewritten.text), rewritten.notes

    @cached_property
    def nodes(self) -> Tuple[ast.AST, ...]:
        """Every node of the tree."""
        return tuple(ast.walk(self.tree))

    @cached_property
    def imports(self) -> Tuple[Import, ...]:
        """Every module that is imported, relative ones aside."""
        imports: List[Import] = []
        for node in self.nodes:
            if isinstance(node, ast.Import):
                imports += [Import(node, alias.name, ()) for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                imports.append(Import(node, node.module, tuple(alias.name for alias in node.names if alias.name != "*")))
        return tuple(imports)

    @cached_property
    def calls(self) -> Tuple[ast.Call, ...]:
        return tuple(node for node in self.nodes if isinstance(node, ast.Call))

    def methods(self, *names: str) -> Iterator[Tuple[ast.Call, ast.Attribute]]:
        """Calls ``x.name(…)``."""
        for call in self.calls:
            if isinstance(call.func, ast.Attribute) and call.func.attr in names:
                yield call, call.func

    def functions(self, *names: str) -> Iterator[Tuple[ast.Call, str]]:
        """Calls ``name(…)``."""
        for call in self.calls:
            if isinstance(call.func, ast.Name) and call.func.id in names:
                yield call, call.func.id

    @cached_property
    def guarded(self) -> FrozenSet[int]:
        """ids of the nodes inside a ``try`` that looks what there is, or its handlers; not those of work whose errors are caught."""
        return frozenset(
            id(inner)
            for node in self.nodes
            if isinstance(node, ast.Try) and _looks_what_there_is(node)
            for part in (*node.body, *node.handlers)
            for inner in ast.walk(part)
        )

    @cached_property
    def bound(self) -> FrozenSet[str]:
        """Every name that is bound anywhere, in whatever scope."""
        names = {name for node in self.nodes for name in names_bound(node)}
        for target in self.notes.values():
            names.update(_IDENTIFIER.findall(target))
        return frozenset(names)

    @cached_property
    def values(self) -> Values:
        """What its names are given."""
        return Values(self.nodes, self.bound)


def mentions(node: ast.AST, name: str) -> bool:
    """Does the name stand anywhere in the node?"""
    return any(isinstance(inner, ast.Name) and inner.id == name for inner in ast.walk(node))


def is_session(node: ast.AST) -> bool:
    """Is it the name ``session``?"""
    return isinstance(node, ast.Name) and node.id == "session"


def session_call(node: Optional[ast.AST]) -> str:
    """The method of ``session.method(…)``, '' for anything else."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and is_session(node.func.value):
        return node.func.attr
    return ""
