"""``deploy`` and ``upgrade``."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Callable, Dict, List, Mapping, Sequence

from ..errors import NifiError
from ..rest import Client
from ..run.up import running_url
from . import edit, expressions, groups, lifecycle, parameters, rules, target
from .groups import Survey
from .settings import Settings, SettingsError, secret
from .snapshot import Definition, Snapshot, Use, uses
from .snapshot_file import load

Say = Callable[[str], None]


@dataclass
class Plan:
    """A checked deployment: the edited snapshot and the parameters, nothing sent yet."""

    settings: Settings
    snapshot: Snapshot
    defined: Mapping[str, Definition]
    used: Mapping[str, Use]
    notes: Sequence[str] = ()

    def rows(self) -> List[Dict[str, Any]]:
        return parameters.plain_rows(self.settings, self.defined, self.used)

    def secrets(self) -> List[Dict[str, Any]]:
        return parameters.secret_rows(self.settings, self.used)


def plan(settings: Settings, flow: Path) -> Plan:
    """Check everything that can be checked without NiFi; raises SettingsError with all faults."""
    snapshot = load(flow)
    defined, used = parameters.definitions(settings, snapshot), uses(snapshot)
    faults = rules.faults(settings, defined, used)
    try:
        edit.apply(snapshot, settings)
    except SettingsError as e:
        faults += e.faults
    written = expressions.attributes_written(snapshot)
    faults += [*rules.expression_faults(settings, used, written), *rules.spec_faults(settings, written)]
    if faults:
        raise SettingsError(faults, str(settings.file))
    return Plan(settings, snapshot, defined, used, edit.notes(settings))


def client_of(settings: Settings, url: str = "") -> Client:
    """The NiFi of that URL, of the settings, or else the one that ``up`` started here."""
    nifi = settings.nifi
    address = url or nifi.get("url") or running_url()
    if not address:
        raise SettingsError(["nifi.url: is required, or give --url: no NiFi was started here"], str(settings.file))
    user = str(nifi.get("username", ""))
    if user and address.startswith("http://"):
        raise SettingsError(["nifi.username: a login needs an https:// address; NiFi refuses it over plain http"], str(settings.file))
    password = secret(nifi["password"], "nifi.password", settings) if user else ""
    ca_file = str(settings.path(nifi["ca_file"])) if "ca_file" in nifi else ""
    return Client(address, user, password, ca_file)


def parent_of(client: Client, settings: Settings) -> str:
    """The group to deploy into."""
    return str(settings.nifi.get("group") or client.root())


def deploy(client: Client, ready: Plan, say: Say) -> Dict[str, Any]:
    """Import under the merchant's name with a context of its own; services enabled, nothing started. Whatever fails takes it back."""
    name, parent = ready.settings.name, parent_of(client, ready.settings)
    if groups.find(client, parent, name):
        raise NifiError(f"a group {name!r} exists already", client.api, "Upgrade it, delete it, or choose another name in the settings")
    secrets = ready.secrets()
    if parameters.find(client, name):
        raise NifiError(f"a parameter context {name!r} exists already", client.api, "Delete it, or choose another name in the settings")
    target.check(client, ready.snapshot)
    for note in ready.notes:
        say(f"note: {note}")
    try:
        context = parameters.create(client, name, ready.rows())
        group = groups.bring(client, parent, ready.snapshot)
        seen = groups.survey(client, group)
        groups.bind(client, seen, context)
        parameters.update(client, context, secrets)
        counts = f"{len(seen.groups)} groups have its context; {len(secrets)} sensitive values set"
        say(f"imported {ready.settings.flow.name} as {name!r}; {counts}")
        return after(client, group, context)
    except BaseException as e:
        take_back(client, parent, name, e)
        raise


def take_back(client: Client, parent: str, name: str, failure: BaseException) -> None:
    """Remove group and context; when that fails too, both failures are one error."""
    try:
        lifecycle.undo(client, parent, name)
    except NifiError as e:
        advice = "Remove both by `python -m nifi delete --settings FILE --force`, or on the canvas, and deploy again"
        raise NifiError(f"{failure}; and taking it back failed: {e}", client.api, advice) from failure


