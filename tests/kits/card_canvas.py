"""A canvas of one's own in the running NiFi: cards are imported onto it and connected, as a user does by hand."""

from __future__ import annotations

import json
import uuid
from pathlib import Path
from typing import Any, Dict, Iterator, List, Mapping, Optional, Tuple

from nifi.deploy import groups, lifecycle, parameters
from nifi.deploy.snapshot_file import load
from nifi.deploy.snapshot_json import JsonSnapshot
from nifi.rest import Client, new_revision
from nifi.run.wait import until
from templates.cards import CONTEXT

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
KINDS = {"INPUT_PORT": "inputPorts", "OUTPUT_PORT": "outputPorts"}
EXAMPLES = {"url": "http://127.0.0.1:9/x", "date": "2024-01-01", "port": "18099", "path": "/x"}
End = Tuple[str, str, str]  # id, type, the group that it lies in


class Canvas:
    """A group under a name that nobody else has, and the parameter context of all cards that are brought onto it."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.name = f"Cards Şişli {uuid.uuid4().hex[:8]}"
        body = {"revision": new_revision(), "component": {"name": self.name, "position": {"x": 0.0, "y": 0.0}}}
        self.id = str(client.post(f"/process-groups/{client.root()}/process-groups", body)["id"])

    def bring(self, kind: str, name: str, values: Optional[Mapping[str, str]] = None) -> str:
        """Import one card and give its parameters values; its id. A JSON definition brings its context with it, an XML template none."""
        file = TEMPLATES / kind / "cards" / f"{name}.{kind}"
        card = groups.bring(self.client, self.id, load(file) if kind == "xml" else self._renamed(file))
        held = parameters.find(self.client, self.name)
        context = str(held["id"]) if held else parameters.create(self.client, self.name, [])
        parameters.update(self.client, context, list(rows(name, values or {}, kind == "xml")))
        groups.bind(self.client, groups.survey(self.client, card), context)
        lifecycle.set_services(self.client, card, "ENABLED")
        return card

    def _renamed(self, file: Path) -> JsonSnapshot:
        """A definition whose context has this canvas's name, all else as it is."""
        return JsonSnapshot(file, file.read_bytes().replace(json.dumps(CONTEXT).encode(), json.dumps(self.name).encode()))

    def own(self, kind: str) -> List[Any]:
        """What lies on the canvas itself: ``processors``, ``funnels``, ``connections`` ..."""
        return list(self.flow(self.id)[kind])

    def flow(self, group: str) -> Any:
        """The content of a group."""
        return self.client.get(f"/flow/process-groups/{group}")["processGroupFlow"]["flow"]

    def ports(self, card: str) -> Dict[str, End]:
        """The card's ports by name."""
        flow = self.flow(card)
        return {one["component"]["name"]: (one["id"], type_, card) for type_, kind in KINDS.items() for one in flow[kind]}

    def funnel(self) -> End:
        """A new funnel."""
        made = self.client.post(f"/process-groups/{self.id}/funnels", {"revision": new_revision(), "component": {}})
        return str(made["id"]), "FUNNEL", self.id

    def source(self, text: str, attributes: Mapping[str, str]) -> End:
        """A GenerateFlowFile that runs once a day."""
        properties = {"generate-ff-custom-text": text, **attributes}
        component = {
            "type": "org.apache.nifi.processors.standard.GenerateFlowFile", "name": "Mine",
            "config": {"properties": properties, "schedulingPeriod": "1 day"},
        }  # fmt: skip
        made = self.client.post(f"/process-groups/{self.id}/processors", {"revision": new_revision(), "component": component})
        return str(made["id"]), "PROCESSOR", self.id

    def connect(self, source: End, destination: End, relationships: Tuple[str, ...] = ()) -> None:
        """One connection, as the canvas makes it."""
        ends = {
            key: {"id": one[0], "type": one[1], "groupId": one[2]} for key, one in (("source", source), ("destination", destination))
        }  # fmt: skip
        component = {**ends, "selectedRelationships": list(relationships)}
        self.client.post(f"/process-groups/{self.id}/connections", {"revision": new_revision(), "component": component})

    def faults(self, card: str) -> List[str]:
        """``path: NiFi's words`` for every processor, port and service of a card that is not valid."""
        found = lifecycle.invalid(self.client, card)
        for group in groups.survey(self.client, card).groups:
            flow = self.flow(group["id"])
            ports = (one["component"] for kind in KINDS.values() for one in flow[kind])
            found += [f"{one['type']} {one['name']}: {words}" for one in ports for words in one.get("validationErrors") or []]
        services = (one["component"] for one in lifecycle.services(self.client, card))
        return found + [f"service {one['name']}: {one['state']}" for one in services if one["state"] != "ENABLED"]

    def clear(self) -> None:
        """Take everything away but the context."""
        lifecycle.stop(self.client, self.id)
        if lifecycle.queued(groups.survey(self.client, self.id).connections):
            self.client.asked(f"/process-groups/{self.id}/empty-all-connections-requests", None, "dropRequest", "finished")
        lifecycle.set_services(self.client, self.id, "DISABLED")
        for kind, path in (
            ("connections", "connections"),
            ("processGroups", "process-groups"),
            ("processors", "processors"),
            ("funnels", "funnels"),
        ):
            for one in self.own(kind):
                self._remove(path, one["id"])

    def _remove(self, path: str, identifier: str) -> None:
        if path == "process-groups":
            lifecycle.remove(self.client, identifier)
            return
        now = self.client.get(f"/{path}/{identifier}")
        self.client.delete(f"/{path}/{identifier}", version=str(now["revision"]["version"]))

    def delete(self) -> None:
        """Take away the canvas and its context."""
        self.clear()
        lifecycle.remove(self.client, self.id)
        parameters.delete(self.client, self.name)

    def run(self) -> None:
        """Start everything, so that each source runs once, and wait until the FlowFiles have gone through."""
        lifecycle.start(self.client, self.id)
        until(lambda: self._through() and self._at_rest(), 60, "the FlowFiles to have gone through")

    def _through(self) -> bool:
        """Whether every source has run."""
        return all(
            self.client.get(f"/processors/{one['id']}")["status"]["aggregateSnapshot"]["flowFilesOut"] for one in self.own("processors")
        )

    def _at_rest(self) -> bool:
        now = lifecycle.aggregate(self.client, self.id)
        return int(now["flowFilesQueued"]) == 0 and int(now["activeThreadCount"]) == 0


def rows(name: str, values: Mapping[str, str], everything: bool) -> Iterator[Dict[str, Any]]:
    """A card's parameters: what is given, else an example for what is required or sensitive, else, if ``everything``, the default."""
    definitions = json.loads((TEMPLATES / "parameters" / "cards" / f"{name}.json").read_text(encoding="utf-8"))
    for key, one in sorted(definitions.items()):
        wanted = one["required"] or one["sensitive"]
        if everything or wanted or key in values:
            value = values.get(key, EXAMPLES.get(key.rpartition(".")[2], "x") if wanted else one["default"])
            yield {"parameter": {"name": key, "sensitive": one["sensitive"], "value": value or ""}}
