"""Services on, start, stop, drain, delete: each returns when NiFi has done it."""

from __future__ import annotations

from typing import Any, Callable, List, Mapping, Optional

from ..errors import NifiError, NotReady, RestError
from ..rest import Client
from ..run.wait import until
from . import groups, parameters
from .groups import Survey


def invalid(client: Client, group: str) -> List[str]:
    """``path: NiFi's words`` for every processor that is not VALID, once NiFi has made up its mind (of a DISABLED one it never does)."""

    def settled() -> Optional[Survey]:
        seen = groups.survey(client, group)
        return None if any(status_of(entity) == "VALIDATING" for entity in seen.processors) else seen

    seen = until(settled, 60, "validation of the processors")
    bad = (entity for entity in seen.processors if status_of(entity) != "VALID")
    return [f"{seen.path[entity['id']]}: {'; '.join(entity['component'].get('validationErrors') or ['invalid'])}" for entity in bad]


def status_of(processor: Any) -> str:
    """VALID, INVALID or VALIDATING. NiFi validates no DISABLED processor: what it says may be of a time before its connections came."""
    component = processor["component"]
    return "VALID" if component["state"] == "DISABLED" else str(component["validationStatus"])


def configure(client: Client, processor: str, config: Mapping[str, Any]) -> None:
    """Change some of a processor's configuration."""
    revision = client.get(f"/processors/{processor}")["revision"]
    client.put(f"/processors/{processor}", {"revision": revision, "component": {"id": processor, "config": dict(config)}})


def services(client: Client, group: str) -> List[Any]:
    """The controller services of the group and below."""
    path = f"/flow/process-groups/{group}/controller-services"
    return list(client.get(path, includeAncestorGroups="false", includeDescendantGroups="true")["controllerServices"])


def set_services(client: Client, group: str, state: str) -> int:
    """Bring all services to ENABLED or DISABLED; one that cannot is an error with NiFi's words."""
    for entity in services(client, group):
        if state == "ENABLED" and settled_service(client, entity["id"])["validationStatus"] != "VALID":
            words = "; ".join(entity["component"].get("validationErrors") or [])
            raise NifiError(f"the service {entity['component']['name']!r} is not valid: {words}", client.api)
    client.put(f"/flow/process-groups/{group}/controller-services", {"id": group, "state": state, "disconnectedNodeAcknowledged": False})

    def reached() -> bool:
        return all(entity["component"]["state"] == state for entity in services(client, group))

    until(reached, 90, f"services to be {state}")
    return len(services(client, group))


def settled_service(client: Client, service: str) -> Any:
    """A service once NiFi has validated it."""

    def ask() -> Any:
        component = client.get(f"/controller-services/{service}")["component"]
        return None if component["validationStatus"] == "VALIDATING" else component

    return until(ask, 60, "validation of a service")


def start(client: Client, group: str) -> None:
    """Services, then everything that is not DISABLED; an INVALID flow is not started."""
    set_services(client, group, "ENABLED")
    faults = invalid(client, group)
    if faults:
        raise NifiError("the flow is not valid: " + "; ".join(faults), client.api, "Mend the settings and upgrade, or set it on the canvas")
    client.put(f"/flow/process-groups/{group}", {"id": group, "state": "RUNNING", "disconnectedNodeAcknowledged": False})

    def running() -> bool:
        return all(entity["component"]["state"] != "STOPPED" for entity in groups.survey(client, group).processors)

    until(running, 60, "the processors to run")


def stop(client: Client, group: str) -> None:
    """Stop all processors and wait until the last thread has ended.

    A processor that became INVALID while it ran says STOPPED and is still being started (StandardProcessorNode.initiateStart tries again
    and again): stopping the group passes it by, so it is stopped by itself.
    """
    client.put(f"/flow/process-groups/{group}", {"id": group, "state": "STOPPED", "disconnectedNodeAcknowledged": False})
    for entity in groups.survey(client, group).processors:
        if entity["component"]["state"] == "STOPPED" and entity["component"]["validationStatus"] == "INVALID":
            run_status(client, entity["id"], "STOPPED")

    def quiet() -> bool:
        return int(aggregate(client, group)["activeThreadCount"]) == 0

    until(quiet, 120, "the last thread to end", advice="A request without an answer ends with its own time-out")


