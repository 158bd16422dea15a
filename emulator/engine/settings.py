"""The parameters and variables that each group of a flow sees.

1. A JSON flow definition names a parameter context for each group; a child does not inherit its parent's. Given values win over the file's.
2. An XML template carries no contexts: every group sees what is given, as if one context had been assigned to all of them. A parameter
   counts as sensitive when a sensitive property refers to it.
3. A name that is given and nobody knows, and one that is used and has no value, are errors that name it and the nearest.
   None given on purpose is a parameter without a value: the property then has none either.
4. Variables are looked up from the group outwards.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass, replace
from typing import Dict, Iterable, Iterator, List, Mapping, Optional, Set, Tuple, Union

from ..base.errors import InputError
from ..base.secret import Secret
from ..flow.model import ControllerService, Flow, Parameter, ProcessGroup, Processor
from ..flow.parameters import effective, references

Parameters = Mapping[str, Parameter]


@dataclass(frozen=True)
class Use:
    """A reference to a parameter: where it is, and whether in a sensitive property."""

    name: str
    where: str
    group: ProcessGroup
    sensitive: bool


def parameters_by_group(flow: Flow, given: Mapping[str, Optional[str]], paths: Mapping[str, str]) -> Dict[str, Parameters]:
    """Group id → its parameters. ``paths``: group id → the path that errors show."""
    uses = list(_uses(flow, paths))
    _refuse_unknown(flow, given, uses)
    sensitive = {use.name for use in uses if use.sensitive}
    loose = {name: Parameter(name, value, name in sensitive or isinstance(value, Secret)) for name, value in given.items()}
    found = {group.id: _of_group(flow, group, given, loose) for group in flow.root.walk()}
    _refuse_missing(flow, uses, found, given)
    return found


def variables_of(groups: Iterable[ProcessGroup]) -> Dict[str, str]:
    """Variables of a group; ``groups`` from the outermost to itself."""
    found: Dict[str, str] = {}
    for group in groups:
        found.update(group.variables)
    return found


def _of_group(flow: Flow, group: ProcessGroup, given: Mapping[str, Optional[str]], loose: Parameters) -> Parameters:
    if not flow.contexts:
        return loose
    own = effective(flow, group.parameter_context)
    return {name: _replaced(one, given[name]) if name in given else one for name, one in own.items()}


def _replaced(parameter: Parameter, value: Optional[str]) -> Parameter:
    return replace(parameter, value=value, sensitive=parameter.sensitive or isinstance(value, Secret))


def _uses(flow: Flow, paths: Mapping[str, str]) -> Iterator[Use]:
    for group in flow.root.walk():
        components: List[Union[Processor, ControllerService]] = [one for one in group.processors if one.state != "DISABLED"]
        components += group.services
        for one in components:
            for name, value in one.properties.items():
                where = "/".join(filter(None, (paths[group.id], one.name))) + f", property {name!r}"
                for reference in references(value or ""):
                    if not reference.escaped:
                        yield Use(reference.name, where, group, name in one.sensitive_properties or _is_secret(one.type, name))


def _is_secret(java_type: str, name: str) -> bool:
    from ..base.errors import NotEmulated
    from ..components.processor import lookup

    try:
        descriptor = lookup(java_type).descriptor(name)
    except NotEmulated:
        return False
    return descriptor is not None and descriptor.sensitive


def _refuse_unknown(flow: Flow, given: Mapping[str, Optional[str]], uses: List[Use]) -> None:
    known: Set[str] = {use.name for use in uses}
    for context in flow.contexts.values():
        known.update(context.parameters)
    unknown = sorted(set(given) - known)
    if unknown:
        advice = _nearest(unknown[0], known) or "It uses none at all"
        raise InputError("the flow has no parameter " + _listed(unknown), flow.origin or flow.name, advice)


def _refuse_missing(flow: Flow, uses: List[Use], found: Mapping[str, Parameters], given: Mapping[str, Optional[str]]) -> None:
    missing: Dict[str, Tuple[Use, str]] = {}
    for use in uses:
        parameters = found[use.group.id]
        if use.name not in parameters:
            missing.setdefault(use.name, (use, _nearest(use.name, parameters)))
        elif parameters[use.name].value is None and use.name not in given:
            missing.setdefault(use.name, (use, ""))
    if not missing:
        return
    names = sorted(missing)
    use, near = missing[names[0]]
    advice = f"Give a value: --param {use.name}=… on the command line, parameters={{{use.name!r}: …}} in Python; '' is a value too"
    if len(names) == 1:
        raise InputError(f"no value for parameter {use.name!r}", use.where, advice + (f". {near}" if near else ""))
    what = f"no value for parameters {_listed(names)} ({use.name!r} is used by {use.where})"
    raise InputError(what, flow.origin or flow.name, advice)


def _listed(names: List[str]) -> str:
    return ", ".join(repr(name) for name in names)


def _nearest(name: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(name, list(known), 1, 0.5)
    if near:
        return f"The nearest is {near[0]!r}"
    listed = sorted(known)
    return "Known: " + ", ".join(listed[:20]) if listed else ""
