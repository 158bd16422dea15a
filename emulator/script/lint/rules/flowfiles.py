"""What becomes of the FlowFiles that a script takes."""

from __future__ import annotations

import ast
from typing import Iterator, Optional

from ..parsed import Parsed, mentions, session_call
from ..paths import Paths, taken_in
from ..rule import ERROR, Found, rule


@rule(
    "no-flowfile", ERROR,
    "session.get() is None when the queue is empty, and a transfer of None is refused: the script fails at each trigger without input",
    "session.get() gives None when the queue is empty: test '{0} is not None' before",
)  # fmt: skip
def no_flowfile(script: Parsed) -> Iterator[Found]:
    """session.get() at the top and a transfer of the same name at the top, with no test between."""
    taken: Optional[str] = None
    for node in script.tree.body:
        if isinstance(node, ast.Assign) and _is_get(node.value) and isinstance(node.targets[0], ast.Name):
            taken = node.targets[0].id
        elif isinstance(node, (ast.If, ast.While)) and taken and mentions(node.test, taken):
            return
        elif taken and isinstance(node, (ast.Expr, ast.Try, ast.Assign)):
            for call in ast.walk(node):
                if session_call(call) == "transfer" and isinstance(call, ast.Call) and call.args and mentions(call.args[0], taken):
                    yield call, taken


def _is_get(node: ast.AST) -> bool:
    return session_call(node) == "get" and isinstance(node, ast.Call) and not node.args


@rule(
    "not-transferred", ERROR,
    "a FlowFile neither transferred nor removed makes the commit fail, 'transfer relationship not specified', and comes again for ever",
    "a way ends here with {} neither transferred nor removed: NiFi rolls back and the FlowFile comes again",
)  # fmt: skip
def not_transferred(script: Parsed) -> Iterator[Found]:
    for scope, statement, name, may_be_none in taken_in(script.tree):
        for end in Paths(scope, statement, name, may_be_none).ends():
            yield end, f"{name} (taken in line {statement.lineno})" if end is not statement else name
