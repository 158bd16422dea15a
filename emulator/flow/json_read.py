"""Reader of JSON flow definitions, NiFi 1.16 to 1.28 (and 2.x): "Download flow definition".

Mirrors RegisteredFlowSnapshot and the Versioned* classes of nifi-registry-data-model: nulls are left out or written, unknown fields are
ignored. Without ``retryCount`` it is 10 (VersionedProcessor's own default), though an XML template means 0. ``scheduledState`` ENABLED is
the model's STOPPED for processors and ports. A sensitive parameter has no value here. Left out: registry coordinates, instance identifiers.
"""

from __future__ import annotations

import json
from typing import Any, Dict, List, Optional, Tuple

from ..base.errors import InputError
from .model import (
    Bundle,
    Connection,
    ControllerService,
    End,
    Flow,
    Funnel,
    Label,
    Parameter,
    ParameterContext,
    Port,
    Position,
    ProcessGroup,
    Processor,
    Retry,
    Scheduling,
)
from .nifi2 import in_words_of_1

_Json = Dict[str, Any]
_STATES = {"ENABLED": "STOPPED", "DISABLED": "DISABLED", "RUNNING": "RUNNING"}
_ADVICE = "Give a file made by Download flow definition"


def parse(data: bytes, origin: str = "") -> Flow:
    """The flow of a definition."""
    try:
        document = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise InputError(f"not UTF-8: {error.reason} at byte {error.start}", origin, _ADVICE) from None
    except json.JSONDecodeError as error:
        raise InputError(f"not JSON: {error.msg} at line {error.lineno}, column {error.colno}", origin, _ADVICE) from None
    except RecursionError:
        raise InputError("not a flow definition: it is nested too deeply", origin, _ADVICE) from None
    if not isinstance(document, dict) or not isinstance(document.get("flowContents"), dict):
        raise InputError("JSON, but not a flow definition: it has no flowContents", origin, _ADVICE)
    try:
        return _flow(document, origin)
    except (KeyError, TypeError, AttributeError, ValueError, OverflowError) as error:
        fault = f"no {error}" if isinstance(error, KeyError) else str(error)
        raise InputError(f"not a flow definition that NiFi would take: {fault}", origin, _ADVICE) from None


def _flow(document: _Json, origin: str) -> Flow:
    root = _group(document["flowContents"])
    external = {key: _get(service, "name", "") for key, service in _get(document, "externalControllerServices", {}).items()}
    contexts = {key: _context(key, value) for key, value in _get(document, "parameterContexts", {}).items()}
    return Flow(root.name, root, contexts, root.comments, origin, external)


def _get(element: _Json, key: str, default: Any) -> Any:
    """The value, or the default where the file says nothing or null."""
    value = element.get(key)
    return default if value is None else value


def _texts(element: _Json, key: str) -> Dict[str, Optional[str]]:
    return {name: _text(name, value) for name, value in _get(element, key, {}).items()}


def _text(name: str, value: Any) -> Optional[str]:
    """A value as Jackson reads a String: numbers and booleans as they are written."""
    if isinstance(value, (list, dict)):
        raise ValueError(f"the value of {name!r} is a list or an object, not a text")
    return json.dumps(value) if isinstance(value, (bool, int, float)) else value


def _list(element: _Json, key: str) -> List[Any]:
    return list(_get(element, key, []))


def _position(element: _Json) -> Position:
    at = _get(element, "position", {})
    return float(_get(at, "x", 0)), float(_get(at, "y", 0))


def _bundle(element: Optional[_Json]) -> Bundle:
    bundle = element or {}
    return Bundle(_get(bundle, "artifact", ""), _get(bundle, "group", "org.apache.nifi"), str(_get(bundle, "version", "")))


def _context(key: str, element: _Json) -> ParameterContext:
    parameters = [_parameter(p) for p in _list(element, "parameters")]
    inherited = _list(element, "inheritedParameterContexts")
    return ParameterContext(_get(element, "name", key), {p.name: p for p in parameters}, inherited, _get(element, "description", ""))


def _parameter(element: _Json) -> Parameter:
    name, is_sensitive = element["name"], bool(element.get("sensitive"))
    value = None if is_sensitive else _text(name, element.get("value"))
    return Parameter(name, value, is_sensitive, _get(element, "description", ""))


def _group(element: _Json) -> ProcessGroup:
    return ProcessGroup(
        id=element["identifier"],
        name=_get(element, "name", ""),
        comments=_get(element, "comments", ""),
        position=_position(element),
        parameter_context=element.get("parameterContextName"),
        variables={name: value for name, value in _texts(element, "variables").items() if value is not None},
        processors=[_processor(in_words_of_1(e)) for e in _list(element, "processors")],
        ports=[_port(e, kind) for kind, key in _PORTS for e in _list(element, key)],
        funnels=[Funnel(e["identifier"], _position(e)) for e in _list(element, "funnels")],
        labels=[_label(e) for e in _list(element, "labels")],
        connections=[_connection(e) for e in _list(element, "connections")],
        services=[_service(in_words_of_1(e)) for e in _list(element, "controllerServices")],
        groups=[_group(e) for e in _list(element, "processGroups")],
        concurrency=_get(element, "flowFileConcurrency", "UNBOUNDED"),
        outbound_policy=_get(element, "flowFileOutboundPolicy", "STREAM_WHEN_AVAILABLE"),
        remote_groups=[_remote_name(e) for e in _list(element, "remoteProcessGroups")],
    )


