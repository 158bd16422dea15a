"""The Order Cancel Flow: six plans, each with an ending of its own."""

from __future__ import annotations

from emulator.mocks.judge import judge_of
from emulator.mocks.scenarios.order_cancel import OrderCancelScenario

from ..rules import Rules
from ..world import ATTEMPTS
from .order_cancellation_request import OrderCancellationRequestWorld, stages


class OrderCancelWorld(OrderCancellationRequestWorld):
    """The same run as that of the requests, of plans."""

    slug = "order_cancel"
    rules = Rules(stages("cancellation_plans"), lambda journals: judge_of("order_cancel").findings(journals, ATTEMPTS))
    kind = OrderCancelScenario
    idempotency = "pk"
    fifth = "2005"
