"""Books: what a session remembers of its FlowFiles from one commit to the next.

A checkpoint is the Books that checkpoint() set aside; the next commit merges those of the time since into them, as
StandardProcessSession.Checkpoint does (NiFi 1.16.3). Records are walked in the order of their ids.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Dict, List, Optional, Set

from ..attributes import UUID
from ..flowfile import FlowFile
from ..provenance import Key, ProvenanceEvent
from ..queue import FlowFileQueue
from ..state import StateMap
from .lifecycle import FREE, READING, REMOVED, TRANSFERRED, UNKNOWN, WRITING
from .linkage import FlowFileLinkage
from .record import RepositoryRecord

if TYPE_CHECKING:
    from .content_append import GrowingClaim


class Books:
    """FlowFiles by id or by uuid; ``reading`` counts the open readers of a FlowFile, ``growing`` has the claims of append by identity."""

    __slots__ = (
        "auto_terminated", "counters", "created", "created_without_lineage", "delete_on_commit", "forks", "growing", "joins", "links",
        "reading", "records", "removed", "reported", "states", "writing",
    )  # fmt: skip

    def __init__(self) -> None:
        self.records: Dict[int, RepositoryRecord] = {}
        self.reading: Dict[int, int] = {}
        self.writing: Set[int] = set()
        self.created: Set[str] = set()
        self.created_without_lineage: Set[str] = set()
        self.removed: Set[str] = set()
        self.links = FlowFileLinkage()
        self.forks: Dict[int, ProvenanceEvent] = {}
        self.joins: Dict[int, List[ProvenanceEvent]] = {}
        self.reported: Dict[Key, ProvenanceEvent] = {}
        self.auto_terminated: List[ProvenanceEvent] = []
        self.counters: Dict[str, int] = {}
        self.delete_on_commit: Dict[int, str] = {}
        self.states: Dict[str, StateMap] = {}
        self.growing: Dict[int, GrowingClaim] = {}

    def is_empty(self) -> bool:
        """Whether nothing was done that a commit would have to settle."""
        touched = self.records or self.reading or self.writing or self.counters or self.states or self.delete_on_commit
        return not touched

    # records

    def add(self, flowfile: FlowFile, queue: Optional[FlowFileQueue] = None) -> RepositoryRecord:
        """The new record of a FlowFile; ``queue`` is where it was taken from, None for a created one."""
        record = self.records[flowfile.id] = RepositoryRecord(flowfile, queue)
        return record

    def in_order(self) -> List[RepositoryRecord]:
        """All records by the id of their FlowFile."""
        if len(self.records) < 2:
            return [*self.records.values()]
        return [self.records[identifier] for identifier in sorted(self.records)]

    def state_of(self, identifier: int) -> str:
        """Where a FlowFile is in its life cycle (``lifecycle.STATES``)."""
        if identifier in self.reading:
            return READING
        return self.state_besides_reading(identifier)

    def state_besides_reading(self, identifier: int) -> str:
        """The same for a call that may be nested in reads."""
        if identifier in self.writing:
            return WRITING
        record = self.records.get(identifier)
        if record is None:
            return UNKNOWN
        if record.relationship is not None:
            return TRANSFERRED
        return REMOVED if record.deleted else FREE

    def start_reading(self, identifier: int) -> None:
        """One reader more."""
        self.reading[identifier] = self.reading.get(identifier, 0) + 1

    def stop_reading(self, identifier: int) -> None:
        """One reader less; none is left when a rollback came between."""
        readers = self.reading.get(identifier)
        if readers == 1:
            del self.reading[identifier]
        elif readers:
            self.reading[identifier] = readers - 1

    # what they were born of

    def forget_birth(self, flowfile: FlowFile) -> None:
        """A created FlowFile was removed: no JOIN and no FORK tells of it."""
        self.joins.pop(flowfile.id, None)
        uuid = flowfile.attributes.get(UUID, "")
        for fork in self.forks.values():
            if uuid in fork.children:
                fork.children.remove(uuid)

    def forget_uuid(self, uuid: str) -> None:
        """Neither created nor removed any more."""
        for uuids in (self.created, self.created_without_lineage, self.removed):
            uuids.discard(uuid)

    # checkpoint

    def count(self, counter: str, delta: int) -> None:
        self.counters[counter] = self.counters.get(counter, 0) + delta

    def merge(self, later: Books) -> None:
        """Take over what was settled since these were set aside; an event that was reported before stays as it was."""
        self.records.update(later.records)
        self.created |= later.created
        self.removed |= later.removed
        self.forks.update(later.forks)
        self.joins.update(later.joins)
        for key, event in later.reported.items():
            self.reported.setdefault(key, event)
        self.auto_terminated += later.auto_terminated
        for counter, delta in later.counters.items():
            self.count(counter, delta)
        self.delete_on_commit.update(later.delete_on_commit)
        self.states.update(later.states)
