"""``__builtin__``."""

from __future__ import annotations

from types import ModuleType
from typing import Any

from .catalog import python_module


@python_module("__builtin__")
def build(interpreter: Any) -> ModuleType:
    module = ModuleType("__builtin__")
    module.__dict__.update({name: value for name, value in interpreter.builtins.items() if not name.startswith("__jy_")})
    return module
