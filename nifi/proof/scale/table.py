"""The rows of the table, and what they must keep.

No order costs more requests than its bound, each is written to the ERP and marked at Omnitron exactly once, and an order of the largest run
takes no more than ``FACTOR`` times what one of the smallest takes: time of the process where it is known (other work on the machine is not
in it), else time by the clock; memory without what the flow itself needs.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Dict, List, Optional, Sequence, Tuple

from ... import columns
from .servers import Servers

FACTOR = 1.5
HEADINGS = (
    "side", "orders", "seconds", "orders/s", "CPU s", "requests/order", "bound/order", "logins + pages", "peak MB", "KB/order", "sent once",
)  # fmt: skip
Pair = Tuple[int, int]


@dataclass(frozen=True)
class Cost:
    """What a process took: seconds of CPU, memory when the flow stood and no order had come, and the most."""

    cpu: float
    before_kb: int
    peak_kb: int


@dataclass(frozen=True)
class Row:
    """One run of one side."""

    side: str
    orders: int
    seconds: float
    requests: int
    bound: int  # of all orders together
    others: int  # logins and pages
    over: Dict[str, Pair] = field(default_factory=dict)  # orders that cost more than they may: requests, bound
    wrong: Dict[str, Pair] = field(default_factory=dict)  # orders that were not sent exactly once: writes, marks
    left: Sequence[str] = ()  # what stood in the way of the end
    cost: Optional[Cost] = None

    def each(self) -> Dict[str, float]:
        """What one order took."""
        if self.cost is None:
            return {"time": self.seconds / self.orders}
        return {"time": self.cost.cpu / self.orders, "memory": (self.cost.peak_kb - self.cost.before_kb) / self.orders}


def row_of(side: str, servers: Servers, left: Sequence[str] = (), cost: Optional[Cost] = None) -> Row:
    """What the servers of a run have counted."""
    tally, bounds = servers.tally, servers.bounds()
    over = {rid: (tally.requests[rid], bound) for rid, bound in bounds.items() if tally.requests[rid] > bound}
    sent = {rid: (tally.writes[rid], tally.marks[rid]) for rid in bounds}
    wrong = {rid: counts for rid, counts in sent.items() if counts != (1, 1)}
    total, bound = sum(tally.requests.values()), sum(bounds.values())
    return Row(side, servers.orders, tally.seconds, total, bound, tally.others, over, wrong, left, cost)


def table(rows: Sequence[Row]) -> str:
    """All rows under their headings."""
    return columns.table(HEADINGS, [_cells(row) for row in rows])


def growth(rows: Sequence[Row]) -> List[str]:
    """A line for each side with two sizes or more: the largest run beside the smallest."""
    return [
        f"{large.side}, an order of {large.orders} beside one of {small.orders}: "
        + ", ".join(f"{what} x {ratio:.2f}" for what, ratio in _ratios(small, large).items())
        + f" (at most x {FACTOR:g})"
        for small, large in _pairs(rows)
    ]


def broken(rows: Sequence[Row]) -> List[str]:
    """What the rows do not keep."""
    sentences = [f"{row.side}, {row.orders} orders: {sentence}" for row in rows for sentence in _broken(row)]
    for small, large in _pairs(rows):
        for measure, ratio in _ratios(small, large).items():
            if ratio > FACTOR:
                sizes = f"from {small.orders} to {large.orders} orders"
                sentences.append(f"{large.side}: the {measure} of an order grows {ratio:.2f} times {sizes}")
    return sentences


def _broken(row: Row) -> List[str]:
    sentences = list(row.left)
    for rid, (count, bound) in list(row.over.items())[:1]:
        sentences.append(f"{len(row.over)} cost more requests than they may, the first {rid}: {count}, at most {bound}")
    for rid, (writes, marks) in list(row.wrong.items())[:1]:
        sentences.append(f"{len(row.wrong)} were not sent exactly once, the first {rid}: written {writes}, marked {marks} times")
    return sentences


def _pairs(rows: Sequence[Row]) -> List[Tuple[Row, Row]]:
    """For each side its smallest and its largest run."""
    sides: Dict[str, List[Row]] = {}
    for row in rows:
        sides.setdefault(row.side, []).append(row)
    ordered = [sorted(runs, key=lambda one: one.orders) for runs in sides.values()]
    return [(runs[0], runs[-1]) for runs in ordered if runs[0].orders < runs[-1].orders]


def _ratios(small: Row, large: Row) -> Dict[str, float]:
    before, after = small.each(), large.each()
    return {what: after[what] / before[what] for what in before if before[what] > 0 and what in after}


def _cells(row: Row) -> List[str]:
    cost = row.cost
    return [
        row.side,
        f"{row.orders}",
        f"{row.seconds:.1f}",
        f"{row.orders / row.seconds:.1f}" if row.seconds else "-",
        f"{cost.cpu:.1f}" if cost else "-",
        f"{row.requests / row.orders:.1f}",
        f"{row.bound / row.orders:.1f}",
        f"{row.others}",
        f"{cost.peak_kb / 1024:.0f}" if cost else "-",
        f"{row.each()['memory']:.0f}" if cost else "-",
        f"{row.orders - len(row.wrong)} of {row.orders}",
    ]
