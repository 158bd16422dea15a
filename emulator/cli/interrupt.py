"""A command that serves ends on SIGINT and SIGTERM alike."""

from __future__ import annotations

import signal


def interrupt_on_signals() -> None:
    """Both raise KeyboardInterrupt from now on; a shell script's background job is started with SIGINT ignored."""
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, _interrupt)


def _interrupt(number: int, frame: object) -> None:
    raise KeyboardInterrupt
