"""``struct``."""

from __future__ import annotations

import struct
from types import ModuleType
from typing import Any

from ..objects.bytestring import from_bytes
from .byte_strings import as_bytes, through
from .catalog import python_module


@python_module("struct")
def build(interpreter: Any) -> ModuleType:
    def unpack(form: str, data: Any) -> Any:
        return tuple([from_bytes(item) if isinstance(item, bytes) else item for item in struct.unpack(form, as_bytes(data))])

    module = ModuleType("struct")
    module.__dict__.update(pack=through(struct.pack), unpack=unpack, calcsize=struct.calcsize, error=struct.error)
    return module
