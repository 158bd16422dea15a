"""Rules across several settings: a module a flow, named by its slug, and one for each card that flows share.

Each looks at the parameters that only its flow or card has.
"""

from __future__ import annotations

from . import bodies, erp, order, order_cancellation_request, write_back
from .rule import Rule

RULES: tuple[Rule, ...] = (
    bodies.are_json,
    erp.login_complete,
    write_back.names_the_row,
    write_back.has_a_login,
    order_cancellation_request.write_back_target,
    order.code_lists,
    order.check_asks_for_the_order,
)

GONE = {"max.pages": "a batch goes on until everything was read, and max.inflight is its bound: take this out"}

__all__ = ["GONE", "RULES", "Rule"]
