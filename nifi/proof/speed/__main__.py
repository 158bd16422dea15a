"""The same work in the emulator and in NiFi's own classes, side by side in one run: python -m nifi.proof.speed [--seconds 1] [--rounds 3]
[--flowfiles 100000] [--check] [--record].

A figure alone says little, since machines differ; the ratios are what counts. All of it is CPU time, so that other work on the machine
is not in it; the JVM is warm, and both sides have one thread.
"""

from __future__ import annotations

import argparse
import sys
from statistics import median
from typing import Dict, Iterator, List, Tuple

from ...columns import table
from ...run.version import PINNED
from ..command import end_with
from ..recorder.jvm import COMPILING_FULLY, Jvm
from . import history, many, ports, starts
from .enough import Work, enough
from .subjects import Subject, subjects

Row = Tuple[str, ...]
Ratios = Dict[str, float]


def main() -> int:
    form = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(prog="python -m nifi.proof.speed", description=__doc__, formatter_class=form)
    parser.add_argument("--seconds", type=float, default=1.0, help="how long each side works in one round (1)")
    parser.add_argument("--rounds", type=int, default=3, help="the median of so many counts (3)")
    parser.add_argument("--flowfiles", type=int, default=100_000, help="so many go through a script and through a small flow (100000)")
    parser.add_argument("--check", action="store_true", help="end with 1 when a ratio is a third lower than history.jsonl has it")
    parser.add_argument("--record", action="store_true", help="add the ratios of this commit to history.jsonl")
    options = parser.parse_args()
    before = history.last()
    with Jvm(options=COMPILING_FULLY) as jvm:
        ratios = {**_beside_nifi(jvm, options.seconds, options.rounds), **_of_starts(options.rounds)}
        _print_others(options)
        if options.record:
            history.add(ratios)
        if options.check and not before:
            print(f"history.jsonl has no line of Python {history.python()}: nothing is compared", file=sys.stderr)
        slower = history.fallen(ratios, before, lambda name: _again(name, jvm, options)) if options.check else []
    print("\n".join(slower), end="\n" if slower else "", file=sys.stderr)
    return 1 if slower else 0


def _beside_nifi(jvm: Jvm, seconds: float, rounds: int) -> Ratios:
    rows = [row(subject, jvm, seconds, rounds) for subject in subjects()]
    print(table(("the same work", "emulator, a second", f"NiFi {PINNED}, a second", "emulator / NiFi"), rows))
    return {cells[0]: float(cells[-1]) for cells in rows}


def _of_starts(rounds: int) -> Ratios:
    measured = list(starts.starts(rounds))
    print("\n" + table(starts.HEADS, [start.cells() for start in measured]))
    return {start.name: start.ratio for start in measured}


def _print_others(options: argparse.Namespace) -> None:
    if options.flowfiles:
        print("\n" + table(many.HEADS, list(many.rows(options.flowfiles))))
    beside_ports = list(ports.rows(enough, options.seconds, options.rounds))
    if beside_ports:
        print("\n" + table(ports.heads(), beside_ports))


def _again(name: str, jvm: Jvm, options: argparse.Namespace) -> float:
    """One ratio, measured once more."""
    subject = next((subject for subject in subjects() if subject.name == name), None)
    if subject is not None:
        return float(row(subject, jvm, options.seconds, options.rounds)[-1])
    return next(start.ratio for start in starts.starts(options.rounds, name))


def row(subject: Subject, jvm: Jvm, seconds: float, rounds: int) -> Row:
    """Both sides in turn; the ratio is the median of the rounds'."""
    sides: List[Work] = [subject.emulated, lambda times: subject.real(jvm, times)]
    counts = [enough(side, seconds) for side in sides]
    rates = [tuple(_rates(sides, counts)) for _ in range(rounds)]
    ours, theirs = (median(side) for side in zip(*rates))
    return subject.name, f"{ours:,.0f}", f"{theirs:,.0f}", f"{median(our / their for our, their in rates):.3f}"


def _rates(sides: List[Work], counts: List[int]) -> Iterator[float]:
    for side, count in zip(sides, counts):
        yield count / side(count)


if __name__ == "__main__":
    end_with(main)
