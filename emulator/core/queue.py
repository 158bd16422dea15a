"""FlowFileQueue: what waits in one connection, and what a session took from it and has not settled.

Mirrors StandardFlowFileQueue and SwappablePriorityQueue (NiFi 1.16.3): penalised FlowFiles are passed over, expired ones come out on the
side, FlowFiles in flight still count in ``size()`` and for back pressure. Left out: swapping to disk, load balancing (one node).
"""

from __future__ import annotations

import heapq
from typing import TYPE_CHECKING, Any, Callable, Iterable, List, Optional, Sequence, Tuple

from ..base.clock import Clock
from .flowfile import FlowFile

if TYPE_CHECKING:
    from .prioritizers import Compare

ACCEPT_AND_CONTINUE, ACCEPT_AND_TERMINATE = "ACCEPT_AND_CONTINUE", "ACCEPT_AND_TERMINATE"
REJECT_AND_CONTINUE, REJECT_AND_TERMINATE = "REJECT_AND_CONTINUE", "REJECT_AND_TERMINATE"
MAX_EXPIRED_PER_POLL = 100_000

Filter = Callable[[FlowFile], object]


def content_order(flowfile: FlowFile) -> Tuple[int, int, int]:
    """The last resort of QueuePrioritizer, as a key to sort by."""
    content = flowfile.content
    if content.claim is None:
        return (0, 0, flowfile.id)
    return (content.claim.sequence, content.offset, flowfile.id)


def _order_of(prioritizers: Sequence[Compare]) -> Callable[[FlowFile], Any]:
    if not prioritizers:
        return content_order
    from .prioritizers import prioritized

    return prioritized(prioritizers, content_order)


class FlowFileQueue:
    """The queue of a connection. ``expired`` is where a poll leaves the FlowFiles that were too old.

    ``count`` and ``bytes`` are what it holds, FlowFiles in flight included.
    """

    def __init__(
        self,
        identifier: str,
        clock: Clock,
        *,
        prioritizers: Sequence[Compare] = (),
        expiration_ms: int = 0,
        object_threshold: int = 10000,
        size_threshold: int = 1 << 30,
        expiration: str = "",
    ) -> None:
        self.identifier, self.clock = identifier, clock
        self.expiration_ms, self.expiration = expiration_ms, expiration or f"{expiration_ms} ms"
        self.object_threshold, self.size_threshold = object_threshold, size_threshold
        self.expired: List[FlowFile] = []
        self._key = _order_of(prioritizers)
        self._ready: List[Tuple[Any, int, FlowFile]] = []
        self._penalized: List[Tuple[int, int, FlowFile]] = []
        self._number = 0
        self.count = self.bytes = 0

    def put(self, flowfile: FlowFile) -> None:
        self.count += 1
        self.bytes += flowfile.content.size
        self._line_up(flowfile)

    def _line_up(self, flowfile: FlowFile) -> None:
        self._number += 1
        if flowfile.penalty_expiration > 0 and flowfile.penalty_expiration > self.clock.now_ms():
            heapq.heappush(self._penalized, (flowfile.penalty_expiration, self._number, flowfile))
        else:
            heapq.heappush(self._ready, (self._key(flowfile), self._number, flowfile))

    def put_all(self, flowfiles: Iterable[FlowFile]) -> None:
        for flowfile in flowfiles:
            self.put(flowfile)

    def poll(self) -> Optional[FlowFile]:
        """Take the first; None when nothing is available now. Whoever takes it settles it with ``acknowledge``."""
        if self._penalized:
            self._release()
        while self._ready and len(self.expired) < MAX_EXPIRED_PER_POLL:
            flowfile = heapq.heappop(self._ready)[2]
            if not (self.expiration_ms and self._is_expired(flowfile)):
                return flowfile
            self.acknowledge([flowfile])
            self.expired.append(flowfile)
        return None

    def poll_many(self, maximum: int) -> List[FlowFile]:
        taken: List[FlowFile] = []
        while len(taken) < maximum:
            flowfile = self.poll()
            if flowfile is None:
                break
            taken.append(flowfile)
        return taken

    def poll_filter(self, choose: Filter) -> List[FlowFile]:
        """Take what a FlowFileFilter accepts; it answers with one of the four results, an enum constant or its name."""
        taken: List[FlowFile] = []
        left: List[FlowFile] = []
        while True:
            flowfile = self.poll()
            if flowfile is None:
                break
            answer = str(choose(flowfile))
            if answer.startswith("ACCEPT"):
                taken.append(flowfile)
            else:
                left.append(flowfile)
            if answer.endswith("TERMINATE"):
                break
        for flowfile in left:
            self._line_up(flowfile)
        return taken

    def acknowledge(self, flowfiles: Iterable[FlowFile]) -> None:
        """FlowFiles that were taken are settled: committed or put back."""
        for flowfile in flowfiles:
            self.count -= 1
            self.bytes -= flowfile.content.size

    def size(self) -> Tuple[int, int]:
        """Number of FlowFiles and of bytes, those in flight included."""
        return self.count, self.bytes

    def is_waiting(self) -> bool:
        """Whether anything waits, penalised or not."""
        return bool(self._ready or self._penalized)

    def is_empty(self) -> bool:
        """Whether nothing waits and nothing is in flight."""
        return self.count == 0

    def is_full(self) -> bool:
        """Back pressure: a threshold is reached (0 means none)."""
        return 0 < self.object_threshold <= self.count or 0 < self.size_threshold <= self.bytes

    def available(self) -> bool:
        """Whether a poll would give something, or find something expired."""
        if self._penalized:
            self._release()
        return bool(self._ready)

    def next_available_ms(self) -> Optional[int]:
        """When something will be available: now, or the end of the first penalty; None when nothing waits."""
        if self._penalized:
            self._release()
        if self._ready:
            return self.clock.now_ms()
        return self._penalized[0][0] if self._penalized else None

    def snapshot(self) -> List[FlowFile]:
        """What waits, in order, penalised ones last."""
        self._release()
        return [entry[2] for entry in sorted(self._ready, key=lambda entry: entry[:2])] + [entry[2] for entry in sorted(self._penalized)]

    def take_expired(self) -> List[FlowFile]:
        """What the polls since the last call left aside as too old."""
        expired, self.expired = self.expired, []
        return expired

    def drain_expired(self) -> List[FlowFile]:
        """Take out everything that is too old now, penalised or not, without polling the rest."""
        waiting = self.snapshot()
        self._ready, self._penalized = [], []
        expired: List[FlowFile] = []
        for flowfile in waiting:
            if self._is_expired(flowfile):
                expired.append(flowfile)
            else:
                self._line_up(flowfile)
        self.acknowledge(expired)
        return expired

    def _release(self) -> None:
        now = self.clock.now_ms()
        while self._penalized and self._penalized[0][0] <= now:
            _, number, flowfile = heapq.heappop(self._penalized)
            heapq.heappush(self._ready, (self._key(flowfile), number, flowfile))

    def _is_expired(self, flowfile: FlowFile) -> bool:
        return self.expiration_ms > 0 and flowfile.entry_date + self.expiration_ms < self.clock.now_ms()
