"""Many FlowFiles through a small flow, in a process of its own: python -m nifi.proof.speed.many FLOW COUNT prints what it took as JSON."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from dataclasses import dataclass
from typing import Callable, Dict, Iterator, List, Tuple

from emulator import start_flow
from emulator.flow.model import Flow

from ...run.places import REPOSITORY
from ..scale.child import peak_kb
from .small_flows import BATCH, routed, script_card

FLOWS: Dict[str, Callable[[], Flow]] = {"Script card": script_card, "small flow": routed}
FEWER = 10  # what many are compared with: a tenth of them
HEADS = ("many FlowFiles", "CPU µs each", "time each / of a tenth", "MB more than a tenth")


@dataclass(frozen=True)
class Took:
    """Seconds of CPU, and the most memory beyond what the flow itself needs."""

    cpu: float
    kb: int


def run(flow: Flow, count: int) -> Took:
    """So many FlowFiles through the flow, without a history."""
    started = start_flow(flow, seed=1, history_limit=0, max_triggers=100 * count)
    started.run(1)
    before, begun = peak_kb(), time.process_time()
    started.run(count // BATCH)
    if started.stalled or not started.finished:
        raise RuntimeError(f"{flow.name}: {started.stalled}")
    return Took(time.process_time() - begun, peak_kb() - before)


def in_child(name: str, count: int) -> Took:
    """The same in a process of its own, whose memory is the run's alone."""
    command = [sys.executable, "-m", __name__, name, str(count)]
    done = subprocess.run(command, cwd=REPOSITORY, check=True, stdout=subprocess.PIPE, text=True)
    return Took(**json.loads(done.stdout))


def rows(count: int, measured: Callable[[str, int], Took] = in_child) -> Iterator[Tuple[str, ...]]:
    """For each flow: microseconds of CPU a FlowFile, time and memory beside those of a tenth of them."""
    for name in FLOWS:
        few, many = measured(name, count // FEWER), measured(name, count)
        times, more = many.cpu / few.cpu / FEWER, (many.kb - few.kb) / 1024
        yield f"{count:,} FlowFiles through the {name}", f"{many.cpu / count * 1e6:,.0f}", f"{times:.2f}", f"{more:.1f}"


def main(words: List[str]) -> None:
    """One run."""
    name, count = words
    took = run(FLOWS[name](), int(count))
    print(json.dumps(vars(took)))


if __name__ == "__main__":
    main(sys.argv[1:])
