"""``math``: floor and ceil are floats."""

from __future__ import annotations

import math
from types import ModuleType
from typing import Any

from ..objects.integers import Long
from .catalog import python_module

_NAMES = frozenset((
    "acos", "acosh", "asin", "asinh", "atan", "atan2", "atanh", "ceil", "copysign", "cos", "cosh", "degrees", "e", "erf", "erfc", "exp",
    "expm1", "fabs", "factorial", "floor", "fmod", "frexp", "fsum", "gamma", "hypot", "isinf", "isnan", "ldexp", "lgamma", "log", "log10",
    "log1p", "modf", "pi", "pow", "radians", "sin", "sinh", "sqrt", "tan", "tanh", "trunc",
))  # fmt: skip


@python_module("math")
def build(interpreter: Any) -> ModuleType:
    module = ModuleType("math")
    module.__dict__.update({name: value for name, value in vars(math).items() if name in _NAMES})
    module.__dict__.update(floor=lambda value: float(math.floor(value)), ceil=lambda value: float(math.ceil(value)))
    module.__dict__.update(factorial=lambda value: Long(math.factorial(value)))
    return module
