"""Processors at run time: when one is ready, what its triggers moved and counted.

Mirrors what ConnectableTask.invoke of NiFi 1.16.3 asks first: not yielded, work to do, no destination of any relationship full (loops
to itself do not count). The trigger itself is ``trigger``.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, List, Mapping, Optional, Tuple

from ..components.processor import Processor
from ..flow import model
from ..java.lang.throwable import Throwable
from .node import Node
from .schedule import Schedule
from .trigger import trigger

if TYPE_CHECKING:
    from ..core.context import ProcessContext

FAILURES_UNTIL_STUCK = 10
FRUITLESS_UNTIL_STUCK = 100
_NOT_INITIALISED = (
    "Failed to properly initialize Processor. If still scheduled to run, NiFi will attempt to initialize and run the Processor again "
    "after the 'Administrative Yield Duration' has elapsed. Failure is due to "
)


class ProcessorNode(Node):
    """A processor with its context, schedule and counters."""

    def __init__(self, described: model.Processor, group: model.ProcessGroup, path: str, group_path: str, processor: Processor) -> None:
        super().__init__(described.id, described.name, path, "PROCESSOR", group_path)
        self.described, self.group, self.processor = described, group, processor
        self.schedule = Schedule(described.scheduling, path, processor.nifi)
        self.tasks = 1 if processor.TRIGGER_SERIALLY else max(1, described.scheduling.concurrent_tasks)
        self.retry_attribute = f"retryCount.{described.id}" if described.retry.relationships else ""
        self.values: Mapping[str, Optional[str]] = {}  # properties with their parameters filled in
        self.context: Optional[ProcessContext] = None
        self.fires_left = 0
        self.last_error = self.refused = ""
        self.busy_seconds = 0.0  # real time of its triggers
        self.unsettled = False  # triggered with input since it last found nothing to do (TriggerWhenEmpty)
        self._failures = self._fruitless = 0
        self._stuck_at: Optional[int] = None
        self._edges, self._source = -1, False  # asked in every round; feeding may add one

    def start(self) -> None:
        """@OnScheduled. When it fails the processor does not run; NiFi would try again each administrative yield."""
        self.schedule.start(self._host().clock.now_ms())
        self.refused = ""
        try:
            if self.context is not None:
                self.processor.on_scheduled(self.context)
        except Throwable as error:
            self._failed(error)
            self.refused = str(error)
            self.processor.log.error(_NOT_INITIALISED + str(error), error)

    def stop(self) -> None:
        """@OnStopped."""
        if self.context is not None:
            self.processor.on_stopped(self.context)

    @property
    def is_source(self) -> bool:  # type: ignore[override]
        """No incoming connection, loops aside: it is triggered without input."""
        if self._edges != len(self.incoming):
            self._edges, self._source = len(self.incoming), all(edge.is_loop for edge in self.incoming)
        return self._source

    def _can_sleep(self) -> bool:
        """Not with work from elsewhere, nor with cron moments that pass."""
        return super()._can_sleep() and not (self.is_source or self.schedule.is_cron or self.processor.LISTENS)

    @property
    def wakes_when_empty(self) -> bool:  # type: ignore[override]
        """TriggerWhenEmpty, with connections coming in."""
        return self.processor.TRIGGER_WHEN_EMPTY and not self.is_source

    def next_ready_ms(self) -> Optional[int]:
        work, host = self._work_ms(), self._host()
        now = host.clock.now_ms()
        if (work is None or work > now) and not self.is_source:
            self.schedule.skip_past(work or now)
        if work is None or self.schedule.due_ms is None or self.is_stuck():
            return None
        return max(work, self.schedule.due_ms, host.yield_until_ms)

    def is_blocked(self) -> bool:
        for edge in self.outgoing:
            if edge.queue.is_full() and not edge.is_loop:
                return self._is_held_up()
        return False

    def _is_held_up(self) -> bool:
        full = {id(edge.queue) for edge in self.outgoing if edge.queue.is_full() and not edge.is_loop}
        host = self._host()
        blocked = [any(id(queue) in full for queue in host.queues(name)) for name in host.relationships()]
        return all(blocked) if self.processor.TRIGGER_WHEN_ANY_AVAILABLE else any(blocked)

    def is_idle_ready(self, now_ms: int) -> bool:
        """Whether it wants a trigger though nothing came in: TriggerWhenEmpty, something not settled or grown too old."""
        if not self.wakes_when_empty or self.is_blocked() or self._host().yield_until_ms > now_ms:
            return False
        wake = self.processor.next_wake_ms()
        return self.unsettled or (wake is not None and wake <= now_ms)

    def next_idle_ms(self) -> Optional[int]:
        """When time alone gives it work without input."""
        wake = self.processor.next_wake_ms() if self.wakes_when_empty else None
        return None if wake is None or self.is_blocked() else max(wake, self._host().yield_until_ms)

    def is_stuck(self) -> bool:
        """Failed or fruitless too often in a row, with nothing new in its queues. NiFi would go on for ever."""
        if self._failures < FAILURES_UNTIL_STUCK and self._fruitless < FRUITLESS_UNTIL_STUCK:
            return False
        if self._stuck_at != self._waiting():
            self._failures = self._fruitless = 0
            return False
        return True

    def trigger(self) -> bool:
        before, retries = self._levels(), self._retries() if self.retry_attribute else 0
        had_input = any([edge.queue.available() for edge in self.incoming])
        if self.is_source and not self.processor.LISTENS:
            self.fires_left -= 1
        started = time.perf_counter()
        failed = not self._trigger_once()
        self.busy_seconds += time.perf_counter() - started
        self.schedule.triggered(self._host().clock.now_ms())
        moved = self._count(before)
        retried = self._retries() - retries if self.retry_attribute and not failed else 0
        self.counts.retried += retried
        self._remember(moved or retried > 0, failed)
        self.unsettled = moved or (had_input and not failed)
        return moved

    def _work_ms(self) -> Optional[int]:
        if not self.enabled or self.refused:
            return None
        if self.processor.LISTENS:
            return self.processor.arrival_ms()
        if self.is_source:
            return 0 if self.fires_left > 0 else None
        return super().next_ready_ms()

    def _trigger_once(self) -> bool:
        if self.context is None:
            raise RuntimeError(f"{self.path} has no context")
        error = trigger(self.processor, self.context, self._host())
        if error is not None:
            self._failed(error)
        return error is None

    def _failed(self, error: Throwable) -> None:
        self.counts.errors += 1
        self.last_error = str(error)

    def _remember(self, moved: bool, failed: bool) -> None:
        self._failures = self._failures + 1 if failed else 0
        self._fruitless = 0 if moved or self.is_source else self._fruitless + 1
        self._stuck_at = self._waiting()

    def _retries(self) -> int:
        return sum([edge.queue.retries for edge in self.incoming])

    def _waiting(self) -> int:
        return sum([edge.queue.count for edge in self.incoming])

    def _levels(self) -> List[Tuple[int, int]]:
        return [(edge.queue.count, edge.queue.bytes) for edge in (*self.incoming, *self.outgoing)]

    def _count(self, before: List[Tuple[int, int]]) -> bool:
        """Add what the queues lost and gained to the counters; whether anything moved."""
        counts, levels = self.counts, self._levels()
        counts.triggers += 1
        if before == levels:
            return False
        changes = [(count_now - count, size_now - size) for (count, size), (count_now, size_now) in zip(before, levels)]
        for edge, (count, size) in zip(self.incoming, changes):
            if not edge.is_loop:
                counts.took(-count, -size)
        for edge, (count, size) in zip(self.outgoing, changes[len(self.incoming) :]):
            if count > 0:
                edge.passed += count
                counts.gave(", ".join(edge.relationships), count, size)
        return any([count for count, _ in changes])
