"""``zlib``."""

from __future__ import annotations

import zlib
from types import ModuleType
from typing import Any

from .byte_strings import signed, through
from .catalog import python_module


@python_module("zlib")
def build(interpreter: Any) -> ModuleType:
    module = ModuleType("zlib")
    module.__dict__.update({name: through(getattr(zlib, name)) for name in ("compress", "decompress")}, error=zlib.error)
    module.__dict__.update(crc32=signed(zlib.crc32), adler32=signed(zlib.adler32))
    return module
