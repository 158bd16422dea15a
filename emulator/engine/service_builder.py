"""Controller services of a run: made, validated and enabled before the first processor is scheduled.

A service is seen by its own group and by those inside it. One whose type is not emulated is an error only when a property refers to it.
"""

from __future__ import annotations

from typing import Any, Callable, Dict, List, Mapping, Optional, Sequence, Tuple, Type

from ..base.errors import NotEmulated
from ..components.controller_service import ControllerService
from ..components.descriptor import PropertyDescriptor
from ..components.processor import lookup
from ..components.validation import parameter_problems, property_problems
from ..core.services import ControllerServiceLookup
from ..flow import model

Enabled = Dict[str, ControllerService]
MakeContext = Callable[[ControllerService, model.ProcessGroup, ControllerServiceLookup], Any]


class Services:
    """All services of a flow, by id, and the view that each group has of them."""

    def __init__(self, extra: Sequence[Any] = ()) -> None:
        self._extra = list(extra)
        self._views: Dict[str, ControllerServiceLookup] = {}
        self._unknown: Dict[str, str] = {}  # id → type that is not emulated
        self._apis: Dict[str, Tuple[str, ...]] = {one.identifier: tuple(one.APIS) for one in self._extra}
        self.enabled: List[ControllerService] = []
        self.external: Mapping[str, str] = {}  # id → name, services of enclosing groups

    def view(self, group_id: str) -> ControllerServiceLookup:
        """What a group's components find."""
        return self._views[group_id]

    def open_group(
        self, group: model.ProcessGroup, parent: Optional[model.ProcessGroup]
    ) -> List[Tuple[model.ControllerService, Type[Any]]]:
        """Start a group's view with its parent's services; gives the group's own with their classes."""
        above = self._views[parent.id] if parent else ControllerServiceLookup(self._extra)
        self._views[group.id] = ControllerServiceLookup(above._services.values())
        found = []
        for one in group.services:
            try:
                found.append((one, lookup(one.type)))
            except NotEmulated:
                self._unknown[one.id] = one.type
        return found

    def add(self, group: model.ProcessGroup, service: ControllerService) -> None:
        """A service of a group, enabled or about to be."""
        self._views[group.id].register(service)
        self._apis[service.identifier] = service.APIS
        self.enabled.append(service)

    def problem(self, group_id: str, where: str) -> Callable[[PropertyDescriptor, str], Optional[str]]:
        """For the validation of a component: why an id cannot be used."""

        def check(descriptor: PropertyDescriptor, identifier: str) -> Optional[str]:
            if identifier in self._unknown:
                raise NotEmulated(self._unknown[identifier], where)
            if self._views[group_id].getControllerService(identifier) is None:
                name = self.external.get(identifier)
                if name:
                    return f"the controller service {name} belongs to an enclosing group that the file does not hold"
                return f"the controller service {identifier} does not exist in this group or above it"
            wanted = descriptor.service or ""
            if not any(wanted in (api, api.rpartition(".")[2]) for api in self._apis[identifier]):
                return f"the controller service {identifier} is no {wanted}"
            return None

        return check


def service_problems(
    service: ControllerService, values: Mapping[str, Optional[str]], parameters: Mapping[str, model.Parameter], context: Any
) -> List[str]:
    """Why a service is not valid."""
    found = parameter_problems(service, service.properties, parameters) + property_problems(service, values, lambda *_: None)
    return found or service.validate(context)
