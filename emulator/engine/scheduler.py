"""The order of things: one thread, rounds over the ready processors, jumps of the clock when there are none.

1. A round goes through the components in the file's order; each ready one is triggered, at most as often as it has concurrent tasks.
2. When a round finds nothing ready, processors that are triggered without input (TriggerWhenEmpty) get their turn.
3. When these have nothing either, the clock waits for the earliest moment that makes something ready: a schedule of a source with fires
   left, the end of a penalty or yield, the age of a bin. When there is no such moment, or it lies after ``deadline_ms``, the run is over.
4. While the door is open the run is not over: it waits for a request from outside.
"""

from __future__ import annotations

from typing import Callable, List, Optional

from ..base.clock import Clock
from ..base.errors import EmulatorError
from .door import Door
from .node import Node
from .processor_node import ProcessorNode


class Scheduler:
    """Runs nodes until quiet. ``after_round`` is called after each round that did something."""

    def __init__(self, nodes: List[Node], clock: Clock, after_round: Callable[[], None], max_triggers: int, door: Door) -> None:
        self._nodes, self._clock, self._after_round = nodes, clock, after_round
        self._max_triggers, self._door = max_triggers, door
        self.triggers = 0

    def replace(self, old: Node, new: Node) -> None:
        """A component was made anew."""
        self._nodes[self._nodes.index(old)] = new

    def run(self, deadline_ms: Optional[int]) -> bool:
        """Until nothing can happen any more (True) or the deadline (False)."""
        while True:
            self._door.listen()
            if deadline_ms is not None and self._clock.now_ms() > deadline_ms:
                return False
            if self._round() or self._idle_round():
                self._after_round()
                continue
            moment = self._next_moment()
            if moment is None and not self._door.is_open:
                return True
            late = deadline_ms is not None and (moment is None or moment > deadline_ms)
            self._door.wait(self._clock, deadline_ms if late else moment, moment is None)
            if late and self._clock.now_ms() >= (deadline_ms or 0):
                return False
            for node in self._nodes:
                node.next_ready_ms()  # cron moments that passed without work are gone before anything else happens

    def _round(self) -> bool:
        worked = False
        for node in self._nodes:
            if node.asleep:
                continue
            for _ in range(node.tasks):
                if not node.is_ready(self._clock.now_ms()):
                    break
                self._trigger(node)
                worked = True
        return worked

    def _idle_round(self) -> bool:
        worked = False
        for node in self._nodes:
            if isinstance(node, ProcessorNode) and node.is_idle_ready(self._clock.now_ms()):
                self._trigger(node)
                worked = True
        return worked

    def _trigger(self, node: Node) -> None:
        self.triggers += 1
        if self.triggers > self._max_triggers:
            busiest = sorted(self._nodes, key=lambda node: -node.counts.triggers)[:3]
            listed = ", ".join(f"{node.path} ({node.counts.triggers})" for node in busiest)
            advice = f"A loop without end? The busiest: {listed}. Give a larger max_triggers if the flow is only long"
            raise EmulatorError(f"still busy after {self._max_triggers} triggers", "", advice)
        node.trigger()

    def _next_moment(self) -> Optional[int]:
        moments = [moment for node in self._nodes for moment in _moments(node) if moment is not None]
        return min(moments) if moments else None


def _moments(node: Node) -> List[Optional[int]]:
    moments = [None if node.is_blocked() else node.next_ready_ms()]
    if isinstance(node, ProcessorNode):
        moments.append(node.next_idle_ms())
    return moments
