"""What every part of the session shares: the records, the life cycle's check, what is open, the way back.

Part of ProcessSession (StandardProcessSession of NiFi 1.16.3). The parts are split by concern; each adds calls to this base.
"""

from __future__ import annotations

from typing import Any, Callable, Dict, Iterable, List, NoReturn, Optional, Set, Tuple

from ...java.lang.object import JavaObject
from ...java.lang.throwable import NullPointerException
from .. import messages
from ..attributes import UUID
from ..flowfile import FlowFile
from ..host import Host
from ..provenance import Key, ProvenanceEvent, ProvenanceReporter
from ..queue import FlowFileQueue
from ..state import StateMap
from . import lifecycle
from .content_append import GrowingClaim
from .lifecycle import FREE, READING, REMOVED, TRANSFERRED, UNKNOWN, WRITING
from .linkage import FlowFileLinkage
from .record import RepositoryRecord


class Checkpoint:
    """What checkpoint() set aside for the commit."""

    def __init__(self) -> None:
        self.records: Dict[int, RepositoryRecord] = {}
        self.forks: Dict[int, ProvenanceEvent] = {}
        self.joins: Dict[int, List[ProvenanceEvent]] = {}
        self.reported: Dict[Key, ProvenanceEvent] = {}
        self.auto_terminated: List[ProvenanceEvent] = []
        self.counters: Dict[str, int] = {}
        self.delete_on_commit: List[str] = []
        self.removed: Set[str] = set()
        self.created: Set[str] = set()
        self.states: Dict[str, StateMap] = {}


