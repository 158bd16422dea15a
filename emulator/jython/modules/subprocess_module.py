"""``subprocess``: no program is started here, so each of its names is refused when it is used, with Jython's jar as without."""

from __future__ import annotations

from types import ModuleType
from typing import Any

from .catalog import python_module


@python_module("subprocess")
def build(interpreter: Any) -> ModuleType:
    return ModuleType("subprocess")
