"""Send many orders through the Order Flow, offline and on the NiFi that runs, and print a table.

Ends with 1 when an order cost more requests than it may, was not sent exactly once, or when its time or memory grew with their number.
"""

from __future__ import annotations

import argparse
import sys
from functools import partial
from typing import Callable, List, Optional, Sequence

from emulator.base.errors import EmulatorError

from . import table
from .emulated import emulated

Side = Callable[[int, int], table.Row]


def main(words: Optional[Sequence[str]] = None) -> int:
    """All sizes on each side, then the table."""
    parser = argparse.ArgumentParser(prog="python -m nifi.proof.scale", description=__doc__)
    parser.add_argument("--orders", type=positive, nargs="+", default=[100, 1000], metavar="N", help="sizes of the runs (100 1000)")
    parser.add_argument("--items", type=int, choices=range(601), default=5, metavar="N", help="items of each order (5)")
    parser.add_argument("--real", action="store_true", help="the NiFi only")
    parser.add_argument("--watch", type=float, default=0, metavar="SECONDS", help="every so often, what the NiFi holds: state, heap, log")
    parser.add_argument("--history", type=int, metavar="EVENTS", help="how many events the emulator keeps (100000)")
    parser.add_argument("--offline", action="store_true", help="the emulator only")
    parser.add_argument("--url", help="the NiFi (default: the one that make nifi-up started)")
    options = parser.parse_args(words)
    try:
        offline: Side = partial(emulated, history=options.history)
        sides = [*([] if options.real else [offline]), *([] if options.offline else [real_side(options.url, options.watch)])]
        rows = run(sides, options.orders, options.items)
    except EmulatorError as e:
        print(f"error: {e}", file=sys.stderr)
        return e.exit_code
    grown = table.growth(rows)
    print("\n".join([table.table(rows), *([""] if grown else []), *grown]))
    wrong = table.broken(rows)
    for sentence in wrong:
        print(sentence, file=sys.stderr)
    return 1 if wrong else 0


def run(sides: Sequence[Side], sizes: Sequence[int], items: int) -> List[table.Row]:
    """One after the other, so that they do not slow each other down."""
    return [side(size, items) for side in sides for size in sizes]


def real_side(url: Optional[str], every: float = 0) -> Side:
    """The NiFi that is asked for, or the one that runs; UsageError when there is none."""
    from emulator.base.errors import UsageError

    from ...rest import Client
    from ...run.up import running_url
    from .real import real

    address = url or running_url()
    if not address:
        raise UsageError("no NiFi runs", advice="make nifi-up starts one, --url names another, --offline goes without")
    client = Client(address)
    return lambda orders, items: real(client, orders, items, every, lambda text: print(text, flush=True))


def positive(text: str) -> int:
    """A number of orders."""
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number


if __name__ == "__main__":
    sys.exit(main())
