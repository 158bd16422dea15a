"""Provenance events, and the reporter that a processor's code talks to.

Mirrors StandardProvenanceEventRecord and StandardProvenanceReporter (NiFi 1.16.3): two events are the same when type, component, FlowFile,
parents, children, transit URI and relationship are, whatever their details, so a second ``modifyContent`` of a FlowFile adds nothing;
``send`` goes to the repository at once and survives a rollback, everything else waits for the commit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Dict, FrozenSet, Iterable, Optional, Protocol, Set, Tuple, Union

from ..java.lang.object import JavaObject
from ..java.nifi.processor.exception.exceptions import FlowFileHandlingException
from ..java.nifi.processor.relationship import Relationship
from ..java.registry import java_class
from . import messages
from .content import Content
from .flowfile import FlowFile

if TYPE_CHECKING:
    from .host import Host

Argument = Union[None, str, int]  # texts are details, numbers a duration in milliseconds, False does not force
Key = Tuple[Union[None, str, FrozenSet[str]], ...]


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
        sides = (frozenset(self.parents), frozenset(self.children))
        return (self.type, self.component_id, uuid, *sides, self.transit_uri, self.relationship, more)

    def __repr__(self) -> str:
        return f"ProvenanceEvent({self.type}, {self.uuid})"


class Reporting(Protocol):
    """What a reporter needs of its session."""

    @property
    def host(self) -> Host:
        """The component that events name."""

    def is_known(self, flowfile: Optional[FlowFile]) -> bool:
        """Whether the session has a FlowFile; NullPointerException for null."""


@java_class("org.apache.nifi.controller.repository.StandardProvenanceReporter")
class ProvenanceReporter(JavaObject):
    """What session.getProvenanceReporter() gives."""

    _session: Reporting
    _events: Dict[Key, ProvenanceEvent]

    def __init__(self, session: Reporting) -> None:
        vars(self).update(_session=session, _events={})

    def _event(self, event_type: str, flowfile: FlowFile, **fields: Any) -> ProvenanceEvent:
        host = self._session.host
        return ProvenanceEvent(event_type, flowfile, host.identifier, host.component_type, host.clock.now_ms(), **fields)

    def _add(self, event_type: str, flowfile: FlowFile, **fields: Any) -> ProvenanceEvent:
        event = self._event(event_type, flowfile, **fields)
        return self._events.setdefault(event.key(), event)

    def _add_known(self, event_type: str, flowfile: FlowFile, **fields: Any) -> None:
        if not self._session.is_known(flowfile):
            raise FlowFileHandlingException(messages.PROVENANCE_UNKNOWN % flowfile)
        self._add(event_type, flowfile, **fields)

    # Java's methods

    def create(self, flowfile: FlowFile, *arguments: Argument) -> None:
        self._add_known("CREATE", flowfile, **_details_and_duration(arguments))

    def receive(self, flowfile: FlowFile, transit_uri: str, *arguments: Argument) -> None:
        """RECEIVE: (uri), (uri, millis), (uri, source id), (uri, source id, millis), (uri, source id, details, millis)."""
        texts = [argument for argument in arguments if argument is None or isinstance(argument, str)]
        fields = {"source_system_identifier": texts[0] if texts else None, "details": texts[1] if len(texts) > 1 else None}
        self._add_known("RECEIVE", flowfile, transit_uri=transit_uri, duration_ms=_duration(arguments), **fields)

    def fetch(self, flowfile: FlowFile, transit_uri: str, *arguments: Argument) -> None:
        self._add_known("FETCH", flowfile, transit_uri=transit_uri, **_details_and_duration(arguments))

    def send(self, flowfile: Optional[FlowFile], transit_uri: str, *arguments: Argument) -> None:
        """SEND: registered at once, unless ``force``, after details or millis, is False. An unknown FlowFile, or null, adds nothing."""
        if flowfile is None or not self._session.is_known(flowfile):
            return
        event = self._event("SEND", flowfile, transit_uri=transit_uri, **_details_and_duration(arguments))
        if any(argument is False for argument in arguments[1:]):
            self._events.setdefault(event.key(), event)
        else:
            self._session.host.repository.register([event])

    def invokeRemoteProcess(self, flowfile: FlowFile, transit_uri: str, *arguments: Argument) -> None:
        self._add("REMOTE_INVOCATION", flowfile, transit_uri=transit_uri, **_details_and_duration(arguments))

    def associate(self, flowfile: FlowFile, namespace: str, identifier: str) -> None:
        space = namespace.strip()
        name = identifier.strip()
        space = space[:-1] if space.endswith(":") else space
        if name == ":":
            return
        self._add("ADDINFO", flowfile, alternate_identifier_uri=space + ":" + (name[1:] if name.startswith(":") else name))

    def fork(self, parent: FlowFile, children: Iterable[FlowFile], *arguments: Argument) -> None:
        uuids = [child.uuid for child in children]
        self._session.is_known(parent)
        self._add_known("FORK", parent, parents=[parent.uuid], children=uuids, **_details_and_duration(arguments))

    def join(self, parents: Iterable[FlowFile], child: FlowFile, *arguments: Argument) -> None:
        uuids = [parent.uuid for parent in parents]
        self._add_known("JOIN", child, parents=uuids, children=[child.uuid], **_details_and_duration(arguments))

    def clone(self, parent: FlowFile, child: FlowFile, verify: bool = True) -> None:
        if verify and not self._session.is_known(child):
            raise FlowFileHandlingException(messages.PROVENANCE_UNKNOWN % child)
        self._add("CLONE", parent, parents=[parent.uuid], children=[child.uuid])

    def modifyContent(self, flowfile: FlowFile, *arguments: Argument) -> None:
        self._add_known("CONTENT_MODIFIED", flowfile, **_details_and_duration(arguments))

    def modifyAttributes(self, flowfile: FlowFile, *arguments: Argument) -> None:
        self._add_known("ATTRIBUTES_MODIFIED", flowfile, **_details_and_duration(arguments))

    def route(self, flowfile: FlowFile, relationship: Relationship, *arguments: Argument) -> None:
        self._add_known("ROUTE", flowfile, relationship=relationship.getName(), **_details_and_duration(arguments))

    # The session's side

    def _drop(self, flowfile: FlowFile, reason: Optional[str]) -> None:
        self._add("DROP", flowfile, details=None if reason is None else messages.DISCARD_REASON % reason)

    def _remove_events_for(self, uuid: str) -> None:
        self._events = {key: event for key, event in self._events.items() if event.uuid != uuid}

    def _take(self) -> Dict[Key, ProvenanceEvent]:
        taken, self._events = self._events, {}
        return taken


def _duration(arguments: Iterable[Argument]) -> int:
    return next((int(argument) for argument in arguments if isinstance(argument, int) and not isinstance(argument, bool)), -1)


def _details_and_duration(arguments: Tuple[Argument, ...]) -> Dict[str, Any]:
    return {"details": next((argument for argument in arguments if isinstance(argument, str)), None), "duration_ms": _duration(arguments)}


def is_spurious_fork(event: ProvenanceEvent, removed: Set[str]) -> bool:
    """A FORK whose only child was removed in the same session (isSpuriousForkEvent)."""
    return event.type == "FORK" and len(event.children) == 1 and event.children[0] in removed
