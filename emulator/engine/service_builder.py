"""Controller services of a run: made, validated and enabled before the first processor is scheduled.

A service is seen by its own group and by those inside it. One whose type is not emulated is an error only when a property refers to it.
"""

from __future__ import annotations

from typing import Callable, Dict, List, Mapping, Optional, Sequence, Tuple, Type

from ..base.errors import InputError, NotEmulated
from ..components.controller_service import ControllerService
from ..components.descriptor import PropertyDescriptor
from ..components.registry import lookup
from ..core.services import ControllerServiceLookup, Service
from ..flow import model


def service_class(java_type: str, where: str = "") -> Type[ControllerService]:
    """The class that emulates a controller service's Java type; NotEmulated when none does, InputError for a processor."""
    component_class = lookup(java_type, where)
    if not issubclass(component_class, ControllerService):
        raise InputError(f"{java_type} is no controller service", where, "Set it up as a processor")
    return component_class


def service_problem(services: ControllerServiceLookup, descriptor: PropertyDescriptor, identifier: str) -> Optional[str]:
    """Why a property cannot refer to the service of an id; None when it can."""
    service = services.getControllerService(identifier)
    if service is None:
        return f"the controller service {identifier} does not exist in this group or above it"
    wanted = descriptor.service or ""
    if not any(wanted in (api, api.rpartition(".")[2]) for api in service.APIS):
        return f"the controller service {identifier} is no {wanted}"
    return None


class Services:
    """All services of a flow, by id, and the view that each group has of them."""

    def __init__(self, extra: Sequence[Service] = ()) -> None:
        self._extra = list(extra)
        self._views: Dict[str, ControllerServiceLookup] = {}
        self._unknown: Dict[str, str] = {}  # id → type that is not emulated
        self.enabled: List[ControllerService] = []
        self.external: Mapping[str, str] = {}  # id → name, services of enclosing groups

    def view(self, group_id: str) -> ControllerServiceLookup:
        """What a group's components find."""
        return self._views[group_id]

    def open_group(
        self,
        group: model.ProcessGroup,
        parent: Optional[model.ProcessGroup],
        stub_of: Callable[[model.ControllerService, model.ProcessGroup], Optional[Type[ControllerService]]] = lambda *_: None,
    ) -> List[Tuple[model.ControllerService, Type[ControllerService]]]:
        """Start a group's view with its parent's services; gives the group's own with their classes, or those that stand in for them."""
        above = self._views[parent.id] if parent else ControllerServiceLookup(self._extra)
        self._views[group.id] = ControllerServiceLookup(above)
        emulated = []
        for described in group.services:
            try:
                emulated.append((described, stub_of(described, group) or service_class(described.type)))
            except NotEmulated:
                self._unknown[described.id] = described.type
        return emulated

    def add(self, group: model.ProcessGroup, service: ControllerService) -> None:
        """A service of a group, enabled or about to be."""
        self._views[group.id].register(service)
        self.enabled.append(service)

    def problem(self, group_id: str, where: str) -> Callable[[PropertyDescriptor, str], Optional[str]]:
        """For the validation of a component: why an id cannot be used."""

        def check(descriptor: PropertyDescriptor, identifier: str) -> Optional[str]:
            if identifier in self._unknown:
                raise NotEmulated(self._unknown[identifier], where)
            name = self.external.get(identifier)
            if name and self._views[group_id].getControllerService(identifier) is None:
                return f"the controller service {name} belongs to an enclosing group that the file does not hold"
            return service_problem(self._views[group_id], descriptor, identifier)

        return check
