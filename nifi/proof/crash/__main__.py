"""``python -m nifi.proof.crash``: a NiFi of its own, killed at chosen points of a run. Exit 1: a broken rule, or no point reached."""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from dataclasses import dataclass
from typing import Callable, List, Optional, Sequence

from emulator.base.errors import EmulatorError

from ...run.down import down
from ...run.up import say, silent, up
from ..flows import DEFAULT
from . import report
from .judge import Verdict, judge
from .play import Driver, Run
from .points import Point, choose, share
from .worlds import WORLDS

OWN = {"NIFI_INSTANCE": "crash", "NIFI_BACKEND": "local"}
ALL = "all"


@dataclass
class Done:
    """One point that was tried."""

    point: Point
    run: Run
    verdict: Verdict

    @property
    def holds(self) -> bool:
        return not self.verdict.broken


def crash(flow: str, count: int, seed: int, show: Callable[[str], None], points: Optional[Sequence[Point]] = None) -> List[Done]:
    """The run without a kill, then a run for each point; needs a NiFi of its own that may be killed."""
    world = WORLDS[flow]
    reference = Driver(up(say).url, world, None, say).run()
    broken = judge(world.rules, reference, reference).broken
    if broken:
        raise EmulatorError("the run without a kill breaks rules already: " + "; ".join(broken))
    chosen = list(points) if points is not None else choose(reference.points, count, seed)
    endings = "".join(f"  {rid}: {ending}\n" for rid, ending in reference.endings.items())
    show(f"{flow}: without a kill, in {reference.seconds:.0f} s and {reference.batches} batches:\n{endings}")
    show(f"{len(chosen)} of {len(reference.points)} points (seed {seed})\n\n{report.heading()}")
    done = []
    for point in chosen:
        run = Driver(up(silent).url, world, point, say).run()  # a restart may have found its old port taken
        done.append(Done(point, run, judge(world.rules, reference, run)))
        show(report.row(point, run, done[-1].verdict))
    show("")
    return done


def summary(done: Sequence[Done]) -> str:
    good, reached = sum(one.holds for one in done), sum(one.run.killed for one in done)
    repeats = sum((one.verdict.repeats for one in done), Counter[str]())
    return f"{reached} of {len(done)} points reached, {good} hold every rule; repeated: {report.counted(repeats)}"


def main(words: Optional[Sequence[str]] = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m nifi.proof.crash", description=__doc__)
    parser.add_argument("--flow", choices=(*WORLDS, ALL), default=DEFAULT, help="all: the points are spread over the flows")
    parser.add_argument("--points", type=int, default=5, metavar="N", help="how many points, drawn by the seed; 0: all (5)")
    parser.add_argument("--seed", type=int, default=1, metavar="S")
    options = parser.parse_args(words)
    for name, value in OWN.items():
        os.environ.setdefault(name, value)
    flows = list(WORLDS) if options.flow == ALL else [options.flow]
    try:
        done: List[Done] = []
        for flow, count in share(options.points, flows).items():
            done += crash(flow, count, options.seed, lambda text: print(text, flush=True))
        print(summary(done))
        return 0 if all(one.holds for one in done) and any(one.run.killed for one in done) else 1
    except EmulatorError as e:
        print(f"error: {e}", file=sys.stderr)
        return e.exit_code
    finally:
        down(fresh=True)


if __name__ == "__main__":
    sys.exit(main())
