"""Where FlowFiles go: transfer and remove. Part of ProcessSession."""

from __future__ import annotations

from typing import Iterable, List, NoReturn, Optional, Union

from ...base.errors import NotEmulated
from ...java.lang.throwable import IllegalArgumentException, NullPointerException
from ...java.nifi.processor.relationship import Relationship
from .. import messages
from ..flowfile import FlowFile
from .base import SessionBase
from .record import RepositoryRecord

_COERCION = "transfer(): 2nd arg can't be coerced to org.apache.nifi.processor.Relationship"
_NO_RELATIONSHIP = object()

FlowFiles = Union[FlowFile, Iterable[FlowFile], None]


class TransferCalls(SessionBase):
    """transfer and remove, of one FlowFile or a collection."""

    def transfer(self, flowfiles: FlowFiles, relationship: object = _NO_RELATIONSHIP) -> None:
        """transfer(ff), transfer(collection): back to where it came from. With a relationship: to its connections."""
        if relationship is _NO_RELATIONSHIP:
            for flowfile in [flowfiles] if isinstance(flowfiles, FlowFile) else _each(flowfiles):
                self._transfer_to_self(flowfile)
            return
        if relationship is not None and not isinstance(relationship, Relationship):
            raise TypeError(_COERCION)
        records = self._records_of(flowfiles, "transfer")
        destination = self._require_known(relationship)
        for record in records:
            self._mark(record, destination)

    def _records_of(self, flowfiles: FlowFiles, call: str) -> List[RepositoryRecord]:
        return [self._check(flowfiles, call)] if isinstance(flowfiles, FlowFile) else self._check_all(flowfiles, call)

    def _transfer_to_self(self, flowfile: FlowFile) -> None:
        record = self._check(flowfile, "transfer")
        if record.queue is None:
            raise IllegalArgumentException(messages.CREATED_TO_SELF)
        self._mark(record, Relationship.SELF)

    def _require_known(self, relationship: Optional[Relationship]) -> Relationship:
        if relationship is None:
            raise NullPointerException(messages.NULL_RELATIONSHIP)
        name = relationship.getName()
        if not self._host.queues(name) and name not in self._host.auto_terminated and relationship is not Relationship.SELF:
            raise IllegalArgumentException(messages.UNKNOWN_RELATIONSHIP % name)
        return relationship

    def _mark(self, record: RepositoryRecord, relationship: Relationship) -> None:
        record.relationship = relationship
        now, index = self._host.clock.now_ms(), self._host.repository.next_queue_index()
        record.set_working(record.current.with_(last_queue_date=now, queue_date_index=index))

    def remove(self, flowfiles: FlowFiles) -> None:
        """Take a FlowFile, or each of a collection, out of the flow."""
        for record in self._records_of(flowfiles, "remove"):
            self._remove(record)

    def _remove(self, record: RepositoryRecord) -> None:
        current = record.current
        record.mark_for_delete()
        self._books.removed.add(current.uuid)
        if record.queue is None:
            self._books.forget_birth(current)
        else:
            self._provenance.drop(current, current.attributes.get("discard.reason"))
        self._books.links.remove(current.id)

    def migrate(self, *_: object) -> NoReturn:
        raise NotEmulated("ProcessSession.migrate", advice="handle the FlowFiles in the session that took them")


def _each(flowfiles: Optional[Iterable[FlowFile]]) -> List[FlowFile]:
    if flowfiles is None:
        raise NullPointerException(messages.NULL_COLLECTION_TO_SELF)
    return list(flowfiles)
