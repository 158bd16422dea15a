"""What every case has, and what differs from flow to flow."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Callable, Dict, List, Mapping, Optional, Sequence, Tuple

from emulator.mocks.scenario import FlowScenario

from ..calls import Calls

Clock = Optional[Callable[[], int]]  # the servers': milliseconds
SHORT = {"failure.wait": "1", "nothing.wait": "1", "erp.read.timeout": "2 secs"}  # the last one for a machine that has much to do


def no_calls(scenario: FlowScenario) -> Optional[Calls]:
    """Of a flow that nobody calls."""
    return None


Edit = Tuple[str, str, str]  # of a script: the committed file, a line of it, what a merchant put there


def post_script(field: str, token: str) -> Edit:
    """A Post Script that logs the ERP's result, a field of what was sent, and the beginning of a token."""
    lines = (
        "found = response_data.get('result') if isinstance(response_data, dict) else response_data",
        "self.attributes['log.post.result'] = u'\\u0130\\u015flem: %%s, %%s' %% (found, request_data.get('%s'))" % field,
        "self.attributes['log.post.token'] = (self.%s or 'none')[:8]" % token,
    )
    return "common/post_script.py", "        pass\n", "".join(f"        {line}\n" for line in lines)


@dataclass(frozen=True)
class Shape:
    """One flow. A step begins with its tick, and, of a flow that is called, with the calls of that step; see ``drive``."""

    flow: str  # its file in templates/
    tick: str  # the source that its Ledger lives by
    gate: str  # the first processor that works on a request
    in_turn: bool  # whether the calls of one request are made one after the other
    scenario: Callable[[Case, Clock], FlowScenario]
    edited: Mapping[str, Edit]  # by path of the processor
    calls: Callable[[FlowScenario], Optional[Calls]] = no_calls
    waiting: Tuple[str, ...] = ()  # what brings back what waits for its next try, after a penalty
    held: Tuple[str, ...] = ()  # what an operator lets run for what is held
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
    calls: Sequence[Sequence[str]] = ((),)  # of each step: the ways to call besides the good one, where a flow is called
    orders: Sequence[Tuple[str, int]] = ()  # the operator's, before the last step: "release" or "done", and the place of the row

    @property
    def flow(self) -> str:
        """The flow's file in templates/."""
        return self.shape.flow

    def scenario(self, now_ms: Clock) -> FlowScenario:
        """The servers of this case, not started."""
        return self.shape.scenario(self, now_ms)

    def said(self, scenario: FlowScenario) -> List[str]:
        """The texts of the operator's orders."""
        return [json.dumps({"op": op, "id": scenario.ids()[place]}) for op, place in self.orders]

    def values(self, scenario: FlowScenario) -> Dict[str, str]:
        """All the parameters of the flow that are not at their default."""
        return {**scenario.parameters(), **SHORT, **self.parameters}
