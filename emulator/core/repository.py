"""What the components of one run share: numbers, uuids, provenance events, counters.

``random`` decides the uuids, so a run with a seed gives the same ones again.
"""

from __future__ import annotations

import os
import random as random_module
from typing import Any, Callable, Dict, Iterable, List, Mapping, Optional

from ..base.clock import Clock
from ..base.uuids import uuid_text
from .attributes import FILENAME, PATH, UUID, Attributes
from .content import ClaimId, Content
from .flowfile import FlowFile
from .provenance import ProvenanceEvent


class Repository:
    """One for a run."""

    def __init__(self, clock: Clock, random: Optional[random_module.Random] = None) -> None:
        self.clock = clock
        self.events: List[ProvenanceEvent] = []
        self.counters: Dict[str, int] = {}
        self.next_int = [0]  # what ${nextInt()} counts on: in NiFi one counter for all components (OneUpSequenceNumberEvaluator)
        self.ended: Optional[Callable[[FlowFile], None]] = None  # is told of each FlowFile that a commit removes, its content still there
        self.keeps_contents = False  # whether an event holds its FlowFile's content, which then lives as long as the event
        self._random = random
        self._next_id = self._next_claim = self._next_session = self._next_queue_index = 0

    @property
    def random(self) -> Optional[random_module.Random]:
        """The run's random numbers; None: nobody gave a seed."""
        return self._random

    def next_id(self) -> int:
        self._next_id += 1
        return self._next_id - 1

    def next_session_id(self) -> int:
        self._next_session += 1
        return self._next_session - 1

    def next_queue_index(self) -> int:
        """Order of FlowFiles that are queued in the same millisecond."""
        self._next_queue_index += 1
        return self._next_queue_index - 1

    def next_claim_id(self) -> ClaimId:
        """The next content claim's two numbers."""
        self._next_claim += 1
        return self.clock.now_ms(), self._next_claim

    def new_uuid(self) -> str:
        """A random uuid of version 4."""
        bits = int.from_bytes(os.urandom(16), "big") if self._random is None else self._random.getrandbits(128)
        return uuid_text(bits, 4)

    def content_of(self, data: bytes) -> Content:
        """Content with a claim of this run."""
        return Content.of(data, self.next_claim_id()) if data else Content.EMPTY

    def new_flowfile(self, attributes: Optional[Mapping[str, str]] = None, data: bytes = b"", **fields: Any) -> FlowFile:
        """A FlowFile from outside the flow: filename, path and uuid are filled in where they are missing."""
        identifier = self.new_uuid()
        core = {FILENAME: identifier, PATH: "./", UUID: identifier}
        content = self.content_of(data)
        return FlowFile(self.next_id(), Attributes({**core, **(attributes or {})}), content, clock=self.clock, **fields)

    def adjust_counter(self, name: str, delta: int) -> None:
        self.counters[name] = self.counters.get(name, 0) + delta

    def register(self, events: Iterable[ProvenanceEvent]) -> None:
        for event in events:
            if not self.keeps_contents:
                event.content = None
            self.events.append(event)
