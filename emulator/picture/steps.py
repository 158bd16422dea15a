"""Every step of every FlowFile as small data: texts once, attributes as what changed, contents once and cut."""

from __future__ import annotations

from typing import Any, Dict, List, Mapping, Optional, Tuple

from ..base.record import replace
from ..engine.flow_run import FlowRun
from ..engine.trace import Step
from ..flowfile import FlowFile, Stored
from .redacted import Redacted
from .tables import Codes, Table

GONE = -1  # in place of a value: the attribute is gone
NONE = -1  # in place of a content: none was kept
SAME = -2  # in place of a content: what the FlowFile had before
QUEUED = "QUEUED"  # in place of an event's type: it waits
_COLUMNS = ("type", "component", "flowfile", "ms", "details", "content", "names", "values")


class Steps:
    """The steps as columns of numbers.

    ``words`` are types, paths, details and names of attributes, ``values`` those of attributes, ``names`` what changed in a step,
    ``contents`` beginnings with their size in bytes. A FlowFile begins with the attributes that the first of its parents had when it was
    made, so its first step says only what differs. ``longest``: characters of a content that are kept at most.
    """

    def __init__(self, redacted: Redacted, longest: int) -> None:
        self.words: Table[str] = Table()
        self.values: Table[str] = Table()
        self.names: Table[Tuple[int, ...]] = Table()
        self.contents: Table[Tuple[str, int]] = Table()
        self.flowfiles: Table[str] = Table()
        self.columns: Dict[str, List[int]] = {name: [] for name in _COLUMNS}
        self.links: Dict[int, List[List[int]]] = {}  # step → parents and children, where it has any
        self._redacted, self._longest = redacted, longest
        self._seen: Dict[int, int] = {}  # id of a Stored → its content
        self._kept: List[Stored] = []  # so that no id comes again
        self._attributes: Dict[str, Mapping[str, str]] = {}  # of each FlowFile, as they are now
        self._inherited: Dict[str, Mapping[str, str]] = {}  # of those that have no step yet
        self._content: Dict[str, int] = {}  # of each FlowFile
        self._value_codes, self._content_codes = Codes(), Codes()
        self.events = 0
        self._before = (0, 0)  # FlowFile and moment of the step before

    def add(self, run: FlowRun, started_ms: int) -> None:
        """All steps of a run."""
        for step in run.steps():
            self._add(step, step.time_ms - started_ms)
        self.events = len(self.columns["type"])

    def add_queued(self, flowfile: FlowFile, words: str, moment_ms: int) -> None:
        """A FlowFile as it waits in the end: since its last event it may have changed, and one that was just made has none."""
        before, content = self._attributes.get(flowfile.uuid, {}), _Waiting(flowfile)
        self._add(Step(QUEUED, flowfile.where, flowfile.uuid, moment_ms, before, flowfile.attributes, words, content=content), moment_ms)

    def _add(self, step: Step, moment_ms: int) -> None:
        changes = self._changes(step)
        flowfile = self.flowfiles.number(step.uuid)
        last, last_ms = self._before
        self._before = (flowfile, moment_ms)
        row = {
            "type": self.words.number(step.type),
            "component": self.words.number(step.component),
            "flowfile": flowfile - last,
            "ms": moment_ms - last_ms,
            "details": self.words.number(step.details),
            "content": self._content_code(step),
            "names": self.names.number(tuple(map(self.words.number, changes))),
        }
        if step.parents or step.children:
            links = (step.parents, step.children)
            self.links[len(self.columns["type"])] = [[flowfile - self.flowfiles.number(uuid) for uuid in uuids] for uuids in links]
        for name, number in row.items():
            self.columns[name].append(number)
        self.columns["values"] += map(self._value_code, changes.values())

    def _changes(self, step: Step) -> Dict[str, Optional[str]]:
        if step.uuid not in self._attributes:
            self._hand_down(step)
            step = replace(step, before=self._inherited.pop(step.uuid, {}))
        self._attributes[step.uuid] = step.after
        self._hand_down(step)
        return step.changes

    def _hand_down(self, step: Step) -> None:
        """The attributes of the first parent to the children that have no step yet."""
        if not step.parents or step.parents[0] not in self._attributes:
            return
        for uuid in step.children:
            if uuid not in self._attributes:
                self._inherited.setdefault(uuid, self._attributes[step.parents[0]])

    def _value_code(self, value: Optional[str]) -> int:
        return GONE if value is None else self._value_codes.code(self.values.number(value))

    def _content_code(self, step: Step) -> int:
        if step.content is None:
            return NONE
        content, before = self._content_number(step.content), self._content.get(step.uuid)
        self._content[step.uuid] = content
        return SAME if content == before else self._content_codes.code(content)

    def _content_number(self, stored: Stored) -> int:
        if id(stored) not in self._seen:
            self._kept.append(stored)
            self._seen[id(stored)] = self.contents.number((self._beginning(stored), stored.size))
        return self._seen[id(stored)]

    def _beginning(self, stored: Stored) -> str:
        data = stored.read()
        text = data[: self._longest * 4].decode("utf-8", "replace")
        if "\0" in text or text.count("\ufffd") > 8:
            return "(not text) " + data[:64].hex(" ")
        return self._redacted.text(text)[: self._longest]


class _Waiting:
    """The content of a FlowFile that waits."""

    def __init__(self, flowfile: FlowFile) -> None:
        self._flowfile, self.size = flowfile, flowfile.size

    def read(self) -> bytes:
        return self._flowfile.content


def ends_of(run: FlowRun, steps: Steps) -> Dict[int, List[Any]]:
    """FlowFile → where it ended or waits, in words, and whether that is a failure; what waits gets a last step."""
    ends: Dict[int, List[Any]] = {}
    for final in run.finals:
        failed = "failure" in final.details.lower() or any(_errors(final.attributes))
        ends[steps.flowfiles.number(final.uuid)] = ["ended at %s: %s" % (final.component or "a connection", final.details), failed]
    queued = [("left the flow by %s" % port, False, flowfile) for port, flowfiles in run.outputs.items() for flowfile in flowfiles]
    queued += [("waits in front of %s" % path, True, flowfile) for path, flowfile in run.waiting()]
    for words, failed, flowfile in queued:
        ends[steps.flowfiles.number(flowfile.uuid)] = [words, failed]
        steps.add_queued(flowfile, words, run.elapsed_ms)
    return ends


def _errors(attributes: Mapping[str, str]) -> List[str]:
    return [name for name, value in attributes.items() if value.strip() and name.endswith(("error", "exception.message"))]
