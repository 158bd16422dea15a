"""Reader of XML templates, NiFi 1.x: ``<template encoding-version="1.3">``.

Mirrors TemplateDTO and FlowSnippetDTO: lists are repeated elements, maps are ``<entry>``, an entry without ``<value>`` is null, what is
unknown is ignored. Auto-termination counts only under ``<relationships>``, retry only under ``<config>``; without ``<retryCount>`` it is 0.
Before encoding 1.3 there were no parameters: ``#{…}`` in a property is literal text and comes out escaped, as TemplateUtils does on import.
A component's id is its ``<versionedComponentId>``, where no copy of it has the same, else its ``<id>``; connections and
service references follow. Left out because the format has none: parameter contexts, their names on groups, external services.
"""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from collections import Counter
from typing import Dict, List, Optional, Set, Tuple

from ..base.errors import InputError
from ..base.parameters import escape_references
from .model import (
    Bundle,
    Connection,
    ControllerService,
    End,
    Flow,
    Funnel,
    Label,
    Port,
    Position,
    ProcessGroup,
    Processor,
    Retry,
    Scheduling,
)
from .nifi2 import without_later

_Element = ElementTree.Element
_ROOT_ID = "root"


def parse(data: bytes, origin: str = "") -> Flow:
    """The flow of a template. A template of one group is that group; loose components get a group of the template's name around them."""
    try:
        root = ElementTree.fromstring(data)
    except (ElementTree.ParseError, LookupError, ValueError) as error:  # the last two: an encoding that is none
        raise InputError(f"not well-formed XML: {error}", origin, "Download the template again") from None
    snippet = root.find("snippet")
    if root.tag != "template" or snippet is None:
        raise InputError(f"not a template: the root element is <{root.tag}>", origin, "Give a file made by Download template")
    name, description = _text(root, "name"), _text(root, "description")
    try:
        outermost = _Reader(root, origin).outermost(snippet, name)
    except (ValueError, OverflowError, RecursionError) as error:
        raise InputError(f"not a template that NiFi would take: {error}", origin, "Download the template again") from None
    return Flow(name=name, root=outermost, description=description, origin=origin)


def _text(element: Optional[_Element], tag: str, default: str = "") -> str:
    child = None if element is None else element.find(tag)
    return default if child is None or child.text is None else child.text


def _remote_name(element: _Element) -> str:
    return _text(element, "name") or _text(element, "targetUris") or _text(element, "targetUri") or "RemoteProcessGroup"


def _optional(element: _Element, tag: str) -> Optional[str]:
    child = element.find(tag)
    return None if child is None else child.text


def _number(element: _Element, tag: str, default: int) -> int:
    text = _text(element, tag).strip()
    return int(float(text)) if text else default


def _map(element: Optional[_Element], tag: str) -> Dict[str, Optional[str]]:
    entries = [] if element is None else element.findall(f"{tag}/entry")
    return {_text(e, "key"): None if e.find("value") is None else _text(e, "value") for e in entries}


def _all(element: Optional[_Element], tag: str) -> List[str]:
    return [] if element is None else [e.text or "" for e in element.findall(tag)]


def _strings(mapping: Dict[str, Optional[str]]) -> Dict[str, str]:
    return {key: value or "" for key, value in mapping.items()}


def _state(element: _Element) -> str:
    return _text(element, "state", "STOPPED")


def _bundle(element: _Element) -> Bundle:
    bundle = element.find("bundle")
    return Bundle(_text(bundle, "artifact"), _text(bundle, "group", "org.apache.nifi"), _text(bundle, "version"))


def _flagged(element: Optional[_Element], flag: str) -> Set[str]:
    entries = [] if element is None else element.findall("descriptors/entry")
    return {_text(e, "key") for e in entries if _text(e.find("value"), flag).strip() not in ("", "false")}


