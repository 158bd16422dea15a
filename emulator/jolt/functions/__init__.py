"""The functions of modify by name (Modifier.STOCK_FUNCTIONS)."""

from __future__ import annotations

from typing import Dict

from . import arithmetic, lists, numbers, objects, strings
from .base import Function

FUNCTIONS: Dict[str, Function] = {
    **strings.FUNCTIONS,
    **arithmetic.FUNCTIONS,
    **numbers.FUNCTIONS,
    **objects.FUNCTIONS,
    **lists.FUNCTIONS,
}

__all__ = ["FUNCTIONS", "Function"]
