"""Bins of MergeContent (org.apache.nifi.processor.util.bin.Bin and BinManager of NiFi 1.16.3).

1. A bin takes a FlowFile unless that would make it too large; with a count attribute its limits become that count, and a FlowFile
   without a count, without a fragment index or with one that is there is refused. What no bin of its group takes opens a new one, which
   stays, empty, when it refuses as well (BinManager.offer). What is larger than any bin opens none.
   NiFi migrates a binned FlowFile to the bin's session; here each keeps the session that got it, which comes to the same: it stays in
   flight, and ``regather`` brings a bin's FlowFiles together in one session when they are merged.
2. Full: the maximum is reached, or the minimum is and more than five offers failed. Full enough: full, or the minimum is reached.
3. Ready: full; on a trigger that binned nothing also full enough, or older than the age. The oldest is evicted when there are too many.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING, Callable, Dict, Iterable, List, Optional, Sequence, Set, Tuple

from ..java.util.hash_orders import hash_map_order

if TYPE_CHECKING:
    from ..core.flowfile import FlowFile
    from ..core.session import ProcessSession

_FRAGMENT_INDEX = "fragment.index"
_INTEGER = re.compile(r"[0-9]+")
_NULL = "\0"  # String.hashCode 0, as null and the empty text have
_numbers = count()
UNLIMITED = 2**63 - 1

TIMEOUT, BIN_MANAGER_FULL = "TIMEOUT", "BIN_MANAGER_FULL"


@dataclass
class Limits:
    """Sizes in bytes and entries that make a bin full."""

    minimum_size: int = 0
    maximum_size: int = UNLIMITED
    minimum_entries: int = 1
    maximum_entries: int = 2**31 - 1
    count_attribute: Optional[str] = None


@dataclass
class Bin:
    """FlowFiles that will be merged, each in flight in the session that got it."""

    limits: Limits
    created_ms: int
    contents: List[FlowFile] = field(default_factory=list)
    sessions: List[ProcessSession] = field(default_factory=list)
    size: int = 0
    reason: str = "UNSET"
    number: int = field(default_factory=lambda: next(_numbers))  # bins of one millisecond still have an age
    _refused: int = 0
    _indexes: Set[str] = field(default_factory=set)

    def offer(self, flowfile: FlowFile, session: ProcessSession) -> bool:
        """Take the FlowFile, the only one of its session, or refuse it."""
        limits = self.limits
        if self.size + flowfile.getSize() > limits.maximum_size or len(self.contents) >= limits.maximum_entries:
            self._refused += 1
            return False
        if limits.count_attribute and not self._fragment_fits(flowfile, limits.count_attribute):
            return False
        self.size += flowfile.getSize()
        self.contents.append(flowfile)
        self.sessions.append(session)
        self._refused = 0
        return True

    def release(self) -> None:
        """Give the FlowFiles back to the queues they came from."""
        for session in self.sessions:
            session.rollback()
        self.sessions.clear()

    def regather(self, session: ProcessSession) -> List[FlowFile]:
        """The FlowFiles in the order they came, all of them in this session now."""
        self.release()
        order = {flowfile.id: place for place, flowfile in enumerate(self.contents)}
        flowfiles: List[FlowFile] = []
        while len(flowfiles) < len(order):
            more = list(session.get(lambda flowfile: "ACCEPT_AND_CONTINUE" if flowfile.id in order else "REJECT_AND_CONTINUE"))
            if not more:
                break  # expired meanwhile
            flowfiles += more
        self.contents = sorted(flowfiles, key=lambda flowfile: order[flowfile.id])
        return self.contents

    def _fragment_fits(self, flowfile: FlowFile, count_attribute: str) -> bool:
        expected = flowfile.getAttribute(count_attribute) or ""
        if not _INTEGER.fullmatch(expected) or int(expected) >= 2**31:
            return False
        self.limits.minimum_entries = self.limits.maximum_entries = int(expected)
        index = flowfile.getAttribute(_FRAGMENT_INDEX)
        if not index or index in self._indexes:
            self._refused += 1
            return False
        self._indexes.add(index)
        return True

    @property
    def enough(self) -> bool:
        """The minimum of both kinds is reached."""
        return self.size >= self.limits.minimum_size and len(self.contents) >= self.limits.minimum_entries

    @property
    def full(self) -> bool:
        """Nothing more fits, or keeps being refused."""
        return (
            (self.enough and self._refused > 5)
            or self.size >= self.limits.maximum_size
            or len(self.contents) >= self.limits.maximum_entries
        )

    def why(self) -> str:
        """The reason by size, for merge.reason (Bin.determineEvictionReason)."""
        if self.size >= self.limits.maximum_size:
            return "MAX_BYTES_THRESHOLD_REACHED"
        if len(self.contents) >= self.limits.maximum_entries:
            return "MAX_ENTRIES_THRESHOLD_REACHED"
        return "MIN_THRESHOLDS_REACHED" if self.enough else "UNSET"


def in_order(groups: Iterable[Optional[str]]) -> List[Optional[str]]:
    """Names of groups in the order of a HashMap; null has the hash of an empty text."""
    return [name if name != _NULL else None for name in hash_map_order(_NULL if name is None else name for name in groups)]


class BinManager:
    """All open bins, by group."""

    def __init__(self, new_limits: Callable[[], Limits], age_ms: Optional[int], now_ms: Callable[[], int]) -> None:
        self._new_limits, self._age_ms, self._now_ms = new_limits, age_ms, now_ms
        self._groups: Dict[Optional[str], List[Bin]] = {}

    def offer(self, group: Optional[str], flowfiles: Sequence[Tuple[FlowFile, ProcessSession]]) -> List[Tuple[FlowFile, ProcessSession]]:
        """Bin the FlowFiles of a group; gives those that fit into no bin."""
        refused = []
        for flowfile, session in flowfiles:
            if flowfile.getSize() > self._new_limits().maximum_size:
                refused.append((flowfile, session))
            elif not any(one.offer(flowfile, session) for one in self._groups.get(group, ())):
                fresh = Bin(self._new_limits(), self._now_ms())
                self._groups.setdefault(group, []).append(fresh)
                if not fresh.offer(flowfile, session):
                    refused.append((flowfile, session))
        return refused

    def count(self) -> int:
        """How many bins there are."""
        return sum(len(bins) for bins in self._groups.values())

    def take_ready(self, relaxed: bool) -> List[Bin]:
        """Remove and return the bins that are ready."""
        ready = [bin for group in in_order(self._groups) for bin in self._groups[group] if self._is_ready(bin, relaxed)]
        for bin in ready:
            self._remove(bin)
        return ready

    def take_oldest(self) -> Optional[Bin]:
        """Remove and return the oldest bin."""
        bins = [one for group in self._groups.values() for one in group]
        if not bins:
            return None
        oldest = min(bins, key=lambda one: one.number)
        oldest.reason = BIN_MANAGER_FULL
        self._remove(oldest)
        return oldest

    def next_timeout_ms(self) -> Optional[int]:
        """When the oldest bin becomes older than the age."""
        if self._age_ms is None or not self._groups:
            return None
        return min(one.created_ms for bins in self._groups.values() for one in bins) + self._age_ms + 1

    def purge(self) -> None:
        """Give everything back to the queues it came from."""
        for bins in self._groups.values():
            for bin in bins:
                bin.release()
        self._groups.clear()

    def _is_ready(self, bin: Bin, relaxed: bool) -> bool:
        if bin.full or (relaxed and bin.enough):
            bin.reason = bin.why()
            return True
        if relaxed and self._age_ms is not None and self._now_ms() - bin.created_ms > self._age_ms:
            bin.reason = TIMEOUT
            return True
        return False

    def _remove(self, bin: Bin) -> None:
        for group, bins in list(self._groups.items()):
            if bin in bins:
                bins.remove(bin)
                if not bins:
                    del self._groups[group]
