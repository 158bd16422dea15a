"""New FlowFiles: create, clone, merge. Part of ProcessSession."""

from __future__ import annotations

from typing import Any, Dict, Iterable, List, Mapping, Optional

from ...java.io.streams import from_java_bytes
from ...java.lang.throwable import IllegalArgumentException, NullPointerException
from ...java.nifi.processor.exception.exceptions import FlowFileHandlingException
from .. import messages
from ..attributes import FILENAME, PATH, UUID, Attributes
from ..content import ContentWriter
from ..flowfile import FlowFile
from .base import SessionBase

NOT_INHERITED = (UUID, "alternate.identifier", "discard.reason")
DEFAULT_PATH = "./"
_ALONE = object()


def create(session: SessionBase, parent: Any = _ALONE) -> FlowFile:
    """create(), create(parent) or create(parents)."""
    if parent is _ALONE:
        return _create_alone(session)
    if parent is None:
        raise NullPointerException(messages.NULL_PARENTS)
    return _create_child(session, parent) if isinstance(parent, FlowFile) else _create_joined(session, list(parent))


def _create_alone(session: SessionBase) -> FlowFile:
    flowfile = _new(session, {}, {})
    session._books.created_without_lineage.add(flowfile.uuid)
    return flowfile


def _create_child(session: SessionBase, example: FlowFile) -> FlowFile:
    parent = session._latest(example)
    inherited = {key: value for key, value in parent.attributes.items() if key not in NOT_INHERITED}
    child = _new(session, {}, inherited, lineage_start_date=parent.lineage_start_date, lineage_start_index=parent.lineage_start_index)
    _forked(session, parent, child)
    session._books.links.add(parent.id, child.id)
    return child


def _create_joined(session: SessionBase, flowfiles: List[FlowFile]) -> FlowFile:
    parents = [session._latest(parent) for parent in flowfiles]
    start = min((parent.lineage_start_date for parent in parents), default=0)
    child = _new(session, _common(parents), {}, lineage_start_date=start)
    event = session._provenance.event("JOIN", child, parents=[parent.uuid for parent in parents], children=[child.uuid])
    session._books.joins.setdefault(child.id, []).append(event)
    for parent in parents:
        session._books.links.add(child.id, parent.id)
    return child


def _new(session: SessionBase, before: Mapping[str, str], after: Mapping[str, str], **fields: Any) -> FlowFile:
    """A FlowFile with a name of its own over ``before``, under ``after``."""
    uuid = session._host.repository.new_uuid()
    core = {FILENAME: uuid, PATH: DEFAULT_PATH, UUID: uuid}
    attributes = Attributes({**before, **core, **after})
    flowfile = FlowFile(session._host.repository.next_id(), attributes, clock=session._host.clock, **fields)
    session._books.add(flowfile)
    session._books.created.add(uuid)
    return flowfile


def _forked(session: SessionBase, parent: FlowFile, child: FlowFile) -> None:
    event = session._books.forks.get(parent.id)
    if event is None:
        if parent.id not in session._books.records:  # StandardProcessSession.create: the child is there already, and nobody has it
            raise NullPointerException(messages.UNKNOWN_PARENT)
        event = session._books.forks[parent.id] = session._provenance.event("FORK", parent, parents=[parent.uuid])
    event.children.append(child.uuid)


def clone(session: SessionBase, example: FlowFile, offset: int = 0, size: Optional[int] = None) -> FlowFile:
    """clone(ff), or clone(ff, offset, size) of a part of the content."""
    record = session._check(example, "clone")
    current = record.current
    length = current.size if size is None else size
    if offset + length > current.size:
        raise FlowFileHandlingException(messages.CLONE_OVERFLOW % (offset, length, current))
    attributes = current.attributes.changed({UUID: session._host.repository.new_uuid()})
    clone = current.with_(id=session._host.repository.next_id(), attributes=attributes, content=current.content.slice(offset, length))
    session._books.add(clone)
    if offset == 0 and length == current.size:
        session._provenance.clone(current, clone)
    else:
        _forked(session, current, clone)
    session._books.links.add(current.id, clone.id)
    return clone


def merge(
    session: SessionBase,
    sources: Iterable[FlowFile],
    destination: FlowFile,
    header: object = None,
    footer: object = None,
    demarcator: object = None,
) -> FlowFile:
    """Write the contents of the sources one after the other to the destination."""
    records = session._check_all(sources, "merge")
    target = session._check(destination, "merge")
    if any(record is target for record in records):
        raise IllegalArgumentException(messages.MERGE_INTO_SOURCE)
    writer = ContentWriter(new_identifier=session._host.repository.next_claim_id)
    between = _bytes(demarcator)
    writer.write(_bytes(header))
    for number, record in enumerate(records):
        if number:
            writer.write(between)
        with record.current.content.open() as file:
            writer.copy(file)
    writer.write(_bytes(footer))
    return target.set_working(target.current.with_(content=writer.finish()))


def _bytes(data: object) -> bytes:
    return b"" if data is None else from_java_bytes(data)


def _common(parents: List[FlowFile]) -> Dict[str, str]:
    """Attributes that all parents have with the same value, without those that are never inherited (intersectAttributes)."""
    if not parents:
        return {}
    first, others = parents[0], parents[1:]
    shared = {key: value for key, value in first.attributes.items() if all(other.attributes.get(key) == value for other in others)}
    return {key: value for key, value in shared.items() if key not in NOT_INHERITED}
