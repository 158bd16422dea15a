"""Read the journals of a run and say which rules of its flow they break. Exit 1 when one is broken, 2 when the call is wrong.

    python -m emulator demo --flow order --journal journals
    python -m emulator.mocks.judge journals/omnitron.jsonl journals/erp.jsonl --flow order
    python -m emulator.mocks.judge journals/calls.jsonl journals/erp.jsonl --flow cancellation_plan

A flow that fetches is judged by Omnitron's journal, one that is called by the journal of its calls. What each rule says stands at the top
of the flow's module in emulator/mocks/judge/flows.
"""

from __future__ import annotations

import argparse
import sys
from typing import List, Optional

from . import judge_of, slugs
from .journal import read


def main(words: Optional[List[str]] = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m emulator.mocks.judge", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("outside", metavar="omnitron.jsonl", help="Omnitron's journal, or that of the calls")
    parser.add_argument("erp", metavar="erp.jsonl")
    parser.add_argument("--flow", choices=slugs(), default="order_cancellation_request", help="whose rules (default: %(default)s)")
    parser.add_argument("--attempts", type=int, default=3, help="after so many failures nothing is sent again (default: %(default)s)")
    parser.add_argument("--exists", default="", metavar="ID,ID", help="the orders that the Script card finds at the ERP")
    parser.add_argument("--unsettled", action="store_true", help="the run was ended early: do not ask that everything is settled")
    arguments = parser.parse_args(words)
    judge = judge_of(arguments.flow)
    journals = {}
    for name, file in zip(judge.journals, (arguments.outside, arguments.erp)):
        try:
            journals[name] = read(file)
        except OSError as error:
            parser.error("%s: %s" % (file, error.strerror))
        except ValueError as error:
            parser.error("%s: a journal has one JSON object a line, as demo --journal writes it: %s" % (file, error))
    only = [name for name in judge.names if name != "settled" or not arguments.unsettled]
    broken = judge.findings(journals, arguments.attempts, exists=arguments.exists.split(","), only=only)
    print("\n".join(broken) or "every rule holds")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
