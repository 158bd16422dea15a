"""The emulator's side."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any, Dict, Optional

from emulator.base.errors import EmulatorError

from ...run.places import REPOSITORY
from ..flows import template
from .servers import Servers
from .table import Cost, Row, row_of

FLOW = template("order")
TRIGGERS, TRIGGERS_A_PART = 100_000, 200  # far more than the flow takes, so that only a loop without end meets them
DEFAULTS = REPOSITORY / "templates" / "parameters" / "order.json"


def emulated(orders: int, items: int, history: Optional[int] = None) -> Row:
    """One run of the emulator; ``history``: how many events it keeps, None as it is by default."""
    with Servers(orders, items) as servers:
        parameters = servers.scenario.parameters()
        wanted: Dict[str, Any] = {"flow": str(FLOW), "defaults": str(DEFAULTS), "parameters": parameters, "start_ms": servers.start_ms}
        wanted["max_triggers"] = TRIGGERS + (1 + items) * TRIGGERS_A_PART * orders
        if history is not None:
            wanted["history_limit"] = history
        child = [sys.executable, "-m", "nifi.proof.scale.child"]
        done = subprocess.run(child, input=json.dumps(wanted), cwd=REPOSITORY, capture_output=True, text=True, check=False)
        if done.returncode:
            raise EmulatorError(f"the emulator ended with {done.returncode}:\n{done.stderr.strip()}")
        answer = json.loads(done.stdout)
        return row_of("emulator", servers, answer["left"], Cost(answer["cpu"], answer["before_kb"], answer["peak_kb"]))
