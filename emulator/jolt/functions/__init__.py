"""The functions of modify by name (Modifier.STOCK_FUNCTIONS): every file of this folder that holds some has its own table ``FUNCTIONS``."""

from __future__ import annotations

from importlib import import_module
from typing import Dict

from ...base.folders import module_names
from .base import Function

FUNCTIONS: Dict[str, Function] = {}
for _name in module_names(__file__):
    FUNCTIONS.update(getattr(import_module("." + _name, __package__), "FUNCTIONS", {}))

__all__ = ["FUNCTIONS", "Function"]
