"""``status --alarm``: limits whose excess is an exit code, for whatever watches over NiFi."""

from __future__ import annotations

import difflib
import time
from typing import Any, Callable, Dict, List, Mapping

from emulator.base.errors import UsageError

from .moments import epoch_of, length, seconds

Status = Mapping[str, Any]
LENGTHS = ("older", "batch")  # limits that are lengths of time; the others are counts


def ledger_of(status: Status) -> Dict[str, Any]:
    """What the flow's Ledger says; {} before its first tick."""
    book = status.get("ledger")
    return dict(book) if isinstance(book, dict) else {}


def count(word: str) -> Callable[[Status, int], int]:
    return lambda status, now: int((ledger_of(status).get("counts") or {}).get(word, 0))


def since(key: str) -> Callable[[Status, int], int]:
    def age(status: Status, now: int) -> int:
        moment = epoch_of(str(ledger_of(status).get(key) or ""))
        return now - moment if moment else 0

    return age


# name of a limit -> what is measured
MEASURES: Dict[str, Callable[[Status, int], int]] = {
    "older": since("oldest"),
    "batch": since("last good batch"),
    "given-up": count("given up"),
    "held": count("held"),
    "flying": count("flying"),
    "open": lambda status, now: int(ledger_of(status).get("open") or 0),
    "parked": lambda status, now: max(int(status["parked"]), int(ledger_of(status).get("parked") or 0)),
    "queued": lambda status, now: int(status["queued"]),
    "trouble": lambda status, now: int(ledger_of(status).get("answers in a row without success") or 0),
    "bulletins": lambda status, now: len(status["bulletins"]),
}
SAID = {
    "older": "the oldest unsettled request is {} old", "batch": "the last good batch was {} ago", "given-up": "{} are given up",
    "held": "{} are held", "flying": "{} are under way", "open": "{} are unsettled", "parked": "{} are parked",
    "queued": "{} FlowFiles are queued", "trouble": "{} answers in a row were none or failures", "bulletins": "there are {} bulletins",
}  # fmt: skip


def limits(text: str) -> Dict[str, int]:
    """``older=1h,given-up=0``: name -> limit; UsageError for an unknown name or value."""
    out: Dict[str, int] = {}
    for part in filter(None, (part.strip() for part in text.split(","))):
        name, equals, value = part.partition("=")
        if name not in MEASURES:
            near = difflib.get_close_matches(name, MEASURES, n=1, cutoff=0.5)
            advice = f"Did you mean {near[0]}?" if near else f"There are {', '.join(MEASURES)}"
            raise UsageError(f"no alarm is named {name!r}", "--alarm", advice)
        if not equals or not (name in LENGTHS or value.isdigit()):
            raise UsageError(f"{part!r} has no limit", "--alarm", "Write older=1h,given-up=0,parked=0")
        out[name] = seconds(value, f"--alarm {name}") if name in LENGTHS else int(value)
    return out


def excesses(status: Status, wanted: Mapping[str, int], now: int = 0) -> List[str]:
    """A sentence for each limit that is exceeded."""
    clock = now or int(time.time())
    measured = {name: MEASURES[name](status, clock) for name in wanted}
    shown: Dict[bool, Callable[[int], str]] = {True: length, False: str}
    return [
        f"{SAID[name].format(shown[name in LENGTHS](measured[name]))}, the limit is {shown[name in LENGTHS](limit)}"
        for name, limit in wanted.items()
        if measured[name] > limit
    ]
