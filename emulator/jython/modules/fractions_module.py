"""``fractions``."""

from __future__ import annotations

import fractions
import math
from types import ModuleType
from typing import Any

from .catalog import python_module


def _gcd(a: Any, b: Any) -> Any:
    while b:
        a, b = b, a - math.floor(a / b) * b if not isinstance(a, int) else a % b
    return a


@python_module("fractions")
def build(interpreter: Any) -> ModuleType:
    module = ModuleType("fractions")
    module.__dict__.update(Fraction=fractions.Fraction, gcd=_gcd)
    return module
