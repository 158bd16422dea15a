"""What becomes of the FlowFiles that a script takes."""

from __future__ import annotations

import ast
from typing import Iterator

from ..marks import NONE, SETTLED
from ..parsed import Parsed, is_session
from ..paths import Paths, taken_in
from ..rule import ERROR, WARNING, Found, rule
from ..values import WORDS
from ..walk import faults


@rule(
    "no-flowfile", ERROR,
    "session.get() is None when the queue is empty, which has no getAttribute and which the session does not take: the script fails at each"
    " trigger without input",
    "session.get() gives None when the queue is empty: test '{0} is not None' before",
)  # fmt: skip
def no_flowfile(script: Parsed) -> Iterator[Found]:
    """What session.get() gave, handed to the session or asked for a member where no test saw that it is there."""
    for place, mark in faults(script):
        if mark.kind == NONE:
            yield place, mark.name


@rule(
    "settled-twice", ERROR,
    "after its transfer or its removal the session takes a FlowFile no more: FlowFileHandlingException: … is already marked for transfer",
    "{}: NiFi refuses this call and rolls back",
)  # fmt: skip
def settled_twice(script: Parsed) -> Iterator[Found]:
    """A transfer, a write … behind a transfer or a removal of the same FlowFile that no decision lies between."""
    for place, mark in faults(script):
        if mark.kind == SETTLED:
            loop = " in the round before" if mark.line >= place.lineno else f" in line {mark.line}"
            yield place, f"{mark.name} was transferred or removed{loop}"


@rule(
    "not-transferred", ERROR,
    "a FlowFile neither transferred nor removed makes the commit fail, 'transfer relationship not specified', and comes again for ever",
    "a way ends here with {} neither transferred nor removed: NiFi rolls back and the FlowFile comes again",
)  # fmt: skip
def not_transferred(script: Parsed) -> Iterator[Found]:
    for scope, statement, name, may_be_none in taken_in(script.tree):
        for end in Paths(scope, statement, name, may_be_none).ends():
            yield end, f"{name} (taken in line {statement.lineno})" if end is not statement else name


@rule(
    "transfer-argument", ERROR,
    "transfer takes a FlowFile and a Relationship: with a text it is TypeError: transfer(): 2nd arg can't be coerced to"
    " org.apache.nifi.processor.Relationship",
    "{}, no Relationship: write REL_SUCCESS or REL_FAILURE",
)  # fmt: skip
def transfer_argument(script: Parsed) -> Iterator[Found]:
    for call in _transfers(script, 2):
        kind = script.values.kind(call.args[1])
        if kind:
            yield call.args[1], f"{ast.unparse(call.args[1])} is {WORDS[kind]}"


@rule(
    "back-to-queue", WARNING,
    "transfer without a Relationship puts the FlowFile back into its queue: the next trigger takes it again, and so on for ever",
    "without a Relationship {} goes back into its queue and comes again: write REL_SUCCESS or REL_FAILURE",
)  # fmt: skip
def back_to_queue(script: Parsed) -> Iterator[Found]:
    for call in _transfers(script, 1):
        yield call, ast.unparse(call.args[0])


def _transfers(script: Parsed, count: int) -> Iterator[ast.Call]:
    return (call for call, function in script.methods("transfer") if is_session(function.value) and len(call.args) == count)
