"""The Run Cancellation Plan Service: six plans, sent by a client that behaves as Omnitron does, and bad calls between them.

The client makes one call after the other. What got no answer is sent again when the webhook listens again; what was answered 202 is not,
but for the duplicates that are part of the run. What the ERP took is written back, so that Omnitron has a part in it.
"""

from __future__ import annotations

import random
from typing import Any, Dict, List
from uuid import uuid4

from emulator.mocks.data_orders import plan_events
from emulator.mocks.erp import CANCELLATIONS, LOGIN, Erp
from emulator.mocks.judge import judge_of
from emulator.mocks.omnitron import Omnitron
from emulator.mocks.plan_sender import SECRET, PlanSender, steps

from ...errors import NifiError
from ...run.ports import is_free, listens
from ...run.wait import until
from .bench import PATIENCE, Bench
from .order_cancellation_request import BACK, WRITE_BACK, idempotency_key
from .rules import Entry, Journals, Rules, Stage, path
from .world import ANSWERS, ATTEMPTS, ERP_WRITE, ONE_TASK, SECRETS, SHORT, World, open_requests

DATA_SEED = 4
WEBHOOK = "/cancellation_plan/"
BAD_CALLS = ("bad_secret", "no_items", "other_event", "text", "get", "bad_json")
PORTS = range(18300, 18900)  # below those that a system hands out by itself: NiFi must find its port free when it comes back


def findings(journals: Journals) -> List[str]:
    """The judge's rules for plans, and those of a write-back."""
    return [
        *judge_of("cancellation_plan").findings(journals, ATTEMPTS),
        *judge_of("order_cancellation_request").findings(journals, ATTEMPTS, only=("settled", "written", "order")),
    ]


class Plans(World):
    """The ERP card is given one task. What waits looks every second whether it is due, instead of every fifteen."""

    name, slug, noun = "cancellation_plan", "cancellation_plan", "plan"
    tick = "Ledger/Every minute"
    takes_calls = True
    adjust = {ERP_WRITE: ONE_TASK, "Ledger/Wait a while": {"penaltyDuration": "1 sec"}}
    ends = ("written", "held")
    rules = Rules(
        (
            Stage("write", "erp", path("^" + CANCELLATIONS), 1),
            WRITE_BACK,
            Stage("call", "calls", path("^" + WEBHOOK), 1, reads=None, road="call", unanswered=True),
        ),
        findings,
    )

    def __init__(self) -> None:
        events = plan_events(DATA_SEED, len(ANSWERS))
        uuids = [str(event["event"]["uuid"]) for event in events]
        self.numbers = {rid: str(number) for number, rid in enumerate(uuids, 1)}
        answers = {rid: ANSWERS[number] for rid, number in self.numbers.items()}
        rows = [{**row, "id": rid} for row, rid in zip(open_requests(DATA_SEED, len(events)), uuids)]
        self.erp = Erp(answers, ids={rid: rid for rid in uuids}, keep_alive=False)
        self.omnitron = Omnitron(rows, faults={"writeback:" + uuids[4]: ["503"]}, keep_alive=False)
        self.port = next(port for port in random.sample(PORTS, len(PORTS)) if is_free(port))
        self.secrets = {**SECRETS, "webhook.secret": SECRET + uuid4().hex}  # nobody else who took that port would know it
        self.sender = PlanSender(f"http://127.0.0.1:{self.port}{WEBHOOK}", self.secrets["webhook.secret"], timeout=30)
        self.calls = list(steps(events, BAD_CALLS))
        self._ticked = False

    @property
    def watched(self) -> List[Any]:
        return [self.sender, *self.servers]

    def parameters(self) -> Dict[str, str]:
        return {
            "webhook.host": "127.0.0.1",
            "webhook.port": str(self.port),
            "omnitron.url": self.omnitron.url,
            "omnitron.username": "omnitron",
            "erp.login.url": self.erp.url + LOGIN,
            "erp.username": "erp",
            "erp.url": self.erp.url + CANCELLATIONS + "/${_cancellation_plan.id}",
            "writeback.enabled": "true",
            "writeback.url": self.omnitron.url + "/api/v1/cancellation_requests/${_cancellation_plan.uuid}/complete/",
            **SHORT,
        }

    def what(self, entry: Entry) -> str:
        """``login``, ``call 3``, ``call bad_secret``, ``write 3`` (to the ERP), ``write-back 3`` (at Omnitron)."""
        if entry["server"] == "calls":
            return f"call {self.numbers.get(entry['id'], entry['query']['call'][0])}"
        if entry["server"] == "erp":
            return "login" if entry["path"] == LOGIN else "write " + self.numbers.get(idempotency_key(entry), "?")
        found = BACK.search(entry["path"])
        return "write-back " + self.numbers.get(found.group(1), "?") if found else "login"

    def begin(self, bench: Bench) -> None:
        """The first tick, then call by call; the one without an answer stays the next, for the batch after this."""
        if not self._ticked:
            bench.tick(lambda: "0summary" in bench.state())
            self._ticked = True
        until(self.is_listening, PATIENCE, "the webhook to listen", every=0.05)
        while self.calls:
            reply = self.sender.send(*self.calls[0])
            if not reply.status:
                raise NifiError("a call got no answer", self.sender.url)
            self.calls.pop(0)

    def heard(self, rid: str) -> List[str]:
        answers = [entry["answer"] for entry in self.sender.journal if entry["id"] == rid]
        return ["its call was answered" if any(answers) else "its call was not answered"]

    def is_listening(self) -> bool:
        return listens(self.port)

    def settled(self, book: Dict[str, List[str]]) -> bool:
        return not self.calls and super().settled(book)
