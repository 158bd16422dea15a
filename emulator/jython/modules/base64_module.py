"""``base64``."""

from __future__ import annotations

import base64
import binascii
from types import ModuleType
from typing import Any

from .byte_strings import through
from .catalog import python_module

_BASE64 = (
    "b64encode",
    "b64decode",
    "standard_b64encode",
    "standard_b64decode",
    "urlsafe_b64encode",
    "urlsafe_b64decode",
    "b32encode",
    "b32decode",
    "b16encode",
    "b16decode",
)


@python_module("base64")
def build(interpreter: Any) -> ModuleType:
    module = ModuleType("base64")
    module.__dict__.update({name: through(getattr(base64, name), (binascii.Error,)) for name in _BASE64})
    module.__dict__.update(encodestring=through(base64.encodebytes), decodestring=through(base64.decodebytes, (binascii.Error,)))
    return module
