"""The Ledger's state over REST: its entries by id, and what it says of itself.

REST shows the first 500 keys of a component's state, sorted; the Ledger's own summary keys begin with 0 for that reason, and count all.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Dict, Mapping, Optional

from ..rest import Client
from . import groups
from .edit import SCRIPTED
from .ledger_entry import LedgerEntry, entries

FLOOR, SUMMARY, SCAN, THROUGH, TROUBLE = "0floor", "0summary", "0scan", "0through", "0trouble"
SCOPES = ("localState", "clusterState")


@dataclass(frozen=True)
class Book:
    """A Ledger's state as far as REST shows it; ``total``: how many keys there are."""

    processor: str
    path: str
    state: Mapping[str, str]
    total: int

    @property
    def entries(self) -> Dict[str, LedgerEntry]:
        return entries(self.state)

    @property
    def hidden(self) -> int:
        """How many keys REST does not show."""
        return max(self.total - len(self.state), 0)

    def json(self, key: str) -> Dict[str, Any]:
        """One of the Ledger's own keys, {} when it holds no object."""
        return parsed(self.state.get(key, ""))

    def number(self, key: str) -> int:
        """One of the Ledger's own keys as a number, 0 when it is none."""
        text = self.state.get(key, "")
        return int(text) if text.isdigit() else 0

    @property
    def counts(self) -> Dict[str, int]:
        return {str(status): int(count) for status, count in (self.json(SUMMARY).get("count") or {}).items()}

    @property
    def oldest(self) -> Dict[str, str]:
        """Since when the oldest of each status is in it."""
        return {str(status): str(since) for status, since in (self.json(SUMMARY).get("oldest") or {}).items()}


def open_book(client: Client, seen: groups.Survey) -> Optional[Book]:
    """The book of the flow's Ledger; None before its first tick."""
    for processor in seen.processors:
        book = read(client, processor["id"], seen.path.get(processor["id"], "")) if may_be_one(processor) else None
        if book and is_ledger(book.state):
            return book
    return None


def read(client: Client, processor: str, path: str = "") -> Book:
    """The state of one component, cluster and local scope together (a single node keeps cluster scope locally)."""
    component = client.get(f"/processors/{processor}/state")["componentState"]
    scopes = [component.get(scope) or {} for scope in SCOPES]
    state = {row["key"]: row["value"] for scope in scopes for row in scope.get("state") or []}
    return Book(processor, path, state, sum(int(scope.get("totalEntryCount") or len(scope.get("state") or [])) for scope in scopes))


def may_be_one(processor: Any) -> bool:
    """Whether it is a script that keeps state."""
    return processor["component"]["type"] in SCRIPTED and bool(processor["component"].get("persistsState", True))


def is_ledger(state: Mapping[str, str]) -> bool:
    """Whether the Ledger wrote that state."""
    return SUMMARY in state or FLOOR in state


def reads_pages(state: Mapping[str, str]) -> bool:
    """Whether it reads its work from Omnitron. One that reads by id has no floor; no other has one before its first batch is through."""
    return SCAN in state or FLOOR in state


def parsed(text: str) -> Dict[str, Any]:
    """JSON, {} when it is none."""
    try:
        value = json.loads(text or "{}")
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}
