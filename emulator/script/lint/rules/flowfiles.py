"""What becomes of the FlowFiles that a script takes."""

from __future__ import annotations

from typing import Iterator

from ..marks import NONE, SETTLED
from ..parsed import Parsed
from ..paths import Paths, taken_in
from ..rule import ERROR, Found, rule
from ..walk import Walk


@rule(
    "no-flowfile", ERROR,
    "session.get() is None when the queue is empty, and the session takes no None: the script fails at each trigger without input",
    "session.get() gives None when the queue is empty: test '{0} is not None' before",
)  # fmt: skip
def no_flowfile(script: Parsed) -> Iterator[Found]:
    """What session.get() gave, handed to the session where no test saw that it is there."""
    for call, mark in Walk(script).faults():
        if mark.kind == NONE:
            yield call, mark.name


@rule(
    "settled-twice", ERROR,
    "after its transfer or its removal the session takes a FlowFile no more: FlowFileHandlingException: … is already marked for transfer",
    "{}: NiFi refuses this call and rolls back",
)  # fmt: skip
def settled_twice(script: Parsed) -> Iterator[Found]:
    """A transfer, a write … behind a transfer or a removal of the same FlowFile that no decision lies between."""
    for call, mark in Walk(script).faults():
        if mark.kind == SETTLED:
            loop = " in the round before" if mark.line >= call.lineno else f" in line {mark.line}"
            yield call, f"{mark.name} was transferred or removed{loop}"


@rule(
    "not-transferred", ERROR,
    "a FlowFile neither transferred nor removed makes the commit fail, 'transfer relationship not specified', and comes again for ever",
    "a way ends here with {} neither transferred nor removed: NiFi rolls back and the FlowFile comes again",
)  # fmt: skip
def not_transferred(script: Parsed) -> Iterator[Found]:
    for scope, statement, name, may_be_none in taken_in(script.tree):
        for end in Paths(scope, statement, name, may_be_none).ends():
            yield end, f"{name} (taken in line {statement.lineno})" if end is not statement else name
