"""``math``: floor and ceil are floats."""

from __future__ import annotations

import math
from types import ModuleType
from typing import Any

from .catalog import python_module


@python_module("math")
def build(interpreter: Any) -> ModuleType:
    module = ModuleType("math")
    module.__dict__.update({name: value for name, value in vars(math).items() if not name.startswith("_")})
    module.__dict__.update(floor=lambda value: float(math.floor(value)), ceil=lambda value: float(math.ceil(value)))
    return module
