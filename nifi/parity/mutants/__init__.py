"""Broken flows, and the check that catches each. A module a flow."""

from __future__ import annotations

from typing import List

from . import cancellation, plan
from .kit import Mutant

__all__ = ["MUTANTS", "Mutant"]

MUTANTS: List[Mutant] = [*cancellation.MUTANTS, *plan.MUTANTS]
