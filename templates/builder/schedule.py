"""When a processor runs, checked."""

from __future__ import annotations

from emulator.base.errors import InputError
from emulator.flow.model import Scheduling


def scheduling(every: str, cron: str, primary: bool, tasks: int, penalty: str, yields: str, where: str) -> Scheduling:
    """Timer- or cron-driven, on every node or the primary one."""
    if cron and len(cron.split()) not in (6, 7):
        raise InputError(
            f"{cron!r} is not a schedule", where, "Cron has six or seven fields here: second minute hour day month weekday [year]"
        )
    return Scheduling(
        strategy="CRON_DRIVEN" if cron else "TIMER_DRIVEN",
        period=cron or every,
        execution_node="PRIMARY" if primary else "ALL",
        concurrent_tasks=tasks,
        penalty=penalty,
        yield_=yields,
    )
