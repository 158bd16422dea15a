"""Runs that are made once and compared often: one deployment a definition, each case once on each side."""

from __future__ import annotations

import uuid
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Callable, Dict, List, Optional, Sequence, Tuple

from emulator.flow.model import Flow

from ...deploy import target
from ...deploy.deploy import Plan
from ...rest import Client
from ...run.version import PINNED
from . import report
from .cases import CASES, SHAPES, plan_of
from .checks import Difference, compare
from .drive import run
from .emulated import Emulated
from .observed import Observed
from .real import Real


class Runs:
    """``client`` is the NiFi; None for the emulator alone, as a NiFi of that version.

    ``definitions``: those that run a case at the same time in NiFi, each with servers of its own, when one of them is asked for.
    """

    def __init__(self, client: Optional[Client], folder: Path, nifi: str = PINNED, definitions: Sequence[str] = ()) -> None:
        self._client, self._folder, self._definitions = client, folder, definitions
        self.nifi = target.version_of(client) if client else nifi
        self._plans: Dict[Tuple[str, str], Plan] = {}
        self._deployed: Dict[Tuple[str, str], Real] = {}
        self._seen: Dict[Tuple[str, str], Observed] = {}
        self.rows: List[report.Row] = []

    def plan(self, definition: str, flow: str) -> Plan:
        """The plan of a flow's definition, made once."""
        key = (definition, flow)
        if key not in self._plans:
            self._plans[key] = plan_of(self._folder, definition, f"Parity Şişli {definition} {uuid.uuid4().hex[:8]}", flow)
        return self._plans[key]

    def deployed(self, definition: str, flow: str) -> Real:
        """The deployment of a flow's definition, made once."""
        key = (definition, flow)
        if key not in self._deployed:
            assert self._client
            self._deployed[key] = Real(self._client, self.plan(definition, flow), SHAPES[flow].waiting)
        return self._deployed[key]

    def real(self, definition: str, case: str) -> Observed:
        """What NiFi did."""
        if (definition, case) not in self._seen:
            together = sorted({definition, *self._definitions})
            sides = [self.deployed(each, CASES[case].flow) for each in together]
            with ThreadPoolExecutor(len(sides)) as pool:
                runs = [pool.submit(run, side, CASES[case]) for side in sides]
            self._seen.update({(each, case): done.result() for each, done in zip(together, runs)})
        return self._seen[definition, case]

    def emulated(self, definition: str, case: str, change: Optional[Callable[[Flow], None]] = None) -> Observed:
        """What the emulator does, with the flow changed or not."""
        return run(Emulated(self.plan(definition, CASES[case].flow), change, self.nifi), CASES[case])

    def differences(self, definition: str, case: str) -> List[Difference]:
        """Between both sides; adds to the report."""
        real = self.real(definition, case)
        differences = compare(real, self.emulated(definition, case))
        self.rows += report.rows(definition, CASES[case], real, differences)
        return differences

    def close(self) -> None:
        """Delete what was deployed."""
        for deployment in self._deployed.values():
            deployment.delete()
