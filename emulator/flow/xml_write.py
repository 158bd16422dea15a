"""Flow -> XML template for NiFi 1.x, encoding version 1.3.

Every ``<id>`` is the component's stable id, repeated as ``<versionedComponentId>`` so that an imported group can be upgraded in place.
The time stamp is a fixed one, so that the same flow gives the same bytes. Not carried: parameter contexts, for which the format has no
place, and which properties are sensitive: a descriptor that says so makes NiFi drop the value on import, a reference included.
"""

from __future__ import annotations

import re
from typing import Any, Iterable, List, Mapping, Optional

from emulator.base.errors import InputError
from emulator.flow import model

_OUTSIDE = "00000000-0000-1000-0000-000000000000"  # the group that the template will be put into
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"}


def write(flow: model.Flow) -> str:
    """The text of the template."""
    out = _Writer()
    out.open("template", ' encoding-version="1.3"')
    out.text("description", flow.description)
    out.text("groupId", _OUTSIDE)
    out.text("name", flow.name)
    out.open("snippet")
    _group(out, flow.root, _OUTSIDE)
    out.close("snippet")
    out.text("timestamp", "01/01/2000 00:00:00 UTC")
    out.close("template")
    return '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + "\n".join(out.lines) + "\n"


class _Writer:
    """Lines of XML, two blanks a level; text is never indented, so that it comes back as it was."""

    def __init__(self) -> None:
        self.lines: List[str] = []
        self.depth = 0

    def open(self, tag: str, attributes: str = "") -> None:
        self.lines.append("  " * self.depth + f"<{tag}{attributes}>")
        self.depth += 1

    def close(self, tag: str) -> None:
        self.depth -= 1
        self.lines.append("  " * self.depth + f"</{tag}>")

    def text(self, tag: str, value: Any) -> None:
        text = ("true" if value else "false") if isinstance(value, bool) else str(value)
        bad = _UNWRITABLE.search(text)
        if bad:
            raise InputError(f"XML cannot hold the character {bad.group()!r}", f"<{tag}>", "Take it out")
        escaped = "".join(_ESCAPES.get(char, char) for char in text) if re.search("[&<>\r]", text) else text
        self.lines.append("  " * self.depth + (f"<{tag}>{escaped}</{tag}>" if escaped else f"<{tag}/>"))

    def optional(self, tag: str, value: Optional[str]) -> None:
        if value is not None:
            self.text(tag, value)

    def texts(self, tag: str, values: Iterable[Any]) -> None:
        for value in values:
            self.text(tag, value)

    def map(self, tag: str, values: Mapping[str, Optional[str]]) -> None:
        self.open(tag)
        for key, value in sorted(values.items()):
            self.open("entry")
            self.text("key", key)
            self.optional("value", value)
            self.close("entry")
        self.close(tag)

    def position(self, tag: str, at: model.Position) -> None:
        self.open(tag)
        self.text("x", float(at[0]))
        self.text("y", float(at[1]))
        self.close(tag)

    def head(self, identifier: str, parent: str, at: Optional[model.Position]) -> None:
        self.text("id", identifier)
        self.text("parentGroupId", parent)
        if at is not None:
            self.position("position", at)
        self.text("versionedComponentId", identifier)

    def bundle(self, bundle: model.Bundle) -> None:
        self.open("bundle")
        self.text("artifact", bundle.artifact)
        self.text("group", bundle.group)
        self.text("version", bundle.version)
        self.close("bundle")

    def descriptors(self, item: Any) -> None:
        self.open("descriptors")
        for name in sorted(set(item.properties) | item.service_properties):
            self.open("entry")
            self.text("key", name)
            self.open("value")
            if name in item.service_properties:
                self.text("identifiesControllerService", "service")
            self.text("name", name)
            self.close("value")
            self.close("entry")
        self.close("descriptors")


def _group(out: _Writer, group: model.ProcessGroup, parent: str) -> None:
    if group.remote_groups:
        raise InputError("remote process groups are not written: " + ", ".join(group.remote_groups), group.name, "Use ports")
    out.open("processGroups")
    out.head(group.id, parent, group.position)
    out.text("comments", group.comments)
    out.open("contents")
    for connection in group.connections:
        _connection(out, connection, group.id)
    for service in group.services:
        _service(out, service, group.id)
    for funnel in group.funnels:
        out.open("funnels")
        out.head(funnel.id, group.id, funnel.position)
        out.close("funnels")
    for kind, tag in (("INPUT_PORT", "inputPorts"), ("OUTPUT_PORT", "outputPorts")):
        for port in (p for p in group.ports if p.kind == kind):
            _port(out, port, group.id, tag)
    for label in group.labels:
        _label(out, label, group.id)
    for inner in group.groups:
        _group(out, inner, group.id)
    for processor in group.processors:
        _processor(out, processor, group.id)
    out.close("contents")
    out.text("defaultBackPressureDataSizeThreshold", "1 GB")
    out.text("defaultBackPressureObjectThreshold", 10000)
    out.text("defaultFlowFileExpiration", "0 sec")
    out.text("flowfileConcurrency", group.concurrency)
    out.text("flowfileOutboundPolicy", group.outbound_policy)
    out.text("name", group.name)
    out.map("variables", group.variables)
    out.close("processGroups")


