"""A parameter context for a flow that was read from an XML template, which carries none."""

from __future__ import annotations

from typing import Iterator, Tuple

from ..base.parameters import names
from ..components.registry import descriptor_of
from ..flow.model import Flow, Parameter, ParameterContext, ProcessGroup
from .changes import PARAMETER, Change, Component, components_of


def give_context(flow: Flow) -> Iterator[Change]:
    """One context for every group that refers to parameters; it inherits the contexts that are there, those of variables."""
    defined = {name for context in flow.contexts.values() for name in context.parameters}
    uses = list(_uses(flow))
    sensitive = {name for _, name, is_sensitive in uses if is_sensitive}
    own = {name: Parameter(name, None, name in sensitive) for name in sorted({name for _, name, _ in uses} - defined)}
    if not own:
        return
    context = ParameterContext(flow.root.name, own, list(flow.contexts))
    flow.contexts[context.name] = context
    for group, _, _ in uses:
        group.parameter_context = context.name
    text = f"a template carries no context: {context.name!r} is new, give values for {', '.join(own)}"
    yield Change(PARAMETER, flow.root.name, text)


def _uses(flow: Flow) -> Iterator[Tuple[ProcessGroup, str, bool]]:
    """(group, parameter, whether in a sensitive property) wherever a component refers to one."""
    for group in flow.root.walk():
        for component in components_of(group):
            for property_name, value in component.properties.items():
                for name in names(value):
                    yield group, name, _is_sensitive(component, property_name)


def _is_sensitive(component: Component, name: str) -> bool:
    if name in component.sensitive_properties:
        return True
    descriptor = descriptor_of(component.type, name)
    return descriptor is not None and descriptor.sensitive
