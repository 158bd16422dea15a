"""The operations by name (ChainrEntry.STOCK_TRANSFORMS), loaded when a specification uses them."""

from __future__ import annotations

from importlib import import_module
from typing import Any, Callable, ClassVar, Dict, Protocol


class Operation(Protocol):
    """One compiled operation. ``CHANGES_INPUT``: it works inside the document that it is given."""

    CHANGES_INPUT: ClassVar[bool]

    def run(self, document: Any, context: Any, owned: bool) -> Any:
        """The result; ``owned``: the document may be changed, nobody else sees it."""


def _loader(module: str, name: str) -> Callable[[Any], Operation]:
    def make(spec: Any) -> Operation:
        made: Operation = getattr(import_module("." + module, __package__), name)(spec)
        return made

    return make


OPERATIONS: Dict[str, Callable[[Any], Operation]] = {
    "shift": _loader("shift", "Shift"),
    "default": _loader("default", "Default"),
    "modify-overwrite-beta": _loader("modify", "overwrite"),
    "modify-default-beta": _loader("modify", "default"),
    "modify-define-beta": _loader("modify", "define"),
    "remove": _loader("remove", "Remove"),
    "sort": _loader("sort", "Sort"),
    "cardinality": _loader("cardinality", "Cardinality"),
}

CLASSES = {
    "com.bazaarvoice.jolt.Shiftr": "shift",
    "com.bazaarvoice.jolt.Defaultr": "default",
    "com.bazaarvoice.jolt.Modifier$Overwritr": "modify-overwrite-beta",
    "com.bazaarvoice.jolt.Modifier$Defaultr": "modify-default-beta",
    "com.bazaarvoice.jolt.Modifier$Definr": "modify-define-beta",
    "com.bazaarvoice.jolt.Removr": "remove",
    "com.bazaarvoice.jolt.Sortr": "sort",
    "com.bazaarvoice.jolt.CardinalityTransform": "cardinality",
}
