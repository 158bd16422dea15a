"""The Order Cancellation Request Flow: six requests, each with an ending of its own."""

from __future__ import annotations

from typing import ClassVar, Mapping, Optional, Sequence, Tuple, Type

from emulator.mocks.erp import CANCELLATIONS, LOGIN
from emulator.mocks.judge import judge_of
from emulator.mocks.scenarios.order_cancellation_request import OrderCancellationRequestScenario

from ...flows import ERP_WRITE
from ..rules import Entry, Rules, Stage, idempotency_key, path
from ..world import ANSWERS, ATTEMPTS, ONE_TASK, SHORT, World, now_ms

DATA_SEED = 4


def stages(collection: str) -> Tuple[Stage, Stage, Stage]:
    """The write to the ERP, the write-back, and the reading of one row; ``collection``: of the rows, in Omnitron's addresses."""
    return (
        Stage("write", "erp", path("^" + CANCELLATIONS), 1),
        Stage("write-back", "omnitron", path(rf"/{collection}/([^/]+)/\w+/$"), 2),
        Stage("read", "omnitron", path(rf"/{collection}/(\d+)/$"), 1, reads=True),
    )


class OrderCancellationRequestWorld(World[OrderCancellationRequestScenario]):
    """The ERP card is given one task, so one request is in flight there at most."""

    slug = "order_cancellation_request"
    marked = "completed"
    adjust = {ERP_WRITE: ONE_TASK}
    rules = Rules(stages("cancellation_requests"), lambda journals: judge_of("order_cancellation_request").findings(journals, ATTEMPTS))
    kind: ClassVar[Type[OrderCancellationRequestScenario]] = OrderCancellationRequestScenario
    idempotency: ClassVar[str] = "uuid"  # where a row has what the ERP tells a repeat by
    fifth: ClassVar[str] = "5"  # the id of the row whose first write-back is refused

    def __init__(
        self,
        answers: Sequence[Sequence[str]] = ANSWERS,
        overrides: Mapping[str, str] = SHORT,
        faults: Optional[Mapping[str, Sequence[str]]] = None,
    ) -> None:
        broken = {"writeback:" + self.fifth: ["503"]} if faults is None else faults
        super().__init__(self.kind(DATA_SEED, start_ms=now_ms(), keep_alive=False, cases=answers, faults=broken, overrides=overrides))
        self.keys = {str(row[self.idempotency]): self.numbers[str(row[self.kind.key])] for row in self.scenario.rows}

    def kind_of(self, entry: Entry) -> str:
        """``login``, ``page``, ``write 3`` (to the ERP), ``write-back 3`` or ``read 3`` (at Omnitron)."""
        asked = str(entry["path"])
        if "/auth/login" in asked or asked == LOGIN:
            return "login"
        if entry["server"] == "erp":
            return "write " + self.keys.get(idempotency_key(entry), "?")
        for stage in self.rules.stages[1:]:
            match = stage.path.search(asked)
            if match:
                return f"{stage.kind} {self.numbers.get(match.group(1), '?')}"
        return "page"
