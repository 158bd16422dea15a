"""``htmlentitydefs``."""

from __future__ import annotations

import html.entities
from types import ModuleType
from typing import Any

from ..objects.bytestring import ByteString
from ..objects.dict import JythonDict
from .catalog import python_module


def _definition(code: int) -> ByteString:
    return ByteString(chr(code)) if code < 256 else ByteString(f"&#{code};")


@python_module("htmlentitydefs")
def build(interpreter: Any) -> ModuleType:
    points = html.entities.name2codepoint
    module = ModuleType("htmlentitydefs")
    module.__dict__.update(
        name2codepoint=JythonDict([(ByteString(name), code) for name, code in points.items()]),
        codepoint2name=JythonDict([(code, ByteString(name)) for name, code in points.items()]),
        entitydefs=JythonDict([(ByteString(name), _definition(code)) for name, code in points.items()]),
    )
    return module
