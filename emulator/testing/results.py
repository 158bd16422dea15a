"""What came of a run of a script."""

from __future__ import annotations

from typing import Dict, List, NamedTuple, Optional

from ..core.provenance import ProvenanceEvent
from ..failure import Failure
from ..flowfile import FlowFile
from .outcome import Outcome

__all__ = ["Outcome", "ScriptResult"]


class ScriptResult(NamedTuple):
    """What a run of a script did.

    Attributes:
        relationship, flowfile: of the first FlowFile given, wherever it went; of the first one transferred when it is gone.
        transferred: relationship → FlowFiles, in order.
        queue: what still waits.
        each: where every given FlowFile is, in order.
        triggers: the Failure of each trigger, None where it went well.
        logs: level (trace, debug, info, warn, error) → messages.
        counters: what the script adjusted.
        provenance: the events, oldest first.
        state: the processor's, name → text.
        stdout: what the script printed.
        penalized: how many FlowFiles are.
        yielded: whether a trigger yielded (``context.yield()``).
    """

    relationship: Optional[str]
    flowfile: Optional[FlowFile]
    transferred: Dict[str, List[FlowFile]]
    queue: List[FlowFile]
    each: List[Outcome]
    triggers: List[Optional[Failure]]
    logs: Dict[str, List[str]]
    counters: Dict[str, int]
    provenance: List[ProvenanceEvent]
    state: Dict[str, str]
    stdout: str
    penalized: int
    yielded: bool

    @property
    def exceptions(self) -> List[Failure]:
        """What the triggers raised, in order; [] for a good run."""
        return [failure for failure in self.triggers if failure is not None]

    @property
    def exception(self) -> Optional[Failure]:
        """The first of ``exceptions``, None for a good run."""
        return next(iter(self.exceptions), None)
