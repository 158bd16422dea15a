"""Serve the mock Omnitron and ERP on loopback until interrupted; prints their addresses and the flow's parameters as JSON.

example: python -m emulator mocks --seed 7 --journal journals/
"""

from __future__ import annotations

import argparse
import threading
from pathlib import Path

from .inputs import show


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--seed", type=int, default=1, help="what data and which faults (default 1)")
    parser.add_argument("--count", type=int, default=16, help="how many cancellation requests (default 16)")
    parser.add_argument("--journal", metavar="DIR", help="write both journals there at the end")


def run(arguments: argparse.Namespace) -> int:
    from ..base.clock import RealClock
    from ..mocks.scenario import Scenario

    with Scenario(arguments.seed, arguments.count, now_ms=RealClock().now_ms, start_ms=RealClock().now_ms()) as scenario:
        show({"omnitron": scenario.omnitron.url, "erp": scenario.erp.url, "parameters": scenario.parameters()})
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            pass
        finally:
            if arguments.journal:
                folder = Path(arguments.journal)
                folder.mkdir(parents=True, exist_ok=True)
                for server in (scenario.omnitron, scenario.erp):
                    (folder / (server.name + ".jsonl")).write_text(server.journal.text(), encoding="utf-8")
    return 0
