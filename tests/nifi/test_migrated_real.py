"""On a real NiFi 2: what ``migrate`` wrote is VALID and does what the emulator does."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Dict, Iterator, List, Mapping, Optional

import pytest

import emulator
from emulator.flow.load import load_flow, parse_flow
from emulator.migrate import Migration, migrate
from nifi.deploy import groups, lifecycle, parameters
from nifi.deploy.snapshot_json import JsonSnapshot
from nifi.rest import Client
from nifi.run.places import REPOSITORY
from nifi.run.version import chosen, is_nifi_2
from nifi.run.wait import until

IS_NIFI_2 = is_nifi_2(chosen())
pytestmark = [pytest.mark.nifi, pytest.mark.nifi2, pytest.mark.skipif(not IS_NIFI_2, reason="what is migrated goes to a NiFi 2 alone")]
MORNING = REPOSITORY / "tests" / "fixtures" / "variables" / "morning.xml"
TEMPLATE = REPOSITORY / "templates" / "xml" / "order_cancellation_request.xml"
EXAMPLES = {"url": "http://127.0.0.1:9/", "date": "2024-01-01"}


class Imported:
    """A group that was imported, with its parameter contexts."""

    def __init__(self, client: Client, text: str) -> None:
        self.client, self.contexts = client, list(json.loads(text)["parameterContexts"])
        self.id = groups.bring(client, client.root(), JsonSnapshot(Path("migrated.json"), text.encode("utf-8")))
        self.seen = groups.survey(client, self.id)

    def by_path(self, path: str) -> str:
        return next(str(each["id"]) for each in self.seen.processors if self.seen.path[each["id"]] == path)

    def before(self, path: str) -> str:
        """The connection that leads to a processor."""
        target = self.by_path(path)
        return next(str(each["id"]) for each in self.seen.connections if each["destinationId"] == target)

    def waiting(self, path: str) -> Optional[Dict[str, str]]:
        """The attributes of the FlowFile that waits in front of a processor."""
        queue = f"/flowfile-queues/{self.before(path)}"
        summaries = self.client.asked(f"{queue}/listing-requests", None, "listingRequest", "finished")["flowFileSummaries"]
        return self.client.get(f"{queue}/flowfiles/{summaries[0]['uuid']}")["flowFile"]["attributes"] if summaries else None

    def set(self, path: str, state: str) -> None:
        lifecycle.run_status(self.client, self.by_path(path), state)

    def delete(self) -> None:
        lifecycle.stop(self.client, self.id)
        if lifecycle.services(self.client, self.id):
            lifecycle.set_services(self.client, self.id, "DISABLED")
        self.client.asked(f"/process-groups/{self.id}/empty-all-connections-requests", None, "dropRequest", "finished")
        lifecycle.remove(self.client, self.id)
        for name in reversed(self.contexts):
            parameters.delete(self.client, name)


@pytest.fixture
def bring(client: Client) -> Iterator[Any]:
    imported: List[Imported] = []

    def work(text: str) -> Imported:
        imported.append(Imported(client, text))
        return imported[-1]

    yield work
    for group in imported:
        group.delete()


def rows(migrated: Migration) -> List[Any]:
    """A value for each parameter of the template's context."""
    defined = json.loads((REPOSITORY / "templates" / "parameters" / f"{TEMPLATE.stem}.json").read_text(encoding="utf-8"))
    values: Mapping[str, str] = {
        name: EXAMPLES.get(name.rpartition(".")[2], "x") if row["required"] else row["default"] or "" for name, row in defined.items()
    }
    context = migrated.flow.contexts[migrated.flow.root.name]
    return [
        {"parameter": {"name": each.name, "sensitive": each.sensitive, "value": values[each.name] or ("x" if each.sensitive else "")}}
        for each in context.parameters.values()
    ]


def test_a_migrated_template_is_valid_once_its_context_has_values(bring: Any, client: Client) -> None:
    migrated = migrate(load_flow(TEMPLATE))
    group = bring(migrated.definition)
    context = parameters.find(client, migrated.flow.root.name)
    assert context is not None
    parameters.update(client, str(context["id"]), rows(migrated))
    lifecycle.set_services(client, group.id, "ENABLED")
    assert lifecycle.invalid(client, group.id) == []
    assert not [each for each in group.seen.processors if each["component"].get("extensionMissing")]


def test_variables_that_became_parameters_give_what_the_emulator_gives(bring: Any, client: Client) -> None:
    text = migrate(load_flow(MORNING)).definition
    group = bring(text)
    assert lifecycle.invalid(client, group.id) == []
    for path in ("Version", "Address", "Inner/Call"):
        group.set(path, "RUNNING")
    port = client.get(f"/process-groups/{groups.find(client, group.id, 'Inner')}/input-ports")["inputPorts"][0]
    client.put(f"/input-ports/{port['id']}/run-status", {"revision": port["revision"], "state": "RUNNING"})
    group.set("Every morning", "RUN_ONCE")
    attributes = until(lambda: group.waiting("Inner/Log"), 20, "the FlowFile in front of Log")
    offline = emulator.run_flow(parse_flow(text.encode("utf-8")), nifi="2.3.0").finals[0].attributes
    names = ("address", "greeting", "called", "version")
    assert {name: attributes[name] for name in names} == {name: offline[name] for name in names}
