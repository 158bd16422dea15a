"""Schedules: NiFi 2's cron is Spring's (six fields, Monday is 1), NiFi 1's is Quartz's (a year may follow, Sunday is 1)."""

from __future__ import annotations

import re
from typing import Iterator

from ..flow.model import Flow, Processor
from ..flow.schedules import why_not_alike
from .changes import BY_HAND, RENAMED, Change, below, groups

_DAYS = ("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT")
_NUMBERS = re.compile(r"[1-7](?:[-,][1-7])*")


def migrate_schedules(flow: Flow) -> Iterator[Change]:
    """Rewrites what both read alike then, and names what has no such form."""
    for group, path in groups(flow):
        for processor in group.processors:
            for kind, text in _changes(processor):
                yield Change(kind, below(path, processor.name), text)


def _changes(processor: Processor) -> Iterator[tuple[str, str]]:
    scheduling = processor.scheduling
    if scheduling.strategy == "EVENT_DRIVEN":
        scheduling.strategy, scheduling.period = "TIMER_DRIVEN", "0 sec"
        yield RENAMED, "Event driven → Timer driven, 0 sec: NiFi 2 has no events that drive"
    if scheduling.strategy != "CRON_DRIVEN":
        return
    before, fields = scheduling.period, scheduling.period.split()
    if len(fields) == 7 and fields[6] == "*":
        fields.pop()
    if len(fields) == 6 and _NUMBERS.fullmatch(fields[5]):
        fields[5] = re.sub(r"[1-7]", lambda match: _DAYS[int(match.group()) - 1], fields[5])
    why = why_not_alike(" ".join(fields))
    if why:
        yield BY_HAND, f"schedule {before}: {why}"
        return
    scheduling.period = " ".join(fields)
    if scheduling.period != before:
        yield RENAMED, f"schedule {before} → {scheduling.period}: both NiFis read it alike"
