"""``platform``: what Jython says of itself."""

from __future__ import annotations

from types import ModuleType
from typing import Any, Dict

from ..objects.bytestring import ByteString
from .catalog import python_module

_SAID: Dict[str, str] = {"system": "Java", "python_implementation": "Jython", "python_version": "2.7.2"}


@python_module("platform")
def build(interpreter: Any) -> ModuleType:
    module = ModuleType("platform")
    for name, words in _SAID.items():
        module.__dict__[name] = lambda words=words: ByteString(words)
    module.__dict__["python_version_tuple"] = lambda: tuple(ByteString(part) for part in ("2", "7", "2"))
    return module
