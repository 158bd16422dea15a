"""What happened to a FlowFile, step by step, for ``flow --trace``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Dict, List, Sequence

from ..base.errors import InputError

if TYPE_CHECKING:
    from ..engine.run import FlowRun
    from ..engine.trace import Step


def traced(done: FlowRun, wanted: Sequence[str]) -> List[Dict[str, Any]]:
    """The steps of every FlowFile that is meant, its ancestors and descendants with it, in the order of the run."""
    steps: Dict[int, Step] = {}
    for text in wanted:
        uuids = _uuids(done, text)
        if not uuids:
            advice = "Give its uuid, or NAME=VALUE of an attribute" + _forgotten(done)
            raise InputError("no FlowFile of the run was that", "--trace " + text, advice)
        seen: set[str] = set()
        for uuid in uuids:
            if uuid not in seen:
                family = done.trace(uuid)
                seen.update(step.uuid for step in family)
                steps.update({_key(step): step for step in family})
    return [_shown(step) for step in sorted(steps.values(), key=lambda step: step.time_ms)]


def _forgotten(done: FlowRun) -> str:
    kept, before = len(done.events), done.events_forgotten
    return "; of %d events only the latest %d are kept" % (kept + before, kept) if before else ""


def _uuids(done: FlowRun, text: str) -> List[str]:
    name, sign, value = text.partition("=")
    events = done.events
    if sign:
        return list(dict.fromkeys(event.uuid for event in events if event.attributes.get(name) == value))
    return list(dict.fromkeys(event.uuid for event in events if event.uuid.startswith(text)))


def _key(step: Step) -> int:
    return hash((step.type, step.component, step.uuid, step.time_ms, step.details, tuple(sorted(step.after.items()))))


def _shown(step: Step) -> Dict[str, Any]:
    return {
        "time_ms": step.time_ms,
        "event": step.type,
        "component": step.component,
        "uuid": step.uuid,
        "details": step.details,
        "changed": step.changes,
        "parents": list(step.parents),
        "children": list(step.children),
        **_contents(step),
    }


def _contents(step: Step) -> Dict[str, Any]:
    """The content where the step made it, and the body of a request; an answer's is at the first step of its FlowFile."""
    if step.content is None:
        return {}
    from ..cases.texts import as_value

    if step.type == "SEND":
        return {"request": as_value(step.content.read())}
    data = step.content.read()
    if step.content_before is not None and step.content_before.read() == data:
        return {}
    return {"content": as_value(data)}
