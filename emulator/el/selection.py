"""anyAttribute, allMatchingAttributes and the other selectors: a node that gives one value after the other, and the loop around it.

Mirrors MultiNamed-, MultiMatch- and DelineatedAttributeEvaluator, and AnyAttribute-, AllAttributes- and MappingEvaluator.
"""

from __future__ import annotations

from typing import Any, Callable, List, Optional

from ..java.lang.text import trim, utf8
from ..java.util.hash_orders import hash_set_order
from ..java.util.regex import patterns
from .errors import NOT_A_BOOLEAN_EVALUATOR, AttributeExpressionLanguageException, AttributeExpressionLanguageParsingException
from .evaluator_names import evaluator_name
from .node import BOOLEAN, STRING, Node
from .scope import Scope

_NOT_REDUCED = "Cannot evaluate Expression because it attempts to reference multiple attributes but does not use a reducing function"


class _State:
    """Where a selector is: its values and how many were taken."""

    def __init__(self, values: Optional[List[Optional[str]]]) -> None:
        self.values: List[Optional[str]] = values or []
        self.taken = 0
        self.left = 1 if values is None else len(self.values)


def selector(function: str, arguments: List[Node], names: List[str]) -> Node:
    """The node that stands for the values."""
    if arguments:
        values = _delineated(arguments)
    elif "Matching" in function:
        matching = [patterns.compile(name) for name in names]
        values = lambda scope: _matching(scope, matching)  # noqa: E731
    else:
        for name in names:
            _check_name(name)
        values = lambda scope: [scope.value(name) for name in names]  # noqa: E731
    node = Node(STRING, lambda scope: None, function, role="selector")
    node.logic = node
    node.text = function

    def state(scope: Scope) -> _State:
        remembered = scope.memory.get(node.key)
        if remembered is None:
            remembered = scope.memory[node.key] = _State(values(scope))
        return remembered

    def run(scope: Scope) -> Optional[str]:
        at = state(scope)
        if at.taken >= len(at.values):
            at.left = 0
            return None
        at.taken += 1
        at.left = len(at.values) - at.taken
        return at.values[at.taken - 1]

    node.run = run
    node.remaining = lambda scope: state(scope).left
    return node


def _delineated(arguments: List[Node]) -> Callable[[Scope], List[Optional[str]]]:
    value, delimiter = arguments

    def values(scope: Scope) -> List[Optional[str]]:
        text = value.run(scope)
        by = None if text is None else delimiter.run(scope)
        return [] if by is None else list(patterns.split(text, by))

    return values


def _matching(scope: Scope, wanted: List[Any]) -> List[Optional[str]]:
    """Attribute names that match, pattern by pattern, in the order of a HashSet."""
    keys = hash_set_order(scope.attributes)
    return [scope.value(key) for pattern in wanted for key in keys if pattern.fullmatch(key)]


def _check_name(name: str) -> None:
    if not trim(name):
        problem = "Invalid attribute key: <Empty String>"
    elif len(utf8(name)) > 65535:
        problem = "Invalid attribute key: key length is too long"
    else:
        return
    raise AttributeExpressionLanguageParsingException(f"Invalid Attribute Name: {name}. {problem}")


def iterate(node: Node, selected: Node) -> Node:
    """The loop over the values: any… and all… of a boolean, or a reducing function over all…"""
    function = selected.text or ""
    if function.startswith("any"):
        if node.type != BOOLEAN:
            name = evaluator_name(node)
            raise AttributeExpressionLanguageParsingException(NOT_A_BOOLEAN_EVALUATOR % (name, name))
        return _loop(node, selected, stop=True)
    if node.type == BOOLEAN:
        return _loop(node, selected, stop=False)
    if node.role != "reduce":
        raise AttributeExpressionLanguageException(_NOT_REDUCED)
    return _reduced(node, selected)


def _loop(node: Node, selected: Node, stop: bool) -> Node:
    """AnyAttributeEvaluator (stop at the first true) and AllAttributesEvaluator (stop at the first false)."""
    run, remaining = node.run, selected.remaining

    def loop(scope: Scope) -> bool:
        result = run(scope)
        if result is None:
            return False
        while result is not stop and remaining(scope) > 0:
            result = run(scope)
        return stop if result is stop else not stop

    iterating = Node(BOOLEAN, loop, selected.token, role="iterating")
    iterating.logic = node
    return iterating


def _reduced(node: Node, selected: Node) -> Node:
    """MappingEvaluator"""
    run, remaining = node.run, selected.remaining

    def reduce(scope: Scope) -> Any:
        result = run(scope)
        while remaining(scope) > 0:
            result = run(scope)
        return result

    return Node(node.type, reduce, selected.token, role="mapping")
