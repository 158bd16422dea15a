"""The Order Cancellation Request Flow: six requests, each with an ending of its own."""

from __future__ import annotations

from typing import Mapping, Sequence

from emulator.mocks.erp import CANCELLATIONS, LOGIN
from emulator.mocks.judge import judge_of
from emulator.mocks.scenarios.order_cancellation_request import OrderCancellationRequestScenario

from ...flows import ERP_WRITE
from ..rules import Entry, Rules, Stage, idempotency_key, path
from ..world import ANSWERS, ATTEMPTS, ONE_TASK, SHORT, World, now_ms

DATA_SEED = 4
FAULTS: Mapping[str, Sequence[str]] = {"writeback:5": ["503"]}
BACK, SINGLE = path(r"/cancellation_requests/([^/]+)/\w+/$"), path(r"/cancellation_requests/(\d+)/$")
STAGES = (
    Stage("write", "erp", path("^" + CANCELLATIONS), 1),
    Stage("write-back", "omnitron", BACK, 1),
    Stage("read", "omnitron", SINGLE, 1, reads=True),
)


class OrderCancellationRequestWorld(World[OrderCancellationRequestScenario]):
    """The ERP card is given one task, so one request is in flight there at most."""

    slug = "order_cancellation_request"
    marked = "completed"
    adjust = {ERP_WRITE: ONE_TASK}
    rules = Rules(STAGES, lambda journals: judge_of("order_cancellation_request").findings(journals, ATTEMPTS))

    def __init__(
        self,
        answers: Sequence[Sequence[str]] = ANSWERS,
        overrides: Mapping[str, str] = SHORT,
        faults: Mapping[str, Sequence[str]] = FAULTS,
    ) -> None:
        super().__init__(
            OrderCancellationRequestScenario(
                DATA_SEED, start_ms=now_ms(), keep_alive=False, cases=answers, faults=faults, overrides=overrides
            )
        )
        self.keys = {str(row["uuid"]): str(row["id"]) for row in self.scenario.rows}

    def kind_of(self, entry: Entry) -> str:
        """``login``, ``page``, ``write 3`` (to the ERP), ``write-back 3`` or ``read 3`` (at Omnitron)."""
        asked = str(entry["path"])
        if "/auth/login" in asked or asked == LOGIN:
            return "login"
        if entry["server"] == "erp":
            return "write " + self.keys.get(idempotency_key(entry), "?")
        for word, pattern in (("write-back ", BACK), ("read ", SINGLE)):
            match = pattern.search(asked)
            if match:
                return word + match.group(1)
        return "page"
