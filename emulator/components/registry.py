"""Finds a component by its Java type: ``lookup(type)`` imports the one module that bears the type's name."""

from __future__ import annotations

import importlib
from typing import List, Optional, Type

from ..base.errors import NotEmulated
from ..base.folders import import_all
from .catalog import module_of
from .descriptor import PropertyDescriptor
from .processor import REGISTERED, Component

_LIKELY = 0.85  # how near a name must be to be taken for a slip


def lookup(java_type: str, where: str = "") -> Type[Component]:
    """The class that emulates a Java type; NotEmulated, with the nearest name, when none does."""
    component_class = emulated(java_type)
    if component_class is None:
        raise NotEmulated(java_type, where, _way_round(java_type))
    return component_class


def emulated(java_type: str) -> Optional[Type[Component]]:
    """The class that emulates a Java type; None when none does."""
    module = module_of(java_type) if java_type not in REGISTERED else None
    if module is not None:
        importlib.import_module("." + module, __package__)
    return REGISTERED.get(java_type)


def descriptor_of(java_type: str, name: str) -> Optional[PropertyDescriptor]:
    """The descriptor of a property; None for a type that is not emulated, and where it has no such property."""
    component_class = emulated(java_type)
    return component_class.descriptor(name) if component_class else None


def names() -> List[str]:
    """Java types of all emulated components, sorted; imports every module of the folder."""
    import_all(__file__, __package__)
    return sorted(REGISTERED)


def full_type(name: str) -> str:
    """The Java type of an emulated component's simple name (RouteOnAttribute); any other name as it is."""
    return next((java_type for java_type in names() if java_type.rpartition(".")[2] == name), name) if "." not in name else name


def _way_round(java_type: str) -> str:
    from .ways_round import WAYS_ROUND

    short = java_type.rpartition(".")[2]
    if short in WAYS_ROUND:
        return WAYS_ROUND[short]
    by_short = {name.rpartition(".")[2]: name for name in names()}
    if short in by_short:
        return f"did you mean {by_short[short]}?"
    lowered = {name.lower(): name for name in by_short}
    import difflib

    near = difflib.get_close_matches(short.lower(), lowered, n=1, cutoff=_LIKELY)
    return (f"the nearest emulated one is {lowered[near[0]]}; " if near else "") + "'coverage' lists all of them"
