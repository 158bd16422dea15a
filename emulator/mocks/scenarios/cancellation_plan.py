"""What a run of the Run Cancellation Plan Service meets: calls good and bad, and what the ERP does to each plan.

Everything follows from the seed number. Every plan is taken in the end: one that the ERP refuses for good would wait for an operator.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import Dict, List, Sequence, Tuple

from ..data import sample
from ..data_orders import plan_events
from ..erp import CANCELLATIONS, Erp
from ..journal import Journal
from ..omnitron import Omnitron
from ..omnitron_requests import REQUESTS
from ..scenario import FlowScenario, distinct
from ..webhook_sender import HEADER, SECRET, WRONG, WebhookSender, steps

PATH = "/cancellation_plan/"  # of the webhook
PATIENCE = 60.0  # seconds that an answer to a call may take

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
class CancellationPlanScenario(FlowScenario[Sequence[str]]):
    """One run of the Run Cancellation Plan Service. A case is what the ERP does to a plan, one word an attempt; ids are event.uuids."""

    count: int = 12
    port: int = 0  # of the webhook; 0: a free one, whose address ``drive`` is told
    secret: str = SECRET
    steps: Sequence[Sequence[str]] = (WRONG,)  # for each step of the run, the ways to call besides the good one
    sender: WebhookSender = field(init=False)

    slug = "cancellation_plan"
    place = 3
    noun = "event"
    tick = "Ledger/Every minute"
    listener = "Webhook/Listen"
    columns = ("sent to the ERP", "relation")

    def __post_init__(self) -> None:
        super().__post_init__()
        rng = random.Random(self.seed)
        self.rows = plan_events(self.seed, self.count)
        drawn = SHOWN[: self.count] + [rng.choice(DRAWN) for _ in range(self.count - len(SHOWN))]
        rng.shuffle(drawn)
        self.plan = {row["event"]["uuid"]: list(words) for row, words in zip(self.rows, self.cases or drawn)}
        self.calls = [list(steps(self.rows, names)) for names in self.steps]
        self.path = self.overrides.get("webhook.path", PATH)
        header = self.overrides.get("webhook.header", HEADER)
        self.sender = WebhookSender("http://127.0.0.1:%d%s" % (self.port, self.path), self.secret, header, PATIENCE)

    @property
    def refused(self) -> List[str]:
        return []

    def in_words(self, case: Sequence[str]) -> str:
        return distinct(case)

    def servers(self) -> Tuple[Omnitron, Erp]:
        # The flow does not read from Omnitron. A write-back that a merchant wants goes to a cancellation request with the event's uuid.
        requests = [{**sample(), "id": uuid} for uuid in self.plan]
        omnitron = Omnitron(requests, port=self.omnitron_port, now_ms=self.now_ms, faults=self.faults, keep_alive=self.keep_alive)
        sent = {str(event["event"]["uuid"]) for step in self.calls for event, _ in step}
        erp = Erp(
            self.plan,
            ids={uuid: uuid for uuid in sent},
            port=self.erp_port,
            now_ms=self.now_ms,
            token_wanted=self.erp_login,
            keep_alive=self.keep_alive,
        )
        return omnitron, erp

    def secrets(self) -> Dict[str, str]:
        return {**super().secrets(), "webhook.secret": self.secret}

    def usual_parameters(self) -> Dict[str, str]:
        return {
            **super().usual_parameters(),
            "webhook.host": "127.0.0.1",
            "webhook.port": str(self.port),
            "erp.url": self.erp.url + CANCELLATIONS + "/${_cancellation_plan.id}/${_order.number}",
            "writeback.url": self.omnitron.url + REQUESTS + "${_cancellation_plan.uuid}/complete/",
            "writeback.body": '{"plan": "${_cancellation_plan.id}", "answer": "${log.erp.response.body:escapeJson()}"}',
        }

    def drive(self, url: str) -> None:
        self.sender.url = url + self.path
        for step in self.calls:
            for event, name in step:
                self.sender.send(event, name)

    def ids(self) -> List[str]:
        return list(self.plan)

    def journals(self) -> List[Journal]:
        return [self.sender.journal, self.erp.journal]

    def more(self) -> List[List[str]]:
        rows = [
            [name, str(reply.status), str((reply.json() or {}).get("reason", ""))]
            for name, uuid, reply in self.sender.sent
            if uuid not in self.plan
        ]
        return [["call", "answered", "reason"], *sorted(rows)]

    def words(self, rid: str) -> Dict[str, str]:
        answers = [str(entry["answer"]) for entry in self.sender.journal if entry["id"] == rid]
        row = next(row for row in self.rows if row["event"]["uuid"] == rid)
        return {"items": str(len(row["payload"]["cancellationplanorderitem_set"])), "calls answered": ", ".join(answers)}
