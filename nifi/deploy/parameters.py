"""The parameter context of one merchant: its own, named as the group, with sensitive values set in a second step.

What a parameter is (sensitive, required, default) is written in ``templates/parameters/<flow>.json``; a JSON definition says part of it
itself, an XML template nothing.
"""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any, Dict, List, Mapping, Optional

from emulator.flow.card_settings import place

from ..errors import NifiError
from ..rest import Client, new_revision
from .flows.rule import effective
from .rules import sensitive_names
from .settings import Settings, secret
from .snapshot import Definition, Snapshot, Use
from .snapshot_file import load

Row = Dict[str, Any]


def definitions(settings: Settings, snapshot: Snapshot) -> Dict[str, Definition]:
    """What is known of each parameter, from the best source there is."""
    own = settings.definitions or beside(settings.flow, "parameters")
    if own.is_file() or settings.definitions:
        return read(own)
    twin = beside(settings.flow, "json")
    if snapshot.kind == "xml" and twin.is_file():
        return load(twin).definitions()
    return snapshot.definitions()


def beside(flow: Path, room: str) -> Path:
    """The flow's file in another room, parameters or json, there or not: a flow of one's own has its room beside its folder."""
    rooms, name = place(flow)
    return (rooms or flow.parent.parent) / room / name


def read(file: Path) -> Dict[str, Definition]:
    """A file of definitions: name -> {default, description, required, sensitive} and what its value may be."""
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
        return {
            name: Definition(
                name,
                bool(row.get("sensitive")),
                row.get("default"),
                row.get("description") or "",
                bool(row.get("required")),
                row.get("type") or "",
                tuple(row.get("options") or ()),
                int(row.get("least") or 0),
                row.get("most"),
            )
            for name, row in data.items()
        }
    except (OSError, ValueError, AttributeError) as e:
        raise NifiError(f"no file of parameter definitions ({e})", str(file))


def plain_rows(settings: Settings, defined: Mapping[str, Definition], used: Mapping[str, Use]) -> List[Row]:
    """Every parameter of the flow; sensitive ones without a value."""
    values, hidden = effective(settings, defined), sensitive_names(defined, used)
    rows = []
    for name in sorted(set(defined) | set(used)):
        words = defined[name].description if name in defined else ""
        row: Row = {"name": name, "sensitive": name in hidden, "description": words}
        if name not in hidden:
            row["value"] = values.get(name, "")
        rows.append({"parameter": row})
    return rows


def secret_rows(settings: Settings, used: Mapping[str, Use]) -> List[Row]:
    """The sensitive values, fetched now."""
    rows = []
    for name, where in sorted(settings.secrets.items()):
        value = carried(secret(where, f"secrets.{name}", settings), used.get(name, Use()))
        rows.append({"parameter": {"name": name, "sensitive": True, "value": value}})
    return rows


def carried(value: str, use: Use) -> str:
    """A credentials service evaluates what it holds as Expression Language: a secret with ``$`` goes as base64, which scripts accept."""
    if "proxy-user-password" in use.holders and "$" in value:
        return "base64:" + base64.b64encode(value.encode("utf-8")).decode("ascii")
    return value


def find(client: Client, name: str) -> Optional[Any]:
    """The context of that name."""
    for entity in client.get("/flow/parameter-contexts")["parameterContexts"]:
        if entity["component"]["name"] == name:
            return entity
    return None


def create(client: Client, name: str, rows: List[Row]) -> str:
    """A new context; its id."""
    body = {"revision": new_revision(), "component": {"name": name, "description": "", "parameters": rows}}
    return str(client.post("/parameter-contexts", body)["id"])


def update(client: Client, context_id: str, rows: List[Row]) -> None:
    """Change or add parameters; NiFi stops and starts what uses them."""
    if not rows:
        return
    now = client.get(f"/parameter-contexts/{context_id}")
    body = {"id": context_id, "revision": now["revision"], "component": {"id": context_id, "parameters": rows}}
    client.asked(f"/parameter-contexts/{context_id}/update-requests", body, "request")


def changed(client: Client, context_id: str, rows: List[Row]) -> List[Row]:
    """Those rows that the context does not hold yet, or holds otherwise."""
    now = client.get(f"/parameter-contexts/{context_id}")["component"]["parameters"]
    present = {entity["parameter"]["name"]: entity["parameter"] for entity in now}

    def differs(row: Row) -> bool:
        there = present.get(row["name"])
        return there is None or (not row["sensitive"] and (there.get("value") or "") != row["value"])

    return [entity for entity in rows if differs(entity["parameter"])]


def without_value(client: Client, context_id: str, rows: List[Row]) -> List[Row]:
    """Those sensitive rows that the context holds no value of (a set one reads as asterisks)."""
    now = client.get(f"/parameter-contexts/{context_id}")["component"]["parameters"]
    present = {entity["parameter"]["name"] for entity in now if entity["parameter"].get("value")}
    return [entity for entity in rows if entity["parameter"]["name"] not in present]


def delete(client: Client, name: str) -> bool:
    """Remove the context, unless groups are bound to it."""
    context = find(client, name)
    if not context or context["component"].get("boundProcessGroups"):
        return False
    client.delete(f"/parameter-contexts/{context['id']}", version=str(context["revision"]["version"]))
    return True
