"""Every step of every FlowFile as small data: texts once, attributes as what changed, contents once and cut."""

from __future__ import annotations

from typing import Any, Dict, List, Mapping, Optional, Tuple

from ..engine.flow_run import FlowRun
from ..engine.trace import Step
from ..flowfile import Stored
from .redacted import Redacted

GONE = -1  # in place of a value: the attribute is gone
NONE = -1  # in place of a content: none was kept


class Steps:
    """``texts`` and ``contents`` are tables; a step is a row of numbers:

    type, component, FlowFile, milliseconds since the start, details, content, parents, children, then name and value of each attribute
    that changed. ``longest``: characters of a content that are kept at most.
    """

    def __init__(self, redacted: Redacted, longest: int) -> None:
        self.texts: Dict[str, int] = {}
        self.contents: Dict[Tuple[str, int], int] = {}
        self.flowfiles: Dict[str, int] = {}
        self.rows: List[List[Any]] = []
        self._redacted, self._longest = redacted, longest
        self._seen: Dict[int, int] = {}  # id of a Stored → its content
        self._kept: List[Stored] = []  # so that no id comes again

    def add(self, run: FlowRun, started_ms: int) -> None:
        """All steps of a run."""
        for step in run.steps():
            self.rows.append(self._row(step, started_ms))

    def _row(self, step: Step, started_ms: int) -> List[Any]:
        changes = [
            number for name, value in step.changes.items() for number in (self.text(name), GONE if value is None else self.text(value))
        ]
        links = [[self.flowfile(uuid) for uuid in uuids] for uuids in (step.parents, step.children)]
        place = [
            self.text(step.type),
            self.text(step.component),
            self.flowfile(step.uuid),
            step.time_ms - started_ms,
            self.text(step.details),
        ]
        return [*place, self.content(step.content), *links, *changes]

    def text(self, text: str) -> int:
        """The number of a text."""
        return self.texts.setdefault(text, len(self.texts))

    def content(self, stored: Optional[Stored]) -> int:
        """The number of a content: its beginning, and how many bytes it has."""
        if stored is None:
            return NONE
        if id(stored) not in self._seen:
            self._kept.append(stored)
            self._seen[id(stored)] = self.contents.setdefault((self._beginning(stored), stored.size), len(self.contents))
        return self._seen[id(stored)]

    def _beginning(self, stored: Stored) -> str:
        data = stored.read()
        text = data[: self._longest * 4].decode("utf-8", "replace")
        if "\0" in text or text.count("\ufffd") > 8:
            return "(not text) " + data[:64].hex(" ")
        return self._redacted.text(text)[: self._longest]

    def flowfile(self, uuid: str) -> int:
        """The number of a FlowFile."""
        return self.flowfiles.setdefault(uuid, len(self.flowfiles))


def ends_of(run: FlowRun, steps: Steps) -> Dict[int, List[Any]]:
    """FlowFile → where it ended or waits, in words, and whether that is a failure."""
    ends: Dict[int, List[Any]] = {}
    for final in run.finals:
        failed = "failure" in final.details.lower() or any(_errors(final.attributes))
        ends[steps.flowfile(final.uuid)] = ["ended at %s: %s" % (final.component or "a connection", final.details), failed]
    for port, flowfiles in run.outputs.items():
        for flowfile in flowfiles:
            ends[steps.flowfile(flowfile.uuid)] = ["left the flow by %s" % port, False]
    for path, flowfile in run.waiting():
        ends[steps.flowfile(flowfile.uuid)] = ["waits in front of %s" % path, True]
    return ends


def _errors(attributes: Mapping[str, str]) -> List[str]:
    return [name for name, value in attributes.items() if value.strip() and name.endswith(("error", "exception.message"))]
