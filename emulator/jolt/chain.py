"""Chainr (Jolt 0.1.1 to 0.1.8): operations one after the other, each on what the one before it gave.

An entry may name one of Jolt's own classes instead of the operation. Other Java classes are not emulated.
"""

from __future__ import annotations

import re
from typing import Any, ClassVar, List, Tuple

from ..base.errors import NotEmulated
from ..base.versions import Version
from .errors import JoltError, SpecError
from .java_text import is_blank
from .operations import CLASSES, OPERATIONS, Maker, Operation
from .values import deep_copy

_CLASS_NAME = re.compile(r"[A-Za-z_$][\w$]*(\.[A-Za-z_$][\w$]*)+")


class Chain:
    """The operation."""

    CHANGES_INPUT: ClassVar[bool] = False

    def __init__(self, spec: Any, nifi: Version) -> None:
        if not isinstance(spec, list):
            raise SpecError("JOLT Chainr expects a JSON array of objects - Malformed spec.")
        if not spec:
            raise SpecError("JOLT Chainr passed an empty JSON array.")
        entries = [_entry(index, entry) for index, entry in enumerate(spec)]
        self.steps: List[Operation] = [_made(index, make, entry, nifi) for index, (make, entry) in enumerate(entries)]

    def run(self, document: Any, context: Any, owned: bool) -> Any:
        """The last result. A copy is made before the first step that changes its input."""
        for step in self.steps:
            if step.CHANGES_INPUT and not owned:
                document, owned = deep_copy(document), True
            document = step.run(document, context, owned)
        return document


def _entry(index: int, entry: Any) -> Tuple[Maker, Any]:
    at = f" at index:{index}."
    if type(entry) is not dict:
        raise SpecError("JOLT ChainrEntry expects a JSON map - Malformed spec" + at)
    name = entry.get("operation")
    if name is None:
        raise SpecError("JOLT Chainr 'operation' must implement Transform or ContextualTransform" + at)
    if not isinstance(name, str):
        raise SpecError("JOLT Chainr needs a 'operation' of type String" + at)
    if is_blank(name):
        raise SpecError("JOLT Chainr 'operation' should not be blank" + at)
    operation = CLASSES.get(name, name)
    if operation not in OPERATIONS:
        raise _unknown(name, at)
    if operation != "sort" and "spec" not in entry:
        raise SpecError(f"JOLT Chainr - Transform className:{name} requires a spec" + at)
    return OPERATIONS[operation], entry.get("spec")


def _unknown(name: str, at: str) -> Exception:
    if name == "com.bazaarvoice.jolt.Chainr":
        return SpecError("Attempt to nest Chainr inside itself" + at)
    if _CLASS_NAME.fullmatch(name):
        return NotEmulated(f"the Java class {name} as a Jolt operation", advice=f"Use one of {', '.join(OPERATIONS)}")
    return SpecError(f"JOLT Chainr could not find transform class:{name}" + at)


def _made(index: int, make: Maker, spec: Any, nifi: Version) -> Operation:
    """Whatever is wrong with an operation's specification is a SpecException of the chain."""
    try:
        return make(spec, nifi)
    except JoltError as error:
        raise SpecError(f"JOLT Chainr encountered an exception constructing Transform at index:{index}. {error}") from None
