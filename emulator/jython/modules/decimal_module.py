"""``decimal``: Python 3's, with Lib/decimal.py's words where a Decimal is made of what is no number."""

from __future__ import annotations

import decimal
from types import ModuleType
from typing import Any

from ..names import module_names
from ..objects.bytestring import ByteString, plain
from ..objects.text import repr_
from ..objects.types import ClassFacade
from .catalog import python_module

_TUPLE = "Invalid tuple size in creation of Decimal from list or tuple.  The list or tuple should have exactly three elements."


def _make(value: Any = "0", context: Any = None) -> decimal.Decimal:
    if isinstance(value, str):
        text = plain(value)
        try:
            return decimal.Decimal("?" if "_" in text else text)
        except decimal.InvalidOperation:
            raise decimal.InvalidOperation(ByteString(f"Invalid literal for Decimal: {repr_(value)}")) from None
    if isinstance(value, (list, tuple)) and len(value) != 3:
        raise ValueError(ByteString(_TUPLE))
    if not isinstance(value, (int, float, decimal.Decimal, list, tuple)):
        raise TypeError(ByteString(f"Cannot convert {repr_(value)} to Decimal"))
    number: Any = value
    return decimal.Decimal(number)


DECIMAL = ClassFacade("Decimal", decimal.Decimal, lambda value: isinstance(value, decimal.Decimal), _make)


@python_module("decimal")
def build(interpreter: Any) -> ModuleType:
    module, jythons = ModuleType("decimal"), module_names("decimal")
    shown = jythons.names if jythons else frozenset[str]()
    module.__dict__.update({name: value for name, value in vars(decimal).items() if name in shown and not name.startswith("__")})
    module.__dict__["Decimal"] = DECIMAL
    return module
