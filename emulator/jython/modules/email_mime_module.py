"""``email.mime``."""

from __future__ import annotations

from types import ModuleType
from typing import Any

from .catalog import python_module


@python_module("email.mime", jython_first=True)
def build(interpreter: Any) -> ModuleType:
    return ModuleType("email.mime")
