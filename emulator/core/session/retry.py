"""The framework's retry of a relationship: the original goes back to where it came from. Part of ProcessSession.

Mirrors StandardProcessSession.retry (NiFi 1.16.3): parents and children are retried together; an attribute counts.
"""

from __future__ import annotations

from typing import Set

from ...java.nifi.processor.relationship import Relationship
from ..flowfile import FlowFile
from ..host import PENALIZE_FLOWFILE
from .attributes import AttributeCalls
from .record import RepositoryRecord


class RetryCalls(AttributeCalls):
    """Which FlowFiles are retried, and how."""

    def _ids_to_retry(self) -> Set[int]:
        identifiers: Set[int] = set()
        for record in self._books.in_order():
            if self._is_retry(record):
                identifiers.add(record.current.id)
                identifiers |= self._books.links.linked(record.current.id)
        return identifiers

    def _is_retry(self, record: RepositoryRecord) -> bool:
        relationship = record.relationship
        if relationship is None or relationship.getName() not in self._host.retry.relationships:
            return False
        if record.current.uuid in self._books.created_without_lineage:
            return False
        return self._retries(record.current) < self._host.retry.count

    def _retries(self, flowfile: FlowFile) -> int:
        text = flowfile.attributes.get(self._host.retry_attribute, "")
        digits = text[1:] if text[:1] in ("-", "+") else text
        return int(text) if digits.isdigit() and digits.isascii() else 0

    def _retry(self, record: RepositoryRecord) -> None:
        """The original, counted, goes back to where it came from; what was created from it is gone."""
        before = record.current
        retries = self._retries(before)
        if record.original is None:
            record.mark_for_delete()  # StandardProcessSession.retry looks for its FORK under another id, so that event stays
        else:
            self._books.forks.pop(before.id, None)
            record.relationship = Relationship.SELF
            attributes = record.original.attributes.changed({self._host.retry_attribute: str(retries + 1)})
            record.set_working(record.original.with_(attributes=attributes))
        self._provenance.forget(before.uuid)
        self._books.forget_uuid(before.uuid)
        retry = self._host.retry
        if retry.backoff != PENALIZE_FLOWFILE:
            self._host.yield_for(retry.backoff_ms(retries, self._host.yield_ms))
        elif not record.deleted:
            self._penalize(record, retry.backoff_ms(retries, self._host.penalty_ms))
