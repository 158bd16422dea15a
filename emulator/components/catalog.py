"""Where a component stands: the module is named as its type in snake case."""

from __future__ import annotations

import re
from typing import Optional

from ..base.folders import module_names, snake_case

_TYPE = r"(?:[A-Za-z_]\w*\.)*([A-Z]\w*)"


def module_of(java_type: str) -> Optional[str]:
    """The module of this folder that is named as the type: ``….AttributesToJSON`` → ``attributes_to_json``; None when there is none."""
    match = re.fullmatch(_TYPE, java_type, re.ASCII)
    module = snake_case(match.group(1)) if match else ""
    return module if module in module_names(__file__) else None
