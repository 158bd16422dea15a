"""Serve the mock Omnitron and ERP of one flow on loopback until interrupted; prints their addresses and the flow's parameters as JSON.

With --port they stand at the same addresses every time: Omnitron there, the ERP one above, the webhook of a flow that is called two above.

example: python -m emulator mocks --flow order --seed 7 --journal journals/
example: python -m emulator mocks --flow order_cancel --port 18500
"""

from __future__ import annotations

import threading
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from ..base.errors import InputError
from ..mocks.scenarios import scenario_of, slugs
from .command_line import CommandLine
from .inputs import number, show, write_text
from .interrupt import interrupt_on_signals

if TYPE_CHECKING:
    from ..mocks.scenario import FlowScenario


def add_arguments(line: CommandLine) -> None:
    line.add_argument("--seed", type=number(0), default=1, help="what data and which faults (default 1)")
    line.add_argument("--flow", choices=slugs(), default="order_cancellation_request", help="whose data (default: %(default)s)")
    line.add_argument("--count", type=number(1), help="how many requests or orders (default: what shows each case once)")
    line.add_argument("--port", type=number(1), help="Omnitron's port; the ERP has the next one (default: free ones)")
    line.add_argument("--journal", metavar="DIR", help="write both journals there at the end")


def run(arguments: SimpleNamespace) -> int:
    scenario = _started(arguments)
    try:
        show({"omnitron": scenario.omnitron.url, "erp": scenario.erp.url, "parameters": scenario.parameters()})
        interrupt_on_signals()
        threading.Event().wait()
    except KeyboardInterrupt:
        pass
    finally:
        scenario.stop()
        if arguments.journal:
            for server in (scenario.omnitron, scenario.erp):
                write_text(str(Path(arguments.journal) / (server.name + ".jsonl")), server.journal.text())
    return 0


def _started(arguments: SimpleNamespace) -> FlowScenario[Any]:
    from ..base.clock import RealClock

    kind, now_ms, port = scenario_of(arguments.flow), RealClock().now_ms, arguments.port
    ports = {"omnitron_port": port, "erp_port": port + 1, **({"port": port + 2} if kind.listener else {})} if port else {}
    try:
        return kind(arguments.seed, arguments.count or kind.count, now_ms=now_ms, start_ms=now_ms(), **ports).start()
    except (OSError, OverflowError) as error:
        advice = "Choose another port, or leave it out for free ones"
        raise InputError("no server can stand there: %s" % error, "--port %s" % port, advice) from None
