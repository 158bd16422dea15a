"""What every part of the session shares: the records, the life cycle's check, what is open, the way back.

Part of ProcessSession (StandardProcessSession of NiFi 1.16.3). The parts are split by concern; each adds calls to this base.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Callable, Dict, Iterable, List, NoReturn, Optional, Tuple

from ...java.lang.object import JavaObject
from ...java.lang.throwable import NullPointerException
from .. import messages
from ..flowfile import FlowFile
from ..host import Host
from ..provenance import ReportedEvents
from ..queue import FlowFileQueue
from . import lifecycle
from .books import Books
from .lifecycle import FREE, READING
from .record import RepositoryRecord

if TYPE_CHECKING:
    from ..provenance_reporter import ProvenanceReporter


class SessionBase(JavaObject):
    """``_books`` is its memory since the last commit or checkpoint, ``_checkpoint`` the one before, which the next commit settles too."""

    _host: Host
    _id: int
    _provenance: ReportedEvents
    _reporter: Optional[ProvenanceReporter]
    _unacknowledged: Dict[int, Tuple[FlowFileQueue, List[FlowFile]]]
    _open: Dict[Tuple[str, int], Callable[[], None]]
    _books: Books
    _checkpoint: Optional[Books]

    def __init__(self, host: Host) -> None:
        fields = self.__dict__  # past JavaObject's rules of assignment: each trigger opens a session
        fields["_host"], fields["_id"] = host, host.repository.next_session_id()
        fields["_provenance"], fields["_reporter"] = ReportedEvents(self), None
        fields["_unacknowledged"], fields["_open"], fields["_books"], fields["_checkpoint"] = {}, {}, Books(), None

    @property
    def host(self) -> Host:
        return self._host

    def toString(self) -> str:
        """StandardProcessSession[id=…]."""
        return f"StandardProcessSession[id={self._id}]"

    # The life cycle

    def _check(self, flowfile: Optional[FlowFile], call: str) -> RepositoryRecord:
        """The record of a FlowFile that a call may work on; raises, and rolls back, as the table says."""
        if flowfile is None:
            raise NullPointerException(messages.NULL_FLOWFILE)
        books = self._books
        state = books.state_of(flowfile.id)
        if state is READING and call == "read":
            state = books.state_besides_reading(flowfile.id)
        if state is not FREE:
            refused = lifecycle.refusal(state, call)
            if refused is not None:
                self._refuse(flowfile, refused)
        return books.records[flowfile.id]

    def _refuse(self, flowfile: FlowFile, refused: lifecycle.Refusal) -> NoReturn:
        if refused.rolls_back:
            self._roll_back(False)
        text = (flowfile, self) if refused.message is messages.UNKNOWN else (flowfile,)
        raise refused.error(refused.message % text)

    def _check_all(self, flowfiles: Optional[Iterable[FlowFile]], call: str) -> List[RepositoryRecord]:
        if flowfiles is None:
            raise NullPointerException(messages.NULL_COLLECTION)
        return [self._check(flowfile, call) for flowfile in flowfiles]

    def is_known(self, flowfile: Optional[FlowFile]) -> bool:
        """Whether the session took or made it since its last commit (Python's side)."""
        if flowfile is None:
            raise NullPointerException(messages.NULL_FLOWFILE)
        return flowfile.id in self._books.records

    def _latest(self, flowfile: Optional[FlowFile]) -> FlowFile:
        """The session's current version; the object itself when the session does not know it (getMostRecent)."""
        if flowfile is None:
            raise NullPointerException(messages.NULL_FLOWFILE)
        record = self._books.records.get(flowfile.id)
        return flowfile if record is None else record.current

    def _took(self, flowfile: FlowFile, queue: FlowFileQueue) -> None:
        self._books.add(flowfile, queue)
        self._unacknowledged.setdefault(id(queue), (queue, []))[1].append(flowfile)

    # The way back

    def _roll_back(self, penalize: bool) -> None:
        self._close_streams()
        expiration = self._host.clock.now_ms() + self._host.penalty_ms
        for record in self._books.in_order():
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
        self._provenance.take()
        self.__dict__["_books"] = Books()

    def _is_untouched(self) -> bool:
        """Nothing was done since the last commit, as when the framework commits what a script has committed."""
        touched = self._unacknowledged or self._open or self._checkpoint or self._provenance.waiting
        return not touched and self._books.is_empty()
