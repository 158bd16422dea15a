"""When a processor runs, checked."""

from __future__ import annotations

from emulator.base.errors import InputError
from emulator.flow.model import Scheduling

# @SupportsBatching in NiFi 1.16.3: one trigger goes on for so long before it commits, instead of a commit for each FlowFile.
BATCHING = frozenset(
    (
        "EvaluateJsonPath",
        "JoltTransformJSON",
        "LogMessage",
        "ReplaceText",
        "RetryFlowFile",
        "RouteOnAttribute",
        "UpdateAttribute",
    )
)
RUN_MS = 25


def scheduling(every: str, cron: str, primary: bool, tasks: int, penalty: str, yields: str, where: str, run_ms: int = 0) -> Scheduling:
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
        run_duration_ms=run_ms,
        penalty=penalty,
        yield_=yields,
    )
