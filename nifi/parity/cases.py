"""What is run: the settings of each case, and what the mock servers do."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Dict, List

from emulator.mocks.scenario import Scenario

TICKS = 4
SHORT = {"failure.wait": "1", "nothing.wait": "1", "log.directory": ""}


@dataclass(frozen=True)
class Case:
    """One run of one flow file. ``extra``: words of the ERP for one more request each."""

    name: str
    seed: int
    parameters: Dict[str, str] = field(default_factory=dict)
    count: int = 16
    ticks: int = TICKS
    erp_login: bool = True
    keep_alive: bool = False

    def scenario(self, now_ms: object) -> Scenario:
        """The servers of this case, not started."""
        return Scenario(self.seed, self.count, now_ms=now_ms, keep_alive=self.keep_alive, erp_login=self.erp_login)  # type: ignore[arg-type]

    def values(self, scenario: Scenario) -> Dict[str, str]:
        """All the parameters of the flow that are not at their default."""
        return {**scenario.parameters(), **SHORT, **self.parameters}


SCRIPTED = {"script.enabled": "true", "mapping.enabled": "true", "post.script.enabled": "true"}

CASES: List[Case] = [
    Case("default", 4),
    Case("scripts", 2, SCRIPTED),
    Case("by status code", 3, {"custom.response": "false"}),
    Case("no login, PUT", 1, {"erp.method": "PUT"}, count=8, erp_login=False),
    Case("GET", 6, {"erp.method": "GET"}, count=8),
]
