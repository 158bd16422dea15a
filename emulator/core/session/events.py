"""The provenance events of a commit.

Mirrors StandardProcessSession.updateProvenanceRepo (NiFi 1.16.3), in its order: FORKs that the session made, JOINs, what the processor
reported, then for each FlowFile CONTENT_MODIFIED, or CREATE when nothing else tells of its birth, or ATTRIBUTES_MODIFIED when nothing else
was said about it; last the DROPs of auto-termination.
"""

from __future__ import annotations

from typing import Dict, Iterable, List, Sequence, Set

from ..host import Host
from ..provenance import Key, ProvenanceEvent, ReportedEvents, is_spurious_fork
from .books import Books
from .record import RepositoryRecord

BIRTHS = frozenset(("CREATE", "FORK", "CLONE", "JOIN", "RECEIVE", "FETCH"))


class _Submission:
    """Events without doubles, and which types each FlowFile has."""

    def __init__(self) -> None:
        self.events: Dict[Key, ProvenanceEvent] = {}
        self.types: Dict[str, Set[str]] = {}

    def add(self, key: Key, event: ProvenanceEvent, uuids: Sequence[str] = ()) -> None:
        self.events.setdefault(key, event)
        self.types.setdefault(event.uuid, set()).add(event.type)
        if uuids:
            self.tell(event, uuids)

    def tell(self, event: ProvenanceEvent, uuids: Iterable[str]) -> None:
        for uuid in uuids:
            self.types.setdefault(uuid, set()).add(event.type)


def submit_events(host: Host, reported_events: ReportedEvents, checkpoint: Books, retry_attribute: str) -> None:
    """Register the events of a checkpoint."""
    if not checkpoint.records and not checkpoint.reported:
        return
    out = _Submission()
    for event in checkpoint.forks.values():
        if event.children and not is_spurious_fork(event, checkpoint.removed):
            key = event.key()
            if key not in checkpoint.reported:
                out.events.setdefault(key, event)
            out.tell(event, (*event.children, *event.parents))
    for events in checkpoint.joins.values():
        for event in events:
            out.add(event.key(), event)
    for key, event in checkpoint.reported.items():
        if not is_spurious_fork(event, checkpoint.removed) and not _is_spurious_route(event, host, checkpoint):
            out.add(key, event, event.children)
    for record in checkpoint.in_order():
        _about(record, reported_events, checkpoint, retry_attribute, out)
    _register(host, checkpoint, [*out.events.values(), *checkpoint.auto_terminated])


def _about(record: RepositoryRecord, reported_events: ReportedEvents, checkpoint: Books, retry_attribute: str, out: _Submission) -> None:
    current = record.current
    uuid = current.uuid
    if uuid in checkpoint.removed:
        return
    reported = False
    if record.content_changed:
        event = reported_events.event("CONTENT_MODIFIED", current)
        out.add(event.key(), event)
        reported = True
    if uuid in checkpoint.created and not out.types.get(uuid, set()) & BIRTHS:
        event = reported_events.event("CREATE", current)
        out.events.setdefault(event.key(), event)
        reported = True
    if reported or not record.is_updated or retry_attribute in current.attributes or (record.created and record.deleted):
        return
    if uuid not in out.types:
        event = reported_events.event("ATTRIBUTES_MODIFIED", current)
        out.add(event.key(), event)


def _is_spurious_route(event: ProvenanceEvent, host: Host, checkpoint: Books) -> bool:
    """A ROUTE to the one connection from which the FlowFile came."""
    if event.type != "ROUTE":
        return False
    queues = host.queues(event.relationship or "")
    if len(queues) != 1:
        return False
    return any([record.queue is queues[0] and record.current.uuid == event.uuid for record in checkpoint.records.values()])


def _register(host: Host, checkpoint: Books, events: List[ProvenanceEvent]) -> None:
    """Every event but SEND shows the FlowFile as it was committed."""
    by_uuid = {record.current.uuid: record for record in checkpoint.records.values()}
    for event in events:
        record = by_uuid.get(event.uuid)
        if record is not None and event.type != "SEND":
            content = record.current.content
            event.attributes, event.size, event.content = record.current.attributes, content.size, content
            event.updated_attributes = record.updated()
    host.repository.register(events)
