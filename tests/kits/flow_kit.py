"""Flows by hand for tests of the engine: short names for the model's classes."""

from __future__ import annotations

from emulator.flow.model import Bundle, Connection, ControllerService, End, Flow, Funnel, Port, ProcessGroup, Processor, Retry, Scheduling

STANDARD = "org.apache.nifi.processors.standard."
TYPES = {
    "UpdateAttribute": "org.apache.nifi.processors.attributes.UpdateAttribute",
    "ExecuteScript": "org.apache.nifi.processors.script.ExecuteScript",
}


def processor(name, kind, properties=None, *, terminate=(), retry=None, **fields):
    scheduling = Scheduling(**{key: fields.pop(key) for key in list(fields) if key in Scheduling.__annotations__})
    return Processor(
        name.lower(),
        name,
        TYPES.get(kind, kind if "." in kind else STANDARD + kind),
        Bundle("nifi-standard-nar"),
        dict(properties or {}),
        scheduling,
        set(terminate),
        retry or Retry(0),
        **fields,
    )


def connect(source, destination, *relationships, **fields):
    """A connection between two ids; ports and funnels take no relationships."""
    ends = [End(end, "", "PROCESSOR") for end in (source, destination)]
    return Connection(f"{source}>{destination}:{','.join(relationships)}", *ends, set(relationships), **fields)


def group(name, *parts, **fields):
    made = ProcessGroup(name.lower(), name, **fields)
    places = (
        (Processor, made.processors), (Connection, made.connections), (Port, made.ports), (Funnel, made.funnels),
        (ProcessGroup, made.groups), (ControllerService, made.services),
    )  # fmt: skip
    for part in parts:
        next(target for kind, target in places if isinstance(part, kind)).append(part)
    return made


def flow(*parts, contexts=None, **fields):
    return Flow("test", group("Root", *parts, **fields), contexts or {})


def source(name="Source", **properties):
    """A GenerateFlowFile."""
    return processor(name, "GenerateFlowFile", properties)


def sink(name="Sink", **fields):
    """A LogAttribute that ends a path."""
    return processor(name, "LogAttribute", terminate=["success"], **fields)
