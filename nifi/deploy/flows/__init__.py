"""Rules that one flow has of its own: a module a flow, named by its slug; each looks at the parameters that only its flow has."""

from __future__ import annotations

from . import order, order_cancellation_request
from .rule import Rule

RULES: tuple[Rule, ...] = (order_cancellation_request.write_back_target, order.code_lists)

__all__ = ["RULES", "Rule"]
