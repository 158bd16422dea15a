"""Where a component stands: the module is named as its type in snake case. And which types are known but not emulated."""

from __future__ import annotations

import re
from typing import Dict, Optional

from ..base.folders import module_names, snake_case

_STANDARD = "org.apache.nifi.processors.standard."
_TYPE = re.compile(r"(?:[A-Za-z_]\w*\.)*([A-Z]\w*)", re.ASCII)

NOT_EMULATED: Dict[str, str] = {  # type → the way round
    _STANDARD + "ControlRate": "leave it out offline: virtual time makes its waiting free, and the order of FlowFiles is the same",
}


def module_of(java_type: str) -> Optional[str]:
    """The module of this folder that is named as the type: ``….AttributesToJSON`` → ``attributes_to_json``; None when there is none."""
    match = _TYPE.fullmatch(java_type)
    module = snake_case(match.group(1)) if match else ""
    return module if module in module_names(__file__) else None
