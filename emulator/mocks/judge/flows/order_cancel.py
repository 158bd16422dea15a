"""The rules of the Order Cancel Flow: those of the Order Cancellation Request Flow, of plans."""

from __future__ import annotations

from ..judge import Judge
from .order_cancellation_request import RULES, Requests


class Plans(Requests):
    """The journals of Omnitron and of the ERP, sorted by the plan's pk."""

    collection = "cancellation_plans"


JUDGE = Judge(("omnitron", "erp"), Plans, RULES)