def after(client: Client, group: str, context: str) -> Dict[str, Any]:
    """Enable the services and say what is there."""
    count = lifecycle.set_services(client, group, "ENABLED")
    faults = lifecycle.invalid(client, group)
    seen = groups.survey(client, group)
    return {"group": group, "context": context, "processors": len(seen.processors), "services": count, "invalid": faults}


def upgrade(client: Client, ready: Plan, say: Say) -> Dict[str, Any]:
    """Replace the flow in place: ids, state and queued FlowFiles stay; running goes on. Sensitive values that are set stay as they are."""
    if ready.snapshot.kind != "json":
        raise NifiError("an upgrade needs the JSON definition", str(ready.snapshot.file), "Name it as `flow` in the settings")
    name = ready.settings.name
    group = groups.require(client, parent_of(client, ready.settings), name)
    before = groups.survey(client, group)
    was_running = any(one["component"]["state"] == "RUNNING" for one in before.processors)
    context = parameters.find(client, name)
    if not context:
        raise NifiError(f"the parameter context {name!r} is gone", client.api, "Delete the group and deploy it anew")
    target.check(client, ready.snapshot)
    for note in ready.notes:
        say(f"note: {note}")
    rows = parameters.changed(client, context["id"], ready.rows())
    parameters.update(client, context["id"], rows)
    parameters.update(client, context["id"], parameters.without_value(client, context["id"], ready.secrets()))
    fill_defaults(ready.snapshot, before)
    replace(client, group, ready.snapshot)
    groups.bind(client, groups.survey(client, group), context["id"])
    done = after(client, group, context["id"])
    if was_running and not done["invalid"]:
        lifecycle.start(client, group)
    say(f"upgraded {name!r} in place")
    return {**done, **compared(before, groups.survey(client, group)), "parameters changed": [one["parameter"]["name"] for one in rows]}


def set_secrets(client: Client, ready: Plan, say: Say) -> int:
    """Set every sensitive value anew, as after a change of password. The flow rests meanwhile and runs again if it ran.

    NiFi refuses a value equal to the present one while a service that refers to it is ENABLED (ParameterContextResource stops only what a
    changed value affects), so the services are off meanwhile.
    """
    name = ready.settings.name
    group, context = groups.require(client, parent_of(client, ready.settings), name), parameters.find(client, name)
    if not context:
        raise NifiError(f"the parameter context {name!r} is gone", client.api, "Delete the group and deploy it anew")
    secrets = ready.secrets()
    ran = any(one["component"]["state"] == "RUNNING" for one in groups.survey(client, group).processors)
    lifecycle.stop(client, group)
    lifecycle.set_services(client, group, "DISABLED")
    try:
        parameters.update(client, context["id"], secrets)
    finally:
        if ran:
            lifecycle.start(client, group)
        else:
            lifecycle.set_services(client, group, "ENABLED")
    say(f"{len(secrets)} sensitive values of {name!r} set anew")
    return len(secrets)


def fill_defaults(snapshot: Snapshot, there: Survey) -> None:
    """Write out the defaults that the definition leaves out, as NiFi's own downloads do.

    A replacement first sets every property to null. RouteOnAttribute and UpdateAttribute take a null strategy for another one
    (onPropertyModified) and get a relationship more, unconnected: INVALID.
    """
    present = {one["component"].get("versionedComponentId"): one["component"]["config"]["descriptors"] for one in there.processors}
    for component in snapshot.processors():
        for name, descriptor in present.get(component.identifier, {}).items():
            if descriptor.get("defaultValue") is not None and component.properties().get(name) is None:
                component.set(name, descriptor["defaultValue"])


def replace(client: Client, group: str, snapshot: Snapshot) -> None:
    """NiFi's own replacement of a group by a definition."""
    now = client.get(f"/process-groups/{group}")
    body = {
        "processGroupRevision": now["revision"],
        "versionedFlowSnapshot": json.loads(snapshot.data()),
        "disconnectedNodeAcknowledged": False,
    }
    client.asked(f"/process-groups/{group}/replace-requests", body, "request")


def compared(before: Survey, now: Survey) -> Dict[str, Any]:
    """What an upgrade kept: processors by id, FlowFiles by number."""
    old, new = {one["id"] for one in before.processors}, {one["id"] for one in now.processors}
    return {
        "kept": len(old & new), "added": len(new - old), "removed": len(old - new),
        "queued before": lifecycle.queued(before.connections), "queued now": lifecycle.queued(now.connections),
    }  # fmt: skip
