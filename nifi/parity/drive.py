"""The steps of a run, the same for both sides.

Each tick is one RUN_ONCE of the source while what works on a request (the first processor on its way to the ERP) is stopped: so every page
of a batch is read before the first request goes out, and the sequence of queries does not depend on who is faster. Then it is started, and
the flow comes to rest. Before the next tick everything that the Ledger holds as open has become due.
"""

from __future__ import annotations

from typing import Dict, List, Protocol

from .cases import Case
from .observed import Event, Observed, observe

TICK = "Ledger/Every five minutes"
LEDGER = "Ledger/Ledger"


class Side(Protocol):
    """A NiFi, real or emulated, that holds the flow."""

    def now_ms(self) -> int: ...
    def begin(self, values: Dict[str, str], gate: str, start_ms: int) -> List[str]: ...
    def tick(self) -> None: ...
    def work(self) -> None: ...
    def state(self) -> Dict[str, str]: ...
    def wait_until(self, seconds: int) -> None: ...
    def parked(self) -> int: ...
    def events(self) -> List[Event]: ...
    def end(self) -> None: ...


def run(side: Side, case: Case) -> Observed:
    """One case on one side."""
    with case.scenario(side.now_ms) as scenario:
        invalid = side.begin(case.values(scenario), case.shape.gate, scenario.start_ms)
        if invalid:
            return Observed(invalid=invalid)
        try:
            for _ in range(case.ticks):
                side.wait_until(due(side.state()))
                side.tick()
                side.work()
            seen = observe(scenario, side.events(), side.state(), [], side.parked())
            return seen if case.shape.in_turn else seen.in_any_order()
        finally:
            side.end()


def due(state: Dict[str, str]) -> int:
    """When all that is open has become due, in epoch seconds; 0 when nothing is open."""
    moments = [int(text.split("|")[5]) for key, text in state.items() if key.startswith("i:") and text.startswith("open|")]
    return max(moments, default=0)
