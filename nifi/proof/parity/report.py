"""The parity report: per definition, case and path, how much was compared and what differs."""

from __future__ import annotations

from collections import Counter
from typing import Dict, List, Sequence, Tuple

from emulator.base.columns import columns

from .calls import calls_of
from .case import Case
from .checks import Difference
from .observed import BATCH, Observed

HEADINGS = ("definition", "case", "path", "calls; what the ERP did", "requests", "answers", "ends", "attributes", "routes", "differences")
SUMS = range(HEADINGS.index("requests"), HEADINGS.index("differences"))
Row = Tuple[str, ...]


def rows(definition: str, case: Case, real: Observed, differences: Sequence[Difference]) -> List[Row]:
    """One row a path, and one for what belongs to no path: events and the Ledger's own state."""
    shown = labels(case)
    lines = []
    for path in real.paths():
        ends = real.finals.get(path, [])
        counts = (
            len(real.requests.get(path, [])), len(real.answers.get(path, [])), len(ends), sum(len(attributes) for _, attributes in ends),
            sum(real.routes.get(path, {}).values()), sum(1 for one in differences if one.path == path and one.check not in ("events",)),
        )  # fmt: skip
        lines.append((definition, case.name, path, shown.get(path, ""), *map(str, counts)))
    events = f"{sum(real.events.values())} events, {len(real.state)} keys of state"
    lines.append((definition, case.name, "all", events, *("" for _ in SUMS), str(len(differences))))
    return lines


def labels(case: Case) -> Dict[str, str]:
    """What happens to each request: the words of the plan, its faults in the write-back."""
    scenario = case.scenario(None)
    words = {rid: scenario.in_words(planned) for rid, planned in scenario.plan.items()}
    for kind, faults in case.faults.items():
        rid = kind.partition(":")[2]
        if rid:
            words[rid] += f"; write-back {', '.join(dict.fromkeys(faults))}"
    calls = calls_of(scenario)
    for rid, names in calls.kinds().items() if calls else ():
        called = ", ".join(f"{name} x{count}" if count > 1 else name for name, count in Counter(names).items())
        words[rid] = f"{called}; {words[rid]}" if rid in words else called
    return {BATCH: "queries, logins", **words}


def table(lines: Sequence[Row]) -> str:
    """For people."""
    return "\n".join(columns([HEADINGS, *lines, total(lines)]))


def total(lines: Sequence[Row]) -> Row:
    """The sums."""
    sums = [str(sum(int(row[column] or 0) for row in lines if row[2] != "all")) for column in SUMS]
    return ("total", "", f"{len(lines)} rows", "", *sums, str(sum(int(row[-1]) for row in lines if row[2] == "all")))
