"""Closing a session: checkpoint, commit, rollback, and the framework's retry. Part of ProcessSession.

A commit first settles every record (retry, destination, clones for further connections, auto-termination), then writes provenance, puts the
FlowFiles in their queues, deletes imported files, books counters and state. A commit that is refused rolls back.
"""

from __future__ import annotations

import contextlib
import os
from typing import Any, Callable, Dict, List, Optional, Set

from ...java.lang.throwable import IllegalStateException, Throwable
from ...java.nifi.processor.exception.exceptions import FlowFileAccessException, FlowFileHandlingException
from .. import messages
from ..attributes import UUID
from ..flowfile import FlowFile
from ..host import PENALIZE_FLOWFILE
from ..provenance import ProvenanceEvent, ProvenanceReporter
from ..queue import FlowFileQueue
from ..relationship import Relationship
from .attributes import AttributeCalls
from .base import Checkpoint
from .events import submit_events
from .lifecycle import COMMIT_WHILE, READING, WRITING
from .record import RepositoryRecord


class CommitCalls(AttributeCalls):
    """commit, rollback, checkpoint, counters, provenance."""

    def commit(self) -> None:
        """Settle everything; raises, after a rollback, when a FlowFile has no relationship or a stream is open."""
        if self._is_untouched():
            return
        self._set_aside()
        self._finish(self._checkpoint or Checkpoint())
        self._acknowledge()
        self._reset()
        self._checkpoint = None

    def commitAsync(self, on_success: Any = None, on_failure: Any = None) -> None:
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
            self._counters[name] = self._counters.get(name, 0) + delta

    def getProvenanceReporter(self) -> ProvenanceReporter:
        """Where a processor reports events of its own."""
        return self._provenance

    # checkpoint

    def _set_aside(self) -> None:
        try:
            self._validate_commit()
        except Throwable:
            self._roll_back(False)
            raise
        self._close_streams()
        checkpoint = self._checkpoint = self._checkpoint or Checkpoint()
        checkpoint.auto_terminated += self._settle_records()
        self._hand_over(checkpoint)
        checkpoint.states.update(self._states)

    def _validate_commit(self) -> None:
        for state, active in ((READING, self._reading), (WRITING, self._writing)):
            if active:
                raise IllegalStateException(COMMIT_WHILE[state])
        for record in self._all_records():
            if record.deleted:
                continue
            relationship = record.relationship
            if relationship is None:
                created = messages.CREATED if record.queue is None else messages.NOT_CREATED
                raise FlowFileHandlingException(messages.NOT_TRANSFERRED % (record.current, created))
            name = relationship.getName()
            if not self._host.queues(name) and name not in self._host.auto_terminated and relationship is not Relationship.SELF:
                raise FlowFileHandlingException(messages.NO_DESTINATIONS % (relationship, self._host))

    def _hand_over(self, checkpoint: Checkpoint) -> None:
        checkpoint.records.update(self._records)
        checkpoint.forks.update(self._forks)
        checkpoint.joins.update(self._joins)
        for key, event in self._provenance._take().items():
            checkpoint.reported.setdefault(key, event)
        for name, delta in self._counters.items():
            checkpoint.counters[name] = checkpoint.counters.get(name, 0) + delta
        checkpoint.delete_on_commit += self._delete_on_commit.values()
        checkpoint.removed |= self._removed
        checkpoint.created |= self._created

    def _settle_records(self) -> List[ProvenanceEvent]:
        retried = self._ids_to_retry()
        dropped: List[ProvenanceEvent] = []
        for record in self._all_records():
            if record.current.id in retried:
                self._retry(record)
            if record.deleted or record.relationship is None:
                continue
            queues = list(self._host.queues(record.relationship.getName()))
            if queues and record.relationship is not Relationship.SELF:
                self._send(record, queues)
            elif record.relationship is Relationship.SELF:
                record.destination = record.queue
            else:
                record.mark_for_delete()
                details = messages.AUTO_TERMINATED % record.relationship.getName()
                dropped.append(self._provenance._event("DROP", record.current, details=details))
        return dropped

    def _send(self, record: RepositoryRecord, queues: List[FlowFileQueue]) -> None:
        """To the last connection; each other one gets a clone."""
        current = record.current
        if self._retry_attribute in current.attributes:
            current = current.with_(attributes=current.attributes.without([self._retry_attribute]))
        record.destination = queues[-1]
        record.set_working(current)
        for queue in queues[:-1]:
            attributes = current.attributes.changed({UUID: self._host.repository.new_uuid()})
            clone = current.with_(id=self._host.repository.next_id(), attributes=attributes)
            self._provenance.clone(current, clone, False)
            copy = self._add_record(clone)
            copy.destination, copy.relationship = queue, record.relationship
            self._created.add(clone.uuid)

    # retry

    @property
    def _retry_attribute(self) -> str:
        return "retryCount." + self._host.identifier

    def _ids_to_retry(self) -> Set[int]:
        found: Set[int] = set()
        if not self._host.retry.relationships:
            return found
        for record in self._all_records():
            if self._is_retry(record):
                found.add(record.current.id)
                found |= self._links.linked(record.current.id)
        return found

    def _is_retry(self, record: RepositoryRecord) -> bool:
        relationship = record.relationship
        if relationship is None or relationship.getName() not in self._host.retry.relationships:
            return False
        if record.current.uuid in self._created_without_lineage:
            return False
        return self._retries(record.current) < self._host.retry.count

    def _retries(self, flowfile: FlowFile) -> int:
        text = flowfile.attributes.get(self._retry_attribute, "")
        digits = text[1:] if text[:1] in ("-", "+") else text
        return int(text) if digits.isdigit() and digits.isascii() else 0

    def _retry(self, record: RepositoryRecord) -> None:
        """The original, counted, goes back to where it came from; what was created from it is gone."""
        before = record.current
        retries = self._retries(before)
        if record.original is None:
            record.mark_for_delete()  # StandardProcessSession.retry looks for its FORK under another id, so that one is still told
        else:
            self._forks.pop(before.id, None)
            record.relationship = Relationship.SELF
            attributes = record.original.attributes.changed({self._retry_attribute: str(retries + 1)})
            record.set_working(record.original.with_(attributes=attributes))
        self._provenance._remove_events_for(before.uuid)
        for names in (self._created, self._created_without_lineage, self._removed):
            names.discard(before.uuid)
        retry = self._host.retry
        if retry.backoff != PENALIZE_FLOWFILE:
            self._host.yield_for(retry.backoff_ms(retries, self._host.yield_ms))
        elif not record.deleted:
            self._penalize(record, retry.backoff_ms(retries, self._host.penalty_ms))

    # commit

    def _finish(self, checkpoint: Checkpoint) -> None:
        submit_events(self._host, self._provenance, checkpoint, self._retry_attribute)
        arrivals: Dict[int, List[FlowFile]] = {}
        queues: Dict[int, FlowFileQueue] = {}
        for key in sorted(checkpoint.records):
            record = checkpoint.records[key]
            if not record.deleted and record.destination is not None:
                queues[id(record.destination)] = record.destination
                arrivals.setdefault(id(record.destination), []).append(record.current)
        for key, flowfiles in arrivals.items():
            queues[key].put_all(flowfiles)
        for path in checkpoint.delete_on_commit:
            _delete(path)
        for name, delta in checkpoint.counters.items():
            self._host.adjust_counter(name, delta)
        self._write_state(checkpoint)

    def _write_state(self, checkpoint: Checkpoint) -> None:
        from ...java.nifi.components.state.scope import Scope

        for name, state in checkpoint.states.items():
            scope = Scope.valueOf(name)
            if self._host.state.getState(scope).getVersion() < state.getVersion():
                # StandardProcessSession.commit only warns when the state cannot be written.
                with contextlib.suppress(Throwable):
                    self._host.state.setState(state.toMap(), scope)


def _delete(path: str) -> None:
    try:
        os.unlink(path)
    except FileNotFoundError:
        return
    except OSError:
        raise FlowFileAccessException(messages.DELETE_FAILED % path)


def _function(value: Any, method: str) -> Callable[..., Any]:
    found: Optional[Callable[..., Any]] = getattr(value, method, None)
    return found or value
