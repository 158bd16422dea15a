"""What a script writes into its state."""

from __future__ import annotations

import ast
from typing import Dict, Iterator, List, Optional

from ..instances import SESSION, STATE_MANAGER, Instances
from ..owners import Owners
from ..parsed import NUMBERS, Parsed
from ..rule import ERROR, Found, rule

_SCOPE = "org.apache.nifi.components.state.Scope."
_MAP_AT = {("setState", 2): 0, ("replace", 3): 1}  # method, arguments → which of them is the map
_NO_STRINGS = NUMBERS | {"list", "dict"}


@rule(
    "number-state", ERROR,
    "a state's values are strings: setState with a number is ClassCastException: class java.lang.Integer cannot be cast to class"
    " java.lang.String",
    "a state's value is a string, this is none: write str({})",
)  # fmt: skip
def number_state(script: Parsed) -> Iterator[Found]:
    instances, owners = Instances(script), Owners(script)
    for call, function in script.methods("setState", "replace"):
        place = _MAP_AT.get((function.attr, len(call.args)))
        if place is None:
            continue
        has_scope = any(name.startswith(_SCOPE) for name in owners.of(call.args[-1]))
        if has_scope or instances.class_of(function.value) in (STATE_MANAGER, SESSION):
            for value in _values(script, call.args[place]):
                if script.kind(value) in _NO_STRINGS:
                    yield value, ast.unparse(value)


def _values(script: Parsed, values: Optional[ast.AST]) -> Iterator[ast.AST]:
    """The values that a map is given for sure: in its literal, or to a key that gets nothing else."""
    if isinstance(values, ast.Dict):
        yield from values.values
    elif isinstance(values, ast.Name):
        stores: Dict[str, List[ast.AST]] = {}
        for value in script.assigned(values.id):
            if isinstance(value, ast.Dict):
                for key, item in zip(value.keys, value.values):
                    stores.setdefault(ast.unparse(key) if key else "", []).append(item)
        for node in script.nodes:
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Subscript) and _is(node.targets[0].value, values.id):
                stores.setdefault(ast.unparse(node.targets[0].slice), []).append(node.value)
        for call, function in script.methods("put"):
            if _is(function.value, values.id) and len(call.args) == 2:
                stores.setdefault(ast.unparse(call.args[0]), []).append(call.args[1])
        for items in stores.values():
            if all(script.kind(item) in _NO_STRINGS for item in items):
                yield from items


def _is(node: ast.AST, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name
