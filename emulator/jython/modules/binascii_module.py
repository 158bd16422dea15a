"""``binascii``."""

from __future__ import annotations

import binascii
from types import ModuleType
from typing import Any

from .byte_strings import signed, through
from .catalog import python_module

_BINASCII = ("hexlify", "unhexlify", "b2a_hex", "a2b_hex", "b2a_base64", "a2b_base64", "crc32")


@python_module("binascii")
def build(interpreter: Any) -> ModuleType:
    module = ModuleType("binascii")
    module.__dict__.update({name: through(getattr(binascii, name), (binascii.Error,)) for name in _BINASCII}, Error=binascii.Error)
    module.__dict__["crc32"] = signed(binascii.crc32)
    return module
