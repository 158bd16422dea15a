"""Broken flows, and the check that catches each. A module a flow, found by its file's name, with the flow's ``MUTANTS``."""

from __future__ import annotations

from typing import List

from ...flows import modules
from ..mutant import Mutant

MUTANTS: List[Mutant] = [mutant for module in modules(__name__).values() for mutant in module.MUTANTS]
