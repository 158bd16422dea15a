"""What is run: the settings of each case, what the mock servers do, and the scripts that a merchant would have edited. A module a flow."""

from __future__ import annotations

from pathlib import Path
from typing import Dict

from ....deploy.deploy import Plan
from . import cancellation_plan as plan
from . import order
from . import order_cancellation_request as cancellation
from .case import Case, Shape
from .deployment import ROOT, plan_for

__all__ = ["CASES", "DEFINITIONS", "ROOT", "SHAPES", "Case", "Shape", "plan_of"]

FLOWS = (cancellation, order, plan)
DEFINITIONS = ("xml", "json")
SHAPES: Dict[str, Shape] = {flow.SHAPE.flow: flow.SHAPE for flow in FLOWS}
CASES: Dict[str, Case] = {case.name: case for flow in FLOWS for case in flow.CASES}


def plan_of(folder: Path, definition: str, name: str, flow: str = cancellation.SHAPE.flow) -> Plan:
    """The deployment of one flow file under that name; its settings, secrets and edited scripts are written into the folder."""
    return plan_for(next(case for case in CASES.values() if case.flow == flow), folder, definition, name)
