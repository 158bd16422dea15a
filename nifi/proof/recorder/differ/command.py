"""``differ``: programs of a seed on both sides; what differs is printed, known kinds are counted; 1 where a reason is missing."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from typing import List

from ..jvm import Jvm
from .compare import Difference, batches, differences
from .explained import kind_of
from .expressions import draw_expressions
from .programs import draw

BATCH = 250  # programs a script


def add_command(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The command and its options."""
    parser = commands.add_parser("differ", help="programs drawn at random, run in NiFi's own ExecuteScript and in the emulator")
    parser.add_argument("--seed", type=int, default=1, help="what the programs are drawn from (1)")
    drawn = parser.add_mutually_exclusive_group()
    drawn.add_argument("--programs", type=int, default=1000, help="how many (1000)")
    drawn.add_argument("--expressions", type=int, default=0, help="that many single expressions instead: also calls that are wrong")
    parser.add_argument("--show-known", action="store_true", help="print the differences of known kinds too")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Exit code 0 where every difference is of a known kind."""
    differing: List[Difference] = []
    count = options.expressions or options.programs
    drawn = draw_expressions(options.seed, count) if options.expressions else draw(options.seed, count)
    with Jvm() as jvm:
        for programs in batches(drawn, BATCH):
            differing.extend(differences(jvm, programs))
    return report(differing, options.seed, count, options.show_known)


def report(differing: List[Difference], seed: int, count: int, show_known: bool) -> int:
    """Print the differences and the figures."""
    kinds = [kind_of(difference.nifi, difference.emulator) for difference in differing]
    for kind, difference in zip(kinds, differing):
        if kind is None or show_known:
            print(f"{kind or 'not known'}:\n{difference.program}\n  NiFi     {difference.nifi}\n  emulator {difference.emulator}\n")
    unknown = kinds.count(None)
    same, explained = count - len(differing), len(differing) - unknown
    print(f"seed {seed}: {count} programs, {same} the same, {explained} differ in a known way, {unknown} in another")
    for kind, times in Counter(kind for kind in kinds if kind is not None).most_common():
        print(f"  {times:4} {kind}")
    sys.stdout.flush()
    return 1 if unknown else 0
