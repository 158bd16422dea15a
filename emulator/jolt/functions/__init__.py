"""The functions of modify by name (Modifier.STOCK_FUNCTIONS): every file of this folder that holds some has its own table ``FUNCTIONS``."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Dict

from ...base.folders import module_names
from ...base.versions import Version, version_of
from .base import ARRAYLESS, Function, Functions, taking_arrays

FUNCTIONS: Dict[str, Function] = {}
for _name in module_names(__file__):
    FUNCTIONS.update(getattr(import_module("." + _name, __package__), "FUNCTIONS", {}))

JOLT_0_1_7_SINCE = version_of("1.18.0")  # its Object[] is a list to most functions, and squashNulls looks at the list

__all__ = ["FUNCTIONS", "Function", "Functions", "functions_of"]


@cache
def functions_of(nifi: Version) -> Functions:
    """The functions of that NiFi's Jolt."""
    if nifi < JOLT_0_1_7_SINCE:
        return FUNCTIONS
    from .objects import LATER_FUNCTIONS

    taking = {name: taking_arrays(function) for name, function in FUNCTIONS.items() if function in ARRAYLESS}
    return {**FUNCTIONS, **taking, **LATER_FUNCTIONS}
