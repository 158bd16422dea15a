"""The parameters and variables that each group of a flow sees.

1. A JSON flow definition names a parameter context for each group; a child does not inherit its parent's. Given values win over the file's.
2. An XML template carries no contexts: every group sees what is given, as if one context had been assigned to all of them. A parameter
   counts as sensitive when a sensitive property refers to it.
3. A name that is given and nobody knows, and one that is used and has no value, are errors that name it and the nearest.
   None given on purpose is a parameter without a value: the property then has none either.
4. Variables are looked up from the group outwards.
"""

from __future__ import annotations

from typing import Dict, Iterable, Iterator, List, Mapping, Optional, Set, Tuple, Union

from ..base.errors import InputError
from ..base.parameters import NO_CONTEXT, UNDEFINED, is_possible_name, names
from ..base.record import record, replace
from ..base.secret import Secret
from ..base.versions import DEFAULT_VERSION, Version
from ..flow.model import ControllerService, Flow, Parameter, ProcessGroup, Processor
from ..flow.parameters import effective

Parameters = Mapping[str, Parameter]


@record(frozen=True)
class Use:
    """A reference to a parameter: where it is, and whether in a sensitive property."""

    name: str
    where: str
    group: ProcessGroup
    sensitive: bool


def parameters_by_group(
    flow: Flow, given: Mapping[str, Optional[str]], paths: Mapping[str, str], nifi: Version = DEFAULT_VERSION
) -> Dict[str, Parameters]:
    """Group id → its parameters. ``paths``: group id → the path that errors show; ``nifi`` reads the references."""
    uses = list(_uses(flow, paths, nifi))
    _refuse_unknown(flow, given, uses)
    sensitive = {use.name for use in uses if use.sensitive}
    loose = {name: Parameter(name, value, name in sensitive or isinstance(value, Secret)) for name, value in given.items()}
    by_group = {group.id: _of_group(flow, group, given, loose) for group in flow.root.walk()}
    _refuse_missing(flow, uses, by_group, given)
    return by_group


def variables_of(groups: Iterable[ProcessGroup]) -> Dict[str, str]:
    """Variables of a group; ``groups`` from the outermost to itself."""
    variables: Dict[str, str] = {}
    for group in groups:
        variables.update(group.variables)
    return variables


def _of_group(flow: Flow, group: ProcessGroup, given: Mapping[str, Optional[str]], loose: Parameters) -> Parameters:
    if not flow.contexts:
        return loose
    own = effective(flow, group.parameter_context)
    return {name: _replaced(parameter, given[name]) if name in given else parameter for name, parameter in own.items()}


def _replaced(parameter: Parameter, value: Optional[str]) -> Parameter:
    return replace(parameter, value=value, sensitive=parameter.sensitive or isinstance(value, Secret))


def _uses(flow: Flow, paths: Mapping[str, str], nifi: Version) -> Iterator[Use]:
    for group in flow.root.walk():
        enabled = [processor for processor in group.processors if processor.state != "DISABLED"]
        components: List[Union[Processor, ControllerService]] = [*enabled, *group.services]
        for component in components:
            path = "/".join(filter(None, (paths[group.id], component.name)))
            for name, value in component.properties.items():
                for parameter in names(value, nifi):
                    is_secret = name in component.sensitive_properties or _is_secret(component.type, name)
                    yield Use(parameter, f"{path}, property {name!r}", group, is_secret)
            if isinstance(component, Processor):
                for parameter in names(component.scheduling.period, nifi):
                    yield Use(parameter, f"{path}, schedule", group, False)


def _is_secret(java_type: str, name: str) -> bool:
    from ..components.registry import descriptor_of

    descriptor = descriptor_of(java_type, name)
    return descriptor is not None and descriptor.sensitive


def _refuse_unknown(flow: Flow, given: Mapping[str, Optional[str]], uses: List[Use]) -> None:
    defined: Set[str] = {use.name for use in uses}
    for context in flow.contexts.values():
        defined.update(context.parameters)
    unknown = sorted(set(given) - defined)
    if unknown:
        advice = _nearest(unknown[0], defined) or "It uses none at all"
        raise InputError("the flow has no parameter " + _listed(unknown), flow.origin or flow.name, advice)


def _refuse_missing(flow: Flow, uses: List[Use], by_group: Mapping[str, Parameters], given: Mapping[str, Optional[str]]) -> None:
    missing: Dict[str, Tuple[Use, str]] = {}
    for use in uses:
        parameters = by_group[use.group.id]
        if use.name not in parameters:
            missing.setdefault(use.name, (use, _undefined(flow, use, parameters)))
        elif parameters[use.name].value is None and use.name not in given:
            missing.setdefault(use.name, (use, ""))
    if not missing:
        return
    absent = sorted(missing)
    use, verdict = missing[absent[0]]
    if len(absent) == 1:
        raise InputError(f"no value for parameter {use.name!r}", use.where, _advice(use.name) + (f". {verdict}" if verdict else ""))
    fault = f"no value for parameters {_listed(absent)} ({use.name!r} is used by {use.where})"
    raise InputError(fault, flow.origin or flow.name, _advice(use.name))


def _undefined(flow: Flow, use: Use, parameters: Parameters) -> str:
    """The nearest name that is defined, and what NiFi says of the property."""
    sentence = NO_CONTEXT if flow.contexts and use.group.parameter_context is None else UNDEFINED % use.name
    return ". ".join(filter(None, (_nearest(use.name, parameters), f"NiFi says: {sentence}")))


def _advice(name: str) -> str:
    if is_possible_name(name):
        return f"Give a value: --param {name}=… on the command line, parameters={{{name!r}: …}} in Python; '' is a value too"
    return "All between the braces is the name for NiFi, and a name holds letters A to Z, digits, blanks, '.', '-' and '_' only"


def _listed(parameters: List[str]) -> str:
    return ", ".join(repr(name) for name in parameters)


def _nearest(name: str, defined: Iterable[str]) -> str:
    import difflib

    near = difflib.get_close_matches(name, list(defined), 1, 0.5)
    if near:
        return f"The nearest is {near[0]!r}"
    listed = sorted(defined)
    return "Known: " + ", ".join(listed[:20]) if listed else ""
