"""``glob``."""

from __future__ import annotations

import glob
from types import ModuleType
from typing import Any

from .border import at_border, functions
from .catalog import python_module


@python_module("glob")
def build(interpreter: Any) -> ModuleType:
    module = ModuleType("glob")
    module.__dict__.update(functions(glob, "has_magic"), glob=at_border(lambda pathname: glob.glob(pathname)))
    module.__dict__["iglob"] = lambda pathname: iter(module.__dict__["glob"](pathname))
    return module
