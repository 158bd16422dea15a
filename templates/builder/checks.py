"""The rules that a component must keep, checked the moment it is written down."""

from __future__ import annotations

from typing import Dict, Iterable, Mapping, Optional, Set

from emulator.base.errors import InputError
from emulator.base.parameters import is_reference, names, reference_places
from emulator.base.units import period_ms
from emulator.components.descriptor import PropertyDescriptor

from .catalog import ComponentType, nearest
from .nodes import Service, Value, stored
from .parameter import Parameter

_SCRIPTS = ("Script Body",)


def properties(
    type: ComponentType, values: Mapping[str, Value], parameters: Mapping[str, Parameter], where: str
) -> Dict[str, Optional[str]]:
    """The properties as stored; InputError for a name, value or parameter that NiFi would not take."""
    for name, value in values.items():
        declared = type.descriptor(name)
        if declared is None:
            raise InputError(f"{type.simple_name} has no property {name!r}", where, nearest(name, type.properties))
        _spelling(type, name, where)
        _value(declared, value, parameters, where)
    for declared in type.properties.values():
        if declared.required and declared.default is None and values.get(declared.name) is None:
            raise InputError(f"{type.simple_name} needs the property {declared.name!r}", where, "Set it")
    return {name: stored(value) for name, value in values.items()}


def among(names: Iterable[str], relationships: Set[str], role: str, where: str) -> Set[str]:
    """The names as a set; InputError when one of them is not a relationship."""
    chosen = set(names)
    for name in sorted(chosen - relationships):
        raise InputError(f"{role} {name!r} is not a relationship", where, nearest(name, relationships))
    return chosen


def periods(where: str, **texts: str) -> None:
    """InputError when a text is not a period."""
    for text in texts.values():
        period_ms(text, where)


def _spelling(type: ComponentType, name: str, where: str) -> None:
    """A dynamic name that is a declared one but for case, blanks or dashes is a slip: NiFi would take it as an attribute."""
    plain = {_plain(declared): declared for declared in type.properties}
    if name not in type.properties and _plain(name) in plain:
        raise InputError(f"{type.simple_name} has no property {name!r}", where, "Nearest: " + plain[_plain(name)])


def _plain(name: str) -> str:
    return "".join(char for char in name.lower() if char.isalnum())


def _value(declared: PropertyDescriptor, value: Value, parameters: Mapping[str, Parameter], where: str) -> None:
    where = f"{where}, property {declared.name!r}"
    text = stored(value)
    if text is None:
        return
    if declared.name in _SCRIPTS:
        places = reference_places(text)
        if places:
            advice = "NiFi takes it for a parameter, even in a comment: write it otherwise"
            raise InputError(f"the script has '#{{' in line {places[0].line}", where, advice)
        return
    if (declared.service is not None) != isinstance(value, Service):
        raise InputError("takes a controller service" if declared.service else "takes no controller service", where, "Give what it takes")
    if isinstance(value, Service) and value.type.api != declared.service:
        raise InputError(f"takes a {str(declared.service).rpartition('.')[2]}", where, f"{value.name} is a {value.type.simple_name}")
    if declared.allowed and "#{" not in text and text not in declared.allowed:
        raise InputError(f"{text!r} is not a value that NiFi stores here", where, nearest(text, declared.allowed))
    _references(declared, text, parameters, where)


def _references(declared: PropertyDescriptor, text: str, parameters: Mapping[str, Parameter], where: str) -> None:
    used = names(text)
    for name in used:
        if name not in parameters:
            raise InputError(f"no parameter {name!r}", where, nearest(name, parameters))
        parameter = parameters[name]
        if parameter.sensitive and not declared.sensitive:
            raise InputError(
                f"the sensitive parameter {parameter.name!r} fits only a sensitive property", where, "Hold it in a controller service"
            )
        if not parameter.required and not parameter.default and text == f"#{{{parameter.name}}}" and not declared.sensitive:
            raise InputError(
                f"empty when {parameter.name!r} is not set", where, f"Write ${{{text}}}: an empty #{{…}} makes NiFi call it invalid"
            )
    if declared.sensitive and not (is_reference(text) and parameters[used[0]].sensitive):
        raise InputError("a secret is not written into a file", where, "Refer to a sensitive parameter: #{name}")
