"""What the code of a path calls."""

from __future__ import annotations

from typing import Any, Dict, List

from ..java.lang.throwable import StackOverflowError
from .filter_values import UNDEFINED, Node, node_of
from .tokens import MISSING, Evaluation


def named(value: Any, name: str) -> List[Any]:
    """``..name``: what stands under the name, at every depth."""
    values: List[Any] = []
    try:
        _gather(value, name, values)
    except RecursionError:
        raise StackOverflowError()
    return values


def _gather(value: Any, name: str, values: List[Any]) -> None:
    if isinstance(value, dict):
        if name in value:
            values.append(value[name])
        value = value.values()
    elif not isinstance(value, list):
        return
    for item in value:
        if isinstance(item, (dict, list)):
            _gather(item, name, values)


def as_node(value: Any) -> Node:
    """A value that was looked up, as the operators of a filter take it."""
    return UNDEFINED if value is MISSING else node_of(value)


NAMES: Dict[str, Any] = {"missing": MISSING, "named": named, "as_node": as_node, "Evaluation": Evaluation}
