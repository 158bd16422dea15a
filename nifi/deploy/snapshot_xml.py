"""An XML template (NiFi 1.x) as a Snapshot."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from typing import Dict, Iterator, List, Optional, Set, Tuple

from ..errors import NifiError
from .snapshot import Component, Definition

Element = ElementTree.Element
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class XmlComponent:
    """One ``<processors>`` or ``<controllerServices>`` element; a processor keeps its properties in ``<config>``."""

    def __init__(self, element: Element, path: str) -> None:
        self.element, self.path = element, path
        self.type, self.identifier = element.findtext("type") or "", element.findtext("versionedComponentId") or ""
        config = element.find("config")
        self.config = element if config is None else config

    @property
    def bundle(self) -> Tuple[str, str]:
        return self.element.findtext("bundle/artifact") or "", self.element.findtext("bundle/version") or ""

    @property
    def strategy(self) -> str:
        return self.config.findtext("schedulingStrategy") or ""

    @property
    def period(self) -> str:
        return self.config.findtext("schedulingPeriod") or ""

    @property
    def state(self) -> str:
        return self.element.findtext("state") or ""

    def properties(self) -> Dict[str, Optional[str]]:
        entries = self.config.findall("properties/entry")
        return {entry.findtext("key") or "": entry.findtext("value") for entry in entries}

    def sensitive(self) -> Set[str]:
        return set()

    def set(self, name: str, value: Optional[str]) -> None:
        if value is not None and NOT_XML.search(value):
            raise NifiError("holds a control character that XML cannot carry", self.path, "Remove it, or deploy the JSON definition")
        entry = self._entry(name)
        for old in entry.findall("value"):
            entry.remove(old)
        if value is not None:
            ElementTree.SubElement(entry, "value").text = value

    def _entry(self, name: str) -> Element:
        holder = self.config.find("properties")
        if holder is None:
            holder = ElementTree.SubElement(self.config, "properties")
        for entry in holder.findall("entry"):
            if entry.findtext("key") == name:
                return entry
        entry = ElementTree.SubElement(holder, "entry")
        ElementTree.SubElement(entry, "key").text = name
        return entry

    def set_cron(self, expression: str) -> None:
        set_text(self.config, "schedulingStrategy", "CRON_DRIVEN")
        set_text(self.config, "schedulingPeriod", expression)

    def set_tasks(self, count: int) -> None:
        set_text(self.config, "concurrentlySchedulableTaskCount", str(count))


class XmlSnapshot:
    """The whole template: one outer group, as the templates here have it."""

    kind = "xml"

    def __init__(self, file: Path, data: bytes) -> None:
        self.file = file
        try:
            self.root = ElementTree.fromstring(data)
        except ElementTree.ParseError as e:
            raise NifiError(f"not XML ({e})", str(file), "Use the template that NiFi's canvas downloads")
        outer = self.root.findall("snippet/processGroups")
        others = [child.tag for snippet in self.root.findall("snippet") for child in snippet if child.tag != "processGroups"]
        if self.root.tag != "template" or len(outer) != 1 or others:
            raise NifiError("not an XML template of one process group", str(file), "Put everything into one group first")
        self.outer = outer[0]

    def name(self) -> str:
        return self.outer.findtext("name") or ""

    def rename(self, name: str) -> None:
        set_text(self.outer, "name", name)
        set_text(self.root, "name", name)

    def set_context(self, name: str) -> None:
        """A template carries no context: it is bound after the import."""

    def groups(self) -> Iterator[Tuple[str, Element]]:
        """(path, contents), the outer one first with the path ''."""

        def walk(path: str, group: Element) -> Iterator[Tuple[str, Element]]:
            contents = group.find("contents")
            if contents is None:
                return
            yield path, contents
            for child in contents.findall("processGroups"):
                name = child.findtext("name") or ""
                yield from walk(f"{path}/{name}" if path else name, child)

        return walk("", self.outer)

    def _all(self, tag: str) -> List[Component]:
        collected: List[Component] = []
        for path, contents in self.groups():
            for element in contents.findall(tag):
                name = element.findtext("name") or ""
                collected.append(XmlComponent(element, f"{path}/{name}" if path else name))
        return collected

    def processors(self) -> List[Component]:
        return self._all("processors")

    def services(self) -> List[Component]:
        return self._all("controllerServices")

    def definitions(self) -> Dict[str, Definition]:
        return {}

    def data(self) -> bytes:
        # ElementTree writes a carriage return as it is, and whoever reads it makes a line feed of it
        return bytes(ElementTree.tostring(self.root, encoding="utf-8", xml_declaration=True)).replace(b"\r", b"&#13;")


def set_text(parent: Element, tag: str, text: str) -> None:
    """The text of a child, made when it is not there."""
    child = parent.find(tag)
    if child is None:
        child = ElementTree.SubElement(parent, tag)
    child.text = text
