"""The functions by name: their types, and how a call becomes a node.

``@function`` is for those that take values: when the subject is null, ``null`` is the result and the arguments are not looked at.
``@builder`` is for those that decide for themselves what to evaluate, or look at the types of what they are given.
COVERAGE is made from ``FUNCTIONS``; ``keywords`` says how many arguments the grammar allows.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any, Callable, Dict, List, NamedTuple, Optional, Sequence, Tuple

from ..node import Node, Run, cast
from ..scope import Scope

Builder = Callable[[Optional[Node], List[Node]], Node]
Body = Callable[..., Any]

ORDINALS = ("first", "second", "third", "fourth", "fifth")
PASS = object()  # the body is called with null as well


class Function(NamedTuple):
    """``subject`` and ``arguments``: the types they are cast to ('ANY': as they are); the last one holds for all that follow."""

    name: str
    subject: Optional[str]
    arguments: Tuple[str, ...]
    returns: str
    build: Builder


FUNCTIONS: Dict[str, Function] = {}
STANDALONE: Dict[str, Function] = {}

_MODULES = (
    "texts",
    "searching",
    "conditions",
    "numeric",
    "mathematics",
    "dates",
    "escaping",
    "encoding",
    "delimited",
    "json_paths",
    "standalone",
)


def functions() -> Dict[str, Function]:
    """All functions that follow a colon."""
    _load()
    return FUNCTIONS


def standalone() -> Dict[str, Function]:
    """All functions that stand as the subject."""
    _load()
    return STANDALONE


def _load() -> None:
    if not FUNCTIONS:
        for module in _MODULES:
            import_module("." + module, __package__)


def arguments_cast(name: str, types: Sequence[str], nodes: Sequence[Node], where: Optional[str]) -> List[Node]:
    """Each argument as the type the function wants."""
    found = []
    for index, node in enumerate(nodes):
        wanted = types[min(index, len(types) - 1)]
        place = f"{ORDINALS[min(index, 4)]} argument to {name}" if where is None else where.format(ORDINALS[min(index, 4)])
        found.append(cast(node, wanted, place))
    return found


def function(
    name: str, subject: str, *arguments: str, returns: str, null: Any = None, scope: bool = False, where: Optional[str] = None
) -> Callable[[Body], Body]:
    """Register a function of values. ``scope``: the body takes the scope first."""

    def register(body: Body) -> Body:
        def build(subject_node: Optional[Node], nodes: List[Node]) -> Node:
            assert subject_node is not None
            of = cast(subject_node, subject)
            runs = [one.run for one in arguments_cast(name, arguments, nodes, where)]
            return Node(returns, _runner(of.run, runs, body, null, scope), name, of)

        FUNCTIONS[name] = Function(name, subject, arguments, returns, build)
        return body

    return register


def _runner(of: Run, runs: List[Run], body: Body, null: Any, with_scope: bool) -> Run:
    passes = null is PASS

    def run_many(scope: Scope) -> Any:
        value = of(scope)
        if value is None and not passes:
            return null
        given = [run(scope) for run in runs]
        return body(scope, value, *given) if with_scope else body(value, *given)

    if with_scope or passes or len(runs) > 1:
        return run_many
    if not runs:
        return lambda scope: null if (value := of(scope)) is None else body(value)
    only = runs[0]
    return lambda scope: null if (value := of(scope)) is None else body(value, only(scope))


def builder(name: str, subject: Optional[str], *arguments: str, returns: str) -> Callable[[Builder], Builder]:
    """Register a function that builds its own node: subject and arguments come uncast."""

    def register(build: Builder) -> Builder:
        table = STANDALONE if subject is None else FUNCTIONS
        table[name] = Function(name, subject, arguments, returns, build)
        return build

    return register
