"""The servers of one run: orders of so many items, nothing goes wrong, and each request is counted for its order."""

from __future__ import annotations

import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import Any, Dict
from typing import Counter as Counts

from emulator.base.clock import RealClock
from emulator.mocks.journal import Entry, Journal
from emulator.mocks.scenarios.order import Case, OrderScenario

SEED = 1
BASE, CHECK, PART = 6, 1, 3  # requests that an order may cost: as such, to ask the ERP for it, for each item and discount
MINUTES_APART = 7  # the orders' moments, see emulator.mocks.data_orders
DAYS = 21


@dataclass
class Tally:
    """Requests by order; told of each answer from the servers' threads."""

    requests: Counts[str] = field(default_factory=Counter)
    writes: Counts[str] = field(default_factory=Counter)  # at the ERP, answered with 2xx
    marks: Counts[str] = field(default_factory=Counter)  # as sent, at Omnitron
    others: int = 0  # logins and pages
    first_ns: int = 0
    last_mark_ns: int = 0

    @property
    def seconds(self) -> float:
        """From the first request to the answer to the last mark."""
        return max(0, self.last_mark_ns - self.first_ns) / 1e9


class Forgetful(Journal):
    """Keeps no entry: the tally is enough, and a journal of so many orders would not fit into memory."""

    def begin(self, **fields: Any) -> Entry:
        entry = super().begin(**fields)
        self._entries.clear()
        return entry


class Servers:
    """Omnitron and the ERP; use it as a context manager."""

    def __init__(self, orders: int, items: int) -> None:
        clock, cases = RealClock(), [Case(items=items)] * orders
        self.orders, self.start_ms, self.tally = orders, clock.now_ms(), Tally()
        # all orders may come in one batch, however old they are; a busy machine is no silent ERP
        days = DAYS + 1 + orders * MINUTES_APART // 1440
        overrides = {"order.days": str(days), "erp.read.timeout": "60 sec"}
        self.scenario = OrderScenario(SEED, now_ms=clock.now_ms, start_ms=self.start_ms, cases=cases, overrides=overrides)
        self._lock = threading.Lock()

    def __enter__(self) -> Servers:
        self.scenario.start()
        for server in (self.scenario.omnitron, self.scenario.erp):
            server.watch, server.journal = self._see, Forgetful(server.name)
        return self

    def __exit__(self, *_: object) -> None:
        self.scenario.stop()

    def bounds(self) -> Dict[str, int]:
        """How many requests each order may cost."""
        rows = self.scenario.rows
        parts = {str(row["pk"]): len(row["orderitem_set"]) + len(row["discountitem_set"]) for row in rows}
        return {rid: BASE + CHECK + PART * count for rid, count in parts.items()}

    def is_begun(self) -> bool:
        """Whether any request came."""
        with self._lock:
            return self.tally.first_ns > 0

    def elapsed(self) -> float:
        """Seconds since the first request."""
        with self._lock:
            return (time.monotonic_ns() - self.tally.first_ns) / 1e9 if self.tally.first_ns else 0.0

    def marked(self) -> int:
        """Orders that were marked as sent."""
        with self._lock:
            return len(self.tally.marks)

    def is_done(self) -> bool:
        """Whether every order was marked."""
        return self.marked() == self.orders

    def _see(self, when: str, entry: Dict[str, Any]) -> None:
        now = time.monotonic_ns()
        with self._lock:
            tally = self.tally
            tally.first_ns = tally.first_ns or now
            if when != "answered":
                return
            rid = str(entry["id"])
            if not rid:
                tally.others += 1
                return
            tally.requests[rid] += 1
            if entry["ending"] == "complete" and 200 <= int(entry["answer"]) < 300:
                self._settle(rid, entry, now)

    def _settle(self, rid: str, entry: Dict[str, Any], now: int) -> None:
        if entry["server"] == "erp" and self.scenario.is_write(entry):
            self.tally.writes[rid] += 1
        if entry["server"] == "omnitron" and self.scenario.is_write_back(entry):
            self.tally.marks[rid] += 1
            self.tally.last_mark_ns = now
