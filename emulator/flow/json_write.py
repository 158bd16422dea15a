"""Flow -> JSON flow definition, as "Download flow definition" of NiFi 1.16 writes it, sorted and without anything that varies."""

from __future__ import annotations

import json
from typing import Any, Dict, List

from emulator.base.errors import InputError
from emulator.flow import model

_Json = Dict[str, Any]
_STATES = {"STOPPED": "ENABLED"}


def write(flow: model.Flow) -> str:
    """The text of the definition; the same flow gives the same text."""
    document = {
        "flowContents": _group(flow.root, None),
        "externalControllerServices": {i: {"identifier": i, "name": name} for i, name in flow.external_services.items()},
        "parameterContexts": {name: _context(context) for name, context in flow.contexts.items()},
        "flowEncodingVersion": "1.0",
    }
    return json.dumps(document, indent=2, sort_keys=True, ensure_ascii=False) + "\n"


def _position(at: model.Position) -> _Json:
    return {"x": at[0], "y": at[1]}


def _bundle(bundle: model.Bundle) -> _Json:
    return {"group": bundle.group, "artifact": bundle.artifact, "version": bundle.version}


def _context(context: model.ParameterContext) -> _Json:
    return {
        "name": context.name,
        "description": context.description,
        "parameters": [_parameter(p) for p in context.parameters.values()],
        "inheritedParameterContexts": list(context.inherited),
    }


def _parameter(parameter: model.Parameter) -> _Json:
    written: _Json = {"name": parameter.name, "description": parameter.description, "sensitive": parameter.sensitive}
    if parameter.value is not None and not parameter.sensitive:
        written["value"] = parameter.value
    return written


def _group(group: model.ProcessGroup, parent: Any) -> _Json:
    if group.remote_groups:
        raise InputError("remote process groups are not written: " + ", ".join(group.remote_groups), group.name, "Use ports")
    written: _Json = {
        "identifier": group.id,
        "name": group.name,
        "comments": group.comments,
        "componentType": "PROCESS_GROUP",
        "position": _position(group.position),
        "variables": group.variables,
        "flowFileConcurrency": group.concurrency,
        "flowFileOutboundPolicy": group.outbound_policy,
        "defaultFlowFileExpiration": "0 sec",
        "defaultBackPressureObjectThreshold": 10000,
        "defaultBackPressureDataSizeThreshold": "1 GB",
        "processors": [_processor(p, group.id) for p in group.processors],
        "inputPorts": [_port(p, group.id) for p in group.ports if p.kind == "INPUT_PORT"],
        "outputPorts": [_port(p, group.id) for p in group.ports if p.kind == "OUTPUT_PORT"],
        "funnels": [_own(f.id, "FUNNEL", group.id, position=_position(f.position)) for f in group.funnels],
        "labels": [_label(label, group.id) for label in group.labels],
        "connections": [_connection(c, group.id) for c in group.connections],
        "controllerServices": [_service(s, group.id) for s in group.services],
        "processGroups": [_group(g, group.id) for g in group.groups],
        "remoteProcessGroups": [],
    }
    if parent is not None:
        written["groupIdentifier"] = parent
    if group.parameter_context is not None:
        written["parameterContextName"] = group.parameter_context
    return written


def _own(identifier: str, kind: str, group: str, **more: Any) -> _Json:
    return {"identifier": identifier, "componentType": kind, "groupIdentifier": group, **more}


def _descriptors(item: Any) -> _Json:
    names = sorted(set(item.properties) | item.service_properties | item.sensitive_properties)
    return {name: _descriptor(item, name) for name in names}


def _descriptor(item: Any, name: str) -> _Json:
    service, sensitive = name in item.service_properties, name in item.sensitive_properties
    return {"name": name, "displayName": name, "identifiesControllerService": service, "sensitive": sensitive}


def _processor(processor: model.Processor, group: str) -> _Json:
    written = _own(
        processor.id,
        "PROCESSOR",
        group,
        name=processor.name,
        type=processor.type,
        bundle=_bundle(processor.bundle),
        properties=processor.properties,
        propertyDescriptors=_descriptors(processor),
        style=processor.style,
        comments=processor.comments,
        position=_position(processor.position),
        schedulingStrategy=processor.scheduling.strategy,
        schedulingPeriod=processor.scheduling.period,
        executionNode=processor.scheduling.execution_node,
        concurrentlySchedulableTaskCount=processor.scheduling.concurrent_tasks,
        runDurationMillis=processor.scheduling.run_duration_ms,
        penaltyDuration=processor.scheduling.penalty,
        yieldDuration=processor.scheduling.yield_,
        bulletinLevel=processor.bulletin_level,
        scheduledState=_STATES.get(processor.state, processor.state),
        autoTerminatedRelationships=sorted(processor.auto_terminated),
        retryCount=processor.retry.count,
        retriedRelationships=sorted(processor.retry.relationships),
        backoffMechanism=processor.retry.backoff,
        maxBackoffPeriod=processor.retry.max_backoff,
    )
    return _with_annotation(written, processor.annotation_data)


def _with_annotation(written: _Json, data: Any) -> _Json:
    return written if data is None else {**written, "annotationData": data}


def _port(port: model.Port, group: str) -> _Json:
    return _own(
        port.id,
        port.kind,
        group,
        name=port.name,
        type=port.kind,
        comments=port.comments,
        concurrentlySchedulableTaskCount=port.concurrent_tasks,
        scheduledState=_STATES.get(port.state, port.state),
        allowRemoteAccess=False,
        position=_position(port.position),
    )


def _label(label: model.Label, group: str) -> _Json:
    shape = {"width": label.width, "height": label.height, "zIndex": 0}
    return _own(label.id, "LABEL", group, label=label.text, style=label.style, position=_position(label.position), **shape)


def _end(end: model.End) -> _Json:
    return {"id": end.id, "groupId": end.group_id, "type": end.type, "name": end.name}


def _connection(connection: model.Connection, group: str) -> _Json:
    names: List[str] = sorted(connection.relationships)
    return _own(
        connection.id,
        "CONNECTION",
        group,
        name=connection.name,
        source=_end(connection.source),
        destination=_end(connection.destination),
        selectedRelationships=names or [""],
        backPressureObjectThreshold=connection.object_threshold,
        backPressureDataSizeThreshold=connection.size_threshold,
        flowFileExpiration=connection.expiration,
        prioritizers=connection.prioritizers,
        loadBalanceStrategy=connection.load_balance_strategy,
        partitioningAttribute=connection.load_balance_attribute or "",
        loadBalanceCompression=connection.load_balance_compression,
        bends=[_position(b) for b in connection.bends],
        labelIndex=connection.label_index,
        zIndex=connection.z_index,
    )


def _service(service: model.ControllerService, group: str) -> _Json:
    written = _own(
        service.id,
        "CONTROLLER_SERVICE",
        group,
        name=service.name,
        type=service.type,
        bundle=_bundle(service.bundle),
        properties=service.properties,
        propertyDescriptors=_descriptors(service),
        controllerServiceApis=[{"type": api, "bundle": _bundle(bundle)} for api, bundle in service.apis],
        scheduledState=service.state,
        comments=service.comments,
    )
    return _with_annotation(written, service.annotation_data)
