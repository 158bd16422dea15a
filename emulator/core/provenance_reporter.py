"""The reporter that a processor's code talks to.

Mirrors StandardProvenanceReporter (NiFi 1.16.3): ``send`` goes to the repository at once and survives a rollback, everything else waits for
the commit.
"""

from __future__ import annotations

from typing import Any, Dict, Iterable, Optional, Tuple, Union

from ..java.lang.object import JavaObject
from ..java.nifi.processor.exception.exceptions import FlowFileHandlingException
from ..java.nifi.processor.relationship import Relationship
from ..java.registry import java_class
from . import messages
from .flowfile import FlowFile
from .provenance import ReportedEvents

Argument = Union[None, str, int]  # texts are details, numbers a duration in milliseconds, False does not force


@java_class("org.apache.nifi.controller.repository.StandardProvenanceReporter")
class ProvenanceReporter(JavaObject):
    """What session.getProvenanceReporter() gives."""

    _reported: ReportedEvents

    def __init__(self, reported: ReportedEvents) -> None:
        vars(self).update(_reported=reported)

    def _add_known(self, event_type: str, flowfile: FlowFile, **fields: Any) -> None:
        if not self._reported.session.is_known(flowfile):
            raise FlowFileHandlingException(messages.PROVENANCE_UNKNOWN % flowfile)
        self._reported.add(event_type, flowfile, **fields)

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
        if flowfile is None or not self._reported.session.is_known(flowfile):
            return
        event = self._reported.event("SEND", flowfile, transit_uri=transit_uri, **_details_and_duration(arguments))
        if any(argument is False for argument in arguments[1:]):
            self._reported.waiting.setdefault(event.key(), event)
        else:
            self._reported.session.host.repository.register([event])

    def invokeRemoteProcess(self, flowfile: FlowFile, transit_uri: str, *arguments: Argument) -> None:
        self._reported.add("REMOTE_INVOCATION", flowfile, transit_uri=transit_uri, **_details_and_duration(arguments))

    def associate(self, flowfile: FlowFile, namespace: str, identifier: str) -> None:
        space = namespace.strip()
        name = identifier.strip()
        space = space[:-1] if space.endswith(":") else space
        if name == ":":
            return
        self._reported.add("ADDINFO", flowfile, alternate_identifier_uri=space + ":" + (name[1:] if name.startswith(":") else name))

    def fork(self, parent: FlowFile, children: Iterable[FlowFile], *arguments: Argument) -> None:
        uuids = [child.uuid for child in children]
        self._reported.session.is_known(parent)
        self._add_known("FORK", parent, parents=[parent.uuid], children=uuids, **_details_and_duration(arguments))

    def join(self, parents: Iterable[FlowFile], child: FlowFile, *arguments: Argument) -> None:
        uuids = [parent.uuid for parent in parents]
        self._add_known("JOIN", child, parents=uuids, children=[child.uuid], **_details_and_duration(arguments))

    def clone(self, parent: FlowFile, child: FlowFile, verify: bool = True) -> None:
        if verify and not self._reported.session.is_known(child):
            raise FlowFileHandlingException(messages.PROVENANCE_UNKNOWN % child)
        self._reported.clone(parent, child)

    def modifyContent(self, flowfile: FlowFile, *arguments: Argument) -> None:
        self._add_known("CONTENT_MODIFIED", flowfile, **_details_and_duration(arguments))

    def modifyAttributes(self, flowfile: FlowFile, *arguments: Argument) -> None:
        self._add_known("ATTRIBUTES_MODIFIED", flowfile, **_details_and_duration(arguments))

    def route(self, flowfile: FlowFile, relationship: Relationship, *arguments: Argument) -> None:
        self._add_known("ROUTE", flowfile, relationship=relationship.getName(), **_details_and_duration(arguments))


def _duration(arguments: Iterable[Argument]) -> int:
    return next((int(argument) for argument in arguments if isinstance(argument, int) and not isinstance(argument, bool)), -1)


def _details_and_duration(arguments: Tuple[Argument, ...]) -> Dict[str, Any]:
    if not arguments:
        return {}
    return {"details": next((argument for argument in arguments if isinstance(argument, str)), None), "duration_ms": _duration(arguments)}

