"""``xml.etree.ElementTree``: what it writes are byte strings."""

from __future__ import annotations

from types import ModuleType
from typing import Any

from ..objects.bytestring import ByteString
from .byte_strings import as_bytes, through
from .catalog import python_module


@python_module("xml.etree.ElementTree")
def build(interpreter: Any) -> ModuleType:
    from xml.etree import ElementTree

    def from_xml(text: Any) -> Any:
        return ElementTree.fromstring(as_bytes(text) if isinstance(text, ByteString) else text)

    module = ModuleType("xml.etree.ElementTree")
    module.__dict__.update({name: value for name, value in vars(ElementTree).items() if not name.startswith("__")})
    module.__dict__.update(tostring=through(ElementTree.tostring), fromstring=from_xml, XML=from_xml)
    return module
