"""The Run Cancellation Plan Service: six plans, sent by a client that behaves as Omnitron does, and bad calls between them.

The client makes one call after the other. What got no answer is sent again when the webhook listens again; what was answered 202 is not,
but for the duplicates that are part of the run. What the ERP took is written back, so that Omnitron has a part in it.
"""

from __future__ import annotations

import random
from typing import Any, List, Mapping
from uuid import uuid4

from emulator.mocks.data_orders import plan_events
from emulator.mocks.erp import CANCELLATIONS, LOGIN
from emulator.mocks.judge import judge_of
from emulator.mocks.scenarios.cancellation_plan import PATH, CancellationPlanScenario
from emulator.mocks.webhook_sender import SECRET

from ....deploy.ledger_entry import LedgerEntry
from ....errors import NifiError
from ....run.ports import is_free, listens
from ....run.wait import until
from ...flows import ERP_WRITE
from ..bench import PATIENCE, Bench
from ..rules import Entry, Journals, Rules, Stage, idempotency_key, path
from ..world import ANSWERS, ATTEMPTS, ONE_TASK, SHORT, World, now_ms

DATA_SEED = 4
BAD_CALLS = ("bad_secret", "no_items", "other_event", "text", "get", "bad_json")
PORTS = range(18300, 18900)  # below those that a system hands out by itself: NiFi must find its port free when it comes back
BACK = path(r"/cancellation_requests/([^/]+)/\w+/$")
STAGES = (
    Stage("write", "erp", path("^" + CANCELLATIONS), 1),
    Stage("write-back", "omnitron", BACK, 2),
    Stage("call", "calls", path("^" + PATH), 1, reads=None, road="call", unanswered=True),
)


def findings(journals: Journals) -> List[str]:
    """The rules of the flow's judge, and those of a write-back, which goes to cancellation requests."""
    return [
        *judge_of("cancellation_plan").findings(journals, ATTEMPTS),
        *judge_of("order_cancellation_request").findings(journals, ATTEMPTS, only=("settled", "written", "order")),
    ]


class CancellationPlanWorld(World[CancellationPlanScenario]):
    """The ERP card is given one task. What waits looks every second whether it is due, instead of every fifteen."""

    slug = "cancellation_plan"
    adjust = {ERP_WRITE: ONE_TASK, "Ledger/Wait a while": {"penaltyDuration": "1 sec"}}
    ends = ("written", "held")
    rules = Rules(STAGES, findings)

    def __init__(self) -> None:
        fifth = str(plan_events(DATA_SEED, len(ANSWERS))[4]["event"]["uuid"])
        port = next(port for port in random.sample(PORTS, len(PORTS)) if is_free(port))
        secret = SECRET + uuid4().hex  # nobody else who took that port would know it
        super().__init__(
            CancellationPlanScenario(
                DATA_SEED, start_ms=now_ms(), keep_alive=False, cases=ANSWERS, faults={"writeback:" + fifth: ["503"]},
                overrides={**SHORT, "writeback.enabled": "true"}, port=port, secret=secret, steps=[BAD_CALLS],
            )
        )  # fmt: skip
        (self.calls,) = self.scenario.calls
        self._ticked = False

    @property
    def watched(self) -> List[Any]:
        return [self.scenario.sender, *self.servers]

    def kind_of(self, entry: Entry) -> str:
        """``login``, ``call 3``, ``call bad_secret``, ``write 3`` (to the ERP), ``write-back 3`` (at Omnitron)."""
        if entry["server"] == "calls":
            return f"call {self.numbers.get(entry['id'], entry['query']['call'][0])}"
        if entry["server"] == "erp":
            return "login" if entry["path"] == LOGIN else "write " + self.numbers.get(idempotency_key(entry), "?")
        match = BACK.search(entry["path"])
        return "write-back " + self.numbers.get(match.group(1), "?") if match else "login"

    def begin(self, bench: Bench) -> None:
        """The first tick, then call by call; the one without an answer stays the next, for the batch after this."""
        if not self._ticked:
            bench.tick(lambda: "0summary" in bench.state())
            self._ticked = True
        until(self.is_listening, PATIENCE, "the webhook to listen", every=0.05)
        while self.calls:
            reply = self.scenario.sender.send(*self.calls[0])
            if not reply.status:
                raise NifiError("a call got no answer", self.scenario.sender.url)
            self.calls.pop(0)

    def heard(self, rid: str) -> List[str]:
        answers = [entry["answer"] for entry in self.scenario.sender.journal if entry["id"] == rid]
        return ["its call was answered" if any(answers) else "its call was not answered"]

    def is_listening(self) -> bool:
        return listens(self.scenario.port)

    def settled(self, book: Mapping[str, LedgerEntry]) -> bool:
        return not self.calls and super().settled(book)
