"""Names that NiFi's own objects do not have."""

from __future__ import annotations

import ast
import difflib
from typing import Iterator

from ....jython.names import member_names
from ....jython.source.tree_helpers import KEYWORD_MARK
from ..instances import WORDS, instances_of
from ..parsed import Parsed
from ..rule import ERROR, Found, rule
from ..set_at_run import attributes


@rule(
    "missing-member", ERROR,
    "a method that NiFi's object lacks is AttributeError: 'org.apache.nifi.controller.repository.StandardProc' object has no attribute …",
    "{}",
)  # fmt: skip
def missing_member(script: Parsed) -> Iterator[Found]:
    """Of session, context, log, and of the FlowFiles, states and values that they give."""
    instances, asked = instances_of(script), attributes(script)
    for node in script.nodes:
        if not isinstance(node, ast.Attribute) or id(node) in script.guarded or (ast.unparse(node.value), node.attr) in asked:
            continue
        owner, name = instances.class_of(node.value), node.attr.replace(KEYWORD_MARK, "")
        if owner and name not in member_names(owner):
            yield node, f"{WORDS[owner]} has no {name}{_hint(owner, name)}"


def _hint(owner: str, name: str) -> str:
    near = difflib.get_close_matches(name, sorted(each for each in member_names(owner) if not each.startswith("_")), 1)
    if near:
        return f"; did you mean {near[0]}?"
    holder = next((words for other, words in WORDS.items() if name in member_names(other)), "")
    return f"; {holder} has it" if holder else ""
