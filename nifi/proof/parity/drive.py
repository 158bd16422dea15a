"""The steps of a run, the same for both sides.

A step begins with one RUN_ONCE of the tick while what works on a request (the gate: the first processor on its way to the ERP) is stopped:
so every page of a batch is read before the first request goes out, and the sequence of queries does not depend on who is faster. A flow
that is called is called then, one call after the other. Then the gate is started, and the flow comes to rest. Before the next step
everything that the Ledger holds as open has become due.

Where a request waits in the flow itself, looking at the clock after every penalty, what brings it back runs at the beginning of a step
only: so it looks once a try, and how often does not depend on how long the others took.
"""

from __future__ import annotations

from typing import Any, Callable, Dict, List, Protocol, Sequence

from emulator.mocks.scenario import FlowScenario

from ...deploy.status import due
from ..flows import OPERATOR
from .calls import calls_of
from .case import Case
from .observed import Event, Observed, Waiting, observe


class Side(Protocol):
    """A NiFi, real or emulated, that holds the flow. Each of the calls returns when the flow has come to rest."""

    @property
    def nifi(self) -> str: ...
    def now_ms(self) -> int: ...
    def begin(self, values: Dict[str, str], stopped: Sequence[str], start_ms: int) -> List[str]: ...
    def stop(self, path: str) -> None: ...
    def start(self, path: str) -> None: ...
    def run_once(self, path: str) -> None: ...
    def serve(self, url: str, work: Callable[[], None]) -> None: ...
    def order(self, path: str, text: str) -> None: ...
    def let_go(self, path: str) -> None: ...
    def state(self) -> Dict[str, str]: ...
    def wait_until(self, seconds: int) -> None: ...
    def parked(self) -> List[Waiting]: ...
    def events(self) -> List[Event]: ...
    def end(self) -> None: ...


def run(side: Side, case: Case) -> Observed:
    """One case on one side."""
    shape = case.shape
    with case.scenario(side.now_ms) as scenario:
        invalid = side.begin(scenario.parameters(), (shape.tick, shape.gate, *shape.waiting), scenario.start_ms)
        if invalid:
            return Observed(invalid=invalid)
        try:
            for step in range(case.ticks):
                side.wait_until(due(side.state()))
                begin(side, case, scenario, step)
                side.start(shape.gate)
            seen = observe(scenario, side.events(), side.state(), [], side.parked(), calls_of(scenario), side.nifi)
            return seen if shape.in_turn else seen.in_any_order()
        finally:
            side.end()


def begin(side: Side, case: Case, scenario: FlowScenario[Any], step: int) -> None:
    """Everything of a step that happens before the gate."""
    shape = case.shape
    side.stop(shape.gate)
    side.run_once(shape.tick)
    calls = calls_of(scenario)
    if calls and calls.has(step):
        side.serve(calls.url, lambda: calls.make(step))
    if step:
        for path in shape.waiting:
            side.start(path)
            side.stop(path)
    if step == case.ticks - 1:
        for text in case.said(scenario):
            side.order(OPERATOR, text)
        for path in shape.let_go if case.orders else ():
            side.let_go(path)
