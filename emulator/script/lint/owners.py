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
            yield from self._of_call(node.func, seen)

    def _of_call(self, function: ast.AST, seen: Set[str]) -> Iterator[str]:
        if isinstance(function, ast.Attribute) and function.attr in GIVES:
            yield GIVES[function.attr]
        elif isinstance(function, ast.Attribute) and isinstance(function.value, ast.Call):
            yield from self._of(function.value, seen)  # Builder().name('x'): a builder's methods give the builder
        else:
            yield from self._of(function, seen)

    def _of_name(self, name: str, seen: Set[str]) -> Iterator[str]:
        if name in seen:
            return
        seen.add(name)
        if name in self.imported:
            yield self.imported[name]
        elif name in BINDINGS:
            yield BINDINGS[name]
        for value in self._script.values.assigned(name):
            if value is not None:
                yield from self._of(value, seen)
