"""What is run: the settings of each case, what the mock servers do, and the scripts that a merchant would have edited.

A module a flow, found by its file's name, with the flow's ``SHAPE`` and ``CASES``.
"""

from __future__ import annotations

from pathlib import Path
from typing import Dict

from ....deploy.deploy import Plan
from ...flows import DEFAULT, modules
from ..case import Case, Shape
from ..deployment import plan_for

SHAPES: Dict[str, Shape] = {slug: module.SHAPE for slug, module in modules(__name__).items()}
CASES: Dict[str, Case] = {case.name: case for module in modules(__name__).values() for case in module.CASES}


def plan_of(folder: Path, definition: str, name: str, flow: str = DEFAULT) -> Plan:
    """The deployment of one flow file under that name; its settings, secrets and edited scripts are written into the folder."""
    return plan_for(next(case for case in CASES.values() if case.flow == flow), folder, definition, name)
