"""The operations by name (ChainrEntry.STOCK_TRANSFORMS), loaded when a specification uses them."""

from __future__ import annotations

from importlib import import_module
from typing import Any, Callable, ClassVar, Dict, NamedTuple, Protocol


class Operation(Protocol):
    """One compiled operation. ``CHANGES_INPUT``: it works inside the document that it is given."""

    CHANGES_INPUT: ClassVar[bool]

    def run(self, document: Any, context: Any, owned: bool) -> Any:
        """The result; ``owned``: the document may be changed, nobody else sees it."""


class _Stock(NamedTuple):
    name: str
    java_class: str  # in com.bazaarvoice.jolt: what a chain may say instead of the name
    module: str
    maker: str


_STOCK = (
    _Stock("shift", "Shiftr", "shift", "Shift"),
    _Stock("default", "Defaultr", "default", "Default"),
    _Stock("modify-overwrite-beta", "Modifier$Overwritr", "modify", "overwrite"),
    _Stock("modify-default-beta", "Modifier$Defaultr", "modify", "default"),
    _Stock("modify-define-beta", "Modifier$Definr", "modify", "define"),
    _Stock("remove", "Removr", "remove", "Remove"),
    _Stock("sort", "Sortr", "sort", "Sort"),
    _Stock("cardinality", "CardinalityTransform", "cardinality", "Cardinality"),
)


def _loader(stock: _Stock) -> Callable[[Any], Operation]:
    def make(spec: Any) -> Operation:
        import_module(".reader", __package__)  # which reads the paths of @(…)
        operation: Operation = getattr(import_module("." + stock.module, __package__), stock.maker)(spec)
        return operation

    return make


OPERATIONS: Dict[str, Callable[[Any], Operation]] = {stock.name: _loader(stock) for stock in _STOCK}
CLASSES: Dict[str, str] = {"com.bazaarvoice.jolt." + stock.java_class: stock.name for stock in _STOCK}
