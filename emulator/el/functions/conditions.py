"""Functions of booleans, and equals."""

from __future__ import annotations

from functools import partial
from typing import Any, List, Optional

from ..errors import null_value
from ..node import BOOLEAN, STRING, WHOLE, Date, Node, cast, to_text
from ..scope import Scope
from .condition_code import choice_code, connective_code, equals_code
from .registry import PASS, builder, function


@function("not", BOOLEAN, returns=BOOLEAN, null=PASS)
def negate(value: Optional[bool]) -> bool:
    """NotEvaluator: null is a NullPointerException."""
    if value is None:
        raise null_value("java.lang.Boolean.booleanValue()")
    return not value


def _connective(name: str, decided_by: bool) -> None:
    """and, or: the right side is evaluated once, and only when the left does not decide (null never does)."""

    @builder(name, BOOLEAN, BOOLEAN, returns=BOOLEAN)
    def build(subject: Optional[Node], arguments: List[Node]) -> Node:
        assert subject is not None
        of, other = cast(subject, BOOLEAN), cast(arguments[0], BOOLEAN)
        run, right = of.run, other.run
        node = Node(BOOLEAN, run, name, of)
        node.code = lambda code: connective_code(code, node, decided_by, of, other)
        key = node.key

        def connected(scope: Scope) -> Any:
            if run(scope) is decided_by:
                return decided_by
            if key not in scope.memory:
                scope.memory[key] = right(scope)
            return scope.memory[key]

        node.run = connected
        return node


_connective("and", False)
_connective("or", True)


@builder("ifElse", BOOLEAN, STRING, STRING, returns=STRING)
def if_else(subject: Optional[Node], arguments: List[Node]) -> Node:
    """IfElseEvaluator: null is not true; only the chosen side is evaluated."""
    assert subject is not None
    of = cast(subject, BOOLEAN)
    run = of.run
    first, second = (cast(argument, STRING) for argument in arguments)
    yes, no = first.run, second.run
    code = partial(choice_code, of, first, second)
    return Node(STRING, lambda scope: yes(scope) if run(scope) is True else no(scope), "ifElse", of, code=code)


@builder("equals", "ANY", "ANY", returns=BOOLEAN)
def equals(subject: Optional[Node], arguments: List[Node]) -> Node:
    """EqualsEvaluator: values of one type by equals(), others as text."""
    assert subject is not None
    run, other = subject.run, arguments[0].run
    alike = subject.type == arguments[0].type

    def equal(scope: Scope) -> bool:
        left = run(scope)
        right = None if left is None else other(scope)
        if right is None:
            return False
        return _same(left, right) if alike else _normalized(left, scope) == _normalized(right, scope)

    code = partial(equals_code, subject, arguments[0], _same) if alike else None
    return Node(BOOLEAN, equal, "equals", subject, code=code)


def _same(left: Any, right: Any) -> bool:
    """Object.equals: a Long never equals a Double, NaN equals itself, 0.0 is not -0.0."""
    if type(left) is not type(right):
        return False
    return repr(left) == repr(right) if isinstance(left, float) else bool(left == right)


def _normalized(value: Any, scope: Scope) -> str:
    return str(value.ms) if isinstance(value, Date) else to_text(value, scope)


@builder("count", "ANY", returns=WHOLE, evaluator="reduce.CountEvaluator")
def count(subject: Optional[Node], arguments: List[Node]) -> Node:
    """CountEvaluator: how often it was given something that is neither null nor false."""
    assert subject is not None
    run = subject.run
    node = Node(WHOLE, run, "count", subject, role="reduce")

    def counted(scope: Scope) -> int:
        value = run(scope)
        so_far: int = scope.memory.get(node.key, 0)
        if value is not None and value is not False:
            so_far += 1
        scope.memory[node.key] = so_far
        return so_far

    node.run = counted
    return node