class SessionBase(JavaObject):
    """The session's memory. Records are walked in the order of their ids."""

    _records: Dict[int, RepositoryRecord]
    _reading: Dict[int, int]
    _writing: Set[int]
    _forks: Dict[int, ProvenanceEvent]
    _joins: Dict[int, List[ProvenanceEvent]]
    _created: Set[str]
    _created_without_lineage: Set[str]
    _removed: Set[str]
    _counters: Dict[str, int]
    _delete_on_commit: Dict[int, str]
    _states: Dict[str, StateMap]
    _growing: Dict[int, GrowingClaim]

    def __init__(self, host: Host) -> None:
        self._host = host
        self._id = host.repository.next_session_id()
        self._provenance = ProvenanceReporter(self)
        self._unacknowledged: Dict[int, Tuple[FlowFileQueue, List[FlowFile]]] = {}
        self._open: Dict[Tuple[str, int], Callable[[], None]] = {}
        self._links = FlowFileLinkage()
        self._checkpoint: Optional[Checkpoint] = None
        self._forget()

    @property
    def host(self) -> Host:
        """The component it works for."""
        return self._host

    def toString(self) -> str:
        """StandardProcessSession[id=…]."""
        return f"StandardProcessSession[id={self._id}]"

    # The life cycle

    def _state_of(self, flowfile: FlowFile) -> str:
        if flowfile.id in self._reading:
            return READING
        return WRITING if flowfile.id in self._writing else self._settled_state(flowfile)

    def _settled_state(self, flowfile: FlowFile) -> str:
        record = self._records.get(flowfile.id)
        if record is None:
            return UNKNOWN
        if record.relationship is not None:
            return TRANSFERRED
        return REMOVED if record.deleted else FREE

    def _check(self, flowfile: Optional[FlowFile], call: str) -> RepositoryRecord:
        """The record of a FlowFile that a call may work on; raises, and rolls back, as the table says."""
        if flowfile is None:
            raise NullPointerException(messages.NULL_FLOWFILE)
        state = self._state_of(flowfile)
        if state is READING and call == "read":
            state = WRITING if flowfile.id in self._writing else self._settled_state(flowfile)
        if state is not FREE:
            refused = lifecycle.refusal(state, call)
            if refused is not None:
                self._refuse(flowfile, refused)
        return self._records[flowfile.id]

    def _refuse(self, flowfile: FlowFile, refused: lifecycle.Refusal) -> NoReturn:
        if refused.rolls_back:
            self._roll_back(False)
        text = (flowfile, self) if refused.message is messages.UNKNOWN else (flowfile,)
        raise refused.error(refused.message % text)

    def _check_all(self, flowfiles: Optional[Iterable[FlowFile]], call: str) -> List[RepositoryRecord]:
        if flowfiles is None:
            raise NullPointerException(messages.NULL_COLLECTION)
        return [self._check(flowfile, call) for flowfile in flowfiles]

    def _is_known(self, flowfile: Optional[FlowFile]) -> bool:
        if flowfile is None:
            raise NullPointerException(messages.NULL_FLOWFILE)
        return flowfile.id in self._records

    def _latest(self, flowfile: Optional[FlowFile]) -> FlowFile:
        """The session's current version; the object itself when the session does not know it (getMostRecent)."""
        if flowfile is None:
            raise NullPointerException(messages.NULL_FLOWFILE)
        record = self._records.get(flowfile.id)
        return flowfile if record is None else record.current

    def _all_records(self) -> List[RepositoryRecord]:
        return [self._records[key] for key in sorted(self._records)]

    def _add_record(self, flowfile: FlowFile, queue: Optional[FlowFileQueue] = None) -> RepositoryRecord:
        record = self._records[flowfile.id] = RepositoryRecord(flowfile, queue)
        return record

    def _took(self, flowfile: FlowFile, queue: FlowFileQueue) -> None:
        self._add_record(flowfile, queue)
        self._unacknowledged.setdefault(id(queue), (queue, []))[1].append(flowfile)

    # Reading

    def _start_reading(self, identifier: int) -> None:
        self._reading[identifier] = self._reading.get(identifier, 0) + 1

    def _stop_reading(self, identifier: int) -> None:
        count = self._reading.get(identifier)
        if count == 1:
            del self._reading[identifier]
        elif count:
            self._reading[identifier] = count - 1

    # The way back

    def _roll_back(self, penalize: bool, with_checkpoint: bool = False) -> None:
        self._close_streams()
        records = self._all_records()
        if with_checkpoint and self._checkpoint is not None:
            records += list(self._checkpoint.records.values())
            self._checkpoint = None
        expiration = self._host.clock.now_ms() + self._host.penalty_ms
        for record in records:
            if record.original is not None and record.queue is not None:
                record.queue.put(record.original.with_(penalty_expiration=expiration) if penalize else record.original)
        self._acknowledge()
        self._reset()

    def _close_streams(self) -> None:
        for close in list(self._open.values()):
            close()
        self._open.clear()

    def _acknowledge(self) -> None:
        for queue, flowfiles in self._unacknowledged.values():
            queue.acknowledge(flowfiles)
        self._unacknowledged.clear()

    def _reset(self) -> None:
        self._links.clear()
        self._provenance._take()
        self._forget()

    def _is_untouched(self) -> bool:
        """Nothing was done since the last commit, as when the framework commits what a script has committed."""
        touched = self._records or self._unacknowledged or self._open or self._reading or self._writing or self._counters
        return not (touched or self._states or self._delete_on_commit or self._checkpoint or self._provenance._events)

    def _forget(self) -> None:
        """Begin anew. Twelve assignments would go through JavaObject's own rules one by one."""
        vars(self).update(
            _records={}, _reading={}, _writing=set(), _forks={}, _joins={}, _created=set(), _created_without_lineage=set(),
            _removed=set(), _counters={}, _delete_on_commit={}, _states={}, _growing={},
        )  # fmt: skip

    def _forget_children(self, flowfile: FlowFile) -> None:
        uuid = flowfile.attributes.get(UUID, "")
        for event in self._forks.values():
            if uuid in event.children:
                event.children.remove(uuid)


def is_collection(value: Any) -> bool:
    """Whether Jython would take a value for a java.util.Collection."""
    return not isinstance(value, FlowFile) and hasattr(value, "__iter__")
