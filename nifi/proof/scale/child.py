"""The emulator in a process of its own: what to run comes as JSON on stdin, what it took goes as JSON to stdout."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any, Dict

from emulator import read_parameters
from emulator.base.clock import VirtualClock
from emulator.engine.run import start_flow

FIRES = 2  # the second batch finds nothing left to do


def run(wanted: Dict[str, Any]) -> Dict[str, Any]:
    """``flow`` and ``defaults`` are files, ``parameters`` what differs from the defaults, ``start_ms`` where the clock begins,
    ``history_limit`` how many events are kept, where that is said, ``max_triggers`` after how many triggers the run counts as a loop."""
    parameters = {**read_parameters(wanted["defaults"]), **wanted["parameters"]}
    kept = {name: wanted[name] for name in ("history_limit", "max_triggers") if name in wanted}
    flow = start_flow(wanted["flow"], parameters=parameters, clock=VirtualClock(wanted["start_ms"]), seed=1, **kept)
    flow.run(0)
    before, begun = peak_kb(), time.process_time()
    flow.run(FIRES)
    left = [*(str(one) for one in flow.stalled), *([] if flow.finished else ["the run was ended before everything was settled"])]
    return {"cpu": time.process_time() - begun, "before_kb": before, "peak_kb": peak_kb(), "left": left}


def peak_kb() -> int:
    """The most memory that this process has held. On Linux by VmHWM: ru_maxrss begins with what the parent held when it forked."""
    status = Path("/proc/self/status")
    if status.is_file():
        return next(int(line.split()[1]) for line in status.read_text(encoding="ascii").splitlines() if line.startswith("VmHWM:"))
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak // 1024 if sys.platform == "darwin" else peak


if __name__ == "__main__":
    json.dump(run(json.load(sys.stdin)), sys.stdout)
