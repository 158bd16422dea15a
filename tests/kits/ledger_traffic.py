"""Steady traffic round the Ledger: rows come at a rate, the ERP takes each and it is written back; what the state costs meanwhile."""

from __future__ import annotations

import json
import time
from typing import Any, Callable, Dict, List, Tuple

from .ledger_bench import LEDGER, NOW, READ_PAGE

Event = Dict[str, Any]
PERIOD = 0.5  # seconds between two steps: the schedule of the processor
TICK = 10
WAY = {"query": 0.15, "work": 1.0, "writeback": 0.5}  # seconds until it comes back


def size(state: Dict[str, str]) -> int:
    """Letters of a state, keys and values."""
    return sum(len(key) + len(text) for key, text in state.items())


class Traffic:
    """``rate`` rows a second for so many seconds, then until all are written back, or a minute is over."""

    def __init__(self, order_by: str, rate: int, seconds: int, limit: int = 25) -> None:
        own = {"days": 21} if order_by == "id" else {"start_date": LEDGER.iso_of(NOW - 10)}
        self.settings = {**LEDGER.SETTINGS, "order_by": order_by, "limit": limit, "leaves": "true", **own}
        self.reading = {"order_by": order_by, "limit": str(limit), "overlap": "600", "row_id": "id", "row_attributes": ""}
        self.rate, self.seconds, self.now = rate, seconds, float(NOW)
        self.rows: Dict[int, str] = {}
        self.state: Dict[str, str] = {}
        self.under_way: List[Tuple[float, Callable[[], Event]]] = []
        self.came = self.uuids = self.written = self.sent = 0
        self.largest = self.stored = 0  # the largest state, and all states that were stored, in letters
        self.steps: List[float] = []  # seconds of work

    def event(self, name: str, attributes: Event, **more: str) -> Event:
        self.uuids += 1
        return {**attributes, "uuid": f"{self.uuids << 96:032x}", "ledger.event": name, **more}

    def run(self) -> None:
        end, tick = NOW + self.seconds, self.now
        while self.now < end or self.written < self.came and self.now < end + 60:
            self.now = round(self.now + PERIOD, 3)
            while self.came < (min(self.now, end) - NOW) * self.rate:
                self.came += 1
                self.rows[self.came] = LEDGER.iso_of(int(self.now))
            events = [back() for due, back in self.under_way if due <= self.now]
            self.under_way = [each for each in self.under_way if each[0] > self.now]
            if self.now >= tick:
                tick += TICK
                events.append(self.event("tick", {}))
            if events:
                self.step(events)

    def step(self, events: List[Event]) -> None:
        begin = time.process_time()
        state, emitted, _ = LEDGER.step(self.state, events, self.settings, self.now)
        self.steps.append(time.process_time() - begin)
        self.stored += size(state) if state != self.state else 0
        self.state, self.largest = state, max(self.largest, size(state))
        by_uuid = {event["uuid"]: event for event in events}
        for each in emitted:
            attributes = {**(by_uuid[each["in"]] if each["forward"] else {}), **each["attributes"]}
            self.sent += each["to"] == "work"
            self.under_way.append((self.now + WAY[each["to"]], lambda to=each["to"], attributes=attributes: getattr(self, to)(attributes)))

    # -- what comes back

    def query(self, attributes: Event) -> Event:
        cursor, limit = attributes["ledger.cursor"], int(attributes["ledger.limit"])
        by_id = self.settings["order_by"] == "id"
        behind = [number for number, date in self.rows.items() if (number > int(cursor) if by_id else date > cursor)]
        answer = json.dumps([{"id": number, "modified_date": self.rows[number]} for number in behind[:limit]])
        page, following, _ = READ_PAGE.page_of(answer, self.reading, attributes, LEDGER.iso_of(int(self.now)))
        return self.event("page", attributes, **{"content": page, "ledger.next": following})

    def work(self, attributes: Event) -> Event:
        return self.event("accepted", attributes)

    def writeback(self, attributes: Event) -> Event:
        self.written += 1
        self.rows.pop(int(attributes["ledger.id"]))
        written = {"ledger.outcome": "written", "ledger.written.version": LEDGER.iso_of(int(self.now))}
        return self.event("outcome", attributes, **written)
