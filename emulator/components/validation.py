"""Whether a component is valid, and NiFi's sentence when it is not.

Mirrors AbstractConfigurableComponent.validate and AbstractComponentNode.validateParameterReferences of NiFi 1.16.3: required values,
allowed values, the descriptor's validator, then, when all these are content, the component's own ``validate``.
A value that is Expression Language is not looked at where the property supports it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Callable, List, Mapping, Optional

from ..base.parameters import SENSITIVITY, names
from ..base.versions import Version
from ..el import is_expression
from ..flow.model import Parameter
from .descriptor import EL_NONE, PropertyDescriptor
from .processor import Component

if TYPE_CHECKING:
    from ..core.context import ProcessContext

ServiceProblem = Callable[[PropertyDescriptor, str], Optional[str]]  # why a service's id cannot be used, None when it can


def component_problems(
    component: Component,
    values: Mapping[str, Optional[str]],
    parameters: Mapping[str, Parameter],
    service_problem: ServiceProblem,
    context: Optional[ProcessContext],
) -> List[str]:
    """Why a component is not valid, in NiFi's words, connections left out: parameters, properties, then its own ``validate``.

    ``values``: its properties with their parameters filled in.
    """
    sentences = parameter_problems(component, component.properties, parameters) + property_problems(component, values, service_problem)
    return sentences or (component.validate(context) if context is not None else [])


def property_problems(component: Component, values: Mapping[str, Optional[str]], service_problem: ServiceProblem) -> List[str]:
    """Sentences about the properties; ``values`` have their parameters filled in."""
    problems: List[str] = []
    for name, value in values.items():
        descriptor = component.descriptor(name)
        if descriptor is None:
            if value is not None:
                problems.append(_sentence(name, value, f"'{name}' is not a supported property or has no Validator associated with it"))
        elif descriptor.counts(values):
            problems += _problem(descriptor, value, service_problem, component.nifi)
    return problems


def parameter_problems(component: Component, raw: Mapping[str, Optional[str]], parameters: Mapping[str, Parameter]) -> List[str]:
    """Sentences about sensitive and plain parameters in the wrong kind of property."""
    problems: List[str] = []
    for name, text in raw.items():
        descriptor = component.descriptor(name)
        if text is None or descriptor is None:
            continue
        for reference in names(text, component.nifi):  # those inside ``${…}`` too
            parameter = parameters.get(reference)
            if parameter is None or parameter.sensitive == descriptor.sensitive:
                continue
            problems.append(f"'{descriptor.label}' is invalid because {SENSITIVITY % (descriptor.label, reference)}")
    return problems


def _problem(descriptor: PropertyDescriptor, value: Optional[str], service_problem: ServiceProblem, nifi: Version) -> List[str]:
    if value is None:
        return [f"'{descriptor.label}' is invalid because {descriptor.label} is required"] if descriptor.required else []
    if descriptor.allowed and value not in descriptor.allowed:
        allowed = ", ".join(descriptor.allowed)
        return [_sentence(descriptor.name, value, f"Given value not found in allowed set '{allowed}'")]
    if descriptor.service:
        why = service_problem(descriptor, value)
        return [_sentence(descriptor.name, value, why)] if why else []
    wrong = descriptor.expression(value, nifi) if descriptor.expression else None
    if wrong:
        return [_sentence(descriptor.name, value, wrong)]
    if descriptor.validator is None or (descriptor.el != EL_NONE and is_expression(value)):
        return []
    why = descriptor.validator(value)
    if why and why.startswith("'{label}'"):
        return [why.replace("{label}", descriptor.name)]
    shown = "********" if descriptor.sensitive else value
    return [_sentence(descriptor.name, shown, why.replace("{label}", descriptor.name))] if why else []


def _sentence(subject: str, value: str, why: str) -> str:
    return f"'{subject}' validated against '{value}' is invalid because {why}"