def _end(out: _Writer, tag: str, end: model.End) -> None:
    out.open(tag)
    out.text("groupId", end.group_id)
    out.text("id", end.id)
    out.text("name", end.name)
    out.text("type", end.type)
    out.close(tag)


def _connection(out: _Writer, connection: model.Connection, parent: str) -> None:
    out.open("connections")
    out.head(connection.id, parent, None)
    out.text("backPressureDataSizeThreshold", connection.size_threshold)
    out.text("backPressureObjectThreshold", connection.object_threshold)
    for bend in connection.bends:
        out.position("bends", bend)
    _end(out, "destination", connection.destination)
    out.text("flowFileExpiration", connection.expiration)
    out.text("labelIndex", connection.label_index)
    out.text("loadBalanceCompression", connection.load_balance_compression)
    out.text("loadBalancePartitionAttribute", connection.load_balance_attribute or "")
    out.text("loadBalanceStrategy", connection.load_balance_strategy)
    out.text("name", connection.name)
    out.texts("prioritizers", connection.prioritizers)
    out.texts("selectedRelationships", sorted(connection.relationships) or [""])
    _end(out, "source", connection.source)
    out.text("zIndex", connection.z_index)
    out.close("connections")


def _service(out: _Writer, service: model.ControllerService, parent: str) -> None:
    out.open("controllerServices")
    out.head(service.id, parent, None)
    out.optional("annotationData", service.annotation_data)
    out.bundle(service.bundle)
    out.text("comments", service.comments)
    for api, bundle in service.apis:
        out.open("controllerServiceApis")
        out.bundle(bundle)
        out.text("type", api)
        out.close("controllerServiceApis")
    out.descriptors(service)
    out.text("name", service.name)
    out.map("properties", service.properties)
    out.text("state", service.state)
    out.text("type", service.type)
    out.close("controllerServices")


def _port(out: _Writer, port: model.Port, parent: str, tag: str) -> None:
    out.open(tag)
    out.head(port.id, parent, port.position)
    out.text("allowRemoteAccess", False)
    out.text("comments", port.comments)
    out.text("concurrentlySchedulableTaskCount", port.concurrent_tasks)
    out.text("name", port.name)
    out.text("state", port.state)
    out.text("type", port.kind)
    out.close(tag)


def _label(out: _Writer, label: model.Label, parent: str) -> None:
    out.open("labels")
    out.head(label.id, parent, label.position)
    out.text("height", float(label.height))
    out.text("label", label.text)
    out.map("style", label.style)
    out.text("width", float(label.width))
    out.text("zIndex", 0)
    out.close("labels")


def _processor(out: _Writer, processor: model.Processor, parent: str) -> None:
    out.open("processors")
    out.head(processor.id, parent, processor.position)
    out.bundle(processor.bundle)
    _config(out, processor)
    out.text("executionNodeRestricted", False)
    out.text("name", processor.name)
    for name in sorted(processor.relationships):
        out.open("relationships")
        out.text("autoTerminate", name in processor.auto_terminated)
        out.text("name", name)
        out.text("retry", name in processor.retry.relationships)
        out.close("relationships")
    out.text("state", processor.state)
    out.map("style", processor.style)
    out.text("type", processor.type)
    out.close("processors")


def _config(out: _Writer, processor: model.Processor) -> None:
    scheduling, retry = processor.scheduling, processor.retry
    out.open("config")
    out.optional("annotationData", processor.annotation_data)
    out.text("backoffMechanism", retry.backoff)
    out.text("bulletinLevel", processor.bulletin_level)
    out.text("comments", processor.comments)
    out.text("concurrentlySchedulableTaskCount", scheduling.concurrent_tasks)
    out.descriptors(processor)
    out.text("executionNode", scheduling.execution_node)
    out.text("lossTolerant", False)
    out.text("maxBackoffPeriod", retry.max_backoff)
    out.text("penaltyDuration", scheduling.penalty)
    out.map("properties", processor.properties)
    out.texts("retriedRelationships", sorted(retry.relationships))
    out.text("retryCount", retry.count)
    out.text("runDurationMillis", scheduling.run_duration_ms)
    out.text("schedulingPeriod", scheduling.period)
    out.text("schedulingStrategy", scheduling.strategy)
    out.text("yieldDuration", scheduling.yield_)
    out.close("config")
