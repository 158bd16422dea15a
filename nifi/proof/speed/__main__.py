"""The same work in the emulator and in NiFi's own classes, side by side in one run: python -m nifi.proof.speed [--seconds 1] [--rounds 3]
[--check] [--record].

A figure alone says little, since machines differ; the last column is what counts. The JVM is warm, and both sides have one thread.
"""

from __future__ import annotations

import argparse
import sys
from typing import Callable, List, Tuple

from ...columns import table
from ...errors import NifiError
from ...run.version import PINNED
from ..recorder.jvm import COMPILING_FULLY, Jvm
from . import costs, history, ports
from .subjects import Subject, subjects

Row = Tuple[str, ...]
Work = Callable[[int], float]


def main() -> int:
    form = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(prog="python -m nifi.proof.speed", description=__doc__, formatter_class=form)
    parser.add_argument("--seconds", type=float, default=1.0, help="how long each side works in one round (1)")
    parser.add_argument("--rounds", type=int, default=3, help="the best of so many counts (3)")
    parser.add_argument("--check", action="store_true", help="end with 1 when a ratio is a third lower than history.jsonl has it")
    parser.add_argument("--record", action="store_true", help="add the ratios of this commit to history.jsonl")
    options = parser.parse_args()
    before = history.last()
    with Jvm(options=COMPILING_FULLY) as jvm:
        rows = [row(one, jvm, options.seconds, options.rounds) for one in subjects()]
    print(table(("the same work", "emulator, a second", f"NiFi {PINNED}, a second", "emulator / NiFi"), rows))
    print()
    print(table(("what it costs", "ratio"), costs.rows(options.rounds)))
    beside_ports = list(ports.rows(enough, options.seconds, options.rounds))
    if beside_ports:
        print("\n" + table(ports.heads(), beside_ports))
    ratios = {cells[0]: float(cells[-1]) for cells in rows}
    if options.record:
        history.add(ratios)
    slower = history.fallen(ratios, before) if options.check else []
    print("\n".join(slower), end="\n" if slower else "", file=sys.stderr)
    return 1 if slower else 0


def row(subject: Subject, jvm: Jvm, seconds: float, rounds: int) -> Row:
    """Both sides in turn."""
    sides: List[Work] = [subject.emulated, lambda times: subject.real(jvm, times)]
    counts = [enough(side, seconds) for side in sides]
    ours, theirs = (0.0, 0.0)
    for _ in range(rounds):
        ours = max(ours, counts[0] / sides[0](counts[0]))
        theirs = max(theirs, counts[1] / sides[1](counts[1]))
    return subject.name, f"{ours:,.0f}", f"{theirs:,.0f}", f"{ours / theirs:.3f}"


def enough(work: Work, seconds: float) -> int:
    """How often it is done in that time; warms it up."""
    times = 10
    while True:
        took = work(times)
        if took >= seconds / 4:
            return max(10, round(times * seconds / took))
        times *= 4


if __name__ == "__main__":
    try:
        sys.exit(main())
    except NifiError as e:
        print(e, file=sys.stderr)
        sys.exit(1)
