"""``status``: what the flow is doing, what waits, and what the Ledger knows."""

from __future__ import annotations

import time
from collections import Counter
from typing import Any, Dict, List, Mapping

from ..rest import Client
from . import book, groups, lifecycle
from .book import Book
from .ledger_entry import LedgerEntry, entries
from .moments import iso

# states of a request in the Ledger in which somebody still has to do something
UNSETTLED = ("open", "asked", "flying", "accepted", "parked", "held")
NAMED = ("given up", "held", "parked", "accepted", "flying", "open")


def status(client: Client, group: str) -> Dict[str, Any]:
    """Everything an operator asks first."""
    seen = groups.survey(client, group)
    numbers = lifecycle.aggregate(client, group)
    waiting = {connection["id"]: lifecycle.queued([connection]) for connection in seen.connections}
    states = Counter(processor["component"]["state"] for processor in seen.processors)
    ledgers = [words for words in (ledger(client, seen, processor) for processor in seen.processors) if words]
    return {
        "group": group,
        "name": seen.groups[0]["component"]["name"],
        "time": iso(int(time.time())),
        "processors": dict(sorted(states.items())),
        "invalid": [seen.path[each["id"]] for each in seen.processors if lifecycle.status_of(each) == "INVALID"],
        "services": dict(Counter(each["component"]["state"] for each in lifecycle.services(client, group))),
        "queued": int(numbers["flowFilesQueued"]),
        "threads": int(numbers.get("activeThreadCount") or 0),
        "parked": lifecycle.queued(lifecycle.parked(seen)),
        "queues": {lifecycle.describe(each).rpartition(": ")[0]: waiting[each["id"]] for each in seen.connections if waiting[each["id"]]},
        "ledger": ledgers[0] if len(ledgers) == 1 else ledgers,
        "bulletins": bulletins(client, seen),
    }


def state_of(client: Client, processor: str) -> Dict[str, str]:
    """The state of one component."""
    return dict(book.read(client, processor).state)


def due(state: Mapping[str, str]) -> int:
    """When all that the Ledger holds as open has become due, in epoch seconds; 0 when nothing is open."""
    return max((entry.next for entry in entries(state).values() if entry.status == "open"), default=0)


def ledger(client: Client, seen: groups.Survey, processor: Any) -> Dict[str, Any]:
    """What a Ledger says of itself; empty for any other processor, and before its first tick."""
    if not book.may_be_one(processor):
        return {}
    pages = book.read(client, processor["id"], seen.path[processor["id"]])
    return described(pages) if book.is_ledger(pages.state) else {}


def described(pages: Book) -> Dict[str, Any]:
    """A book in the words of ``status``."""
    counts, oldest = pages.counts, pages.oldest
    listed = {word: ids(pages.state, word) for word in NAMED}
    return {
        "path": pages.path,
        "floor": pages.state.get(book.FLOOR, ""),
        "open": sum(counts.get(word, 0) for word in UNSETTLED),
        "oldest": min((oldest[word] for word in UNSETTLED if oldest.get(word)), default=""),
        "parked": counts.get("parked", 0),
        "last good batch": iso(pages.number(book.THROUGH)),
        "answers in a row without success": pages.number(book.TROUBLE),
        "counts": counts,
        "ids": {word: names for word, names in listed.items() if names},
        "given up": [row(name, entry) for name, entry in pages.entries.items() if entry.status == "given up"],
        "flying": [row(name, entry) for name, entry in pages.entries.items() if entry.status in ("flying", "asked")],
        "entries not shown": pages.hidden,
        "scan": pages.json(book.SCAN),
    }


def row(identifier: str, entry: LedgerEntry) -> Dict[str, Any]:
    """One request: since when, and what was answered last."""
    return {"id": identifier, "status": entry.status, "since": iso(entry.since), "failures": entry.failures, "answer": entry.answer}


def ids(state: Mapping[str, str], word: str) -> List[str]:
    """The requests in that status, as far as REST shows the state."""
    return [request for request, entry in entries(state).items() if entry.status == word]


def bulletins(client: Client, seen: groups.Survey, most: int = 10) -> List[str]:
    """The latest bulletins of the group and the groups in it, newest first (NiFi's own filter takes one group without its children)."""
    board = client.get("/flow/bulletin-board", limit="1000")["bulletinBoard"]["bulletins"]
    ours = {group["id"] for group in seen.groups}
    shown = [entity["bulletin"] for entity in board if entity.get("bulletin") and entity.get("groupId") in ours]
    return [f"{each['level']} {each['sourceName']}: {' '.join(each['message'].split())[:300]}" for each in reversed(shown[-most:])]