def _remote_name(element: _Json) -> str:
    name: str = _get(element, "name", "") or _get(element, "targetUris", "") or "RemoteProcessGroup"
    return name


_PORTS = (("INPUT_PORT", "inputPorts"), ("OUTPUT_PORT", "outputPorts"))


def _flagged(element: _Json, flag: str) -> set[str]:
    return {name for name, descriptor in _get(element, "propertyDescriptors", {}).items() if (descriptor or {}).get(flag)}


def _processor(element: _Json) -> Processor:
    return Processor(
        id=element["identifier"],
        name=_get(element, "name", ""),
        type=element["type"],
        bundle=_bundle(element.get("bundle")),
        properties=_texts(element, "properties"),
        scheduling=_scheduling(element),
        auto_terminated=set(_list(element, "autoTerminatedRelationships")),
        retry=Retry(
            int(_get(element, "retryCount", 10)),
            set(_list(element, "retriedRelationships")),
            _get(element, "backoffMechanism", "PENALIZE_FLOWFILE"),
            _get(element, "maxBackoffPeriod", "10 mins"),
        ),
        service_properties=_flagged(element, "identifiesControllerService"),
        sensitive_properties=_flagged(element, "sensitive"),
        bulletin_level=_get(element, "bulletinLevel", "WARN"),
        state=_state(element),
        annotation_data=element.get("annotationData"),
        comments=_get(element, "comments", ""),
        position=_position(element),
        style=dict(_get(element, "style", {})),
    )


def _state(element: _Json) -> str:
    state = _get(element, "scheduledState", "ENABLED")
    return _STATES.get(state) or str(state)


def _scheduling(element: _Json) -> Scheduling:
    return Scheduling(
        _get(element, "schedulingStrategy", "TIMER_DRIVEN"),
        _get(element, "schedulingPeriod", "0 sec"),
        _get(element, "executionNode", "ALL"),
        int(_get(element, "concurrentlySchedulableTaskCount", 1)),
        int(_get(element, "runDurationMillis", 0)),
        _get(element, "penaltyDuration", "30 sec"),
        _get(element, "yieldDuration", "1 sec"),
    )


def _port(element: _Json, kind: str) -> Port:
    tasks = int(_get(element, "concurrentlySchedulableTaskCount", 1))
    name, comments = _get(element, "name", ""), _get(element, "comments", "")
    return Port(element["identifier"], name, kind, comments, tasks, _state(element), _position(element))


def _label(element: _Json) -> Label:
    width, height = float(_get(element, "width", 150)), float(_get(element, "height", 150))
    style = dict(_get(element, "style", {}))
    return Label(element["identifier"], _get(element, "label", ""), width, height, _position(element), style)


def _end(element: _Json) -> End:
    return End(element["id"], _get(element, "groupId", ""), element["type"], _get(element, "name", ""))


def _bend(element: _Json) -> Tuple[float, float]:
    return float(_get(element, "x", 0)), float(_get(element, "y", 0))


def _connection(element: _Json) -> Connection:
    return Connection(
        id=element["identifier"],
        source=_end(element["source"]),
        destination=_end(element["destination"]),
        relationships=set(_list(element, "selectedRelationships")) - {""},
        name=_get(element, "name", ""),
        object_threshold=int(_get(element, "backPressureObjectThreshold", 10000)),
        size_threshold=_get(element, "backPressureDataSizeThreshold", "1 GB"),
        expiration=_get(element, "flowFileExpiration", "0 sec"),
        prioritizers=_list(element, "prioritizers"),
        load_balance_strategy=_get(element, "loadBalanceStrategy", "DO_NOT_LOAD_BALANCE"),
        load_balance_attribute=_get(element, "partitioningAttribute", "") or None,
        load_balance_compression=_get(element, "loadBalanceCompression", "DO_NOT_COMPRESS"),
        bends=[_bend(b) for b in _list(element, "bends")],
        label_index=int(_get(element, "labelIndex", 1)),
        z_index=int(_get(element, "zIndex", 0)),
    )


def _service(element: _Json) -> ControllerService:
    return ControllerService(
        id=element["identifier"],
        name=_get(element, "name", ""),
        type=element["type"],
        bundle=_bundle(element.get("bundle")),
        properties=_texts(element, "properties"),
        service_properties=_flagged(element, "identifiesControllerService"),
        sensitive_properties=_flagged(element, "sensitive"),
        apis=[(api["type"], _bundle(api.get("bundle"))) for api in _list(element, "controllerServiceApis")],
        state=_get(element, "scheduledState", "DISABLED"),
        annotation_data=element.get("annotationData"),
        comments=_get(element, "comments", ""),
    )
