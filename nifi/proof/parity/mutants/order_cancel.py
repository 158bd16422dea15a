"""Broken Order Cancel Flows: what is this flow's own, broken on purpose."""

from __future__ import annotations

from typing import List

from ...flows import QUERY, READ_PAGE, WRITE_BACK
from ..mutant import Mutant

FILTERED = "plans filtered, not written back"
PREPARE = "Write Data to ERP/Prepare the request"

MUTANTS: List[Mutant] = [
    Mutant("plans of every type and status", "requests", FILTERED, {QUERY: {"ledger.url": "${#{omnitron.url}}api/v1/cancellation_plans/"}}),
    Mutant("a plan's type is forgotten", "attributes", FILTERED, {READ_PAGE: {"row_attributes": "_cancellation_plan.id"}}),
    Mutant("a plan without an idempotency key", "requests", FILTERED, {PREPARE: {"idempotency_header": ""}}),
    Mutant(
        "a plan is written back elsewhere",
        "requests",
        "plans of one channel",
        {WRITE_BACK: {"Remote URL": "#{omnitron.url}${_cancellation_plan.id}"}},
    ),
]
