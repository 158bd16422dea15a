"""``status`` for people, and as Prometheus reads it."""

from __future__ import annotations

import time
from typing import Any, Dict, Iterator, List, Mapping, Tuple

from ..columns import table
from .alarms import ledger_of
from .moments import epoch_of, length

MOST = 20  # rows of a table


def words(status: Mapping[str, Any], now: int = 0) -> str:
    """What an operator wants to know, the worst first."""
    return "\n".join(lines(status, now or int(time.time())))


def lines(status: Mapping[str, Any], now: int) -> Iterator[str]:
    states = ", ".join(f"{count} {name}" for name, count in status["processors"].items())
    yield f"{status['name']}: {states or 'no processors'}"
    for path in status["invalid"]:
        yield f"INVALID: {path}"
    yield from book_lines(ledger_of(status), now)
    yield f"queued {status['queued']}, of them parked {status['parked']}"
    yield from (f"  {count}  {name}" for name, count in status["queues"].items())
    yield from ("no bulletins",) if not status["bulletins"] else status["bulletins"]


def book_lines(book: Mapping[str, Any], now: int) -> Iterator[str]:
    if not book:
        yield "the Ledger knows nothing yet: it has not run"
        return
    yield ", ".join(f"{name} {count}" for name, count in sorted(book["counts"].items())) or "the Ledger holds no request"
    yield f"oldest unsettled: {ago(book['oldest'], now)}; last good batch: {ago(book['last good batch'], now)}"
    yield f"floor: {book['floor'] or 'none'}"
    trouble = book["answers in a row without success"]
    if trouble:
        yield f"the last {trouble} answers of the ERP were none or failures"
    for word in ("given up", "flying"):
        yield from rows(word, book[word], now)
    for word, names in book["ids"].items():
        if word not in ("given up", "flying"):
            yield f"{word}: {', '.join(names[:MOST])}" + (f" and {len(names) - MOST} more" if len(names) > MOST else "")
    if book["entries not shown"]:
        yield f"NiFi shows the first 500 entries of a state: {book['entries not shown']} more are counted, and not listed"


def rows(word: str, requests: List[Dict[str, Any]], now: int) -> Iterator[str]:
    if not requests:
        return
    cells = [(each["id"], each["status"], ago(each["since"], now), each["answer"]) for each in requests[:MOST]]
    yield table((word, "status", "since", "last answer"), cells)
    if len(requests) > MOST:
        yield f"and {len(requests) - MOST} more: --format json lists them"


def ago(moment: str, now: int) -> str:
    epoch = epoch_of(moment)
    return f"{moment} ({length(now - epoch)} ago)" if epoch else moment or "none"


Sample = Tuple[Dict[str, str], float]


def prometheus(status: Mapping[str, Any]) -> str:
    """The text exposition format, version 0.0.4."""
    book = ledger_of(status)
    counts = book.get("counts") or {}
    metrics: List[Tuple[str, str, List[Sample]]] = [
        ("requests", "Requests in the Ledger by status", [({"status": name}, count) for name, count in sorted(counts.items())]),
        ("unsettled", "Requests that are not settled", [({}, book.get("open", 0))]),
        ("oldest_timestamp_seconds", "Since when the oldest unsettled request waits", [({}, epoch_of(book.get("oldest", "")))]),
        ("last_good_batch_timestamp_seconds", "End of the last good batch", [({}, epoch_of(book.get("last good batch", "")))]),
        ("answers_without_success", "Answers in a row that were none or failures", [({}, book.get("answers in a row without success", 0))]),
        ("queued", "FlowFiles in queues", [({}, status["queued"])]),
        ("parked", "FlowFiles that wait for an operator", [({}, status["parked"])]),
        ("processors", "Processors by state", [({"state": name}, count) for name, count in status["processors"].items()]),
        ("invalid", "Processors that are INVALID", [({}, len(status["invalid"]))]),
        ("bulletins", "Bulletins of the last five minutes", [({}, len(status["bulletins"]))]),
    ]
    return "".join(exposed(f"nifi_flow_{name}", text, status["name"], samples) for name, text, samples in metrics)


def exposed(name: str, text: str, flow: str, samples: List[Sample]) -> str:
    """One metric; the flow's name is a label of each sample."""
    written = [f"{name}{{{labels({'flow': flow, **more})}}} {value:.0f}" for more, value in samples]
    return "\n".join([f"# HELP {name} {text}", f"# TYPE {name} gauge", *written]) + "\n"


def labels(pairs: Mapping[str, str]) -> str:
    escapes = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n"})
    return ",".join(f'{name}="{value.translate(escapes)}"' for name, value in pairs.items())
