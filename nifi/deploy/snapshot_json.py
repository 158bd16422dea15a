"""A JSON flow definition ("Download flow definition", NiFi 1.16 to 1.28) as a Snapshot."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Dict, Iterator, List, Optional, Set, Tuple

from ..errors import NifiError
from .snapshot import Component, Definition


class JsonComponent:
    """One entry of ``processors`` or ``controllerServices``."""

    def __init__(self, entry: Dict[str, Any], path: str) -> None:
        self.entry, self.path = entry, path
        self.type, self.identifier = str(entry.get("type", "")), str(entry.get("identifier", ""))

    @property
    def bundle(self) -> Tuple[str, str]:
        bundle = self.entry.get("bundle") or {}
        return str(bundle.get("artifact", "")), str(bundle.get("version", ""))

    @property
    def strategy(self) -> str:
        return str(self.entry.get("schedulingStrategy", ""))

    @property
    def period(self) -> str:
        return str(self.entry.get("schedulingPeriod", ""))

    @property
    def state(self) -> str:
        return str(self.entry.get("scheduledState", ""))

    def properties(self) -> Dict[str, Optional[str]]:
        return dict(self.entry.get("properties") or {})

    def sensitive(self) -> Set[str]:
        described = self.entry.get("propertyDescriptors") or {}
        return {name for name, descriptor in described.items() if descriptor.get("sensitive")}

    def set(self, name: str, value: Optional[str]) -> None:
        self.entry.setdefault("properties", {})[name] = value

    def set_cron(self, expression: str) -> None:
        self.entry.update(schedulingStrategy="CRON_DRIVEN", schedulingPeriod=expression)

    def set_tasks(self, count: int) -> None:
        self.entry["concurrentlySchedulableTaskCount"] = count


class JsonSnapshot:
    """The whole file; what is not edited stays as it was read."""

    kind = "json"

    def __init__(self, file: Path, data: bytes) -> None:
        self.file = file
        try:
            self.document = json.loads(data.decode("utf-8"))
            self.top = self.document["flowContents"]
        except (ValueError, KeyError, TypeError) as e:
            raise NifiError(f"not a JSON flow definition ({type(e).__name__}: {e})", str(file), "Use the file that NiFi's canvas downloads")

    def name(self) -> str:
        return str(self.top.get("name", ""))

    def rename(self, name: str) -> None:
        self.top["name"] = name

    def groups(self) -> Iterator[Tuple[str, Dict[str, Any]]]:
        """(path, group), the outer one first with the path ''."""

        def walk(path: str, group: Dict[str, Any]) -> Iterator[Tuple[str, Dict[str, Any]]]:
            yield path, group
            for child in group.get("processGroups") or []:
                yield from walk(f"{path}/{child['name']}" if path else child["name"], child)

        return walk("", self.top)

    def _all(self, kind: str) -> List[Component]:
        collected: List[Component] = []
        for path, group in self.groups():
            for entry in group.get(kind) or []:
                collected.append(JsonComponent(entry, f"{path}/{entry['name']}" if path else entry["name"]))
        return collected

    def processors(self) -> List[Component]:
        return self._all("processors")

    def services(self) -> List[Component]:
        return self._all("controllerServices")

    def set_context(self, name: str) -> None:
        """Every group gets that context; the file's own values stay out: NiFi would fill the merchant's context with them."""
        self.document["parameterContexts"] = {name: {"name": name, "description": "", "parameters": [], "inheritedParameterContexts": []}}
        for _, group in self.groups():
            group["parameterContextName"] = name

    def definitions(self) -> Dict[str, Definition]:
        collected: Dict[str, Definition] = {}
        for context in (self.document.get("parameterContexts") or {}).values():
            for row in context.get("parameters") or []:
                collected[row["name"]] = Definition(row["name"], bool(row.get("sensitive")), row.get("value"), row.get("description") or "")
        return collected

    def data(self) -> bytes:
        return json.dumps(self.document, ensure_ascii=False).encode("utf-8")
