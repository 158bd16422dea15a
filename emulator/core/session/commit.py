"""Closing a session: checkpoint, commit, rollback. Part of ProcessSession.

A commit first settles every record (retry, destination, clones for further connections, auto-termination), then writes provenance, puts the
FlowFiles in their queues, deletes imported files, books counters and state. A commit that is refused rolls back.
"""

from __future__ import annotations

import contextlib
import functools
import os
from typing import TYPE_CHECKING, Any, Callable, Collection, List, Type

from ...java.lang.throwable import IllegalStateException, Throwable
from ...java.nifi.components.state.scope import Scope
from ...java.nifi.processor.exception.exceptions import FlowFileAccessException, FlowFileHandlingException
from ...java.nifi.processor.relationship import Relationship
from .. import messages
from ..attributes import UUID
from ..provenance import ProvenanceEvent
from ..queue import FlowFileQueue
from ..state import EMPTY
from .attributes import AttributeCalls
from .books import Books
from .events import submit_events
from .lifecycle import COMMIT_WHILE, READING, WRITING
from .record import RepositoryRecord

if TYPE_CHECKING:
    from ..provenance_reporter import ProvenanceReporter


class CommitCalls(AttributeCalls):
    """commit, rollback, checkpoint, counters, provenance."""

    def commit(self) -> None:
        """Settle everything; raises, after a rollback, when a FlowFile has no relationship or a stream is open."""
        if self._is_untouched():
            return
        self._finish(self._set_aside())
        self._acknowledge()
        self._reset()
        self.__dict__["_checkpoint"] = None

    def commitAsync(self, on_success: object = None, on_failure: object = None) -> None:
        """commit(), then a Runnable or a function; a failed commit calls a Consumer or a function, and raises."""
        try:
            self.commit()
        except BaseException as error:
            self._roll_back(False)
            if on_failure is not None:
                _function(on_failure, "accept")(error)
            raise
        if on_success is not None:
            _function(on_success, "run")()

    def checkpoint(self) -> None:
        """Set everything aside for the next commit; a rollback does not touch it any more."""
        self._set_aside()
        self._reset()

    def rollback(self, penalize: bool = False) -> None:
        """Put the originals back in their queues; what was created is gone."""
        self._roll_back(bool(penalize))

    def adjustCounter(self, name: str, delta: int, immediate: bool) -> None:
        """Add to a counter, at once or at commit."""
        if immediate:
            self._host.adjust_counter(name, delta)
        else:
            self._books.count(name, delta)

    def getProvenanceReporter(self) -> ProvenanceReporter:
        """Where a processor reports events of its own."""
        reporter = self._reporter
        if reporter is None:
            reporter = self.__dict__["_reporter"] = _reporter_class()(self._provenance)
        return reporter

    # checkpoint

    def _set_aside(self) -> Books:
        """Settle the records; what the next commit has to write, with what was set aside before."""
        try:
            self._validate_commit()
        except Throwable:
            self._roll_back(False)
            raise
        self._close_streams()
        books = self._books
        books.auto_terminated += self._settle_records()
        books.reported = self._provenance.take()
        if self._checkpoint is None:
            self._checkpoint = books
        elif self._checkpoint is not books:  # the same after a commit that failed
            self._checkpoint.merge(books)
        return self._checkpoint

    def _validate_commit(self) -> None:
        books, host = self._books, self._host
        if books.reading or books.writing:
            raise IllegalStateException(COMMIT_WHILE[READING if books.reading else WRITING])
        for record in books.in_order():
            if record.deleted:
                continue
            relationship = record.relationship
            if relationship is None:
                created = messages.CREATED if record.queue is None else messages.NOT_CREATED
                raise FlowFileHandlingException(messages.NOT_TRANSFERRED % (record.current, created))
            name = relationship.getName()
            if not host.outgoing.get(name) and name not in host.auto_terminated and relationship is not Relationship.SELF:
                raise FlowFileHandlingException(messages.NO_DESTINATIONS % (relationship, host))

    def _settle_records(self) -> List[ProvenanceEvent]:
        retried: Collection[int] = ()
        if self._host.retry.relationships:
            from .retry import ids_to_retry, retry

            retried = ids_to_retry(self)
        dropped: List[ProvenanceEvent] = []
        for record in self._books.in_order():
            if record.current.id in retried:
                retry(self, record)
            if record.deleted or record.relationship is None:
                continue
            queues = self._host.queues(record.relationship.getName())
            if queues and record.relationship is not Relationship.SELF:
                self._send(record, queues)
            elif record.relationship is Relationship.SELF:
                record.destination = record.queue
            else:
                record.mark_for_delete()
                details = messages.AUTO_TERMINATED % record.relationship.getName()
                dropped.append(self._provenance.event("DROP", record.current, details=details))
        return dropped

    def _send(self, record: RepositoryRecord, queues: List[FlowFileQueue]) -> None:
        """To the last connection; each other one gets a clone."""
        current = record.current
        retry_attribute = self._host.retry_attribute
        if retry_attribute in current.attributes:
            current = record.set_working(current.with_(attributes=current.attributes.without([retry_attribute])))
        record.destination = queues[-1]
        for queue in queues[:-1]:
            attributes = current.attributes.changed({UUID: self._host.repository.new_uuid()})
            clone = current.with_(id=self._host.repository.next_id(), attributes=attributes)
            self._provenance.clone(current, clone)
            copy = self._books.add(clone)
            copy.destination, copy.relationship = queue, record.relationship
            self._books.created.add(clone.uuid)

    # commit

    def _finish(self, checkpoint: Books) -> None:
        submit_events(self._host, self._provenance, checkpoint, self._host.retry_attribute)
        for record in checkpoint.in_order():
            if not record.deleted and record.destination is not None:
                record.destination.put(record.current)
            elif record.deleted and self._host.repository.ended is not None:
                self._host.repository.ended(record.current)
        for path in checkpoint.delete_on_commit.values():
            _delete(path)
        for name, delta in checkpoint.counters.items():
            self._host.adjust_counter(name, delta)
        self._write_state(checkpoint)

    def _write_state(self, checkpoint: Books) -> None:
        for name, state in checkpoint.states.items():
            scope = Scope.valueOf(name)
            is_cleared = state is EMPTY and self._host.release.clearing_is_stored
            if is_cleared or self._host.state.getState(scope).getVersion() < state.getVersion():
                # StandardProcessSession.commit only warns when the state cannot be written.
                with contextlib.suppress(Throwable):
                    self._host.state.setState(state.toMap(), scope)


@functools.cache
def _reporter_class() -> Type[ProvenanceReporter]:
    from ..provenance_reporter import ProvenanceReporter

    return ProvenanceReporter


def _delete(path: str) -> None:
    try:
        os.unlink(path)
    except FileNotFoundError:
        return
    except OSError:
        raise FlowFileAccessException(messages.DELETE_FAILED % path)


def _function(value: Any, method: str) -> Callable[..., object]:
    function: Callable[..., object] = getattr(value, method, None) or value
    return function
