"""Which Java class an expression of a script is of, as the script's imports, ExecuteScript's bindings and calls say."""

from __future__ import annotations

import ast
from functools import cached_property
from typing import Dict, FrozenSet, Iterator, Set

from .parsed import Parsed

_API = "org.apache.nifi."
BINDINGS = {
    "session": _API + "processor.ProcessSession", "context": _API + "processor.ProcessContext", "log": _API + "logging.ComponentLog",
}  # fmt: skip
GIVES = {  # method of NiFi's API → what it gives
    "getState": _API + "components.state.StateMap", "getLogger": _API + "logging.ComponentLog", "getLog": _API + "logging.ComponentLog",
    "createSession": _API + "processor.ProcessSession",
}  # fmt: skip


class Owners:
    """Of one script."""

    def __init__(self, script: Parsed) -> None:
        self._script = script

    @cached_property
    def imported(self) -> Dict[str, str]:
        """Name in the script → Java class or package that it imports."""
        names: Dict[str, str] = {}
        for node in self._script.nodes:
            if isinstance(node, ast.ImportFrom) and node.module:
                names.update({alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names})
            elif isinstance(node, ast.Import):
                names.update({alias.asname: alias.name for alias in node.names if alias.asname})
        return names

    def of(self, node: ast.AST) -> FrozenSet[str]:
        """The classes that the expression may be of; empty where nobody says."""
        return frozenset(self._of(node, set()))

    def _of(self, node: ast.AST, seen: Set[str]) -> Iterator[str]:
        if isinstance(node, ast.Name):
            yield from self._of_name(node.id, seen)
        elif isinstance(node, ast.Attribute):
            for owner in self._of(node.value, seen):
                yield f"{owner}.{node.attr}"
        elif isinstance(node, ast.Call):
            if isinstance(node.func, ast.Attribute) and node.func.attr in GIVES:
                yield GIVES[node.func.attr]
            elif isinstance(node.func, ast.Attribute) and self._is_fluent(node.func.value):
                yield from self._of(node.func.value, seen)
            else:
                yield from self._of(node.func, seen)

    @staticmethod
    def _is_fluent(node: ast.AST) -> bool:
        """Builder().name('x'): a builder's methods give the builder."""
        return isinstance(node, ast.Call)

    def _of_name(self, name: str, seen: Set[str]) -> Iterator[str]:
        if name in seen:
            return
        seen.add(name)
        if name in self.imported:
            yield self.imported[name]
        elif name in BINDINGS:
            yield BINDINGS[name]
        for value in self._script.assigned(name):
            if value is not None:
                yield from self._of(value, seen)
