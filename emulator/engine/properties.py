"""A component's properties as it gets them: parameters filled in outside Expression Language, by each property's descriptor.

A property with Expression Language keeps the references inside ``${…}``, which find the parameter when they are evaluated; in one without
it ``${`` means nothing, so every reference is replaced (StandardProcessContext over ParameterTokenList.substitute, NiFi 1.16.3).
"""

from __future__ import annotations

from typing import Dict, Mapping, Optional

from ..base.secret import Secret
from ..components.descriptor import EL_NONE
from ..components.processor import Component
from ..flow.model import Parameter


def resolved(component: Component, parameters: Mapping[str, Parameter]) -> Dict[str, Optional[str]]:
    """Property → its value; a reference to a parameter without a value, or to none, counts as null."""
    if not any(text is not None and "#{" in text for text in component.properties.values()):
        return dict(component.properties)
    from .. import el

    known = as_el_parameters(parameters)
    values: Dict[str, Optional[str]] = {}
    for name, text in component.properties.items():
        values[name] = None if text is None else el.substitute_parameters(text, known, supports_expressions(component, name))
    return values


def supports_expressions(component: Component, name: str) -> bool:
    """Whether a property takes Expression Language; one that the component does not know does not."""
    descriptor = component.descriptor(name)
    return descriptor is not None and descriptor.el != EL_NONE


def as_el_parameters(parameters: Mapping[str, Parameter]) -> Dict[str, Optional[str]]:
    """Parameters as the Expression Language takes them: name → text, a Secret where it is sensitive."""
    return {name: _text(parameter) for name, parameter in parameters.items()}


def _text(parameter: Parameter) -> Optional[str]:
    return Secret(parameter.value) if parameter.sensitive and parameter.value is not None else parameter.value
