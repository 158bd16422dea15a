"""``signal``: the JVM has its own handlers; the library of the jar imports it, and each of its names is refused when it is used."""

from __future__ import annotations

from types import ModuleType
from typing import Any

from .catalog import python_module


@python_module("signal")
def build(interpreter: Any) -> ModuleType:
    return ModuleType("signal")
