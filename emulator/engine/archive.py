"""Provenance events packed small: a long run keeps a hundred thousand of them, each with twenty attributes.

Of attributes only what differs from the event before is kept (``packed_attributes``), and what most events lack (details, parents,
children …) takes no room. ``unpack`` gives back an event equal to the one that was packed.
"""

from __future__ import annotations

from operator import attrgetter
from typing import Any, Dict, NamedTuple, Optional, Tuple, Union

from ..core.attributes import Attributes
from ..core.provenance import ProvenanceEvent
from .packed_attributes import AttributesPacker, Packed, Sharer, unpacked

Updated = Union[Tuple[Optional[str], ...], Dict[Optional[str], Optional[str]]]  # names whose value is the attribute's, else name → value
_RARE = ("details", "transit_uri", "relationship", "source_system_identifier", "alternate_identifier_uri", "duration_ms")
_rare = attrgetter(*_RARE, "parents", "children")
_NO_MORE = (None, None, None, None, None, -1, (), ())
_ENDS = ("DROP", "EXPIRE")
_NOTHING_RARE: Tuple[Any, ...] = (None, None, None, None, None, -1, [], [])


class Record(NamedTuple):
    """One packed event."""

    type: str
    uuid: str
    component: Tuple[str, str]  # id, type
    time_ms: int
    size: int
    packed: Packed
    updated: Updated
    more: Tuple[Any, ...]  # what stands in _RARE, then parents, then children

    @property
    def details(self) -> Optional[str]:
        details: Optional[str] = self.more[0]
        return details

    @property
    def text(self) -> str:
        """What a person reads: details, else the relationship, else the URI."""
        return self.more[0] or self.more[2] or self.more[1] or ""

    @property
    def parents(self) -> Tuple[str, ...]:
        """Uuids of its parents."""
        uuids: Tuple[str, ...] = self.more[6]
        return uuids

    @property
    def children(self) -> Tuple[str, ...]:
        """Uuids of its children."""
        uuids: Tuple[str, ...] = self.more[7]
        return uuids

    @property
    def attributes(self) -> Attributes:
        """The FlowFile's attributes, made anew."""
        return unpacked(self.packed)


class Packer:
    """Packs the events of one run."""

    def __init__(self) -> None:
        self._sharer = Sharer()
        self._share = self._sharer.share
        self._attributes = AttributesPacker(self._sharer)

    def pack(self, event: ProvenanceEvent) -> Record:
        """The event's record."""
        where = self._share((event.component_id, event.component_type))
        more = _NO_MORE
        rare = _rare(event)
        if rare != _NOTHING_RARE:
            more = (*rare[:-2], tuple(event.parents), tuple(event.children))
        if not event.parents and not event.children and event.transit_uri is None:
            more = self._share(more)
        packed = self._attributes.pack(event.uuid, event.attributes)
        if event.type in _ENDS:
            self._attributes.ended(event.uuid)
        moment, size = self._share(event.time_ms), self._share(event.size)
        return Record(event.type, event.uuid, where, moment, size, packed, self._updated(event), more)

    def _updated(self, event: ProvenanceEvent) -> Updated:
        updated, attributes = event.updated_attributes, event.attributes
        if updated.items() <= attributes.items() or all(
            (attributes.get(name) if name is not None else None) == value for name, value in updated.items()
        ):
            names: Tuple[Optional[str], ...] = self._share(tuple(updated))
            return names
        return updated


def unpack(record: Record) -> ProvenanceEvent:
    """The event again."""
    event: ProvenanceEvent = object.__new__(ProvenanceEvent)
    event.type, event.uuid, event.time_ms, event.size = record.type, record.uuid, record.time_ms, record.size
    event.component_id, event.component_type = record.component
    event.content = None
    for name, value in zip(_RARE, record.more):
        setattr(event, name, value)
    event.parents, event.children = list(record.parents), list(record.children)
    event.attributes = record.attributes
    event.updated_attributes = _updated(record.updated, event.attributes)
    return event


def _updated(updated: Updated, attributes: Dict[str, str]) -> Dict[Optional[str], Optional[str]]:
    if isinstance(updated, dict):
        return updated
    return {name: None if name is None else attributes.get(name) for name in updated}
