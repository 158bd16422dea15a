"""``python -m nifi.crash``: a NiFi of its own, killed at chosen points of a run. Exit 1 when a rule is broken, or no point was reached."""

from __future__ import annotations

import argparse
import os
import sys
from dataclasses import dataclass
from typing import Callable, List, Optional, Sequence

from emulator.base.errors import EmulatorError

from ..down import down
from ..up import say, up
from . import report
from .judge import Verdict, judge
from .play import Driver, Run
from .points import Point, choose

OWN = {"NIFI_INSTANCE": "crash", "NIFI_BACKEND": "local"}


@dataclass
class Done:
    """One point that was tried."""

    point: Point
    run: Run
    verdict: Verdict

    @property
    def holds(self) -> bool:
        return not self.verdict.broken


def crash(count: int, seed: int, show: Callable[[str], None], points: Optional[Sequence[Point]] = None) -> List[Done]:
    """The run without a kill, then a run for each point; needs a NiFi of its own that may be killed."""
    reference = Driver(up(say).url, "Crash", None, say).run()
    broken = judge(reference, reference).broken
    if broken:
        raise EmulatorError("the run without a kill breaks rules already: " + "; ".join(broken))
    chosen = list(points) if points is not None else choose(reference.points, count, seed)
    endings = "".join(f"  {rid}: {ending}\n" for rid, ending in reference.endings.items())
    show(f"without a kill, in {reference.seconds:.0f} s and {reference.batches} batches:\n{endings}")
    show(f"{len(chosen)} of {len(reference.points)} points (seed {seed})\n\n{report.heading()}")
    done = []
    for point in chosen:
        run = Driver(up(quiet).url, "Crash", point, say).run()  # a restart may have found its old port taken
        done.append(Done(point, run, judge(reference, run)))
        show(report.row(point, run, done[-1].verdict))
    return done


def quiet(_: str) -> None:
    """NiFi runs already: nothing to say."""


def summary(done: Sequence[Done]) -> str:
    good = sum(one.holds for one in done)
    erp, back = sum(one.verdict.erp for one in done), sum(one.verdict.write_back for one in done)
    reached = sum(one.run.killed for one in done)
    return f"\n{reached} of {len(done)} points reached, {good} hold every rule; {erp} repeats at the ERP, {back} of a write-back"


def main(words: Optional[Sequence[str]] = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m nifi.crash", description=__doc__)
    parser.add_argument("--points", type=int, default=5, metavar="N", help="how many points, drawn by the seed; 0: all (5)")
    parser.add_argument("--seed", type=int, default=1, metavar="S")
    options = parser.parse_args(words)
    for name, value in OWN.items():
        os.environ.setdefault(name, value)
    try:
        done = crash(options.points, options.seed, lambda text: print(text, flush=True))
        print(summary(done))
        return 0 if all(one.holds for one in done) and any(one.run.killed for one in done) else 1
    except EmulatorError as e:
        print(f"error: {e}", file=sys.stderr)
        return e.exit_code
    finally:
        down(fresh=True)


if __name__ == "__main__":
    sys.exit(main())
