"""The operations by name (ChainrEntry.STOCK_TRANSFORMS), loaded when a specification uses them."""

from __future__ import annotations

from importlib import import_module
from typing import Any, Callable, ClassVar, Dict, NamedTuple, Protocol

from ..base.versions import Version


class Operation(Protocol):
    """One compiled operation. ``CHANGES_INPUT``: it works inside the document that it is given."""

    CHANGES_INPUT: ClassVar[bool]

    def run(self, document: Any, context: Any, owned: bool) -> Any:
        """The result; ``owned``: the document may be changed, nobody else sees it."""


Maker = Callable[[Any, Version], Operation]  # of a specification, for that NiFi


class _Stock(NamedTuple):
    name: str
    java_class: str  # in com.bazaarvoice.jolt: what a chain may say instead of the name
    module: str
    maker: str
    by_version: bool = False  # the maker takes NiFi's version too


_STOCK = (
    _Stock("shift", "Shiftr", "shift", "Shift"),
    _Stock("default", "Defaultr", "default", "Default"),
    _Stock("modify-overwrite-beta", "Modifier$Overwritr", "modify", "overwrite", True),
    _Stock("modify-default-beta", "Modifier$Defaultr", "modify", "default", True),
    _Stock("modify-define-beta", "Modifier$Definr", "modify", "define", True),
    _Stock("remove", "Removr", "remove", "Remove"),
    _Stock("sort", "Sortr", "sort", "Sort"),
    _Stock("cardinality", "CardinalityTransform", "cardinality", "Cardinality", True),
)


def _loader(stock: _Stock) -> Maker:
    def make(spec: Any, nifi: Version) -> Operation:
        import_module(".reader", __package__)  # which reads the paths of @(…)
        maker = getattr(import_module("." + stock.module, __package__), stock.maker)
        operation: Operation = maker(spec, nifi) if stock.by_version else maker(spec)
        return operation

    return make


OPERATIONS: Dict[str, Maker] = {stock.name: _loader(stock) for stock in _STOCK}
CLASSES: Dict[str, str] = {"com.bazaarvoice.jolt." + stock.java_class: stock.name for stock in _STOCK}
