"""``status --alarm``: limits whose excess is an exit code, for whatever watches over NiFi."""

from __future__ import annotations

import difflib
import re
import time
from typing import Any, Callable, Dict, List, Mapping, Optional

from emulator.base.errors import UsageError

from .moments import epoch_of, length, seconds

Status = Mapping[str, Any]
LENGTHS = ("older", "batch")  # limits that are lengths of time; the others are counts


Measure = Callable[[Status, int], Optional[int]]  # None: what is measured never was


def ledger_of(status: Status) -> Dict[str, Any]:
    """What the flow's Ledger says; {} before its first tick."""
    book = status.get("ledger")
    return dict(book) if isinstance(book, dict) else {}


def ledgers_of(status: Status) -> List[Mapping[str, Any]]:
    """What each Ledger of the flow says: none before the first tick, several on a canvas of one's own."""
    books = status.get("ledger") or []
    return [books] if isinstance(books, dict) else list(books)


def count(word: str) -> Measure:
    return lambda status, now: sum(int((book.get("counts") or {}).get(word, 0)) for book in ledgers_of(status))


def number(key: str) -> Measure:
    return lambda status, now: sum(int(book.get(key) or 0) for book in ledgers_of(status))


def oldest(status: Status, now: int) -> int:
    moments = [epoch_of(str(book.get("oldest") or "")) for book in ledgers_of(status)]
    return max((now - moment for moment in moments if moment), default=0)


def batch(status: Status, now: int) -> Optional[int]:
    """Since the last batch that was read to its end; None where none was yet. A Ledger without pages, the webhook's, has no batches."""
    books = ledgers_of(status)
    moments = [epoch_of(str(book.get("last good batch") or "")) for book in books if book.get("floor") or book.get("scan")]
    if not books or not all(moments):
        return None
    return max((now - moment for moment in moments), default=0)


# name of a limit -> what is measured
MEASURES: Dict[str, Measure] = {
    "older": oldest,
    "batch": batch,
    "given-up": count("given up"),
    "held": count("held"),
    "flying": count("flying"),
    "open": number("open"),
    "parked": lambda status, now: max(int(status["parked"]), number("parked")(status, now) or 0),
    "queued": lambda status, now: int(status["queued"]),
    "trouble": number("answers in a row without success"),
    "bulletins": lambda status, now: len(status["bulletins"]),
}
SAID = {
    "older": "the oldest unsettled request is {} old", "batch": "the last good batch was {} ago", "given-up": "{} are given up",
    "held": "{} are held", "flying": "{} are under way", "open": "{} are unsettled", "parked": "{} are parked",
    "queued": "{} FlowFiles are queued", "trouble": "{} answers in a row were none or failures", "bulletins": "there are {} bulletins",
}  # fmt: skip
NEVER = "no batch was read to its end yet"
EXAMPLE = "Write older=1h,given-up=0,parked=0"


def limits(text: str) -> Dict[str, int]:
    """``older=1h,given-up=0``: name -> limit; UsageError for an unknown name or value, for a name given twice, and where there is none."""
    out: Dict[str, int] = {}
    for part in filter(None, (part.strip() for part in text.split(","))):
        name, equals, value = part.partition("=")
        if name not in MEASURES:
            near = difflib.get_close_matches(name, MEASURES, n=1, cutoff=0.5)
            advice = f"Did you mean {near[0]}?" if near else f"There are {', '.join(MEASURES)}"
            raise UsageError(f"no alarm is named {name!r}", "--alarm", advice)
        if not equals or not (name in LENGTHS or re.fullmatch(r"\d+", value, re.ASCII)):
            raise UsageError(f"{part!r} has no limit", "--alarm", EXAMPLE)
        if name in out:
            raise UsageError(f"{name} is limited twice", "--alarm", EXAMPLE)
        out[name] = seconds(value, f"--alarm {name}") if name in LENGTHS else int(value)
    if not out:
        raise UsageError("no limit is named", "--alarm", EXAMPLE)
    return out


def excesses(status: Status, wanted: Mapping[str, int], now: int = 0) -> List[str]:
    """A sentence for each limit that is exceeded."""
    clock = now or int(time.time())
    sentences = []
    for name, limit in wanted.items():
        show: Callable[[int], str] = length if name in LENGTHS else str
        measured = MEASURES[name](status, clock)
        if measured is None or measured > limit:
            sentences.append(f"{NEVER if measured is None else SAID[name].format(show(measured))}, the limit is {show(limit)}")
    return sentences
