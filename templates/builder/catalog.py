"""What the builder knows of NiFi's components: what the emulated ones say of themselves."""

from __future__ import annotations

import difflib
from functools import cache, lru_cache
from typing import Dict, Iterable, Mapping, Optional, Set, Type

from emulator.base.errors import InputError
from emulator.components.controller_service import ControllerService
from emulator.components.descriptor import PropertyDescriptor
from emulator.components.processor import Component, Processor
from emulator.components.registry import lookup as component_of
from emulator.components.registry import names

# not for templates: an UpdateAttribute that is older than the property would make an attribute of it
_TOO_NEW = {"org.apache.nifi.processors.attributes.UpdateAttribute": {"canonical-value-lookup-cache-size"}}


class ComponentType:
    """One processor or controller service type; ``properties`` are the declared ones by their stored name."""

    def __init__(self, component: Type[Component]) -> None:
        self._component = component
        self.name, self.bundle, self.simple_name = component.TYPE, component.BUNDLE, component.short_name()
        self._too_new = _TOO_NEW.get(self.name, set())
        self.properties = {declared.name: declared for declared in component.PROPERTIES if declared.name not in self._too_new}

    @property
    def api(self) -> str:
        """The interface that a service offers, '' of a processor."""
        return self._component.APIS[0] if issubclass(self._component, ControllerService) else ""

    def descriptor(self, name: str) -> Optional[PropertyDescriptor]:
        """The declared property of that name, or the rule of dynamic ones; None for a name that no template may use."""
        return None if name in self._too_new else self._component.descriptor(name)

    def relationships(self, properties: Mapping[str, Optional[str]]) -> Set[str]:
        """All relationships of a processor with these properties."""
        assert issubclass(self._component, Processor)
        processor = self._component(properties=properties)
        return processor.relationships(processor.properties)


def nearest(word: str, candidates: Iterable[str]) -> str:
    """Advice after a name that is not known: the nearest ones, or all."""
    listed = sorted(candidates)
    near = difflib.get_close_matches(word, listed, 3, 0.5)
    return "Nearest: " + ", ".join(near) if near else "Known: " + (", ".join(listed) or "none")


@cache
def lookup(name: str) -> ComponentType:
    """A type by its simple or full name; InputError when no emulated component has it."""
    types = _by_name()
    if name not in types:
        raise InputError(f"unknown component type {name!r}", "emulator/components", nearest(name, types))
    return ComponentType(component_of(types[name]))


@lru_cache(maxsize=1)
def _by_name() -> Dict[str, str]:
    types = names()
    return {**{java_type: java_type for java_type in types}, **{java_type.rpartition(".")[2]: java_type for java_type in types}}
