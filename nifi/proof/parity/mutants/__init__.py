"""Broken flows, and the check that catches each. A module a flow."""

from __future__ import annotations

from typing import List

from . import cancellation_plan as plan
from . import order
from . import order_cancellation_request as cancellation
from .kit import Mutant

__all__ = ["MUTANTS", "Mutant"]

MUTANTS: List[Mutant] = [*cancellation.MUTANTS, *order.MUTANTS, *plan.MUTANTS]
