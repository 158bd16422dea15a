"""Provenance of a run: what happened to a FlowFile, and how every path ended.

Events are taken over from the repository after each round, so that what is kept can be bounded. ``before`` and ``after`` are the
attributes at the FlowFile's event before and at this one (none before its first); a final is what a DROP event says: removed by a
script, auto-terminated, expired.
"""

from __future__ import annotations

from collections import deque
from itertools import repeat
from typing import TYPE_CHECKING, Callable, Deque, Dict, Iterable, Iterator, List, Mapping, Optional, Tuple, Union

from ..base.record import record
from ..core.provenance import ProvenanceEvent
from ..flowfile import FlowFile, Stored
from .archive import Packer, Record, unpack

if TYPE_CHECKING:
    from ..core.flowfile import FlowFile as Ended


@record(frozen=True)
class Step:
    """One provenance event as a person reads it."""

    type: str
    component: str  # path of the processor, '' for a connection
    uuid: str
    time_ms: int
    before: Mapping[str, str]
    after: Mapping[str, str]
    details: str = ""
    parents: tuple[str, ...] = ()
    children: tuple[str, ...] = ()
    content: Optional[Stored] = None  # as it was left by this event; None where the run keeps none (``keep_contents``)
    content_before: Optional[Stored] = None

    @property
    def changes(self) -> Dict[str, Optional[str]]:
        """Attributes that differ, with their new value; None for one that is gone."""
        names = [name for name in {**self.before, **self.after} if self.before.get(name) != self.after.get(name)]
        return {name: self.after.get(name) for name in names}


class Final(FlowFile):
    """A FlowFile at the end of its path. As in NiFi its content is gone, its attributes and ``size`` are remembered; its content only
    where the run keeps the ends (``keep_ends``).

    ``component`` is the path where it ended, "" for a connection; ``details`` what provenance says of the end.
    """

    def __init__(self, attributes: Mapping[str, str], size: int, component: str, details: str, content: Optional[Stored] = None) -> None:
        super().__init__(b"", attributes, where=component)
        self._data, self._size, self._stored = None, size, content
        self.component, self.details = component, details

    @property
    def has_content(self) -> bool:
        """Whether the run kept its content."""
        return not self._is_gone


class History:
    """The events of a run; at most ``limit`` of them and of the finals, the latest. They are kept packed (``archive``)."""

    def __init__(self, paths: Mapping[str, str], limit: int, keep_contents: bool = False) -> None:
        self._paths, self._keeps_contents = paths, keep_contents
        self._packer = Packer()
        self._records: Deque[Record] = deque(maxlen=limit)
        self._event_contents: Deque[Optional[Stored]] = deque(maxlen=limit)  # one for each record, where they are kept
        self._ends: Deque[Tuple[Record, Optional[Stored]]] = deque(maxlen=limit)
        self._taken = 0
        self._contents: Dict[str, Stored] = {}  # of FlowFiles that ended since the events were last taken, by uuid

    def keep(self, flowfile: Ended) -> None:
        """Remember the content of a FlowFile that ends."""
        self._contents[flowfile.uuid] = flowfile.content

    @property
    def events(self) -> List[ProvenanceEvent]:
        """The events, oldest first."""
        return [unpack(record) for record in self._records]

    @property
    def finals(self) -> List[Final]:
        """How paths ended, oldest first."""
        return [Final(end.attributes, end.size, self._path(end), end.details or end.type, content) for end, content in self._ends]

    @property
    def ended(self) -> int:
        """How many finals there are."""
        return len(self._ends)

    @property
    def forgotten(self) -> int:
        """How many events came and are not kept any more."""
        return self._taken - len(self._records)

    def take(self, events: List[ProvenanceEvent]) -> List[ProvenanceEvent]:
        """Take over what the repository has; gives the new ones."""
        new, events[:] = list(events), []
        self._taken += len(new)
        for event in new if self._records.maxlen else ():
            record = self._packer.pack(event)
            self._records.append(record)
            if self._keeps_contents:
                self._event_contents.append(event.content)
            if record.type in ("DROP", "EXPIRE"):
                self._ends.append((record, self._contents.get(record.uuid)))
        self._contents.clear()
        return new

    def trace(self, flowfile: Union[str, FlowFile], *, lineage: bool = True) -> List[Step]:
        """The steps of a FlowFile; with ``lineage`` also those of its ancestors and descendants."""
        uuid = flowfile if isinstance(flowfile, str) else flowfile.uuid
        family = self._family(uuid) if lineage else {uuid}

        def is_wanted(record: Record) -> bool:
            return record.uuid in family or (not lineage and uuid in (*record.parents, *record.children))

        return list(self._steps(is_wanted))

    def steps(self) -> Iterator[Step]:
        """Every step of the run, oldest first."""
        return self._steps(lambda record: True)

    def _steps(self, wanted: Callable[[Record], bool]) -> Iterator[Step]:
        latest: Dict[str, Tuple[Union[Record, Mapping[str, str]], Optional[Stored]]] = {}  # attributes where they were unpacked already
        contents: Iterable[Optional[Stored]] = self._event_contents if self._keeps_contents else repeat(None)
        for packed, content in zip(self._records, contents):
            if wanted(packed):
                before, content_before = latest.get(packed.uuid, ({}, None))
                step = self._step(packed, before.attributes if isinstance(before, Record) else before, content, content_before)
                latest[packed.uuid] = (step.after, content)
                yield step
            else:
                latest[packed.uuid] = (packed, content)

    def _family(self, uuid: str) -> set[str]:
        parents: Dict[str, List[str]] = {}
        children: Dict[str, List[str]] = {}
        for packed in self._records:
            for child in packed.children:
                parents.setdefault(child, []).extend(packed.parents)
            for parent in packed.parents:
                children.setdefault(parent, []).extend(packed.children)
        return _reachable(uuid, parents) | _reachable(uuid, children)

    def _path(self, record: Record) -> str:
        return self._paths.get(record.component[0], "")

    def _step(
        self, record: Record, before: Mapping[str, str], content: Optional[Stored], content_before: Optional[Stored]
    ) -> Step:
        links = (record.parents, record.children, content, content_before)
        return Step(record.type, self._path(record), record.uuid, record.time_ms, before, record.attributes, record.text, *links)


def _reachable(start: str, links: Mapping[str, Iterable[str]]) -> set[str]:
    reached, waiting = {start}, [start]
    while waiting:
        for other in links.get(waiting.pop(), ()):
            if other not in reached:
                reached.add(other)
                waiting.append(other)
    return reached
