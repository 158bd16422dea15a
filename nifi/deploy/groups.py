"""Groups in NiFi: finding one by name, importing one, seeing all that is in it, binding its groups to a context."""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass, field
from typing import Any, Dict, List, Optional

from ..errors import NifiError
from ..rest import Client
from .snapshot import Snapshot
from .snapshot_xml import XmlSnapshot, set_text


@dataclass
class Survey:
    """What a group holds, all levels: entities as REST gives them, and ``path`` by id (the outer group's name left out)."""

    id: str
    groups: List[Any] = field(default_factory=list)
    processors: List[Any] = field(default_factory=list)
    connections: List[Any] = field(default_factory=list)
    path: Dict[str, str] = field(default_factory=dict)


def find(client: Client, parent: str, name: str) -> Optional[str]:
    """The id of the child group of that name."""
    children = client.get(f"/flow/process-groups/{parent}")["processGroupFlow"]["flow"]["processGroups"]
    match = [child["id"] for child in children if child["component"]["name"] == name]
    if len(match) > 1:
        raise NifiError(f"{len(match)} groups are named {name!r}", client.api, "Rename all but one on the canvas")
    return str(match[0]) if match else None


def require(client: Client, parent: str, name: str) -> str:
    """The id of the group, which has to be there."""
    match = find(client, parent, name)
    if not match:
        raise NifiError(f"no group is named {name!r}", client.api, "Deploy it first: python -m nifi deploy --settings FILE")
    return match


def bring(client: Client, parent: str, snapshot: Snapshot) -> str:
    """Import the snapshot; the id of the new group."""
    position = free_position(client, parent)
    if isinstance(snapshot, XmlSnapshot):
        return bring_xml(client, parent, snapshot, position)
    fields = {
        "groupName": snapshot.name(), "positionX": str(position[0]), "positionY": str(position[1]),
        "clientId": str(uuid.uuid4()), "disconnectedNodeAcknowledged": "false",
    }  # fmt: skip
    return str(client.upload(f"/process-groups/{parent}/process-groups/upload", fields, "file", "flow.json", snapshot.data())["id"])


def bring_xml(client: Client, parent: str, snapshot: XmlSnapshot, position: tuple[float, float]) -> str:
    """Upload the template under a name of its own (they are unique), make a group of it, remove the template."""
    set_text(snapshot.root, "name", f"{snapshot.name()} {uuid.uuid4().hex[:8]}")
    answer = client.upload(f"/process-groups/{parent}/templates/upload", {}, "template", "template.xml", snapshot.data())
    match = re.search(r"<id>([^<]+)</id>", str(answer))
    if not match:
        raise NifiError(f"NiFi took the template and named no id: {answer}", str(snapshot.file))
    try:
        body = {"templateId": match.group(1), "originX": position[0], "originY": position[1]}
        instance = client.post(f"/process-groups/{parent}/template-instance", body)
    finally:
        client.delete(f"/templates/{match.group(1)}")
    return str(instance["flow"]["processGroups"][0]["id"])


def free_position(client: Client, parent: str) -> tuple[float, float]:
    """Right of what is on the canvas, so that nothing lies over another."""
    flow = client.get(f"/flow/process-groups/{parent}")["processGroupFlow"]["flow"]
    right = [entity["position"]["x"] for kind in ("processGroups", "processors") for entity in flow[kind]]
    return (max(right) + 480.0 if right else 0.0), 0.0


def survey(client: Client, group: str) -> Survey:
    """Everything in a group."""
    seen = Survey(group)

    def visit(identifier: str, path: str) -> None:
        flow = client.get(f"/flow/process-groups/{identifier}")["processGroupFlow"]["flow"]
        seen.processors += flow["processors"]
        seen.connections += flow["connections"]
        for kind in ("processors", "inputPorts", "outputPorts", "funnels"):
            for entity in flow[kind]:
                seen.path[entity["id"]] = path + str(entity["component"].get("name") or "funnel")
        for child in flow["processGroups"]:
            seen.groups.append(child)
            seen.path[child["id"]] = path + str(child["component"]["name"])
            visit(child["id"], seen.path[child["id"]] + "/")

    seen.groups.append(client.get(f"/process-groups/{group}"))
    seen.path[group] = ""
    visit(group, "")
    return seen


def bind(client: Client, seen: Survey, context_id: str) -> int:
    """Bind every group to the context: NiFi's children do not inherit it. How many were not bound before."""
    count = 0
    for entity in seen.groups:
        bound = (entity["component"].get("parameterContext") or {}).get("id")
        if bound != context_id:
            now = client.get(f"/process-groups/{entity['id']}")
            component = {"id": entity["id"], "parameterContext": {"id": context_id}}
            client.put(f"/process-groups/{entity['id']}", {"revision": now["revision"], "component": component})
            count += 1
    return count
