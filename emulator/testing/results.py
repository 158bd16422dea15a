"""What came of a run of a script."""

from __future__ import annotations

import json
from typing import Any, Dict, List, NamedTuple, Optional

from ..core.provenance import ProvenanceEvent
from ..java.lang.throwable import Throwable


class ResultFlowFile(NamedTuple):
    """A FlowFile after the run."""

    attributes: Dict[str, str]
    content: bytes
    penalized: bool = False

    @property
    def text(self) -> str:
        """The content as UTF-8."""
        return self.content.decode("utf-8")

    @property
    def size(self) -> int:
        """Bytes of content."""
        return len(self.content)

    def json(self) -> Any:
        """The content as JSON."""
        return json.loads(self.content)


class Outcome(NamedTuple):
    """Where one FlowFile is: ``relationship`` is None while it waits in the queue, and ``flowfile`` is None when it was removed."""

    relationship: Optional[str]
    flowfile: Optional[ResultFlowFile]


class ScriptResult(NamedTuple):
    """What a run of a script did.

    ``relationship`` and ``flowfile`` are of the first FlowFile given, wherever it went; of the first one transferred when it is gone.
    ``each`` is where every given one is, in order. ``exceptions``: one for each trigger, None where it went well. ``penalized`` counts
    FlowFiles.
    """

    relationship: Optional[str]
    flowfile: Optional[ResultFlowFile]
    transferred: Dict[str, List[ResultFlowFile]]
    queue: List[ResultFlowFile]
    each: List[Outcome]
    exceptions: List[Optional[Throwable]]
    logs: Dict[str, List[str]]
    counters: Dict[str, int]
    provenance: List[ProvenanceEvent]
    state: Dict[str, str]
    stdout: str
    penalized: int
    yielded: bool

    @property
    def exception(self) -> Optional[Throwable]:
        """The first trigger's error."""
        return next((error for error in self.exceptions if error is not None), None)
