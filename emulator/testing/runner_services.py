"""The controller services of a TestRunner: added, configured, enabled and disabled one by one, as in nifi-mock."""

from __future__ import annotations

from typing import Dict, List, Mapping, Optional, Type, Union, cast

from ..base.errors import InputError
from ..base.secret import Parameters
from ..components.controller_service import ControllerService
from ..components.registry import full_type
from ..core.context import ProcessContext
from ..core.host import Host
from ..core.log import ComponentLog
from ..core.services import ControllerServiceLookup, Service
from ..engine.properties import refuse_missing, resolved
from ..engine.service_builder import service_class
from .bench import Bench
from .validity import problems

ServiceChoice = Union[str, Type[ControllerService], Service]


class RunnerServices:
    """``lookup`` is what the processor sees; an emulated service is made anew, with its properties of then, when it is enabled."""

    def __init__(self, bench: Bench, enabled: Optional[ControllerServiceLookup] = None) -> None:
        self._bench = bench
        self.lookup = enabled or ControllerServiceLookup()
        self._classes: Dict[str, Type[ControllerService]] = {}
        self._properties: Dict[str, Dict[str, Optional[str]]] = {}

    def add(self, identifier: str, service: ServiceChoice, properties: Mapping[str, Optional[str]]) -> None:
        """A service, not enabled yet: an emulated one by simple name, full type or class; or any object that has one's methods."""
        if isinstance(service, str):
            service = service_class(full_type(service))
        if isinstance(service, type):
            self._classes[identifier], self._properties[identifier] = cast("Type[ControllerService]", service), dict(properties)
            service = self._make(identifier)
        if service.identifier != identifier:
            raise InputError(f"the service's own identifier is {service.identifier!r}, not {identifier!r}", "", "Give that one")
        self.lookup.register(service, enabled=False)

    def set_property(self, identifier: str, name: str, value: Optional[str]) -> None:
        """Counts from the next ``enable`` on."""
        if identifier not in self._properties:
            raise InputError(f"{identifier!r} is no emulated controller service that was added", "", "Add it first, by its type")
        if self.lookup.isControllerServiceEnabled(identifier):
            raise InputError(f"the controller service {identifier!r} is enabled", f"property {name!r}", "Disable it first")
        self._properties[identifier][name] = value
        self.lookup.register(self._make(identifier), enabled=False)

    def problems(self, identifier: str, parameters: Parameters, variables: Mapping[str, str]) -> List[str]:
        """Why it is not valid, in NiFi's words."""
        service = self._added(identifier)
        if not isinstance(service, ControllerService):
            return []
        context = self._context(service, parameters, variables)
        return problems(service, resolved(service, parameters), context, self.lookup)

    def enable(self, identifier: str, parameters: Parameters, variables: Mapping[str, str]) -> None:
        """@OnEnabled."""
        service = self._added(identifier)
        if isinstance(service, ControllerService):
            refuse_missing(service, parameters)
            service.on_enabled(self._context(service, parameters, variables))
        self.lookup.register(service, enabled=True)

    def disable(self, identifier: str) -> None:
        """@OnDisabled."""
        service = self._added(identifier)
        if isinstance(service, ControllerService):
            service.on_disabled()
        self.lookup.register(service, enabled=False)

    def not_enabled(self) -> List[str]:
        """Ids of the services that were added and are not enabled."""
        return [service.identifier for service in self.lookup if not self.lookup.isControllerServiceEnabled(service)]

    def _added(self, identifier: str) -> Service:
        service = self.lookup.getControllerService(identifier)
        if service is None:
            added = ", ".join(repr(present.identifier) for present in self.lookup) or "none"
            raise InputError(f"there is no controller service {identifier!r}", "", f"Add it first; added: {added}")
        return service

    def _make(self, identifier: str) -> ControllerService:
        implementation, logs = self._classes[identifier], self._bench.logs
        log = ComponentLog(lambda level, message: logs[level].append(message), f"{implementation.short_name()}[id={identifier}]")
        return implementation(identifier, identifier, log, self._properties[identifier], self._bench.clock)

    def _context(self, service: ControllerService, parameters: Parameters, variables: Mapping[str, str]) -> ProcessContext:
        host = Host(service.identifier, service.name, service.short_name(), self._bench.repository)
        values = resolved(service, parameters)
        return ProcessContext(host, values, parameters=parameters, variables=variables, services=self.lookup)
