"""The Order Cancellation Request Flow: six requests, each with an ending of its own."""

from __future__ import annotations

from typing import Dict, List, Mapping

from emulator.mocks.data import from_ms, iso
from emulator.mocks.erp import CANCELLATIONS, LOGIN, Erp
from emulator.mocks.judge import judge_of
from emulator.mocks.omnitron import Omnitron

from .rules import Entry, Journals, Rules, Stage, path
from .world import ANSWERS, ATTEMPTS, ERP_WRITE, HOUR_MS, ONE_TASK, SHORT, World, now_ms, open_requests

DATA_SEED = 4
BACK, SINGLE = path(r"/cancellation_requests/([^/]+)/\w+/$"), path(r"/cancellation_requests/(\d+)/$")
WRITE_BACK = Stage("write-back", "omnitron", BACK, 1)


def findings(journals: Journals) -> List[str]:
    return judge_of("order_cancellation_request").findings(journals, ATTEMPTS)


class Cancellation(World):
    """``answers``: id -> the ERP's answers. The ERP card is given one task, so one request is in flight there at most."""

    name, slug, noun = "order_cancellation_request", "order_cancellation_request", "request"
    adjust = {ERP_WRITE: ONE_TASK}
    rules = Rules(
        (Stage("write", "erp", path("^" + CANCELLATIONS), 1), WRITE_BACK, Stage("read", "omnitron", SINGLE, 1, reads=True)), findings
    )

    def __init__(self, answers: Mapping[str, List[str]] = ANSWERS) -> None:
        rows = open_requests(DATA_SEED, len(answers))
        self.keys = {str(row["uuid"]): str(row["id"]) for row in rows}
        self.numbers = {rid: rid for rid in self.keys.values()}
        self.erp = Erp(dict(answers), ids=self.keys, keep_alive=False)
        self.omnitron = Omnitron(rows, faults={"writeback:5": ["503"]}, keep_alive=False)

    def parameters(self) -> Dict[str, str]:
        return {
            "omnitron.url": self.omnitron.url,
            "omnitron.username": "omnitron",
            "start.date": iso(from_ms(now_ms() - 24 * HOUR_MS)),
            "erp.login.url": self.erp.url + LOGIN,
            "erp.username": "erp",
            "erp.url": self.erp.url + CANCELLATIONS,
            "writeback.url": self.omnitron.url + "/api/v1/cancellation_requests/${_cancellation_request.id}/complete/",
            "writeback.target.status": "completed",
            **SHORT,
        }

    def what(self, entry: Entry) -> str:
        """``login``, ``page``, ``write 3`` (to the ERP), ``write-back 3`` or ``read 3`` (at Omnitron)."""
        asked = str(entry["path"])
        if "/auth/login" in asked or asked == LOGIN:
            return "login"
        if entry["server"] == "erp":
            return "write " + self.keys.get(idempotency_key(entry), "?")
        for word, pattern in (("write-back ", BACK), ("read ", SINGLE)):
            found = pattern.search(asked)
            if found:
                return word + found.group(1)
        return "page"


def idempotency_key(entry: Entry) -> str:
    """What the ERP tells a repeat by."""
    return next((str(value) for name, value in entry["headers"] if name.lower() == "idempotency-key"), "")
