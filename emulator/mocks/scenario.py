"""What one demo run meets: the requests, what the ERP does to each, what goes wrong at Omnitron, and the flow's parameters.

Everything follows from the seed number. The first ids each show one thing on purpose (``SHOWN``); the others draw theirs.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import Callable, Dict, List, Optional

from .data import Row, cancellation_requests, from_ms, iso
from .erp import HOSTILE, LOGIN, Erp, url_by_id
from .omnitron import Omnitron

SHOWN: List[List[str]] = [
    ["accept"],
    ["reject"] * 9,  # rejected by the ERP, whatever is tried
    ["unauthorized"],  # healed by a new token
    ["slow"],  # no answer: do_nothing, and accepted in a later batch
    ["hang_up"],
    ["refused"],  # the connection is refused after Omnitron answered 200
    ["hostile"],
    ["created"],
]
DRAWN: List[List[str]] = [
    ["accept"],
    ["accept"],
    ["created"],
    ["empty"],
    ["not_json"],
    ["hostile"],
    ["error"],
    ["busy"],
    ["too_many"],
    ["redirect"] * 9,
    ["forbidden"] * 9,
    ["unauthorized"],
    ["hang_up"],
    ["hang_up", "hang_up"],
    ["garbage"],
    ["cut"],
    ["refused"],
    ["error", "hang_up", "accept"],
    ["reject"] * 9,
]
PAGE_FAULTS: List[List[str]] = [[], ["500"], ["not_json"], ["401"]]
WRITE_BACK_FAULTS = ["503", "500", "hang_up"]


@dataclass
class Scenario:
    """One run: made from ``seed``; ``start`` brings up both servers, ``stop`` ends them."""

    seed: int
    count: int = 16
    now_ms: Optional[Callable[[], int]] = None
    start_ms: int = 1_768_464_000_000  # 2026-01-15T08:00:00Z
    keep_alive: bool = True  # False: the servers close each connection after its answer
    erp_login: bool = True  # False: the ERP wants no token
    rows: List[Row] = field(default_factory=list)
    plan: Dict[str, List[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        rng = random.Random(self.seed)
        self.rows = cancellation_requests(self.seed, self.count, from_ms(self.start_ms - 3_600_000))
        words = SHOWN + [rng.choice(DRAWN) for _ in range(max(0, self.count - len(SHOWN)))]
        ids = [str(row["id"]) for row in self.rows]
        rng.shuffle(ids)
        self.plan = dict(zip(ids, words))
        self._faults = {"writeback:" + rng.choice(ids): [rng.choice(WRITE_BACK_FAULTS)], "page": rng.choice(PAGE_FAULTS)}
        self._seen: Dict[str, int] = {}

    @property
    def refused(self) -> List[str]:
        return sorted(rid for rid, words in self.plan.items() if words[0] == "refused")

    def start(self) -> Scenario:
        self.erp = Erp(
            {rid: [word for word in words if word != "refused"] for rid, words in self.plan.items()},
            ids={row["uuid"]: str(row["id"]) for row in self.rows},
            now_ms=self.now_ms,
            token_wanted=self.erp_login,
            keep_alive=self.keep_alive,
        )
        self.omnitron = Omnitron(
            self.rows,
            now_ms=self.now_ms,
            faults=self._faults,
            page_headers=HOSTILE,
            on_page=self._page_given,
            keep_alive=self.keep_alive,
        )
        self.erp.start()
        self.omnitron.start()
        return self

    def stop(self) -> None:
        self.omnitron.stop()
        self.erp.stop()

    def __enter__(self) -> Scenario:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()

    def _page_given(self, ids: List[str]) -> None:
        """The shut door opens when every refused request has been fetched a second time, so each was refused once at least."""
        for rid in ids:
            self._seen[rid] = self._seen.get(rid, 0) + 1
        if all(self._seen.get(rid, 0) > 1 for rid in self.refused):
            self.erp.open_door()

    def parameters(self) -> Dict[str, str]:
        """The flow's parameters for this run; what is not here keeps its default."""
        return {
            "omnitron.url": self.omnitron.url + "/",
            "omnitron.username": "omnitron",
            "omnitron.password": "s3cret",
            "cancellation.status": "approved",
            "start.date": iso(from_ms(self.start_ms - 86_400_000)),
            "erp.login.url": self.erp.url + LOGIN if self.erp_login else "",
            "erp.username": "erp",
            "erp.password": "ş1fre",
            "erp.url": url_by_id(self.erp, self.refused),
            "erp.read.timeout": "500 ms",
            "failure.wait": "30",
            "nothing.wait": "30",
            "writeback.target.status": "completed",
            "writeback.url": self.omnitron.url + "/api/v1/cancellation_requests/${_cancellation_request.id}/complete/",
        }