def _stable_ids(root: _Element) -> Dict[str, str]:
    """Id in the file → the id that the component keeps: its versioned one, unless copies of a versioned group share that."""
    versioned: Dict[str, str] = {}
    for element in root.iter():
        own = _text(element, "id")
        if own:
            versioned[own] = _text(element, "versionedComponentId") or versioned.get(own, own)
    times = Counter(versioned.values())
    return {own: stable if times[stable] == 1 else own for own, stable in versioned.items()}


class _Reader:
    """One template: what its encoding version means, and stable ids for the ids of the file."""

    def __init__(self, root: _Element, origin: str) -> None:
        self.origin = origin
        self.version = _version(root.get("encoding-version"))
        self.ids = _stable_ids(root)

    def outermost(self, snippet: _Element, name: str) -> ProcessGroup:
        """The group of a one-group template, or one made for the loose components."""
        kinds = {child.tag for child in snippet}
        groups = snippet.findall("processGroups")
        if kinds == {"processGroups"} and len(groups) == 1:
            return self.group(groups[0])
        group = ProcessGroup(id=_ROOT_ID, name=name)
        self.fill(group, snippet)
        return group

    def id(self, element: _Element) -> str:
        own = _text(element, "id")
        return self.ids.get(own, own)

    def position(self, element: _Element) -> Position:
        at = element.find("position")
        x, y = float(_text(at, "x", "0")), float(_text(at, "y", "0"))
        return (x, y) if self.version >= (1, 0) else (x * 1.5, y * 1.34)  # StandardFlowSnippet: cards were smaller then

    def properties(self, element: Optional[_Element], services: Set[str]) -> Dict[str, Optional[str]]:
        values = _map(element, "properties")
        for name, value in values.items():
            if value is not None and name in services:
                values[name] = self.ids.get(value, value)
            elif value is not None and self.version < (1, 3):
                values[name] = escape_references(value)
        return values

    def group(self, element: _Element) -> ProcessGroup:
        group = ProcessGroup(
            id=self.id(element),
            name=_text(element, "name"),
            comments=_text(element, "comments"),
            position=self.position(element),
            variables=_strings(_map(element, "variables")),
            concurrency=_text(element, "flowfileConcurrency", "UNBOUNDED"),
            outbound_policy=_text(element, "flowfileOutboundPolicy", "STREAM_WHEN_AVAILABLE"),
        )
        contents = element.find("contents")
        if contents is not None:
            self.fill(group, contents)
        return group

    def fill(self, group: ProcessGroup, contents: _Element) -> None:
        group.processors = [self.processor(e) for e in contents.findall("processors")]
        group.ports = [self.port(e, kind) for kind in ("INPUT_PORT", "OUTPUT_PORT") for e in contents.findall(_PORTS[kind])]
        group.funnels = [Funnel(self.id(e), self.position(e)) for e in contents.findall("funnels")]
        group.labels = [self.label(e) for e in contents.findall("labels")]
        group.connections = [self.connection(e) for e in contents.findall("connections")]
        group.services = [self.service(e) for e in contents.findall("controllerServices")]
        group.groups = [self.group(e) for e in contents.findall("processGroups")]
        group.remote_groups = [_remote_name(e) for e in contents.findall("remoteProcessGroups")]

    def processor(self, element: _Element) -> Processor:
        config = element.find("config")
        if config is None:
            raise InputError(f"processor {_text(element, 'name')!r} has no <config>", self.origin, "Download the template again")
        services = _flagged(config, "identifiesControllerService")
        relationships = element.findall("relationships")
        bundle, java_type = _bundle(element), _text(element, "type")
        return Processor(
            id=self.id(element),
            name=_text(element, "name"),
            type=java_type,
            bundle=bundle,
            properties=without_later(java_type, bundle.version, self.properties(config, services)),
            scheduling=_scheduling(config),
            auto_terminated={_text(r, "name") for r in relationships if _text(r, "autoTerminate") == "true"},
            retry=_retry(config),
            relationships={_text(r, "name") for r in relationships},
            service_properties=services,
            sensitive_properties=_flagged(config, "sensitive"),
            bulletin_level=_text(config, "bulletinLevel", "WARN"),
            state=_state(element),
            annotation_data=_optional(config, "annotationData"),
            comments=_text(config, "comments"),
            position=self.position(element),
            style=_strings(_map(element, "style")),
        )

    def port(self, element: _Element, kind: str) -> Port:
        return Port(
            id=self.id(element),
            name=_text(element, "name"),
            kind=kind,
            comments=_text(element, "comments"),
            concurrent_tasks=_number(element, "concurrentlySchedulableTaskCount", 1),
            state=_state(element),
            position=self.position(element),
        )

    def label(self, element: _Element) -> Label:
        width, height = float(_text(element, "width", "150")), float(_text(element, "height", "150"))
        style = _strings(_map(element, "style"))
        return Label(self.id(element), _text(element, "label"), width, height, self.position(element), style)

    def end(self, element: Optional[_Element]) -> End:
        if element is None:
            raise InputError("a connection has no end", self.origin, "Download the template again")
        group = _text(element, "groupId")
        return End(self.id(element), self.ids.get(group, group), _text(element, "type"), _text(element, "name"))

    def connection(self, element: _Element) -> Connection:
        return Connection(
            id=self.id(element),
            source=self.end(element.find("source")),
            destination=self.end(element.find("destination")),
            relationships=set(_all(element, "selectedRelationships")) - {""},
            name=_text(element, "name"),
            object_threshold=_number(element, "backPressureObjectThreshold", 10000),
            size_threshold=_text(element, "backPressureDataSizeThreshold", "1 GB"),
            expiration=_text(element, "flowFileExpiration", "0 sec"),
            prioritizers=_all(element, "prioritizers"),
            load_balance_strategy=_text(element, "loadBalanceStrategy", "DO_NOT_LOAD_BALANCE"),
            load_balance_attribute=_optional(element, "loadBalancePartitionAttribute") or None,
            load_balance_compression=_text(element, "loadBalanceCompression", "DO_NOT_COMPRESS"),
            bends=[(float(_text(b, "x", "0")), float(_text(b, "y", "0"))) for b in element.findall("bends")],
            label_index=_number(element, "labelIndex", 1),
            z_index=_number(element, "zIndex", 0),
        )

    def service(self, element: _Element) -> ControllerService:
        services = _flagged(element, "identifiesControllerService")
        return ControllerService(
            id=self.id(element),
            name=_text(element, "name"),
            type=_text(element, "type"),
            bundle=_bundle(element),
            properties=self.properties(element, services),
            service_properties=services,
            sensitive_properties=_flagged(element, "sensitive"),
            apis=[(_text(api, "type"), _bundle(api)) for api in element.findall("controllerServiceApis")],
            state=_text(element, "state", "DISABLED"),
            annotation_data=_optional(element, "annotationData"),
            comments=_text(element, "comments"),
        )


_PORTS = {"INPUT_PORT": "inputPorts", "OUTPUT_PORT": "outputPorts"}


def _scheduling(config: _Element) -> Scheduling:
    return Scheduling(
        strategy=_text(config, "schedulingStrategy", "TIMER_DRIVEN"),
        period=_text(config, "schedulingPeriod", "0 sec"),
        execution_node=_text(config, "executionNode", "ALL"),
        concurrent_tasks=_number(config, "concurrentlySchedulableTaskCount", 1),
        run_duration_ms=_number(config, "runDurationMillis", 0),
        penalty=_text(config, "penaltyDuration", "30 sec"),
        yield_=_text(config, "yieldDuration", "1 sec"),
    )


def _retry(config: _Element) -> Retry:
    return Retry(
        count=_number(config, "retryCount", 0),
        relationships=set(_all(config, "retriedRelationships")),
        backoff=_text(config, "backoffMechanism", "PENALIZE_FLOWFILE"),
        max_backoff=_text(config, "maxBackoffPeriod", "10 mins"),
    )


def _version(text: Optional[str]) -> Tuple[int, int]:
    head, _, tail = (text or "").strip().partition(".")
    return (int(head), int(tail) if tail.isdigit() else 0) if head.isdigit() else (0, 0)
