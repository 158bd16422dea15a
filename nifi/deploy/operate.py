"""What an operator's commands do on the canvas: an event out of a source that is DISABLED, and parked queues run empty.

The flow has a GenerateFlowFile that is DISABLED, so that starting the group does not start it. It gets the event as its text, runs once,
and is as before.
"""

from __future__ import annotations

from typing import Any, Callable, List, Optional

from ..errors import NifiError, NotReady
from ..rest import Client
from ..run.wait import until
from . import groups, lifecycle
from .edit import SOURCES

Say = Callable[[str], None]
TEXT = "generate-ff-custom-text"
VALIDATED = 30  # seconds in which NiFi has looked at a processor anew, six times over


def emit(client: Client, source: str, text: str) -> None:
    """One FlowFile of that text out of a DISABLED source, which is as before in the end."""
    was = client.get(f"/processors/{source}")["component"]
    if was["state"] != "DISABLED":
        raise NifiError(f"the operator's source is {was['state']}", source, "Somebody is using it; try again when it is DISABLED")
    lifecycle.run_status(client, source, "STOPPED")
    try:
        set_text(client, source, text)
        run_once(client, source)
        set_text(client, source, was["config"]["properties"].get(TEXT))
    finally:
        lifecycle.run_status(client, source, "DISABLED")


def delivered(client: Client, seen: groups.Survey, source: str) -> bool:
    """Whether the event was taken out of the source's queue; False while the flow does not run: it waits there."""
    if not any(entity["component"]["state"] == "RUNNING" for entity in seen.processors):
        return False
    queues = [entity["id"] for entity in seen.connections if entity["sourceId"] == source]
    until(lambda: not any(waiting(client, entity) for entity in queues), 60, "the Ledger to take the operator's order")
    return True


def operator(seen: groups.Survey) -> Any:
    """The DISABLED GenerateFlowFile; of several the one named so."""
    sources: List[Any] = [
        entity for entity in seen.processors if entity["component"]["type"] in SOURCES and entity["component"]["state"] == "DISABLED"
    ]
    named = [entity for entity in sources if "operator" in entity["component"]["name"].lower()] or sources
    if len(named) != 1:
        raise NifiError(f"{len(named)} DISABLED GenerateFlowFile for operator events", seen.id, "The flow needs one, named Operator")
    return named[0]


def set_text(client: Client, processor: str, text: Optional[str]) -> None:
    """The source's text; None takes the property away (an empty one is INVALID)."""
    lifecycle.configure(client, processor, {"properties": {TEXT: text}})


def run_once(client: Client, processor: str) -> None:
    """Run it once and wait until it rests again."""
    valid(client, processor)
    lifecycle.run_status(client, processor, "RUN_ONCE")
    until(lambda: rests(client, processor), 60, "the operator's source to have run once")


def rests(client: Client, processor: str) -> bool:
    """Whether it is stopped, its last thread ended."""
    now = client.get(f"/processors/{processor}")
    return now["component"]["state"] == "STOPPED" and int(now["status"]["aggregateSnapshot"]["activeThreadCount"]) == 0


def valid(client: Client, processor: str) -> None:
    """Wait until NiFi finds a processor valid that was DISABLED until now. What it says at first may be older than the processor's
    connections: it looks anew every five seconds (FlowController, TriggerValidationTask)."""

    def component() -> Any:
        return client.get(f"/processors/{processor}")["component"]

    try:
        until(lambda: component()["validationStatus"] == "VALID", VALIDATED, "validation of a processor")
    except NotReady:
        now = component()
        if now["validationStatus"] != "INVALID":
            raise
        raise NifiError(f"{now['name']} is not valid: " + "; ".join(now.get("validationErrors") or []), processor) from None


def unpark(client: Client, group: str, within: float) -> int:
    """Run the DISABLED processor behind each parked queue until the queue is empty; how many FlowFiles moved."""
    seen = groups.survey(client, group)
    moved = 0
    for connection in lifecycle.parked(seen):
        count = lifecycle.queued([connection])
        if count:
            empty(client, connection["id"], connection["destinationId"], within)
        moved += count
    return moved


def empty(client: Client, connection: str, target: str, within: float) -> None:
    """Let a DISABLED processor run until its queue is empty; DISABLED again in the end."""
    lifecycle.run_status(client, target, "STOPPED")
    try:
        valid(client, target)
        lifecycle.run_status(client, target, "RUNNING")
        until(lambda: not waiting(client, connection), within, "the parked queue to run empty")
    finally:
        lifecycle.run_status(client, target, "STOPPED")
        until(lambda: idle(client, target), 60, "the processor behind the parked queue to stop")
        lifecycle.run_status(client, target, "DISABLED")


def waiting(client: Client, connection: str) -> int:
    """FlowFiles in one queue now."""
    snapshot = client.get(f"/flow/connections/{connection}/status")["connectionStatus"]["aggregateSnapshot"]
    return int(snapshot["flowFilesQueued"])


def idle(client: Client, processor: str) -> bool:
    """Whether no thread of it is active."""
    return int(client.get(f"/processors/{processor}")["status"]["aggregateSnapshot"]["activeThreadCount"]) == 0
