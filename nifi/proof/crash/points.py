"""Points of a run, and killing at one of them."""

from __future__ import annotations

import random
import threading
import time
from collections import Counter
from dataclasses import dataclass
from functools import partial
from typing import Any, Callable, Dict, List, Optional, Sequence

from .rules import Entry
from .world import World


@dataclass(frozen=True)
class Point:
    """After the ``times``-th request of that kind was read or answered. A kind is told by its words, not by its place in the journal:
    two runs send the same requests, in nearly the same order. A call is ``sent`` or ``answered``; inside NiFi see ``inside``."""

    server: str
    kind: str
    times: int
    when: str

    def __str__(self) -> str:
        return f"{self.server}, {self.kind}, {ordinal(self.times)} time, {self.when}"


def ordinal(number: int) -> str:
    return str(number) + {1: "st", 2: "nd", 3: "rd"}.get(number if number not in (11, 12, 13) else 0, "th")


class Watch:
    """Sees every point of a run go by; at ``target`` it calls ``kill``, while the servers hold their breath."""

    def __init__(self, world: World[Any], target: Optional[Point] = None, kill: Callable[[], object] = lambda: None) -> None:
        self.world, self.target, self.kill = world, target, kill
        self.points: List[Point] = []
        self.reached = threading.Event()
        self.dead = threading.Event()
        self.error: Optional[BaseException] = None
        self.killed_ns = 0
        self._counts: Counter[tuple[str, str, str]] = Counter()
        self._lock = threading.Lock()
        for server in world.watched:
            server.watch = partial(self.see, server.name)

    def see(self, server: str, when: str, entry: Entry) -> None:
        """One request was read, or answered."""
        self.tell(server, self.world.kind_of(entry), when)

    def tell(self, server: str, kind: str, when: str) -> None:
        """That happened."""
        with self._lock:
            self._counts[server, kind, when] += 1
            point = Point(server, kind, self._counts[server, kind, when], when)
            self.points.append(point)
            if point == self.target:
                self.strike()

    def strike(self) -> None:
        """Kill NiFi; whoever waits for that is told, also when it went wrong."""
        self.reached.set()
        try:
            self.kill()
        except BaseException as e:
            self.error = e
        self.killed_ns = time.monotonic_ns()
        self.dead.set()


def choose(points: List[Point], count: int, seed: int) -> List[Point]:
    """So many points drawn by the seed, in the order in which they came; 0: all."""
    if not 0 < count < len(points):
        return points
    drawn = set(random.Random(seed).sample(range(len(points)), count))
    return [point for index, point in enumerate(points) if index in drawn]


def share(count: int, flows: Sequence[str]) -> Dict[str, int]:
    """So many points in all, spread over the flows, the first ones first; 0: all of each."""
    return {flow: len(range(place, count, len(flows))) for place, flow in enumerate(flows) if not count or place < count}
