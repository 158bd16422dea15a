"""The canvas of each process group as data: where its boxes stand, what they counted, which ways lead between them."""

from __future__ import annotations

from typing import Any, Dict, List

from ..engine.flow_run import FlowRun
from ..engine.report import Counts
from ..flow import model

Boxes = List[Dict[str, Any]]


def groups_of(run: FlowRun) -> Dict[str, Dict[str, Any]]:
    """Id of a group → its canvas."""
    seen = _Seen(run)
    return {group.id: seen.group(group) for group in run.flow.root.walk()}


class _Seen:
    """What the run tells, asked once."""

    def __init__(self, run: FlowRun) -> None:
        self.paths, self.report = run.paths, run.report
        self.connections, self.busy = run.connections(), run.busy_seconds()
        self.raised = run.raised
        self.stubs = {row["component"]: row["answer"] for row in run.stubs}
        self.parents = {child.id: group.id for group in run.flow.root.walk() for child in group.groups}
        self.bulletins: Dict[str, int] = {}
        for record in run.bulletins:
            self.bulletins[record.component] = self.bulletins.get(record.component, 0) + 1

    def group(self, group: model.ProcessGroup) -> Dict[str, Any]:
        boxes: Boxes = [self._processor(processor) for processor in group.processors]
        boxes += [_box(port.id, port.kind, port.name, port.position, self.paths[port.id], state=port.state) for port in group.ports]
        boxes += [_box(funnel.id, "FUNNEL", "", funnel.position, self.paths[funnel.id]) for funnel in group.funnels]
        boxes += [self._child(child) for child in group.groups]
        return {
            "name": group.name,
            "parent": self.parents.get(group.id),
            "boxes": boxes,
            "ways": [self._way(connection) for connection in group.connections],
            "labels": [
                {"x": label.position[0], "y": label.position[1], "width": label.width, "height": label.height, "text": label.text}
                for label in group.labels
            ],
        }

    def _processor(self, processor: model.Processor) -> Dict[str, Any]:
        path = self.paths[processor.id]
        box = _box(processor.id, "PROCESSOR", processor.name, processor.position, path, state=processor.state)
        counts = self.report.processors.get(path, Counts())
        times, error = self.raised.get(path, (0, ""))
        return {
            **box,
            "type": processor.type.rpartition(".")[2],
            **_counted(counts),
            "milliseconds": round(self.busy.get(path, 0.0) * 1000, 1),
            "bulletins": self.bulletins.get(path, 0),
            "raised": times,
            "error": error,
            "stub": self.stubs.get(path, ""),
        }

    def _child(self, child: model.ProcessGroup) -> Dict[str, Any]:
        path = self.paths[child.id]
        inside = [one for group in child.walk() for one in group.processors]
        total = self.report.cards.get(path, Counts())
        waiting = [self.connections.get(way.id, (0, 0, 0)) for group in child.walk() for way in group.connections]
        return {
            **_box(child.id, "GROUP", child.name, child.position, path),
            **_counted(total),
            "milliseconds": round(sum(self.busy.get(self.paths[one.id], 0.0) for one in inside) * 1000, 1),
            "bulletins": sum(self.bulletins.get(self.paths[one.id], 0) for one in inside),
            "raised": sum(self.raised.get(self.paths[one.id], (0, ""))[0] for one in inside),
            "queued": sum(count for _, count, _ in waiting),
        }

    def _way(self, connection: model.Connection) -> Dict[str, Any]:
        passed, queued, size = self.connections.get(connection.id, (0, 0, 0))
        ends = {"from": _end(connection.source), "to": _end(connection.destination)}
        name = connection.name or ", ".join(sorted(filter(None, connection.relationships)))
        return {**ends, "name": name, "passed": passed, "queued": queued, "bytes": size, "bends": [list(bend) for bend in connection.bends]}


def _box(identifier: str, kind: str, name: str, position: model.Position, path: str, state: str = "") -> Dict[str, Any]:
    return {"id": identifier, "kind": kind, "name": name, "x": position[0], "y": position[1], "path": path, "state": state}


def _end(end: model.End) -> List[str]:
    return [end.id, end.group_id]


def _counted(counts: Counts) -> Dict[str, Any]:
    return {
        "in": counts.received,
        "out": counts.sent,
        "bytesIn": counts.bytes_in,
        "bytesOut": counts.bytes_out,
        "tasks": counts.triggers,
        "failed": counts.failed,
        "retried": counts.retried,
        "errors": counts.errors,
        "ended": counts.dropped,
    }
