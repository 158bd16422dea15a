"""What was seen of one run, in normal form."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any, Dict, Iterable, List, Mapping, Optional, Tuple

from emulator.mocks.scenario import FlowScenario

from ...run.version import PINNED
from .calls import Calls
from .normal import Normal

IDS = ("ledger.id", "keep:ledger.id", "ledger.for", "keep:ledger.for")  # the first that there is says whose FlowFile it is
BATCH = "batches"  # the path of what belongs to no single request: ticks, queries, logins


@dataclass
class Event:
    """A provenance event, as both sides can give it; ``path`` is the component's, below the outer group."""

    type: str
    path: str
    relationship: str
    attributes: Mapping[str, str]
    size: int = 0


@dataclass
class Waiting:
    """A FlowFile that waits for an operator, before the disabled processor of that path."""

    path: str
    attributes: Mapping[str, str]
    content: bytes


@dataclass
class Observed:
    """One run. Each of the dicts is by path: the id of a request, or BATCH."""

    requests: Dict[str, List[str]] = field(default_factory=dict)
    finals: Dict[str, List[Tuple[str, Dict[str, str]]]] = field(default_factory=dict)  # component, attributes; also of what is parked
    routes: Dict[str, Counter[Tuple[str, str]]] = field(default_factory=dict)  # component, relationship
    events: Counter[Tuple[str, str]] = field(default_factory=Counter)  # type, component
    state: Dict[str, str] = field(default_factory=dict)
    invalid: List[str] = field(default_factory=list)
    parked: Dict[str, int] = field(default_factory=dict)  # how many wait for an operator, by the disabled processor behind them
    answers: Dict[str, List[str]] = field(default_factory=dict)  # to the calls, of a flow that is called

    def in_any_order(self) -> Observed:
        """The requests of a path sorted: for flows that make several calls at once."""
        for entries in self.requests.values():
            entries.sort()
        return self

    def paths(self) -> List[str]:
        """Every path, the batches first, ids by number."""
        ids = {*self.requests, *self.finals, *self.routes, *self.answers} - {BATCH}
        return [BATCH, *sorted(ids, key=lambda rid: (len(rid), rid))]


def observe(
    scenario: FlowScenario[Any],
    events: Iterable[Event],
    state: Mapping[str, str],
    invalid: List[str],
    parked: Iterable[Waiting],
    calls: Optional[Calls] = None,
    nifi: str = PINNED,
) -> Observed:
    """Bring what one side gave into the form that is compared."""
    normal = Normal(scenario, nifi)
    seen = Observed(state=normal.state(state), invalid=invalid)
    for server in (scenario.omnitron, scenario.erp):
        for entry in server.journal:
            seen.requests.setdefault(entry["id"] or BATCH, []).append(normal.request(entry))
    for called, answer in calls.answers() if calls else ():
        seen.answers.setdefault(called, []).append(normal.text(answer))
    for event in events:
        _take(seen, event, normal)
    for waiting in parked:
        seen.parked[waiting.path] = seen.parked.get(waiting.path, 0) + 1
        ends = {**normal.attributes(waiting.attributes), "(content)": normal.text(waiting.content.decode("utf-8", "backslashreplace"))}
        seen.finals.setdefault(whose(waiting.attributes), []).append((f"before {waiting.path}", ends))
    for path in seen.finals.values():
        path.sort(key=lambda end: (end[0], sorted(end[1].items())))
    seen.requests.get(BATCH, []).sort()
    return seen


def whose(attributes: Mapping[str, str]) -> str:
    """The path that a FlowFile belongs to."""
    return next((attributes[name] for name in IDS if attributes.get(name)), BATCH)


def _take(seen: Observed, event: Event, normal: Normal) -> None:
    seen.events[event.type, event.path] += 1
    path = whose(event.attributes)
    if event.type == "DROP":
        seen.finals.setdefault(path, []).append((event.path, {**normal.attributes(event.attributes), "(size)": str(event.size)}))
    elif event.type == "ROUTE":
        seen.routes.setdefault(path, Counter())[event.path, event.relationship] += 1
