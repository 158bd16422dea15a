"""A flow that listens, kept up until somebody interrupts it."""

from __future__ import annotations

import signal
import sys
import threading
from typing import TYPE_CHECKING, Optional

if TYPE_CHECKING:
    from ..engine.run import FlowRun


def serve(done: FlowRun, fires: int, max_time: Optional[float]) -> None:
    """Print where each processor listens, on standard error, and go on until SIGINT or SIGTERM, then until all is quiet."""
    over = threading.Event()

    def work(run: FlowRun) -> None:
        for path, url in run.urls().items():
            print("listening: %s at %s" % (path, url), file=sys.stderr, flush=True)
        over.wait()

    before = {number: signal.signal(number, lambda *_: over.set()) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        done.serve(work, fires, max_time)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
