"""``cStringIO``."""

from __future__ import annotations

from types import ModuleType
from typing import Any

from .catalog import python_module
from .string_io_module import CStringIO


@python_module("cStringIO")
def build(interpreter: Any) -> ModuleType:
    module = ModuleType("cStringIO")
    module.__dict__.update(StringIO=CStringIO)
    return module
