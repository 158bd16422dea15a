"""Which of NiFi's objects an expression of a script is: the class that really stands behind ``session``, a FlowFile, ``context`` …

Only what is sure: a name that anything else may be bound to as well is nobody's.
"""

from __future__ import annotations

import ast
from functools import lru_cache
from typing import Dict, FrozenSet, Iterator, Mapping, Optional, Sequence, Tuple

from ...jython.source.scopes import names_bound
from .parsed import Parsed
from .values import NO_TEXTS

_API = "org.apache.nifi."
SESSION = _API + "controller.repository.StandardProcessSession"
FLOWFILE = _API + "controller.repository.StandardFlowFileRecord"
CONTEXT = _API + "processor.StandardProcessContext"
LOG = _API + "processor.SimpleProcessLogger"
STATE_MANAGER = _API + "controller.state.StandardStateManager"
STATE_MAP = _API + "controller.state.StandardStateMap"
PROPERTY_VALUE = _API + "attribute.expression.language.StandardPropertyValue"
REPORTER = _API + "controller.repository.StandardProvenanceReporter"
WORDS = {
    SESSION: "the session", FLOWFILE: "a FlowFile", CONTEXT: "the context", LOG: "log", STATE_MANAGER: "the StateManager",
    STATE_MAP: "a StateMap", PROPERTY_VALUE: "a PropertyValue", REPORTER: "the ProvenanceReporter",
}  # fmt: skip
_BINDINGS = {"session": SESSION, "context": CONTEXT, "log": LOG}
_FLOWFILE_METHODS = ("create", "clone", "putAttribute", "putAllAttributes", "removeAttribute", "removeAllAttributes", "penalize")
_GIVES: Dict[Tuple[str, str], str] = {
    **{(SESSION, method): FLOWFILE for method in _FLOWFILE_METHODS},
    (SESSION, "getState"): STATE_MAP, (SESSION, "getProvenanceReporter"): REPORTER, (STATE_MANAGER, "getState"): STATE_MAP,
    (CONTEXT, "getStateManager"): STATE_MANAGER, (CONTEXT, "getProperty"): PROPERTY_VALUE,
    (PROPERTY_VALUE, "evaluateAttributeExpressions"): PROPERTY_VALUE,
}  # fmt: skip
_BEANS = {(CONTEXT, "stateManager"): STATE_MANAGER, (SESSION, "provenanceReporter"): REPORTER}
_COUNTS = {"get": 0, "write": 2, "append": 2}  # with so many arguments they give a FlowFile


_NUMBERS = {  # members that give one, FlowFile.size and FlowFile.getSize() alike
    FLOWFILE: frozenset("getSize size getId id getEntryDate entryDate getLineageStartDate lineageStartDate isPenalized penalized".split()),
    PROPERTY_VALUE: frozenset("asInteger asLong asBoolean asFloat asDouble isSet".split()),
}  # fmt: skip


@lru_cache(maxsize=1)
def instances_of(script: Parsed) -> Instances:
    """Those of a script, for all rules that ask."""
    return Instances(script)


class Instances:
    """Of one script."""

    def __init__(self, script: Parsed) -> None:
        self._script = script
        others = (node for node in script.nodes if not isinstance(node, (ast.Name, ast.arg)))
        self._of_something_else = {name for node in others for name in names_bound(node)}  # functions, classes, imports, caught errors

    def class_of(self, node: Optional[ast.AST], seen: FrozenSet[str] = frozenset()) -> str:
        """The Java class of the object, '' where it is not sure."""
        if isinstance(node, ast.Name):
            return self._class_of_name(node.id, seen)
        if isinstance(node, ast.Attribute):
            return _BEANS.get((self.class_of(node.value, seen), node.attr), "")
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            return ""
        owner, method = self.class_of(node.func.value, seen), node.func.attr
        if owner == SESSION and method in _COUNTS:
            return FLOWFILE if len(node.args) == _COUNTS[method] else ""
        return _GIVES.get((owner, method), "")

    def kind(self, node: ast.AST) -> str:
        """That of ``Values.kind``; also of what NiFi's objects give."""
        member = node.func if isinstance(node, ast.Call) else node
        if isinstance(member, ast.Attribute) and member.attr in _NUMBERS.get(self.class_of(member.value), ()):
            is_call = member is not node
            return "number" if is_call == member.attr.startswith(("get", "as", "is")) else ""
        return self._script.values.kind(node)

    def no_texts(self, stored: Mapping[str, Sequence[ast.AST]]) -> Iterator[Tuple[ast.AST, str]]:
        """The values of a map, with their kinds, under each key that gets no text at all."""
        for values in stored.values():
            kinds = [self.kind(value) for value in values]
            if all(kind in NO_TEXTS for kind in kinds):
                yield from zip(values, kinds)

    def _class_of_name(self, name: str, seen: FrozenSet[str]) -> str:
        if name not in self._script.bound:
            return _BINDINGS.get(name, "")
        values = [value for value in self._script.values.assigned(name) if not _is_none(value)]
        if name in seen or name in self._of_something_else or not values:
            return ""
        classes = {self.class_of(value, seen | {name}) for value in values}
        return classes.pop() if len(classes) == 1 else ""


def _is_none(node: Optional[ast.AST]) -> bool:
    return isinstance(node, ast.Constant) and node.value is None
