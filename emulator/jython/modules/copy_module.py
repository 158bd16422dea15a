"""``copy``."""

from __future__ import annotations

import copy
from types import ModuleType
from typing import Any

from .catalog import python_module


@python_module("copy")
def build(interpreter: Any) -> ModuleType:
    module = ModuleType("copy")
    module.__dict__.update(copy=copy.copy, deepcopy=copy.deepcopy, Error=copy.Error, error=copy.Error)
    return module
