"""What the real NiFi holds while a run goes on: a line every so many seconds, and in the end its processors by their share of the time."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Callable, List, Optional, Sequence

from ...columns import table
from ...deploy import book, groups
from ...rest import Client
from ..flows import LEDGER
from ..jvm import Jvm, folder_bytes
from .servers import Servers

HEADINGS = (
    "seconds", "orders", "orders/s", "CPU ms/order", "in the state", "state KB", "step ms", "heap MB", "NiFi's log KB/order",
    "log.directory KB/order",
)  # fmt: skip
WIDTHS = tuple(len(heading) for heading in HEADINGS)
BUSIEST = 12
KB, MB = 1024, 1024 * 1024


class Watch:
    """Looks at one deployed flow; ``every`` seconds, 0 never. Without a ``jvm`` (NiFi is elsewhere) heap and log are a dash.

    CPU and orders/s are since the line before. A step's time is the mean of the Ledger's tasks of the last five minutes, as NiFi keeps it;
    the heap is what a full collection leaves.
    """

    def __init__(self, client: Client, group: str, servers: Servers, logs: Path, jvm: Optional[Jvm], every: float) -> None:
        self.client, self.group, self.servers, self.logs, self.jvm, self.every = client, group, servers, logs, jvm, every
        seen = groups.survey(client, group)
        self.ledger = next(identifier for identifier, path in seen.path.items() if path == LEDGER)
        self.log_before, self.last_cpu = (jvm.log_bytes(), jvm.cpu_seconds()) if jvm else (0, 0.0)
        self.last_s, self.last_orders, self.due = 0.0, 0, 0.0

    def look(self, say: Callable[[str], None]) -> None:
        """Say a line when one is due."""
        now = time.monotonic()
        if not self.every or now < self.due:
            return
        if not self.due:
            say(line(HEADINGS))
        self.due = now + self.every
        say(line(self.row()))

    def end(self, say: Callable[[str], None]) -> None:
        """The last line, and who took the time."""
        if self.every:
            say(line(self.row()) + "\n\n" + self.busiest() + "\n")

    def row(self) -> List[str]:
        """What is so now."""
        seconds, orders = self.servers.elapsed(), self.servers.marked()
        cpu = self.cpu(orders - self.last_orders)
        rate = (orders - self.last_orders) / (seconds - self.last_s) if seconds > self.last_s else 0.0
        self.last_s, self.last_orders = seconds, orders
        pages = book.read(self.client, self.ledger)
        count, size = sum(pages.counts.values()), int(pages.json(book.SUMMARY).get("bytes") or 0)
        snapshot = self.client.get(f"/processors/{self.ledger}")["status"]["aggregateSnapshot"]
        step = int(snapshot["tasksDurationNanos"]) / 1e6 / max(1, int(snapshot["taskCount"]))
        heap = f"{self.jvm.living().heap / MB:.0f}" if self.jvm else "-"
        own = each(self.jvm.log_bytes() - self.log_before, orders) if self.jvm else "-"
        logged = each(folder_bytes(self.logs), orders) if self.jvm else "-"
        return [f"{seconds:.0f}", str(orders), f"{rate:.1f}", cpu, str(count), f"{size / KB:.1f}", f"{step:.0f}", heap, own, logged]

    def cpu(self, orders: int) -> str:
        """Milliseconds of all processors for each order since the last line: other work on the machine is not in them."""
        if not self.jvm:
            return "-"
        now = self.jvm.cpu_seconds()
        took, self.last_cpu = now - self.last_cpu, now
        return f"{1000 * took / orders:.0f}" if orders else "-"

    def busiest(self) -> str:
        """The processors that took most of the time of the last five minutes."""
        seen, took = groups.survey(self.client, self.group), []
        for processor in seen.processors:
            snapshot = self.client.get(f"/processors/{processor['id']}")["status"]["aggregateSnapshot"]
            took.append((int(snapshot["tasksDurationNanos"]), int(snapshot["taskCount"]), seen.path[processor["id"]]))
        total = sum(nanos for nanos, _, _ in took) or 1
        rows = [
            [path, str(tasks), f"{nanos / 1e9:.1f}", f"{nanos / 1e6 / max(1, tasks):.1f}", f"{100 * nanos / total:.1f}"]
            for nanos, tasks, path in sorted(took, reverse=True)[:BUSIEST]
        ]
        return table(("processor, last five minutes", "tasks", "seconds", "ms a task", "% of all"), rows)


def each(size: int, orders: int) -> str:
    """KB an order."""
    return f"{size / KB / orders:.1f}" if orders else "-"


def line(cells: Sequence[str]) -> str:
    return "  ".join(cell.rjust(width) for cell, width in zip(cells, WIDTHS))
