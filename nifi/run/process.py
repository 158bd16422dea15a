"""A process that we started, told apart from one that merely got its number later: pid and start time together."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
from pathlib import Path
from typing import Optional

from ..errors import NotReady
from .wait import until


def started_at(pid: int) -> Optional[str]:
    """When that process started, as its system spells it; None when it is gone or a zombie."""
    stat = Path(f"/proc/{pid}/stat")
    if Path("/proc/self/stat").exists():
        try:
            fields = stat.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
        except OSError:
            return None
        return None if fields[0] in "ZX" else fields[19]
    found = subprocess.run(["ps", "-o", "lstart=", "-p", str(pid)], capture_output=True, text=True, check=False)
    return found.stdout.strip() or None


def is_running(pid: int, start: str) -> bool:
    """Whether that very process still runs."""
    return started_at(pid) == start


def reap(pid: int) -> None:
    """Take the exit code of a child of ours, so that it does not stay a zombie."""
    with contextlib.suppress(OSError):
        os.waitpid(pid, os.WNOHANG)


def end(pid: int, start: str, within: float = 40, hard: bool = False) -> str:
    """End that very process, and no other: 'stopped', 'killed' or 'gone'."""
    if not is_running(pid, start):
        return "gone"

    def ended() -> bool:
        reap(pid)
        return not is_running(pid, start)

    os.kill(pid, signal.SIGKILL if hard else signal.SIGTERM)
    try:
        until(ended, within, f"process {pid} to end")
        return "killed" if hard else "stopped"
    except NotReady:
        os.kill(pid, signal.SIGKILL)
        until(ended, 20, f"process {pid} to end after SIGKILL")
        return "killed"
