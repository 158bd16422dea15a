"""What a run did, for each processor and each card (process group): FlowFiles and bytes in and out, failures, retries, errors.

A processor's in and out are what left its incoming queues and came into its outgoing ones, loops to itself aside. A card's are what
crossed its border: in, what its input ports passed on, what was made inside it from nothing (CREATE and RECEIVE events) or fed to it from
outside; out, what its output ports passed on. Its other numbers are the sum over its own processors.
"""

from __future__ import annotations

from typing import Any, Dict, Iterable, List, Sequence

from ..base.record import field, record


@record
class Counts:
    """Counters of one component. ``errors`` are triggers that raised, ``failed`` FlowFiles that went out by a failure relationship.

    ``made`` are FlowFiles that came into the flow here: without a parent, or fed from outside.
    """

    triggers: int = 0
    received: int = 0
    sent: int = 0
    failed: int = 0
    retried: int = 0
    errors: int = 0
    dropped: int = 0
    bytes_in: int = 0
    bytes_out: int = 0
    made: int = 0
    bytes_made: int = 0
    relationships: Dict[str, int] = field(default_factory=dict)

    def took(self, count: int, size: int) -> None:
        """FlowFiles and bytes left an incoming queue."""
        self.received += count
        self.bytes_in += size

    def gave(self, relationship: str, count: int, size: int) -> None:
        """FlowFiles and bytes came into an outgoing queue."""
        self.sent += count
        self.bytes_out += size
        self.went(relationship, count)

    def went(self, relationship: str, count: int) -> None:
        """FlowFiles that went out by a relationship, connected or auto-terminated."""
        self.relationships[relationship] = self.relationships.get(relationship, 0) + count
        if "failure" in relationship.lower():
            self.failed += count

    def passed(self, count: int, size: int) -> None:
        """One trigger of a port or funnel: what it took is what it gave."""
        self.triggers += 1
        self.took(count, size)
        if count:
            self.gave("", count, size)

    def began(self, size: int) -> None:
        """A FlowFile came into the flow here."""
        self.made += 1
        self.bytes_made += size

    def plus(self, other: Counts) -> Counts:
        """The sum of both, without relationships."""
        return Counts(*(getattr(self, name) + getattr(other, name) for name in _SUMMED))


_NUMBERS = ("triggers", "received", "sent", "failed", "retried", "errors", "dropped", "bytes_in", "bytes_out")
_SUMMED = (*_NUMBERS, "made", "bytes_made")
_HEADINGS = ("triggers", "in", "out", "failed", "retried", "errors", "dropped", "bytes in", "bytes out")


@record
class Member:
    """A component as the report sees it: ``group`` is the path of its process group, ``kind`` PROCESSOR, FUNNEL or a kind of port."""

    path: str
    group: str
    kind: str
    counts: Counts


@record
class Report:
    """``processors``: path → counts; ``cards``: path of a group that has processors → what crossed its border, and their sums."""

    processors: Dict[str, Counts]
    cards: Dict[str, Counts]
    duration_ms: int = 0
    queued: int = 0
    members: Dict[str, List[str]] = field(default_factory=dict)  # path of a group → paths of its processors

    def table(self) -> str:
        """A text table: a line for each card, below it its processors that did anything."""
        rows: List[Sequence[str]] = [("", *_HEADINGS)]
        for card, total in self.cards.items():
            rows.append((card or "(outermost group)", *_cells(total)))
            own = [(path, self.processors[path]) for path in self.members.get(card, ())]
            rows += [("  " + (path[len(card) + 1 :] if card else path), *_cells(counts)) for path, counts in own if counts.triggers]
        widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
        return "\n".join(_line(row, widths) for row in rows)

    def to_dict(self) -> Dict[str, Any]:
        """Plain data for JSON."""
        return {
            "cards": {path: _plain(counts) for path, counts in self.cards.items()},
            "processors": {
                path: {**_plain(counts), "relationships": dict(counts.relationships)} for path, counts in self.processors.items()
            },
            "duration_ms": self.duration_ms,
            "queued": self.queued,
        }


def build_report(members: Sequence[Member], groups: Iterable[str], duration_ms: int, queued: int) -> Report:
    """The report of a run; ``groups`` gives the order of the cards."""
    processors = {member.path: member.counts for member in members if member.kind == "PROCESSOR"}
    cards: Dict[str, Counts] = {}
    owned: Dict[str, List[str]] = {}
    for group in groups:
        own = [member for member in members if member.group == group]
        paths = [member.path for member in own if member.kind == "PROCESSOR"]
        if paths:
            owned[group] = paths
            cards[group] = _at_the_border(own, [member for member in members if _is_inside(member.group, group)])
    return Report(processors, cards, duration_ms, queued, owned)


def _is_inside(group: str, outer: str) -> bool:
    return not outer or group == outer or group.startswith(outer + "/")


def _at_the_border(own: Sequence[Member], inside: Sequence[Member]) -> Counts:
    total, through_in, through_out = (
        _total(member.counts for member in own if member.kind == kind) for kind in ("PROCESSOR", "INPUT_PORT", "OUTPUT_PORT")
    )
    started = _total(member.counts for member in inside)
    total.received, total.bytes_in = through_in.received + started.made, through_in.bytes_in + started.bytes_made
    total.sent, total.bytes_out = through_out.received, through_out.bytes_in
    return total


def _total(parts: Iterable[Counts]) -> Counts:
    total = Counts()
    for counts in parts:
        total = total.plus(counts)
    return total


def _cells(counts: Counts) -> List[str]:
    return [str(getattr(counts, name)) for name in _NUMBERS]


def _plain(counts: Counts) -> Dict[str, int]:
    return {heading.replace(" ", "_"): getattr(counts, name) for heading, name in zip(_HEADINGS, _NUMBERS)}


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    path, *numbers = row
    return "  ".join([path.ljust(widths[0]), *(number.rjust(width) for number, width in zip(numbers, widths[1:]))]).rstrip()
