"""``uuid``: with a seed the random ones are the run's."""

from __future__ import annotations

from types import ModuleType
from typing import Any

from .catalog import python_module


@python_module("uuid")
def build(interpreter: Any) -> ModuleType:
    import uuid

    module = ModuleType("uuid")
    module.__dict__.update({name: value for name, value in vars(uuid).items() if not name.startswith("_")})
    if interpreter.random is not None:
        module.__dict__["uuid4"] = lambda: uuid.UUID(int=interpreter.random.getrandbits(128), version=4)
    return module
