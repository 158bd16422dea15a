"""Bins of MergeContent (org.apache.nifi.processor.util.bin.Bin and BinManager of NiFi 1.16.3).

1. A bin takes a FlowFile unless that would make it too large; with a count attribute its limits become that count, and a second
   FlowFile of the same fragment index is refused. What no bin of its group takes opens a new one.
2. Full: the maximum is reached, or the minimum is and more than five offers failed. Full enough: full, or the minimum is reached.
3. Ready: full; on a trigger that binned nothing also full enough, or older than the age. The oldest is evicted when there are too many.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Callable, Dict, List, Optional, Set

if TYPE_CHECKING:
    from ..core.flowfile import FlowFile
    from ..core.session import ProcessSession

_FRAGMENT_INDEX = "fragment.index"
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
    """FlowFiles that will be merged; they belong to the bin's own session."""

    session: ProcessSession
    limits: Limits
    created_ms: int
    contents: List[FlowFile] = field(default_factory=list)
    size: int = 0
    reason: str = "UNSET"
    _refused: int = 0
    _indexes: Set[str] = field(default_factory=set)

    def offer(self, flowfile: FlowFile, session: ProcessSession) -> bool:
        """Take the FlowFile out of ``session``, or refuse it."""
        limits = self.limits
        too_much = self.size + flowfile.getSize() > limits.maximum_size or len(self.contents) >= limits.maximum_entries
        if too_much or not self._fragment_fits(flowfile):
            self._refused += 1
            return False
        self.size += flowfile.getSize()
        session.migrate(self.session, [flowfile])
        self.contents.append(flowfile)
        self._refused = 0
        return True

    def _fragment_fits(self, flowfile: FlowFile) -> bool:
        if self.limits.count_attribute is None:
            return True
        count = flowfile.getAttribute(self.limits.count_attribute)
        if count is not None and count.isdigit():
            self.limits.minimum_entries = self.limits.maximum_entries = int(count)
        index = flowfile.getAttribute(_FRAGMENT_INDEX)
        if not index or index in self._indexes:
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


class BinManager:
    """All open bins, by group."""

    def __init__(self, new_limits: Callable[[], Limits], age_ms: Optional[int], now_ms: Callable[[], int]) -> None:
        self._new_limits, self._age_ms, self._now_ms = new_limits, age_ms, now_ms
        self._groups: Dict[Optional[str], List[Bin]] = {}

    def offer(
        self, group: Optional[str], flowfiles: List[FlowFile], session: ProcessSession, open_session: Callable[[], ProcessSession]
    ) -> List[FlowFile]:
        """Bin the FlowFiles of one group; gives back those that fit into no bin, not even an empty one."""
        unbinned = []
        for flowfile in flowfiles:
            if any(one.offer(flowfile, session) for one in self._groups.get(group, ())):
                continue
            fresh = Bin(open_session(), self._new_limits(), self._now_ms())
            if fresh.offer(flowfile, session):
                self._groups.setdefault(group, []).append(fresh)
            else:
                unbinned.append(flowfile)
        return unbinned

    def count(self) -> int:
        """How many bins there are."""
        return sum(len(bins) for bins in self._groups.values())

    def take_ready(self, relaxed: bool) -> List[Bin]:
        """Remove and return the bins that are ready."""
        ready = [one for bins in self._groups.values() for one in bins if self._is_ready(one, relaxed)]
        for one in ready:
            self._remove(one)
        return ready

    def take_oldest(self) -> Optional[Bin]:
        """Remove and return the oldest bin."""
        bins = [one for group in self._groups.values() for one in group]
        if not bins:
            return None
        oldest = min(bins, key=lambda one: one.created_ms)
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
            for one in bins:
                one.session.rollback()
        self._groups.clear()

    def _is_ready(self, one: Bin, relaxed: bool) -> bool:
        if one.full or (relaxed and one.enough):
            one.reason = one.why()
            return True
        if relaxed and self._age_ms is not None and self._now_ms() - one.created_ms > self._age_ms:
            one.reason = TIMEOUT
            return True
        return False

    def _remove(self, one: Bin) -> None:
        for group, bins in list(self._groups.items()):
            if one in bins:
                bins.remove(one)
                if not bins:
                    del self._groups[group]
