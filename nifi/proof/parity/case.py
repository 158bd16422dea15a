"""What every case has, and what differs from flow to flow besides the flow's scenario."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any, Callable, Dict, List, Mapping, Optional, Sequence, Tuple

from emulator.mocks.scenario import FlowScenario
from emulator.mocks.scenarios import scenario_of

from ...run.ports import free_port
from ..flows import WAITS

Clock = Optional[Callable[[], int]]  # the servers': milliseconds
SHORT = {**WAITS, "token.ttl": "0", "erp.read.timeout": "2 secs"}  # the last one for a machine that has much to do
Edit = Tuple[str, str, str]  # of a script: the committed file, a line of it, what a merchant put there


def post_script(name: str, token: str) -> Edit:
    """A Post Script that logs the ERP's result, a field of what was sent, and the beginning of a token."""
    lines = (
        "found = response_data.get('result') if isinstance(response_data, dict) else response_data",
        "self.attributes['log.post.result'] = u'\\u0130\\u015flem: %%s, %%s' %% (found, request_data.get('%s'))" % name,
        "self.attributes['log.post.token'] = (self.%s or 'none')[:8]" % token,
    )
    return "common/post_script.py", "        pass\n", "".join(f"        {line}\n" for line in lines)


@dataclass(frozen=True)
class Shape:
    """One flow. A step begins with its tick, and, of a flow that is called, with the calls of that step; see ``drive``."""

    flow: str  # its slug
    gate: str  # the first processor that works on a request
    edited: Mapping[str, Edit]  # by path of the processor
    in_turn: bool = True  # whether the calls of one request are made one after the other
    waiting: Tuple[str, ...] = ()  # what brings back what waits for its next try, after a penalty
    let_go: Tuple[str, ...] = ()  # what an operator lets run for what is held
    scenario: Mapping[str, Any] = field(default_factory=dict)  # fields of the scenario, in every case

    @property
    def tick(self) -> str:
        """The source that its Ledger lives by."""
        return scenario_of(self.flow).tick


@dataclass(frozen=True)
class Case:
    """One run of one flow file."""

    shape: Shape
    name: str
    seed: int
    parameters: Dict[str, str] = field(default_factory=dict)
    rows: Sequence[Any] = ()  # what happens to each row, as the scenario says it; none: what the demo draws
    faults: Dict[str, List[str]] = field(default_factory=dict)  # at Omnitron, where the rows are said
    count: int = 16
    ticks: int = 4
    erp_login: bool = True
    keep_alive: bool = False
    calls: Sequence[Sequence[str]] = ((),)  # of each step: the ways to call besides the good one, where a flow is called
    orders: Sequence[Tuple[str, int]] = ()  # the operator's, before the last step: "release" or "done", and the place of the row
    more: Mapping[str, Any] = field(default_factory=dict)  # further fields of the scenario

    @property
    def flow(self) -> str:
        """The flow's slug."""
        return self.shape.flow

    def scenario(self, now_ms: Clock) -> FlowScenario[Any]:
        """The servers of this case, not started."""
        kind = scenario_of(self.flow)
        planned = {"cases": self.rows, "faults": self.faults} if self.rows else {}
        called = {"steps": self.calls, "port": free_port()} if kind.listener else {}
        fields = {**self.shape.scenario, **planned, **called, **self.more}
        overrides = {**SHORT, **self.parameters}
        return kind(
            self.seed, self.count, now_ms, keep_alive=self.keep_alive, erp_login=self.erp_login, overrides=overrides, **fields
        )  # fmt: skip

    def said(self, scenario: FlowScenario[Any]) -> List[str]:
        """The texts of the operator's orders."""
        return [json.dumps({"op": op, "id": scenario.ids()[place]}) for op, place in self.orders]
