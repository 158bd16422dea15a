"""What a run did, for each processor and each card (process group): FlowFiles and bytes in and out, failures, retries, errors."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Dict, Iterable, List, Mapping, Sequence, Tuple

Level = Tuple[int, int]  # FlowFiles, bytes


@dataclass
class Counts:
    """Counters of one processor. ``errors`` are triggers that raised, ``failed`` FlowFiles that went out by a failure relationship."""

    triggers: int = 0
    received: int = 0
    sent: int = 0
    failed: int = 0
    retried: int = 0
    errors: int = 0
    dropped: int = 0
    bytes_in: int = 0
    bytes_out: int = 0
    relationships: Dict[str, int] = field(default_factory=dict)

    def add(self, taken: Iterable[Level], gains: Mapping[str, Level]) -> None:
        """One trigger: what left the incoming queues, what came into the outgoing ones by relationship."""
        self.triggers += 1
        for count, size in taken:
            self.received += count
            self.bytes_in += size
        for name, (count, size) in gains.items():
            self.sent += count
            self.bytes_out += size
            self.went(name, count)

    def went(self, relationship: str, count: int) -> None:
        """FlowFiles that went out by a relationship, connected or auto-terminated."""
        self.relationships[relationship] = self.relationships.get(relationship, 0) + count
        if "failure" in relationship.lower():
            self.failed += count

    def plus(self, other: Counts) -> Counts:
        """The sum of both, without relationships."""
        return Counts(*(getattr(self, name) + getattr(other, name) for name in _NUMBERS))


_NUMBERS = ("triggers", "received", "sent", "failed", "retried", "errors", "dropped", "bytes_in", "bytes_out")
_HEADINGS = ("triggers", "in", "out", "failed", "retried", "errors", "dropped", "bytes in", "bytes out")


@dataclass
class Report:
    """``processors``: path → counts; ``cards``: path of a group → sum over its own processors."""

    processors: Dict[str, Counts]
    cards: Dict[str, Counts]
    duration_ms: int = 0
    queued: int = 0

    def table(self) -> str:
        """A text table: a line for each card, below it its processors that did anything."""
        rows: List[Sequence[str]] = [("", *_HEADINGS)]
        for card, total in self.cards.items():
            rows.append((card or "(outermost group)", *_cells(total)))
            rows += [("  " + path.rpartition("/")[2], *_cells(one)) for path, one in self._of(card) if one.triggers]
        widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
        return "\n".join(_line(row, widths) for row in rows)

    def to_dict(self) -> Dict[str, Any]:
        """Plain data for JSON."""
        return {
            "cards": {path: _plain(one) for path, one in self.cards.items()},
            "processors": {path: {**_plain(one), "relationships": dict(one.relationships)} for path, one in self.processors.items()},
            "duration_ms": self.duration_ms,
            "queued": self.queued,
        }

    def _of(self, card: str) -> List[Tuple[str, Counts]]:
        return [(path, one) for path, one in self.processors.items() if path.rpartition("/")[0] == card]


def build_report(processors: Mapping[str, Counts], groups: Iterable[str], duration_ms: int, queued: int) -> Report:
    """The report of a run; ``groups`` gives the order of the cards."""
    cards = {}
    for group in groups:
        own = [one for path, one in processors.items() if path.rpartition("/")[0] == group]
        if own:
            cards[group] = _total(own)
    return Report(dict(processors), cards, duration_ms, queued)


def _total(own: Iterable[Counts]) -> Counts:
    total = Counts()
    for one in own:
        total = total.plus(one)
    return total


def _cells(one: Counts) -> List[str]:
    return [str(getattr(one, name)) for name in _NUMBERS]


def _plain(one: Counts) -> Dict[str, int]:
    return {heading.replace(" ", "_"): getattr(one, name) for heading, name in zip(_HEADINGS, _NUMBERS)}


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    first, *rest = row
    return "  ".join([first.ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(rest, widths[1:]))]).rstrip()
