"""ControllerServiceLookup: how processors and scripts find controller services.

Mirrors StandardProcessContext's half of the interface (NiFi 1.16.3). A service is any object with ``identifier``, ``name`` and ``APIS``
(the Java interfaces it has); types are given as a registered class, a Java name or a simple name.
"""

from __future__ import annotations

from typing import Any, Dict, Iterable, Optional, Set

from ..java.lang.object import JavaObject
from ..java.registry import java_class
from ..java.util.sets import HashSet


@java_class("org.apache.nifi.controller.ControllerServiceLookup")
class ControllerServiceLookup(JavaObject):
    """Services by id; ``enabled`` are the ids of those that run."""

    def __init__(self, services: Iterable[Any] = ()) -> None:
        self._services: Dict[str, Any] = {}
        self._enabled: Set[str] = set()
        for service in services:
            self._register(service)

    def _register(self, service: Any, *, enabled: bool = True) -> None:
        self._services[service.identifier] = service
        (self._enabled.add if enabled else self._enabled.discard)(service.identifier)

    register = _register

    def getControllerService(self, identifier: Optional[str]) -> Any:
        """The service, None when there is none of that id."""
        return None if identifier is None else self._services.get(identifier)

    def getControllerServiceName(self, identifier: str) -> Optional[str]:
        """Its name."""
        service = self.getControllerService(identifier)
        return None if service is None else service.name

    def getControllerServiceIdentifiers(self, service_type: Any) -> HashSet:
        """Ids of the services that have an interface."""
        wanted = service_type if isinstance(service_type, str) else str(getattr(service_type, "java_name", service_type))
        return HashSet([key for key, service in self._services.items() if _has(service, wanted)])

    def isControllerServiceEnabled(self, service: Any) -> bool:
        """Whether a service, or the one of an id, is enabled."""
        return (service if isinstance(service, str) else service.identifier) in self._enabled

    def isControllerServiceEnabling(self, identifier: str) -> bool:
        """Never: services are enabled before the first trigger."""
        return False


def _has(service: Any, wanted: str) -> bool:
    if wanted.endswith("controller.ControllerService"):
        return True
    interfaces = getattr(service, "APIS", ())
    return any(wanted == api or wanted == api.rpartition(".")[2] for api in interfaces)
