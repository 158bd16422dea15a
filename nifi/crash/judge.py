"""What a run with a kill must keep, and what it repeated. Uses the tests' own journal reader."""

from __future__ import annotations

import importlib.util
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import product
from typing import Any, Dict, List, Optional

from ..places import REPOSITORY
from .play import Run
from .world import ATTEMPTS, SINGLE, WRITE_BACK

READER = REPOSITORY / "tests" / "journals" / "reader.py"
Entry = Dict[str, Any]


@lru_cache(maxsize=1)
def reader() -> Any:
    """tests/journals/reader.py, which is a script and not in a package."""
    spec = importlib.util.spec_from_file_location("journal_reader", READER)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@dataclass
class Verdict:
    """Repeats at both servers, and every broken rule as a sentence."""

    erp: int = 0
    write_back: int = 0
    broken: List[str] = field(default_factory=list)


def judge(reference: Run, run: Run) -> Verdict:
    """A repeat is what the reader finds no fault with once the request that was in flight when NiFi died is left out."""
    verdict = repeats(run)
    for rid, ending in reference.endings.items():
        if run.endings.get(rid) != ending:
            verdict.broken.append(f"{rid} ended as {run.endings.get(rid)!r}, without the kill as {ending!r}")
    if not run.settled:
        verdict.broken.append(f"not everything was settled after {run.batches} batches")
    return verdict


def repeats(run: Run) -> Verdict:
    """The fewest requests in flight that explain the journals: none, the write to the ERP, the write-back, both."""
    lost_write, lost_back = in_flight_at_the_erp(run), in_flight_write_back(run)
    first: Optional[List[str]] = None
    choices = sorted(product((None, lost_write), (None, lost_back)), key=lambda pair: sum(one is not None for one in pair))
    for write, back in choices:
        found = reader().findings(without(run.omnitron, back), without(run.erp, write), ATTEMPTS)
        first = found if first is None else first
        if not found:
            return Verdict(int(write is not None), int(back is not None))
    return Verdict(broken=list(first or []))


def without(entries: List[Entry], left_out: Optional[Entry]) -> List[Entry]:
    return [entry for entry in entries if entry is not left_out]


def in_flight_at_the_erp(run: Run) -> Optional[Entry]:
    """The last write of the batch in which NiFi died, unless its write-back had begun."""
    written = [str(entry["id"]) for entry in before_restart(run, run.omnitron) if WRITE_BACK.search(entry["path"])]
    writes = [entry for entry in before_restart(run, run.erp) if entry["id"]]
    return writes[-1] if writes and writes[-1]["id"] not in written else None


def in_flight_write_back(run: Run) -> Optional[Entry]:
    """The last write-back of the batch in which NiFi died, unless its request was read afterwards."""
    about = [one for one in before_restart(run, run.omnitron) if one["method"] != "GET" and WRITE_BACK.search(one["path"])]
    if not about:
        return None
    later = [one for one in before_restart(run, run.omnitron) if SINGLE.search(one["path"]) and one["at"] > about[-1]["at"]]
    return None if any(one["id"] == about[-1]["id"] for one in later) else about[-1]


def before_restart(run: Run, entries: List[Entry]) -> List[Entry]:
    """What the killed NiFi sent in its last batch; nothing when it was not killed."""
    return [entry for entry in entries if run.killed and run.batch_ns <= entry["at"] < run.restart_ns]
