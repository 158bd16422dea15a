"""``functools``."""

from __future__ import annotations

import functools
from types import ModuleType
from typing import Any

from .catalog import python_module

_NAMES = ("WRAPPER_ASSIGNMENTS", "WRAPPER_UPDATES", "cmp_to_key", "partial", "reduce", "total_ordering", "update_wrapper", "wraps")


@python_module("functools")
def build(interpreter: Any) -> ModuleType:
    module = ModuleType("functools")
    module.__dict__.update({name: getattr(functools, name) for name in _NAMES})
    return module


@python_module("_functools")
def build_native(interpreter: Any) -> ModuleType:
    module = ModuleType("_functools")
    module.__dict__.update(partial=functools.partial, reduce=functools.reduce)
    return module
