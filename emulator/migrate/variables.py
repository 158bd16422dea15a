"""Variables of process groups, which NiFi 2 has no more, as parameters.

Every variable becomes a parameter of one context, under its own name where no other group and no parameter of the flow has it. A group
that uses one is bound to that context, or its own context inherits from it. In NiFi 1 a FlowFile's attribute wins over a variable of its
name: where something in the flow may set such an attribute, ``${a}`` becomes ``${a:replaceNull(${#{a}})}``, which does the same.
"""

from __future__ import annotations

import re
from html import unescape
from typing import Dict, Iterator, List, Mapping, Optional, Set, Tuple

from ..base.parameters import escape_references
from ..components.descriptor import EL_NONE, EL_VARS
from ..components.registry import descriptor_of
from ..el.keywords import keywords
from ..flow.model import Flow, Parameter, ParameterContext, ProcessGroup
from ..flow.parts import PROPERTIES
from .changes import BY_HAND, NOTE, PARAMETER, Change, Component, below, components, components_of, groups, parameters_in
from .references import Parameter as Replacement
from .references import read_by_name, rewritten, variables_of

Moved = Dict[str, Tuple[str, str]]  # variable → its parameter, its value
CONTEXT = "{} variables"


def variables_to_parameters(flow: Flow) -> Tuple[Dict[str, Optional[str]], List[Change]]:
    """Rewrites the flow in place; name → value of the new parameters, and what was done."""
    if not any(group.variables for group in flow.root.walk()):
        return {}, []
    moved = _moved(flow)
    changes = list(_rewrite(flow, flow.root, "", {}, moved, _attribute_names(flow)))
    parameters = {name: value for own in moved.values() for name, value in own.values()}
    name = _free_name(CONTEXT.format(flow.root.name), set(flow.contexts))
    flow.contexts[name] = ParameterContext(name, {each: Parameter(each, value) for each, value in parameters.items()})
    _bind(flow, name, set(parameters))
    renamed = [
        Change(PARAMETER, path or group.name, f"variable {variable} → parameter {parameter} of the context {name!r}")
        for group, path in groups(flow)
        for variable, (parameter, _) in moved[group.id].items()
    ]
    for group in flow.root.walk():
        group.variables = {}
    return dict(parameters), [*renamed, *changes]


def _moved(flow: Flow) -> Dict[str, Moved]:
    """Group id → its variables with the names of their parameters."""
    taken = {parameter for context in flow.contexts.values() for parameter in context.parameters}
    taken |= parameters_in(components(flow))
    moved: Dict[str, Moved] = {}
    for group in flow.root.walk():
        own = moved[group.id] = {}
        for variable, value in group.variables.items():
            plain = _as_name(variable)
            parameter = plain if plain not in taken else _free_name(_as_name(f"{variable}.{group.name}"), taken)
            taken.add(parameter)
            own[variable] = (parameter, value)
    return moved


def _as_name(text: str) -> str:
    """A parameter's name that ``${#{…}}`` can hold: no blank, no word of the Expression Language, no digit in front."""
    name = re.sub(r"[^A-Za-z0-9._-]", "_", text)
    return f"variable.{name}" if name in keywords().words or not re.match(r"[A-Za-z_]", name) else name


def _free_name(name: str, taken: Set[str]) -> str:
    number, free = 2, name
    while free in taken:
        free, number = f"{name}.{number}", number + 1
    return free


def _attribute_names(flow: Flow) -> Set[str]:
    """Names that attributes of the flow may have: those of properties, and every quoted word of a script."""
    attributes: Set[str] = set()
    for component in components(flow):
        attributes.update(component.properties)
        script, _ = PROPERTIES.get(component.type.rpartition(".")[2], ("", ""))
        attributes.update(re.findall(r"""['"]([^'"\n]+)['"]""", component.properties.get(script) or ""))
    return attributes


def _rewrite(
    flow: Flow, group: ProcessGroup, path: str, above: Mapping[str, Tuple[str, str]], moved: Mapping[str, Moved], attributes: Set[str]
) -> Iterator[Change]:
    visible = {**above, **moved[group.id]}
    for component in components_of(group):
        for name, value in component.properties.items():
            scope = _scope(component, name)
            if value is None or scope == EL_NONE:
                continue

            def parameter_of(variable: str, scope: str = scope) -> Optional[Replacement]:
                if variable not in visible:
                    return None
                parameter, text = visible[variable]
                return Replacement(parameter, scope != EL_VARS and variable in attributes, _is_plain(text))

            text = rewritten(value, parameter_of)
            if text != value:
                component.properties[name] = text
                yield Change(PARAMETER, below(path, component.name), f"{name}: {value} → {text}")
            for kind, sentence in _out_of_reach(name, value, visible):
                yield Change(kind, below(path, component.name), sentence)
        for variable in sorted(variables_of(unescape(component.annotation_data or "")) & set(visible)):
            yield Change(BY_HAND, below(path, component.name), f"its Advanced page uses the variable {variable}: write it out")
    context = flow.contexts.get(group.parameter_context or "")
    for parameter in context.parameters.values() if context else ():
        for variable in sorted(variables_of(parameter.value or "") & set(visible)):
            yield Change(BY_HAND, path or group.name, f"the value of parameter {parameter.name} uses the variable {variable}: write it out")
    for child in group.groups:
        yield from _rewrite(flow, child, below(path, child.name), visible, moved, attributes)


def _out_of_reach(name: str, value: str, visible: Mapping[str, Tuple[str, str]]) -> Iterator[Tuple[str, str]]:
    """(kind, sentence) of each way to a variable that no parameter can take."""
    for variable in sorted(read_by_name(value) & set(visible)):
        yield BY_HAND, f"{name}: {value} reads the variable {variable} by its name, which no parameter has: write it otherwise"
    if visible and ":evaluateELString()" in value:
        yield NOTE, f"{name}: evaluateELString() sees no parameters in NiFi 2: what it evaluates must not use a variable"


def _scope(component: Component, name: str) -> str:
    """Which expressions a property takes; every one where the type is not known here."""
    descriptor = descriptor_of(component.type, name)
    return descriptor.el if descriptor else ""


def _is_plain(value: str) -> bool:
    return "$" not in value and escape_references(value) == value and "##" not in value


def _bind(flow: Flow, context: str, parameters: Set[str]) -> None:
    """Every group that uses one of the parameters sees the context."""
    for group in flow.root.walk():
        if not parameters_in(components_of(group)) & parameters:
            continue
        if group.parameter_context in flow.contexts and group.parameter_context != context:
            inherited = flow.contexts[group.parameter_context or ""].inherited
            if context not in inherited:
                inherited.append(context)
        else:
            group.parameter_context = context
