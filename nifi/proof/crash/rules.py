"""What a flow's rules are made of: the kinds of request that can be in flight, and the judge that says what is broken."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Callable, Dict, List, Optional, Pattern, Tuple

Entry = Dict[str, Any]
Journals = Dict[str, List[Entry]]  # by server


@dataclass(frozen=True)
class Stage:
    """One kind of request, made by one processor. An id passes the stages of one ``road`` one request after the other, so the next request
    proves that NiFi has committed the one before; those of a ``loose`` stage go side by side and prove nothing of one another."""

    kind: str
    server: str
    path: Pattern[str]
    tasks: int  # how many are in flight at most: the processor's concurrent tasks
    reads: Optional[bool] = False  # whether it is a GET; None: it may be
    loose: bool = False
    road: str = "flow"
    unanswered: bool = False  # only what got no answer was in flight

    def holds(self, entry: Entry) -> bool:
        """Whether that entry is one of these."""
        if entry["server"] != self.server or not entry["id"] or self.reads not in (None, entry["method"] == "GET"):
            return False
        return bool(self.path.search(entry["path"])) and not (self.unanswered and entry["answer"])


@dataclass(frozen=True)
class Rules:
    """The kinds of request, and what the judge finds in the journals."""

    stages: Tuple[Stage, ...]
    findings: Callable[[Journals], List[str]]

    def stage(self, entry: Entry) -> Any:
        """The stage of an entry, None when it has none."""
        return next((stage for stage in self.stages if stage.holds(entry)), None)


def idempotency_key(entry: Entry) -> str:
    """What the ERP tells a repeat by."""
    return next((str(value) for name, value in entry["headers"] if name.lower() == "idempotency-key"), "")


def path(pattern: str) -> Pattern[str]:
    return re.compile(pattern)
