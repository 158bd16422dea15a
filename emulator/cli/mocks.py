"""Serve the mock Omnitron and ERP on loopback until interrupted; prints their addresses and the flow's parameters as JSON.

example: python -m emulator mocks --seed 7 --journal journals/
"""

from __future__ import annotations

import argparse
import threading
from pathlib import Path

from ..mocks.scenarios import scenario_of, slugs
from .inputs import number, show, write_text
from .interrupt import interrupt_on_signals


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--seed", type=number(0), default=1, help="what data and which faults (default 1)")
    parser.add_argument("--flow", choices=slugs(), default="order_cancellation_request", help="whose data (default: %(default)s)")
    parser.add_argument("--count", type=number(1), help="how many requests or orders (default: what shows each case once)")
    parser.add_argument("--journal", metavar="DIR", help="write both journals there at the end")


def run(arguments: argparse.Namespace) -> int:
    from ..base.clock import RealClock

    kind, now_ms = scenario_of(arguments.flow), RealClock().now_ms
    with kind(arguments.seed, arguments.count or kind.count, now_ms=now_ms, start_ms=now_ms()) as scenario:
        show({"omnitron": scenario.omnitron.url, "erp": scenario.erp.url, "parameters": scenario.parameters()})
        interrupt_on_signals()
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            pass
        finally:
            if arguments.journal:
                for server in (scenario.omnitron, scenario.erp):
                    write_text(str(Path(arguments.journal) / (server.name + ".jsonl")), server.journal.text())
    return 0
