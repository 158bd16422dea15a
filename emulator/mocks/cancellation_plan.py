"""What one demo run of the Run Cancellation Plan Service meets: calls good and bad, and what the ERP does to each plan.

Everything follows from the seed number. Every plan is taken in the end: one that the ERP refuses for good would wait for an operator.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import Dict, List, Optional, Tuple

from .data_orders import plan_events
from .erp import CANCELLATIONS, Erp
from .journal import Journal
from .omnitron import Omnitron
from .plan_sender import SECRET, PlanSender
from .scenario import FlowScenario

SHOWN: List[List[str]] = [
    ["accept"],
    ["reject", "accept"],
    ["unauthorized"],  # healed by a new token
    ["slow"],  # no answer: do_nothing, and accepted later
    ["hang_up"],
    ["cut"],
    ["hostile"],
    ["created"],
]
DRAWN: List[List[str]] = [
    ["accept"],
    ["empty"],
    ["not_json"],
    ["error"],
    ["busy", "too_many", "accept"],
    ["forbidden", "accept"],
    ["redirect", "accept"],
    ["garbage"],
    ["hang_up", "hang_up", "hang_up"],
    ["taken_hang_up"],
    ["error", "hang_up", "accept"],
]


@dataclass
class PlanScenario(FlowScenario):
    """One run of the Run Cancellation Plan Service."""

    count: int = 12
    plan: Dict[str, List[str]] = field(default_factory=dict)  # by event.uuid, one word an attempt
    sender: Optional[PlanSender] = None

    slug = "cancellation_plan"
    noun = "event"
    listener = "Webhook/Listen"
    columns = ("sent to the ERP", "relation")

    def __post_init__(self) -> None:
        rng = random.Random(self.seed)
        self.rows = plan_events(self.seed, self.count)
        words = SHOWN[: self.count] + [rng.choice(DRAWN) for _ in range(self.count - len(SHOWN))]
        rng.shuffle(words)
        self.plan = {row["event"]["uuid"]: list(each) for row, each in zip(self.rows, words)}

    @property
    def refused(self) -> List[str]:
        return []

    def servers(self) -> Tuple[Omnitron, Erp]:
        # The flow does not read from Omnitron; it is there for a write-back that a merchant wants.
        omnitron = Omnitron(now_ms=self.now_ms, keep_alive=self.keep_alive)
        erp = Erp(self.plan, now_ms=self.now_ms, token_wanted=self.erp_login, keep_alive=self.keep_alive)
        return omnitron, erp

    def parameters(self) -> Dict[str, str]:
        return {
            **super().parameters(),
            "webhook.host": "127.0.0.1",
            "webhook.port": "0",
            "webhook.secret": SECRET,
            "erp.url": self.erp.url + CANCELLATIONS + "/${_cancellation_plan.id}",
        }

    def drive(self, url: str) -> None:
        self.sender = PlanSender(url + "/cancellation_plan/")
        self.sender.play(self.rows)

    def ids(self) -> List[str]:
        return list(self.plan)

    def journals(self) -> List[Journal]:
        return [self._calls(), self.erp.journal]

    def _calls(self) -> Journal:
        return self.sender.journal if self.sender else Journal("calls")

    def more(self) -> List[List[str]]:
        sent = self.sender.sent if self.sender else []
        rows = [
            [name, str(reply.status), str((reply.json() or {}).get("reason", ""))] for name, uuid, reply in sent if uuid not in self.plan
        ]
        return [["call", "answered", "reason"], *sorted(rows)]

    def words(self, rid: str) -> Dict[str, str]:
        answers = [str(entry["answer"]) for entry in self._calls() if entry["id"] == rid]
        row = next(row for row in self.rows if row["event"]["uuid"] == rid)
        return {"items": str(len(row["payload"]["cancellationplanorderitem_set"])), "calls answered": ", ".join(answers)}
