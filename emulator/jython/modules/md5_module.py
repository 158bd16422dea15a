"""``md5``, which hashlib replaced."""

from __future__ import annotations

from types import ModuleType
from typing import Any

from .byte_strings import digest_maker
from .catalog import python_module


@python_module("md5")
def build(interpreter: Any) -> ModuleType:
    module = ModuleType("md5")
    module.__dict__.update(md5=digest_maker("md5"), new=digest_maker("md5"))
    return module
