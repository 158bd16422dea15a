"""A parameter context for a flow that was read from an XML template, which carries none."""

from __future__ import annotations

from typing import Dict, Iterator

from ..base.parameters import names
from ..components.processor import descriptor_of
from ..flow.model import Flow, Parameter, ParameterContext, ProcessGroup
from .changes import PARAMETER, Change, Component, components_of, groups


def give_context(flow: Flow) -> Iterator[Change]:
    """One context for every group that refers to parameters; it inherits the contexts that are there, those of variables."""
    defined = {name for context in flow.contexts.values() for name in context.parameters}
    used: Dict[str, bool] = {}
    for group, _ in groups(flow):
        for name, sensitive in _used(group).items():
            used[name] = used.get(name, False) or sensitive
    own = {name: Parameter(name, None, used[name]) for name in sorted(set(used) - defined)}
    if not own:
        return
    context = ParameterContext(flow.root.name, own, list(flow.contexts))
    flow.contexts[context.name] = context
    for group, _ in groups(flow):
        if _used(group):
            group.parameter_context = context.name
    text = f"a template carries no context: {context.name!r} is new, give values for {', '.join(own)}"
    yield Change(PARAMETER, flow.root.name, text)


def _used(group: ProcessGroup) -> Dict[str, bool]:
    """The parameters that the group's components refer to; whether in a sensitive property."""
    used: Dict[str, bool] = {}
    for component in components_of(group):
        for property_name, value in component.properties.items():
            for name in names(value):
                used[name] = used.get(name, False) or _is_sensitive(component, property_name)
    return used


def _is_sensitive(component: Component, name: str) -> bool:
    if name in component.sensitive_properties:
        return True
    descriptor = descriptor_of(component.type, name)
    return descriptor is not None and descriptor.sensitive
