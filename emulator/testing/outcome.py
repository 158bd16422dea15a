"""Where a FlowFile is after a run."""

from __future__ import annotations

from typing import NamedTuple, Optional

from ..flowfile import FlowFile


class Outcome(NamedTuple):
    """``relationship`` is None while it waits in the queue, and ``flowfile`` is None when it was removed."""

    relationship: Optional[str]
    flowfile: Optional[FlowFile]
