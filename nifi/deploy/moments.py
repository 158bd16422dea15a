"""Lengths of time and moments as an operator writes and reads them: ``90s``, ``30m``, ``1h``, ``2d``; ``2026-01-31T10:00:00Z``."""

from __future__ import annotations

import re
from datetime import datetime, timezone

from emulator.base.errors import UsageError

from .forms import ISO_DATE, offset

UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
LENGTH = re.compile(r"(\d+)\s*([smhd])?", re.ASCII)


def seconds(text: str, where: str) -> int:
    """A length of time; a number alone is seconds. UsageError for anything else."""
    match = LENGTH.fullmatch(text.strip())
    if not match:
        raise UsageError(f"{text!r} is no length of time", where, "Write 90s, 30m, 1h or 2d")
    return int(match.group(1)) * UNITS[match.group(2) or "s"]


def moment(text: str, now: int, where: str) -> int:
    """A moment in epoch seconds: an ISO date (UTC where it names no zone), or how long ago."""
    if LENGTH.fullmatch(text.strip()):
        return now - seconds(text, where)
    match = ISO_DATE.fullmatch(text.strip())
    try:
        day, minute, second, zone = match.groups() if match else ("", "", "", "")
        local = datetime.fromisoformat(f"{day}T{minute or '00:00'}{second or ':00'}").replace(tzinfo=timezone.utc)
    except ValueError:
        raise UsageError(f"{text!r} is no moment", where, "Write 2026-01-31, 2026-01-31T10:00:00Z, or how long ago: 2h") from None
    return int((local - offset(zone or "Z")).timestamp())


def iso(epoch: int) -> str:
    """A moment for people and programs, '' for none."""
    return datetime.fromtimestamp(epoch, timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ") if epoch else ""


def epoch_of(text: str) -> int:
    """What ``iso`` and the Ledger write, in epoch seconds; 0 for what is no moment."""
    try:
        return moment(text, 0, "") if text and not text.isdigit() else 0
    except UsageError:
        return 0


def length(span: int) -> str:
    """A length in the unit that says enough: 50 s, 12 min, 3 h, 2 d."""
    for limit, unit, name in ((120, 1, "s"), (7200, 60, "min"), (172800, 3600, "h")):
        if span < limit:
            return f"{max(span, 0) // unit} {name}"
    return f"{span // 86400} d"
