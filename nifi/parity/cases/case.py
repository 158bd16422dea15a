"""What every case has, and what differs from flow to flow."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Callable, Dict, List, Mapping, Optional, Tuple

from emulator.mocks.scenario_base import FlowScenario

Clock = Optional[Callable[[], int]]  # the servers': milliseconds
SHORT = {"failure.wait": "1", "nothing.wait": "1"}


@dataclass(frozen=True)
class Shape:
    """One flow."""

    flow: str  # its file in templates/
    gate: str  # the first processor that works on a request
    in_turn: bool  # whether the calls of one request are made one after the other
    scenario: Callable[[Case, Clock], FlowScenario]
    edited: Mapping[str, Tuple[str, str, str]]  # what a merchant put into a script: path -> (committed script, its line, what stands there)
    secrets: Mapping[str, str] = field(default_factory=lambda: {"omnitron.password": "s3cret", "erp.password": "ş1fre"})


@dataclass(frozen=True)
class Case:
    """One run of one flow file."""

    shape: Shape
    name: str
    seed: int
    parameters: Dict[str, str] = field(default_factory=dict)
    words: List[List[str]] = field(default_factory=list)
    faults: Dict[str, List[str]] = field(default_factory=dict)
    count: int = 16
    ticks: int = 4
    erp_login: bool = True
    keep_alive: bool = False

    @property
    def flow(self) -> str:
        """The flow's file in templates/."""
        return self.shape.flow

    def scenario(self, now_ms: Clock) -> FlowScenario:
        """The servers of this case, not started."""
        return self.shape.scenario(self, now_ms)

    def values(self, scenario: FlowScenario) -> Dict[str, str]:
        """All the parameters of the flow that are not at their default."""
        return {**scenario.parameters(), **SHORT, **self.parameters}
