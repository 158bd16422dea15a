"""The Order Flow."""

from __future__ import annotations

import time
from typing import List

from emulator.mocks.order_scenario import SCRIPT, OrderScenario

from .case import Case, Clock, Shape

NOW = int(time.time()) * 1000  # the flow asks for three weeks back from now: its scenario begins when the session does


def scenario(case: Case, now_ms: Clock) -> OrderScenario:
    """The servers of a case."""
    return OrderScenario(case.seed, case.count, now_ms, NOW, case.keep_alive, case.erp_login)


EDITED = {"Script/Script": ("common/script.py", *SCRIPT)}
SHAPE = Shape("order", "Order Details/Keep what we trust", False, scenario, EDITED)
CASES: List[Case] = [Case(SHAPE, "orders", 1, count=12, ticks=3)]
