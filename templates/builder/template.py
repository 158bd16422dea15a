"""A flow in the making: its parameters, its outermost group, and the data that the writers write."""

from __future__ import annotations

from typing import Callable, Dict, Optional, Set

from emulator.base.errors import InputError
from emulator.base.parameters import names
from emulator.flow import model

from .catalog import nearest
from .group import Group
from .nodes import Processor, Service
from .parameter import TEXT, TYPES, Kind, Parameter


class Template:
    """One flow. Declare parameters first, then draw inside ``template.root`` or with ``template.group(...)``."""

    def __init__(self, name: str, *, slug: str, description: str, context: str = "") -> None:
        self.name, self.slug, self.description = name, slug, description
        self.context = context or name
        self.parameters: Dict[str, Parameter] = {}
        self.root = Group(self, None, slug, name, description)
        self.group = self.root.group

    def parameter(
        self,
        name: str,
        default: Optional[str] = "",
        *,
        description: str,
        required: bool = False,
        sensitive: bool = False,
        type: Kind = TEXT,
        card: str = "",
        example: str = "",
    ) -> Parameter:
        """Declare a parameter. A required one has no default, and no secret has one; ``card``, ``example``: see ``Parameter``."""
        if type.word not in TYPES:
            raise InputError(f"parameter {name!r} has the unknown type {type.word!r}", self.name, nearest(type.word, TYPES))
        if name in self.parameters:
            raise InputError(f"parameter {name!r} is declared twice", self.name, "Once is enough")
        value = None if required or sensitive else default
        self.parameters[name] = Parameter(name, value, description, required, sensitive, type, card, example)
        return self.parameters[name]

    def drawn(self, declare: Callable[[Template], None], draw: Callable[[Group], None]) -> Template:
        """This flow, its settings declared and its canvas drawn."""
        declare(self)
        with self.root as canvas:
            draw(canvas)
        return self

    def build(self) -> model.Flow:
        """The flow as data, after the last checks: nothing leads nowhere, every parameter is used."""
        self.root.check()
        root = self.root.build()
        used = self._used()
        for name in sorted(set(self.parameters) - used):
            raise InputError(f"parameter {name!r} is used nowhere", self.name, nearest(name, used))
        declared = {name: self.parameters[name].build() for name in sorted(self.parameters)}
        context = model.ParameterContext(self.context, declared, description=f"Settings of {self.name}")
        return model.Flow(self.name, root, {self.context: context}, self.description)

    def forget_unused(self) -> None:
        """Declare only what is used: a part of a flow needs a part of its settings."""
        used = self._used()
        self.parameters = {name: parameter for name, parameter in self.parameters.items() if name in used}

    def _used(self) -> Set[str]:
        """The parameters that processors and services refer to."""
        built = (
            item.built
            for group in self.root.walk()
            for item in (*group.nodes.values(), *group.services.values())
            if isinstance(item, (Processor, Service))
        )
        values = (value for item in built for name, value in item.properties.items() if name != "Script Body")
        return {name for value in values for name in names(value)}
