"""Trigger a bench until nothing is left that it could take, and tell for each FlowFile what its trigger did."""

from __future__ import annotations

from typing import Dict, List, NamedTuple, Optional, Set, Tuple

from ..java.throwable import Throwable
from .bench import Bench, Outcome, ResultFlowFile


class Settled(NamedTuple):
    """A given FlowFile after the run.

    ``flowfile`` is None when it was removed; ``relationship`` is None then, and while it is in its queue. ``exception`` is what
    its trigger raised. ``created``, ``logs`` (by level, those that have messages) and ``stdout`` are of the trigger and stand at the first
    FlowFile that it settled.
    """

    relationship: Optional[str]
    flowfile: Optional[ResultFlowFile]
    created: List[Tuple[str, ResultFlowFile]]
    exception: Optional[Throwable]
    logs: Dict[str, List[str]]
    stdout: str


class _Turn:
    """What one trigger did."""

    def __init__(self, bench: Bench, known: Set[int]) -> None:
        before = {level: len(messages) for level, messages in bench.logs.items()}
        printed = len(bench.stdout)
        bench.trigger()
        self.exception = bench.exceptions[-1]
        self.logs = {level: messages[before[level] :] for level, messages in bench.logs.items() if len(messages) > before[level]}
        self.stdout = "".join(bench.stdout[printed:])
        self.created = [one.id for queue in bench.outgoing.values() for one in queue.snapshot() if one.id not in known]
        known.update(self.created)


def run_all(bench: Bench) -> List[Settled]:
    """As many triggers as there are FlowFiles, one at least, while there is something to take; the outcome of each given one."""
    turns: Dict[int, Tuple[_Turn, bool]] = {}  # id → its trigger, and whether it is the first of it
    known = set(bench.given)
    for _ in range(max(1, len(bench.given))):
        before = bench.waiting()
        if not before and turns:
            break
        turn = _Turn(bench, known)
        after = set(bench.waiting())
        for place, one in enumerate([one for one in before if one not in after] or before[:1]):
            turns[one] = (turn, place == 0)
    places = bench.places()
    return [_settled(places.get(one, Outcome(None, None)), turns.get(one), places) for one in bench.given]


def _settled(outcome: Outcome, of: Optional[Tuple[_Turn, bool]], places: Dict[int, Outcome]) -> Settled:
    if of is None:
        return Settled(*outcome, [], None, {}, "")
    turn, first = of
    if not first:
        return Settled(*outcome, [], turn.exception, {}, "")
    made = [(one.relationship or "", one.flowfile) for one in map(places.__getitem__, turn.created) if one.flowfile]
    return Settled(*outcome, made, turn.exception, turn.logs, turn.stdout)
