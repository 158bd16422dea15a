"""``xml.etree.cElementTree``: the same as ``xml.etree.ElementTree``."""

from __future__ import annotations

from types import ModuleType
from typing import Any

from .catalog import python_module
from .xml_etree_element_tree_module import build as build_element_tree

_NAMES = (
    "Comment", "Element", "ElementPath", "ElementTree", "PI", "ParseError", "ProcessingInstruction", "QName", "SubElement",
    "TreeBuilder", "VERSION", "XML", "XMLID", "XMLParser", "XMLTreeBuilder", "dump", "fromstring", "fromstringlist", "iselement",
    "iterparse", "parse", "register_namespace", "tostring", "tostringlist",
)  # fmt: skip


@python_module("xml.etree.cElementTree")
def build(interpreter: Any) -> ModuleType:
    module, same = ModuleType("xml.etree.cElementTree"), vars(build_element_tree(interpreter))
    module.__dict__.update({name: same[name] for name in _NAMES})
    return module
