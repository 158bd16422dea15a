"""What a run of the Order Cancellation Request Flow meets: the requests, what the ERP does to each, what goes wrong at Omnitron.

Everything follows from the seed number. The first ids each show one thing on purpose (``SHOWN``); the others draw theirs.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar, Dict, List, Sequence, Tuple

from ..data import Row, cancellation_requests, from_ms, iso
from ..erp import HOSTILE, Erp, url_by_id
from ..omnitron import Omnitron
from ..scenario import FlowScenario, distinct

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
class OrderCancellationRequestScenario(FlowScenario[Sequence[str]]):
    """One run of the Order Cancellation Request Flow. A case is what the ERP does to a request, one word an attempt."""

    slug = "order_cancellation_request"
    place = 1
    noun = "request"
    key: ClassVar[str] = "id"  # where a row has its id
    resource: ClassVar[str] = "rows"  # what Omnitron's server calls such rows

    def __post_init__(self) -> None:
        super().__post_init__()
        rng = random.Random(self.seed)
        self.rows = self.draw_rows(from_ms(self.start_ms - 3_600_000))
        ids = [str(row[self.key]) for row in self.rows]
        drawn = SHOWN + [rng.choice(DRAWN) for _ in range(max(0, self.count - len(SHOWN)))]
        if not self.cases:
            rng.shuffle(ids)
        self.plan = dict(zip(ids, self.cases or drawn))
        if self.faults is None:
            self.faults = {"writeback:" + rng.choice(ids): [rng.choice(WRITE_BACK_FAULTS)], "page": rng.choice(PAGE_FAULTS)}

    def draw_rows(self, newest: datetime) -> List[Row]:
        """The rows, the last one changed at ``newest``."""
        return cancellation_requests(self.seed, self.count, newest)

    @property
    def refused(self) -> List[str]:
        return sorted(rid for rid, words in self.plan.items() if words[0] == "refused")

    def in_words(self, case: Sequence[str]) -> str:
        return distinct(case)

    def servers(self) -> Tuple[Omnitron, Erp]:
        erp = Erp(
            {rid: [word for word in words if word != "refused"] for rid, words in self.plan.items()},
            ids={row["uuid"]: str(row[self.key]) for row in self.rows if "uuid" in row},
            port=self.erp_port,
            now_ms=self.now_ms,
            token_wanted=self.erp_login,
            keep_alive=self.keep_alive,
        )
        rows: Dict[str, Any] = {self.resource: self.rows}
        omnitron = Omnitron(
            port=self.omnitron_port,
            now_ms=self.now_ms,
            faults=self.faults,
            page_headers=HOSTILE,
            on_page=self.page_given,
            keep_alive=self.keep_alive,
            **rows,
        )
        return omnitron, erp

    def usual_parameters(self) -> Dict[str, str]:
        return {
            **super().usual_parameters(),
            "cancellation.status": "approved",
            "start.date": iso(from_ms(self.start_ms - 86_400_000)),
            "erp.url": url_by_id(self.erp, self.refused),
            "writeback.target.status": "completed",
            "writeback.url": self.omnitron.url + "/api/v1/cancellation_requests/${_cancellation_request.id}/complete/",
        }
