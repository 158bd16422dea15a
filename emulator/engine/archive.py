"""Provenance events packed small: a long run keeps a hundred thousand of them, each with twenty attributes.

Names of attributes stand once for all FlowFiles that have the same ones in the same order, values once for all events of a commit, long
values are compressed, and what most events lack (details, parents, children …) takes no room. ``unpack`` gives back an event equal to the
one that was packed.
"""

from __future__ import annotations

from operator import attrgetter
from typing import Any, Dict, NamedTuple, Optional, Tuple, Union

from ..core.attributes import Attributes
from ..core.provenance import ProvenanceEvent
from .long_text import LONG, Shelf

Packed = Tuple[Any, ...]  # capacity, names, then the values in the names' order
Updated = Union[Tuple[Optional[str], ...], Dict[Optional[str], Optional[str]]]  # names whose value is the attribute's, else name → value
_RARE = ("details", "transit_uri", "relationship", "source_system_identifier", "alternate_identifier_uri", "duration_ms")
_rare = attrgetter(*_RARE, "parents", "children")
_NO_MORE = (None, None, None, None, None, -1, (), ())
_NOTHING_RARE: Tuple[Any, ...] = (None, None, None, None, None, -1, [], [])
_MOST_SHARED = 10_000


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
        capacity, names, *values = self.packed
        return Attributes(dict(zip(names, map(str, values))), capacity)


class Packer:
    """Packs the events of one run."""

    def __init__(self) -> None:
        self._shared: Dict[Any, Any] = {}
        self._shelf = Shelf()
        self._last: Tuple[Optional[Attributes], Packed] = (None, ())

    def pack(self, event: ProvenanceEvent) -> Record:
        """The event's record."""
        where = self._share((event.component_id, event.component_type))
        more = _NO_MORE
        rare = _rare(event)
        if rare != _NOTHING_RARE:
            more = (*rare[:-2], tuple(event.parents), tuple(event.children))
        if not event.parents and not event.children and event.transit_uri is None:
            more = self._share(more)
        packed = self._attributes(event.attributes)
        return Record(event.type, event.uuid, where, event.time_ms, event.size, packed, self._updated(event), more)

    def _attributes(self, attributes: Dict[str, str]) -> Packed:
        last, packed = self._last
        if attributes is not last:
            kept = attributes if isinstance(attributes, Attributes) else Attributes(attributes)
            packed = (kept.capacity, self._share(tuple(kept)), *kept.values())
            if max(map(len, kept.values()), default=0) >= LONG:
                put = self._shelf.put
                packed = (*packed[:2], *[put(value) if len(value) >= LONG else value for value in kept.values()])
            self._last = (kept, packed)
        return packed

    def _updated(self, event: ProvenanceEvent) -> Updated:
        updated, attributes = event.updated_attributes, event.attributes
        if updated.items() <= attributes.items() or all(
            (attributes.get(name) if name is not None else None) == value for name, value in updated.items()
        ):
            names: Tuple[Optional[str], ...] = self._share(tuple(updated))
            return names
        return updated

    def _share(self, value: Any) -> Any:
        if len(self._shared) > _MOST_SHARED:
            self._shared.clear()
        return self._shared.setdefault(value, value)


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
