"""Provenance events, and those that a session has to report.

Mirrors StandardProvenanceEventRecord (NiFi 1.16.3): two events are the same when type, component, FlowFile, parents, children, transit URI
and relationship are, whatever their details, so a second ``modifyContent`` of a FlowFile adds nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Dict, FrozenSet, Iterable, Optional, Protocol, Set, Tuple, Union

from . import messages
from .content import Content
from .flowfile import FlowFile

if TYPE_CHECKING:
    from .host import Host

Key = Tuple[Union[None, str, FrozenSet[str]], ...]
_NOBODY: FrozenSet[str] = frozenset()


class ProvenanceEvent:
    """One event; ``attributes``, ``content`` and ``size`` are filled in at commit. ``content`` stays where
    ``Repository.keeps_contents`` says so."""

    __slots__ = (
        "alternate_identifier_uri", "attributes", "children", "component_id", "component_type", "content", "details", "duration_ms",
        "parents", "relationship", "size", "source_system_identifier", "time_ms", "transit_uri", "type", "updated_attributes", "uuid",
    )  # fmt: skip

    def __init__(
        self,
        event_type: str,
        flowfile: FlowFile,
        component_id: str = "",
        component_type: str = "",
        time_ms: int = 0,
        *,
        details: Optional[str] = None,
        transit_uri: Optional[str] = None,
        relationship: Optional[str] = None,
        parents: Iterable[str] = (),
        children: Iterable[str] = (),
        source_system_identifier: Optional[str] = None,
        alternate_identifier_uri: Optional[str] = None,
        duration_ms: int = -1,
    ) -> None:
        self.type, self.uuid = event_type, flowfile.uuid
        self.component_id, self.component_type, self.time_ms = component_id, component_type, time_ms
        self.details, self.duration_ms = details, duration_ms
        self.transit_uri, self.relationship = transit_uri, relationship
        self.parents, self.children = list(parents), list(children)
        self.source_system_identifier, self.alternate_identifier_uri = source_system_identifier, alternate_identifier_uri
        self.attributes: Dict[str, str] = flowfile.attributes
        self.updated_attributes: Dict[Optional[str], Optional[str]] = {}
        self.size = flowfile.size
        self.content: Optional[Content] = flowfile.content

    def key(self) -> Key:
        """What makes it the same event as another."""
        uuid = "" if self.type == "FORK" else self.uuid
        more = self.alternate_identifier_uri if self.type == "ADDINFO" else None
        parents = frozenset(self.parents) if self.parents else _NOBODY
        children = frozenset(self.children) if self.children else _NOBODY
        return (self.type, self.component_id, uuid, parents, children, self.transit_uri, self.relationship, more)

    def __repr__(self) -> str:
        return f"ProvenanceEvent({self.type}, {self.uuid})"


class Reporting(Protocol):
    """What a reporter needs of its session."""

    @property
    def host(self) -> Host:
        """The component that events name."""

    def is_known(self, flowfile: Optional[FlowFile]) -> bool:
        """Whether the session has a FlowFile; NullPointerException for null."""


class ReportedEvents:
    """What a session reports when it commits; behind its ProvenanceReporter."""

    def __init__(self, session: Reporting) -> None:
        self.session = session
        self.waiting: Dict[Key, ProvenanceEvent] = {}

    def event(self, event_type: str, flowfile: FlowFile, **fields: Any) -> ProvenanceEvent:
        """A new event of the session's component; it is not reported yet."""
        host = self.session.host
        return ProvenanceEvent(event_type, flowfile, host.identifier, host.component_type, host.clock.now_ms(), **fields)

    def add(self, event_type: str, flowfile: FlowFile, **fields: Any) -> ProvenanceEvent:
        """Report an event, unless the same is reported."""
        event = self.event(event_type, flowfile, **fields)
        return self.waiting.setdefault(event.key(), event)

    def clone(self, parent: FlowFile, child: FlowFile) -> None:
        self.add("CLONE", parent, parents=[parent.uuid], children=[child.uuid])

    def drop(self, flowfile: FlowFile, reason: Optional[str]) -> None:
        self.add("DROP", flowfile, details=None if reason is None else messages.DISCARD_REASON % reason)

    def forget(self, uuid: str) -> None:
        """Take out all events of a FlowFile."""
        self.waiting = {key: event for key, event in self.waiting.items() if event.uuid != uuid}

    def take(self) -> Dict[Key, ProvenanceEvent]:
        """All events, which do not wait any more."""
        taken, self.waiting = self.waiting, {}
        return taken


def is_spurious_fork(event: ProvenanceEvent, removed: Set[str]) -> bool:
    """A FORK whose only child was removed in the same session (isSpuriousForkEvent)."""
    return event.type == "FORK" and len(event.children) == 1 and event.children[0] in removed
