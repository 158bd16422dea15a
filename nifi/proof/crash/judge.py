"""What a run with a kill must keep, and what it repeated."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import combinations, islice
from typing import Iterator, List, Optional, Sequence

from .play import Run
from .rules import Entry, Journals, Rules, Stage

MOST_CHOICES = 5000  # some ten requests in flight, or five of twenty


@dataclass
class Verdict:
    """Repeats by kind of request, and every broken rule as a sentence."""

    repeats: Counter[str] = field(default_factory=Counter)
    broken: List[str] = field(default_factory=list)


def judge(rules: Rules, reference: Run, run: Run) -> Verdict:
    """A repeat is what the judge of the journals finds no fault with once a request that was in flight when NiFi died is left out."""
    verdict = repeats(rules, run)
    for rid in sorted({*reference.endings, *run.endings}):
        wanted, ending = reference.endings.get(rid), run.endings.get(rid)
        if ending != wanted:
            verdict.broken.append(f"{rid} ended as {ending!r}, without the kill as {wanted!r}")
    if not run.settled:
        verdict.broken.append(f"not everything was settled after {run.batches} batches")
    return verdict


def repeats(rules: Rules, run: Run) -> Verdict:
    """The fewest requests in flight that explain the journals: none, one of them, two."""
    lost, first = list(in_flight(rules, run)), None
    choices = (choice for count in range(len(lost) + 1) for choice in combinations(lost, count))
    for left_out in islice(choices, MOST_CHOICES):
        findings = rules.findings(without(run.journals, left_out))
        first = findings if first is None else first
        if not findings:
            return Verdict(Counter(rules.stage(entry).kind for entry in left_out))
    return Verdict(broken=list(first or []))


def without(journals: Journals, left_out: Sequence[Entry]) -> Journals:
    gone = {id(entry) for entry in left_out}
    return {name: [entry for entry in entries if id(entry) not in gone] for name, entries in journals.items()}


def in_flight(rules: Rules, run: Run) -> Iterator[Entry]:
    """What may have been in flight and came again: as many of a stage as it has tasks at most, none that the id has passed."""
    if not run.killed:
        return
    entries = [entry for journal in run.journals.values() for entry in journal]
    again = {same(entry) for entry in entries if entry["at"] >= run.restart_ns}
    last = [entry for entry in entries if run.batch_ns <= entry["at"] < run.restart_ns]
    for stage in rules.stages:
        mine = sorted((entry for entry in last if stage.holds(entry)), key=lambda entry: int(entry["at"]))
        mine = mine[-1:] if stage.tasks == 1 else mine
        left = [entry for entry in mine if not passed(rules, stage, entry, last)]
        yield from (entry for entry in left[-stage.tasks :] if same(entry) in again)


def same(entry: Entry) -> tuple[str, ...]:
    """What makes two requests the same one."""
    return tuple(str(entry[name]) for name in ("server", "method", "path", "id"))


def passed(rules: Rules, stage: Stage, entry: Entry, entries: List[Entry]) -> bool:
    """Whether its id was seen further on before NiFi died, so that NiFi must have committed it."""
    later = [one for one in entries if one["id"] == entry["id"] and one["at"] > entry["at"]]
    others: List[Optional[Stage]] = [rules.stage(one) for one in later]
    return any(other and other.road == stage.road and not (other is stage and stage.loose) for other in others)
