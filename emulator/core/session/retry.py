"""The framework's retry of a relationship: the original goes back to where it came from. Imported where a relationship is retried.

Mirrors StandardProcessSession.retry (NiFi 1.16.3): parents and children are retried together; an attribute counts.
"""

from __future__ import annotations

from typing import Set

from ...java.nifi.processor.relationship import Relationship
from ..flowfile import FlowFile
from ..host import PENALIZE_FLOWFILE, Host
from .attributes import AttributeCalls
from .base import SessionBase
from .record import RepositoryRecord


def ids_to_retry(session: SessionBase) -> Set[int]:
    """Which FlowFiles of a session are retried."""
    identifiers: Set[int] = set()
    books = session._books
    for record in books.in_order():
        if _is_retried(session, record):
            identifiers.add(record.current.id)
            identifiers |= books.links.linked(record.current.id)
    return identifiers


def _is_retried(session: SessionBase, record: RepositoryRecord) -> bool:
    relationship, host = record.relationship, session._host
    if relationship is None or relationship.getName() not in host.retry.relationships:
        return False
    if record.current.uuid in session._books.created_without_lineage:
        return False
    return _retries(host, record.current) < host.retry.count


def _retries(host: Host, flowfile: FlowFile) -> int:
    text = flowfile.attributes.get(host.retry_attribute, "")
    digits = text[1:] if text[:1] in ("-", "+") else text
    return int(text) if digits.isdigit() and digits.isascii() else 0


def retry(session: AttributeCalls, record: RepositoryRecord) -> None:
    """The original, counted, goes back to where it came from; what was created from it is gone."""
    books, host = session._books, session._host
    before = record.current
    retries = _retries(host, before)
    if record.original is None:
        record.mark_for_delete()  # StandardProcessSession.retry looks for its FORK under another id, so that event stays
    else:
        books.forks.pop(before.id, None)
        record.relationship = Relationship.SELF
        attributes = record.original.attributes.changed({host.retry_attribute: str(retries + 1)})
        record.set_working(record.original.with_(attributes=attributes))
    session._provenance.forget(before.uuid)
    books.forget_uuid(before.uuid)
    if host.retry.backoff != PENALIZE_FLOWFILE:
        host.yield_for(host.retry.backoff_ms(retries, host.yield_ms))
    elif not record.deleted:
        session._penalize(record, host.retry.backoff_ms(retries, host.penalty_ms))
