"""``random``: the run's seed decides, if there is one."""

from __future__ import annotations

import random
from types import ModuleType
from typing import Any

from .catalog import python_module


@python_module("random")
def build(interpreter: Any) -> ModuleType:
    source = interpreter.random or random.Random()
    names = (
        "random",
        "randint",
        "randrange",
        "choice",
        "shuffle",
        "sample",
        "uniform",
        "gauss",
        "seed",
        "getrandbits",
        "triangular",
        "betavariate",
        "expovariate",
        "normalvariate",
    )
    module = ModuleType("random")
    module.__dict__.update({name: getattr(source, name) for name in names}, Random=random.Random, SystemRandom=random.SystemRandom)
    return module
