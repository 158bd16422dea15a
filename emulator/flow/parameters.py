"""The parameters that a parameter context gives: its own and those that it inherits."""

from __future__ import annotations

from typing import Mapping, Optional, Set

from .model import Flow, Parameter


def effective(flow: Flow, context: Optional[str]) -> Mapping[str, Parameter]:
    """All parameters of a context: its own first, then those of the contexts that it inherits, in their order."""
    collected: dict[str, Parameter] = {}
    _collect(flow, context, collected, set())
    return collected


def _collect(flow: Flow, context: Optional[str], collected: dict[str, Parameter], seen: Set[str]) -> None:
    if context is None or context in seen or context not in flow.contexts:
        return
    seen.add(context)
    for parameter in flow.contexts[context].parameters.values():
        collected.setdefault(parameter.name, parameter)
    for inherited in flow.contexts[context].inherited:
        _collect(flow, inherited, collected, seen)
