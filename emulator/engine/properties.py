"""A component's properties as it gets them: parameters filled in outside Expression Language, by each property's descriptor.

A property with Expression Language keeps the references inside ``${…}``, which find the parameter when they are evaluated; in one without
it ``${`` means nothing, so every reference is replaced (StandardProcessContext over ParameterTokenList.substitute, NiFi 1.16.3).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Dict, Mapping, Optional

from ..base.errors import InputError
from ..base.secret import Parameters, Secret
from ..components.descriptor import EL_NONE
from ..components.processor import Component

if TYPE_CHECKING:
    from ..flow.model import Parameter


def resolved(component: Component, parameters: Parameters) -> Dict[str, Optional[str]]:
    """Property → its value. A reference to a parameter without a value, or to none, counts as null."""
    values: Dict[str, Optional[str]] = {}
    for name, text in component.properties.items():
        if text is None or "#{" not in text:
            values[name] = text
        else:
            from ..base.parameters import substitute_parameters

            values[name] = substitute_parameters(text, parameters, supports_expressions(component, name), component.nifi)
    return values


def supports_expressions(component: Component, name: str) -> bool:
    """Whether a property takes Expression Language; one that the component does not know does not."""
    descriptor = component.descriptor(name)
    return descriptor is not None and descriptor.el != EL_NONE


def refuse_missing(component: Component, parameters: Parameters) -> None:
    """InputError for a property that refers to a parameter that nobody gave."""
    for name, text in component.properties.items():
        if text is None or "#{" not in text:
            continue
        from ..base.parameters import names

        missing = sorted(set(names(text, component.nifi)) - set(parameters))
        if missing:
            advice = f"Give the parameter {missing[0]} a value"
            raise InputError(f"no value for parameter {missing[0]!r}", f"property {name!r}", advice)


def values_of(parameters: Mapping[str, Parameter]) -> Dict[str, Optional[str]]:
    """The parameters of a flow's context: name → text, a Secret where it is sensitive."""
    return {name: _text(parameter) for name, parameter in parameters.items()}


def _text(parameter: Parameter) -> Optional[str]:
    return Secret(parameter.value) if parameter.sensitive and parameter.value is not None else parameter.value
