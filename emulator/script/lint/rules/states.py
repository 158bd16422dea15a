"""What a script writes into its state."""

from __future__ import annotations

import ast
from typing import Iterator

from ..instances import SESSION, STATE_MANAGER, instances_of
from ..owners import Owners
from ..parsed import Parsed
from ..rule import ERROR, Found, rule
from ..values import WORDS

_SCOPE = "org.apache.nifi.components.state.Scope."
_MAP_AT = {("setState", 2): 0, ("replace", 3): 1}  # method, arguments → which of them is the map


@rule(
    "number-state", ERROR,
    "a state's values are strings: setState with a number is ClassCastException: class java.lang.Integer cannot be cast to class"
    " java.lang.String",
    "a state's value is a string, this is {}",
)  # fmt: skip
def number_state(script: Parsed) -> Iterator[Found]:
    instances, owners = instances_of(script), Owners(script)
    for call, function in script.methods("setState", "replace"):
        place = _MAP_AT.get((function.attr, len(call.args)))
        if place is None:
            continue
        has_scope = any(name.startswith(_SCOPE) for name in owners.of(call.args[-1]))
        if has_scope or instances.class_of(function.value) in (STATE_MANAGER, SESSION):
            for value, kind in instances.no_texts(script.values.stored(call.args[place])):
                yield value, f"{WORDS[kind]}: write str({ast.unparse(value)})"
