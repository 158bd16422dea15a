"""Trigger a bench until nothing is left that it could take, and tell for each FlowFile what its trigger did."""

from __future__ import annotations

from typing import TYPE_CHECKING, Dict, List, Optional, Set, Tuple

from ..base.record import record
from ..flowfile import FlowFile
from .bench import Bench
from .outcome import Outcome

if TYPE_CHECKING:
    from ..failure import Failure
    from ..java.lang.throwable import Throwable


@record(frozen=True)
class Settled:
    """A given FlowFile after the run.

    ``flowfile`` is None when it was removed; ``relationship`` is None then, and while it is in its queue. ``exception`` is what
    its trigger raised, ``was_taken`` whether the script got it. ``created``, ``logs`` (by level, those that have messages) and
    ``stdout`` are of the trigger and stand at the first FlowFile that it settled.
    """

    relationship: Optional[str]
    flowfile: Optional[FlowFile]
    created: List[Tuple[str, FlowFile]]
    exception: Optional[Failure]
    logs: Dict[str, List[str]]
    stdout: str
    was_taken: bool


class _Turn:
    """What one trigger did. ``settled``: ids of what it took and did not put back as it was."""

    def __init__(self, bench: Bench) -> None:
        before = {level: len(messages) for level, messages in bench.logs.items()}
        printed = len(bench.stdout)
        for queue in (bench.queue, *bench.outgoing.values()):
            queue.forget()
        bench.trigger()
        error = bench.exceptions[-1]
        self.exception = None if error is None else _failure(error)
        self.logs = {level: messages[before[level] :] for level, messages in bench.logs.items() if len(messages) > before[level]}
        self.stdout = "".join(bench.stdout[printed:])
        came = bench.queue.came
        self.taken = frozenset(bench.queue.took)
        self.settled = [identifier for identifier in bench.queue.took if identifier not in came or came[identifier].isPenalized()]
        self.arrived = [identifier for queue in bench.outgoing.values() for identifier in queue.came]
        self.created: List[int] = []
        self.owner: Optional[int] = None  # whose document tells of it


def _failure(error: Throwable) -> Failure:
    from ..failure import Failure

    return Failure.of(error)


def run_all(bench: Bench) -> List[Settled]:
    """As many triggers as there are FlowFiles, one at least, while there is something to take; the outcome of each given one."""
    turns: Dict[int, List[_Turn]] = {}  # id → the triggers that had to do with it
    enqueued = set(bench.given)
    taken: Set[int] = set()
    for number in range(max(1, len(enqueued))):
        if number and not bench.queue.available():
            break
        turn = _Turn(bench)
        taken |= turn.taken
        turn.created = [identifier for identifier in turn.arrived if identifier not in enqueued]
        for identifier in turn.settled or [waiting for waiting in bench.given if waiting not in turns][:1]:
            turns.setdefault(identifier, []).append(turn)
            turn.owner = identifier if turn.owner is None else turn.owner
    places = bench.places()
    return [_settled(identifier, turns.get(identifier, []), places, identifier in taken) for identifier in bench.given]


def _settled(flowfile: int, turns: List[_Turn], places: Dict[int, Outcome], was_taken: bool) -> Settled:
    logs: Dict[str, List[str]] = {}
    owned = [turn for turn in turns if turn.owner == flowfile]
    for turn in owned:
        for level, messages in turn.logs.items():
            logs.setdefault(level, []).extend(messages)
    outcomes = [places[identifier] for turn in owned for identifier in turn.created]
    created = [(outcome.relationship or "", outcome.flowfile) for outcome in outcomes if outcome.flowfile is not None]
    errors = [turn.exception for turn in turns if turn.exception is not None]
    stdout = "".join(turn.stdout for turn in owned)
    return Settled(*places.get(flowfile, Outcome(None, None)), created, errors[0] if errors else None, logs, stdout, was_taken)
