"""Broken flows, and the check that catches each. A module a flow."""

from __future__ import annotations

from typing import List

from . import cancellation, order, plan
from .kit import Mutant

__all__ = ["MUTANTS", "Mutant"]

MUTANTS: List[Mutant] = [*cancellation.MUTANTS, *order.MUTANTS, *plan.MUTANTS]