def aggregate(client: Client, group: str) -> Any:
    """NiFi's numbers for the whole group."""
    return client.get(f"/flow/process-groups/{group}/status")["processGroupStatus"]["aggregateSnapshot"]


def sources(seen: Survey) -> List[Any]:
    """Running processors that nothing feeds: what brings new work."""
    fed = {entity["destinationId"] for entity in seen.connections}
    return [entity for entity in seen.processors if entity["id"] not in fed and entity["component"]["state"] == "RUNNING"]


def parked(seen: Survey) -> List[Any]:
    """Connections into a DISABLED processor: what waits there waits for an operator."""
    off = {entity["id"] for entity in seen.processors if entity["component"]["state"] == "DISABLED"}
    return [entity for entity in seen.connections if entity["destinationId"] in off]


def queued(connections: List[Any]) -> int:
    """FlowFiles in those connections."""
    return sum(int(entity["status"]["aggregateSnapshot"]["flowFilesQueued"]) for entity in connections)


def drain(client: Client, group: str, within: float) -> int:
    """Stop the sources, let everything else run out, stop the rest; how many FlowFiles stay parked.

    NiFi looks at one queue after the other, so a FlowFile on its way can be overlooked: the queues are asked three times.
    """
    looks = 0
    for entity in sources(groups.survey(client, group)):
        run_status(client, entity["id"], "STOPPED")

    def empty() -> Optional[Survey]:
        nonlocal looks
        seen = groups.survey(client, group)
        waiting = queued(seen.connections) - queued(parked(seen))
        looks = looks + 1 if waiting == 0 and int(aggregate(client, group)["activeThreadCount"]) == 0 else 0
        return seen if looks > 2 else None

    try:
        seen = until(empty, within, "the queues to run empty", every=0.3)
    except NotReady:
        left = [describe(entity) for entity in groups.survey(client, group).connections if queued([entity])]
        raise NotReady(f"still queued after {within:g} s: {', '.join(left)}", client.api, "The sources stay stopped; drain again, or start")
    stop(client, group)
    return queued(parked(seen))


def describe(connection: Any) -> str:
    """A queue in words."""
    ends = connection["status"]
    return f"{ends['sourceName']} -> {ends['destinationName']}: {queued([connection])}"


def run_status(client: Client, processor: str, state: str) -> Any:
    """RUNNING, STOPPED, DISABLED or RUN_ONCE for one processor."""
    now = client.get(f"/processors/{processor}")
    body = {"revision": now["revision"], "state": state, "disconnectedNodeAcknowledged": False}
    return client.put(f"/processors/{processor}/run-status", body)


def delete(client: Client, group: str, name: str, force: bool, say: Callable[[str], None]) -> None:
    """Stop it, remove it and its context; queued FlowFiles go with it only when ``force``."""
    stop(client, group)
    left = queued(groups.survey(client, group).connections)
    if left and not force:
        raise NifiError(f"{left} FlowFiles are queued in {name!r}", client.api, "Drain it first, or add --force to lose them")
    set_services(client, group, "DISABLED")
    if left:
        client.asked(f"/process-groups/{group}/empty-all-connections-requests", None, "dropRequest", "finished")
        say(f"{left} queued FlowFiles were dropped")
    remove(client, group)
    if not parameters.delete(client, name):
        say(f"the parameter context {name!r} stays: it is used elsewhere, or gone")


def remove(client: Client, group: str) -> None:
    """Delete a stopped, empty group; NiFi may need a moment to see that it is stopped."""

    def removed() -> bool:
        now = client.get(f"/process-groups/{group}")
        try:
            client.delete(f"/process-groups/{group}", version=str(now["revision"]["version"]))
        except RestError as e:
            if e.status == 409 and "is running" in e.text:
                return False
            raise
        return True

    until(removed, 30, "NiFi to see the group stopped")


def undo(client: Client, parent: str, name: str) -> None:
    """Take back a deployment that failed half way, so that the same command can be given again.

    NiFi may answer an import with an error after it made the group, so the group is looked for by its name.
    """
    group = groups.find(client, parent, name)
    if group:
        if services(client, group):
            set_services(client, group, "DISABLED")
        remove(client, group)
    if parameters.find(client, name) and not parameters.delete(client, name):
        raise NifiError(f"groups are bound to the parameter context {name!r}", client.api)
